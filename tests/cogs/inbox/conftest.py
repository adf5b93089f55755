"""The salon of the digest's stories in weeks in which nobody waits, and what staff read in their inbox."""

from datetime import timedelta
from typing import Any

import pytest

from simulation.people import Person
from simulation.plan import History, Said
from simulation.reading import Answer
from tests.cogs.digest.conftest import MONDAY, PEOPLE, TALK, Opened, salon, salon_on_postgres

__all__ = ["salon", "salon_on_postgres"]

QUESTION = "Dove si butta il coperchio di alluminio, nella plastica o nel metallo?"
CALM = History(
    tuple(
        Said(PEOPLE[(turn + week) % 4], "generale", MONDAY - timedelta(days=7 * week - day, minutes=-7 * turn), words)
        for week in (4, 3, 2, 1)
        for day in (1, 3)
        for turn, words in enumerate((*TALK[1:3], "Ottimo"))
    )
)


@pytest.fixture
def room(salon: Opened) -> Opened:
    """`async with room() as server`: the salon when nobody waits."""

    def open_(**options: Any) -> Any:
        return salon(**{"history": CALM, **options})

    return open_


async def press(person: Person, shown: Answer, action: str) -> Answer:
    """The last button of a kind under what somebody sees: that of the youngest thing that waits."""
    return await person.click(shown, custom_id=buttons(shown, action)[-1])


def buttons(shown: Answer, action: str) -> list[str]:
    """The custom ids of an action's buttons, in order."""
    found = []
    for component in shown.clickable().components:
        for child in component.get("components", ()):
            if str(child.get("custom_id", "")).startswith(f"inbox:{action}:"):
                found.append(child["custom_id"])
    return found
