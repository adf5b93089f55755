"""With the days made short, two who have a need in common meet, and a newcomer who asks for a hand gets one."""

from datetime import timedelta

from simulation.demo import Demo
from simulation.frettaverde import OWNER, STAFF_ROOM
from simulation.people import Person
from simulation.reading import Answer, labelled_fields

ORDER = 80
TAKES_DAYS = True
WELCOME = "benvenuto"
NEED = "Pranzare senza una cucina"


async def play(demo: Demo) -> None:
    server = demo.server
    marta, bea, livia = server.person(OWNER), server.person("bea"), server.person("Livia")
    for setting, days in (("checkins.days", "1, 7, 30"), ("buddy.ask_after_days", "1")):
        await marta.run("setup change", channel=STAFF_ROOM, setting=setting, value=days)
    form = await press(bea, await bea.run("me", channel=WELCOME), "onboarding:about")
    fields = list(labelled_fields(form.modal or {}).values())
    about = {fields[-2]: "Pranzi da preparare la sera e mangiare senza cucina in ufficio", fields[-3]: NEED}
    await bea.fill(form, about)
    for person in (bea, livia):
        await person.run("buddy join", channel=WELCOME)
    # Whatever the hour: within a day they are put together, a day later asked; and Livia has been there for a day.
    await server.advance(timedelta(days=2, hours=3))
    announced = next(
        one for one in reversed(server.channel(WELCOME).messages) if "checkins:look" in str(one.components)
    )
    question = await press(livia, announced, "checkins:look")
    form = await press(livia, question, "checkins:person:v1:lost")
    (said,) = labelled_fields(form.modal or {}).values()
    await livia.fill(form, {said: "Non so in quale canale chiedere del pranzo in ufficio"})
    card = next(one for one in reversed(server.channel(STAFF_ROOM).messages) if "checkins:take" in str(one.components))
    await press(marta, card, "checkins:take")
    await marta.post("pranzo-in-ufficio", f"{livia.mention}, qui sei nel posto giusto: che cosa ti serve?")
    await press(marta, card, "checkins:done")
    asked = next(one for one in reversed(livia.direct_messages) if "buddy:yes" in str(one.components))
    await press(livia, asked, "buddy:yes")
    await marta.run("onboarding status", channel=STAFF_ROOM)
    proposed = await bea.run("workgroup propose", channel=WELCOME)
    words = ("Scambio di pranzi", "Il giovedì ognuno porta una porzione in più")
    await bea.fill(proposed, dict(zip(labelled_fields(proposed.modal or {}).values(), words, strict=True)))
    card = next(one for one in reversed(server.channel(STAFF_ROOM).messages) if "groups:approve" in str(one.components))
    await press(marta, card, "groups:approve")


async def press(person: Person, shown: object, action: str) -> Answer:
    """The button whose custom id begins so, under what somebody sees."""
    where = shown.clickable() if isinstance(shown, Answer) else shown
    for row in where.components:  # type: ignore[attr-defined]
        for button in row["components"] if isinstance(row, dict) else row.children:
            custom_id = button["custom_id"] if isinstance(button, dict) else button.custom_id
            if str(custom_id).startswith(action):
                return await person.click(where, custom_id=str(custom_id))  # type: ignore[arg-type]
    raise LookupError(action)
