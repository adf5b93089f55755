"""What members wanted, put to the vote: one idea was chosen, promised and is here; two others are being voted on."""

from datetime import timedelta

from simulation.demo import Demo
from simulation.frettaverde import OWNER, STAFF_ROOM
from simulation.reading import Answer, labelled_fields
from simulation.scenes.ideas import propose
from simulation.scenes.polls import ROOM, agree, vote

ORDER = 75
LID, CARDS = "Coperchi che si richiudono", "Le ricette su cartoncini"
EVENING, CURRY = "Una serata in cucina al mese", "A curry without coriander"
PROPOSED = {
    "stefi": (LID, "Metà la mangio il giorno dopo, e in frigo si secca"),
    "cesco": (CARDS, "Il telefono con le mani unte è un problema"),
    "Teo": (EVENING, "L'ultima è stata la cosa più bella dell'anno"),
}
OVER = {"bea": (1, 2), "Hannah": (1,), "ale_runner": (2, 1), "Teo": (1, 2), "stefi": (1,), "cesco": (2, 1)}
RUNNING = {"bea": (2, 1), "stefi": (1,), "ale_runner": (1, 2)}


async def play(demo: Demo) -> None:
    for name, (title, why) in PROPOSED.items():
        await propose(demo, name, title, why)
    lid, cards, evening, curry = [await shortlist(demo, title) for title in (LID, CARDS, EVENING, CURRY)]

    await put_to_vote(demo, "30m", lid, cards)
    for name, places in OVER.items():
        await vote(demo, name, "3", [[str(place)] for place in places])
    await demo.server.advance(timedelta(minutes=31))
    await decide(demo, lid, "accepted", "L'avete scelto voi, e si butta meno cibo", "10d")
    await decide(demo, cards, "declined", "Di carta ne usiamo già troppa: le mettiamo nel ricettario")
    await step(demo, lid, "in_progress")
    await decide(demo, lid, "shipped", "Da oggi su tutte le confezioni da due")

    await put_to_vote(demo, "3d", evening, curry)
    for name, places in RUNNING.items():
        await vote(demo, name, "4", [[str(place)] for place in places])


async def shortlist(demo: Demo, title: str) -> str:
    """The id of an idea that staff like best."""
    marta = demo.server.person(OWNER)
    found = await marta.complete("board show", "idea", title, channel=STAFF_ROOM)
    idea = str(found[0]["value"])
    await step(demo, idea, "shortlisted")
    return idea


async def step(demo: Demo, idea: str, status: str) -> Answer:
    marta = demo.server.person(OWNER)
    card = await marta.run("board show", channel=STAFF_ROOM, idea=idea)
    return await marta.click(card, custom_id=f"ideas:move:v1:{idea}-{status}")


async def decide(demo: Demo, idea: str, status: str, why: str, day: str | None = None) -> None:
    form = await step(demo, idea, status)
    said = (why,) if day is None else (why, day)
    fields = labelled_fields(form.modal or {}).values()
    await demo.server.person(OWNER).fill(form, dict(zip(fields, said, strict=False)))


async def put_to_vote(demo: Demo, length: str, *ideas: str) -> None:
    """Publish a ranking of ideas. The scene before this one asked polls 1 and 2."""
    marta = demo.server.person(OWNER)
    shown = await marta.run("board vote", channel=STAFF_ROOM, where=demo.server.channel(ROOM), length=length)
    form = await marta.choose(shown, *ideas)
    question, *_ = labelled_fields(form.modal or {}).values()
    await agree(marta, await marta.fill(form, {question: "Quale di queste idee facciamo?"}))
