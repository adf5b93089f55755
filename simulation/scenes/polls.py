"""Marta asks the members of Frettaverde twice: a ranking is over and told, a secret poll still runs."""

from datetime import timedelta

from simulation.demo import Demo
from simulation.frettaverde import OWNER, STAFF_ROOM
from simulation.people import Person
from simulation.reading import Answer, labelled_fields

ORDER = 70
RANKED = "Quale formato vi serve di più?\nMonoporzione\nDa due\nFamiglia"
SECRET = "Vi fidate di più di noi dopo la storia dei coperchi?\nSì\nNo\nCome prima"
VOTES = {"bea": (1, 2), "stefi": (1, 3), "ale_runner": (3, 2), "Hannah": (1, 2), "cesco": (2, 1), "Teo": (1, 2)}
ROOM = "prodotti"


async def play(demo: Demo) -> None:
    await ask(demo, "ranking", "everybody", RANKED)
    for name, places in VOTES.items():
        await vote(demo, name, "1", [[str(place)] for place in places])
    await demo.server.advance(timedelta(hours=1, minutes=1))
    await ask(demo, "single", "nobody", SECRET)
    for number, name in enumerate(VOTES):
        await vote(demo, name, "2", [[str(number % 3 + 1)]])
    await demo.server.person("bea").run("polls", channel=ROOM)


async def ask(demo: Demo, method: str, who_sees: str, words: str) -> None:
    """Marta prepares a poll of an hour, looks at it, and publishes it."""
    marta = demo.server.person(OWNER)
    question, *options = words.splitlines()
    chosen = {"method": method, "who-sees": who_sees, "where": demo.server.channel(ROOM), "length": "1h"}
    form = await marta.run("poll create", channel=STAFF_ROOM, **chosen)
    fields = list(labelled_fields(form.modal or {}).values())
    preview = await marta.fill(form, dict(zip(fields, (question, "\n".join(options)), strict=False)))
    await agree(marta, preview)


async def agree(person: Person, question: Answer) -> None:
    """Yes, whatever it is called in their language."""
    yes = next(one for row in question.clickable().components for one in _buttons(row) if one.get("style") == 4)
    await person.click(question, custom_id=str(yes["custom_id"]))


def _buttons(row: object) -> list[dict[str, object]]:
    shown = row if isinstance(row, dict) else row.to_dict()  # type: ignore[attr-defined]
    return list(shown.get("components", ()))


async def vote(demo: Demo, name: str, poll: str, values: list[list[str]]) -> None:
    """Somebody fills in the ballot under a poll."""
    custom_id = f"polls:vote:v1:{poll}"
    under = next(one for one in reversed(demo.server.channel(ROOM).messages) if custom_id in str(one.components))
    person = demo.server.person(name)
    ballot = await person.click(under, custom_id=custom_id)
    await person.fill(ballot, dict(zip(labelled_fields(ballot.modal or {}).values(), values, strict=False)))
