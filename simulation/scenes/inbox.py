"""Marta opens the inbox and takes on what has waited longest; under the digest she confirms a theme."""

from typing import Any

from simulation.demo import Demo
from simulation.frettaverde import OWNER, STAFF_ROOM
from simulation.reading import Answer

ORDER = 20


async def play(demo: Demo) -> None:
    marta = demo.server.person(OWNER)
    inbox = await marta.run("inbox", channel=STAFF_ROOM)
    if take := _ids(inbox, "inbox:claim:"):
        await marta.click(inbox, custom_id=take[0])
    digest = next(one for one in demo.server.channel(STAFF_ROOM).messages if one.attachments)
    buttons = [child.custom_id or "" for row in digest.components for child in getattr(row, "children", ())]
    themes = next((one for one in buttons if one.startswith("insights:themes:")), None)
    if themes is None:
        return
    asked = await marta.click(digest, custom_id=themes)
    card = await marta.choose(asked, _choices(asked)[0])
    if confirm := _ids(card, "insights:theme-confirm:"):
        await marta.click(card, custom_id=confirm[0])


def _parts(answer: Answer) -> list[dict[str, Any]]:
    return [part for row in answer.clickable().components for part in row.get("components", ())]


def _ids(answer: Answer, beginning: str) -> list[str]:
    found = [str(part.get("custom_id", "")) for part in _parts(answer)]
    return [one for one in found if one.startswith(beginning)]


def _choices(answer: Answer) -> list[str]:
    return [option["value"] for part in _parts(answer) for option in part.get("options", ())]
