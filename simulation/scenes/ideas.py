"""Two members of Frettaverde propose something; one idea is supported and promised, the other is still open."""

from simulation.demo import Demo
from simulation.frettaverde import OWNER, STAFF_ROOM
from simulation.reading import labelled_fields

ORDER = 60
ONE, OTHER = "Confezioni da una porzione", "A curry without coriander"


async def play(demo: Demo) -> None:
    bea, hannah, marta = (demo.server.person(name) for name in ("bea", "Hannah", OWNER))
    await propose(demo, "bea", ONE, "Da sola una confezione intera non la finisco mai")
    await propose(demo, "Hannah", OTHER, "Half of us cannot stand it")
    listed = await hannah.complete("ideas show", "idea", ONE, channel="english-corner")
    idea = listed[0]["value"]
    shown = await hannah.run("ideas show", channel="english-corner", idea=idea)
    await hannah.click(shown, custom_id=f"ideas:support:v1:{idea}")
    card = await marta.run("board show", channel=STAFF_ROOM, idea=idea)
    form = await marta.click(card, custom_id=f"ideas:move:v1:{idea}-accepted")
    reason, day = labelled_fields(form.modal or {}).values()
    await marta.fill(form, {reason: "Ce lo chiedete da mesi, e butteremmo meno cibo", day: "1d"})
    await bea.run("ideas list", channel="chiacchiere")


async def propose(demo: Demo, name: str, title: str, text: str) -> None:
    """Somebody proposes something, with the form."""
    person = demo.server.person(name)
    form = await person.run("idea", channel="chiacchiere")
    await person.fill(form, dict(zip(labelled_fields(form.modal or {}).values(), (title, text), strict=True)))
