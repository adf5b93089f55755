"""Three days later, Marta reads what came of the first drop."""

from datetime import timedelta

from simulation.demo import Demo
from simulation.frettaverde import OWNER, STAFF_ROOM

ORDER = 90
TAKES_DAYS = True


async def play(demo: Demo) -> None:
    server = demo.server
    marta = server.person(OWNER)
    await server.advance(timedelta(days=1))  # two have passed before
    offered = await marta.complete("drop report", "drop", "Monoporzioni", channel=STAFF_ROOM)
    report = await marta.run("drop report", channel=STAFF_ROOM, drop=str(offered[0]["value"]))
    assert report.messages[0].attachments, "a picture, once a day has passed"
