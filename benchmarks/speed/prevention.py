"""What prevention costs for each message when nothing is wrong, beside what discord.py spends on handing it over.

Microseconds of one core, the best of several rounds. The messages are those that the other speed figures read, written
by forty people in turn over five channels, three seconds apart.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from benchmarks.speed.stages import messages
from services.prevention import Looked, PreventionSettings, Sentinel

ROUNDS, PEOPLE, ROOMS = 5, 40, 5
BEGAN = datetime(2026, 5, 4, 8, tzinfo=UTC)


def main() -> None:
    texts = messages()
    print(f"{len(texts)} messages of {PEOPLE} people")
    for name, run in (
        ("a listener that does nothing", lambda: handed_over(len(texts))),
        ("the message as prevention has it", lambda: made(texts)),
        ("prevention, as it comes", lambda: watched(texts, PreventionSettings())),
        ("prevention, all of it off", lambda: watched(texts, OFF)),
    ):
        print(f"{name:<34} {best(run) / len(texts) * 1e6:8.2f} us a message")


OFF = PreventionSettings(same_text="off", burst="off", invites="off", first_day_links="off", join_wave="off")


def best(run: Callable[[], float]) -> float:
    """Seconds of the quickest round."""
    return min(run() for _ in range(ROUNDS))


def handed_over(count: int) -> float:
    """discord.py runs each listener of each event as a task of its own: the null bot's share of it."""

    async def listener() -> None:
        pass

    async def dispatch() -> float:
        began = time.process_time()
        for _ in range(count):
            await asyncio.create_task(listener())
        return time.process_time() - began

    return asyncio.run(dispatch())


def made(texts: Sequence[str]) -> float:
    began = time.process_time()
    looks(texts)
    return time.process_time() - began


def watched(texts: Sequence[str], chosen: PreventionSettings) -> float:
    seen, sentinel = looks(texts), Sentinel()
    began = time.process_time()
    for one in seen:
        sentinel.look(one, chosen)
    return time.process_time() - began


def looks(texts: Sequence[str]) -> list[Looked]:
    return [
        Looked(
            server="1",
            channel=f"{number % ROOMS}",
            message=f"{number}",
            author=f"{number % PEOPLE}",
            name="Bruno",
            text=text,
            at=BEGAN + timedelta(seconds=3 * number),
            joined_at=BEGAN - timedelta(days=30),
        )
        for number, text in enumerate(texts)
    ]
