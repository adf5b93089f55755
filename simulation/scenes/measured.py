"""Two more answer the first drop in the next days; on the third, Marta reads what came of it."""

from datetime import timedelta

from simulation.demo import Demo
from simulation.frettaverde import OWNER, STAFF_ROOM
from simulation.scenes.drops import ROOM, TITLE

ORDER = 90
TAKES_DAYS = True
ANSWERS = {
    "sara_b": "Io la mangio tutta in macchina e la chiamo monoporzione. Da 180 però ne vorrei due gusti in una scatola",
    "Hannah": "I freeze the half I don't eat flat in a bag, because it thaws in ten minutes while the rice cooks",
}


async def play(demo: Demo) -> None:
    server = demo.server
    marta = server.person(OWNER)
    posted = next(one for one in server.channel(ROOM).messages if one.embeds and one.embeds[0].title == TITLE)
    for name, text in ANSWERS.items():
        await server.person(name).post(ROOM, text, reply_to=posted)
    await server.advance(timedelta(days=1))  # two have passed before
    offered = await marta.complete("drop report", "drop", TITLE, channel=STAFF_ROOM)
    report = await marta.run("drop report", channel=STAFF_ROOM, drop=str(offered[0]["value"]))
    assert report.messages[0].attachments, "a picture, once a day has passed"
