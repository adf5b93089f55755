"""Frettaverde opens its door with the guided set-up; of two newcomers one goes through every step, the other stops."""

from simulation.demo import Demo
from simulation.people import Person
from simulation.plan import PersonPlan
from simulation.reading import Answer

ORDER = 20
WELCOME = "benvenuto"


async def play(demo: Demo) -> None:
    server = demo.server
    marta = server.person("Marta")
    shown = await marta.run("setup start", channel="staff")
    for setting, channel in (("welcome_channel", WELCOME), ("introductions_channel", "chiacchiere")):
        page = await marta.choose(shown, f"onboarding.{setting}", custom_id="setup:pick:v1:")
        place = server.channel(channel)
        shown = await marta.choose(page, place, custom_id=f"setup:channel:v1:onboarding.{setting}")
    why = "Cucinare bene con quello che c'è, e dire a Frettaverde che cosa serve davvero."
    await marta.run("setup change", channel="staff", setting="onboarding.mission_why", value=why)
    await marta.run("segment create", channel="staff", name="Pranzo in ufficio", needs="Pranzare senza una cucina")
    livia = server.newcomer(PersonPlan("Livia", member=False))
    owen = server.newcomer(PersonPlan("Owen", member=False, locale="en-GB"))
    await livia.join()
    hub = await _press(livia, server.channel(WELCOME).messages[-1], "start")
    await owen.join()
    await _press(owen, server.channel(WELCOME).messages[-1], "start")
    hub = await _press(livia, await _press(livia, hub, "mission"), "accept")
    hub = await _press(livia, await _press(livia, hub, "consent"), "level:v1:totals")
    form = await _press(livia, hub, "about")
    said = {
        "Altri bisogni, con parole tue": "Pranzare senza una cucina",
        "Una breve presentazione": "Ciao, sono Livia: mangio in ufficio quattro giorni su cinque, senza un fornello.",
    }
    hub = await livia.fill(form, said)
    await _press(livia, await _press(livia, hub, "preview"), "introduce")
    await marta.run("onboarding status", channel="staff")


async def _press(person: Person, shown: object, action: str) -> Answer:
    """The button of an action under what somebody sees."""
    where = shown.clickable() if isinstance(shown, Answer) else shown
    for row in where.components:  # type: ignore[attr-defined]
        for button in row["components"] if isinstance(row, dict) else row.children:
            custom_id = button["custom_id"] if isinstance(button, dict) else button.custom_id
            if str(custom_id).startswith(f"onboarding:{action}"):
                return await person.click(where, custom_id=str(custom_id))  # type: ignore[arg-type]
    raise LookupError(action)
