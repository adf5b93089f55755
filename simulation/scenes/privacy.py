"""Bea looks at what is kept of her and says that she may be quoted; Hannah reads the same in English."""

from simulation.demo import Demo

ORDER = 10


async def play(demo: Demo) -> None:
    bea, hannah = demo.server.person("bea"), demo.server.person("Hannah")
    await bea.run("privacy show", channel="chiacchiere")
    asked = await bea.run("privacy consent", channel="chiacchiere")
    await bea.click(asked, custom_id=f"privacy:choose:v1:full.{bea.id}")
    await hannah.run("privacy show", channel="english-corner")
