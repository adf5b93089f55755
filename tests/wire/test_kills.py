"""Salotto is killed twenty times, without a warning and at bad moments: nothing is lost, and nothing is said twice.

Each story is one community with a past, a week that is still to be told and people who talk on while the bot dies.
What is chosen by chance (which page, how long after) comes from the number of the story.
"""

from collections.abc import AsyncGenerator, Callable
from pathlib import Path

import pytest

from tests.wire.stories import MESSAGES, PAST, PATIENCE, Story
from tests.wire.wire import Wire

# ---------------------------------------------------------------- where a life ends

Life = AsyncGenerator[None, None]
"""Orders a fault before the bot is started; goes on once it is connected, up to the moment of its death."""


async def starting(story: Story) -> Life:
    yield
    await story.a_moment(1.5)


async def reading(story: Story) -> Life:
    """While a page of the past is asked for, or has been answered."""
    left = (PAST - len(story.stored())) // 100
    for _ in range(story.chance.randint(0, max(0, left))):
        await story.wire.rest_fault("latency", method="GET", route=MESSAGES, seconds=0.0)
    await story.wire.rest_fault("hold", method="GET", route=MESSAGES, when=story.chance.choice(("before", "after")))
    yield
    await story.wire.ask("held", count=1, seconds=PATIENCE)


async def writing(story: Story) -> Life:
    """While what was just said is gathered, or written."""
    yield
    await story.talk(story.chance.randint(40, 120))
    await story.a_moment(1.2)


async def counting(story: Story) -> Life:
    """While the week is counted and put into words."""

    async def caught_up() -> bool:
        return bool(story.rows("SELECT 1 FROM catching_up WHERE finished_at IS NOT NULL"))

    yield
    await story.is_so(caught_up)
    await story.a_moment(2.0)


async def owing(story: Story) -> Life:
    """As soon as the digest is owed."""

    async def owed() -> bool:
        return bool(story.owed())

    yield
    await story.is_so(owed)


async def asked(story: Story) -> Life:
    """When the digest was sent off and Discord has not seen it."""
    await story.sent_with("hold", "before")
    yield
    await story.wire.ask("held", count=1, seconds=PATIENCE)
    assert not await story.digests()


async def posted(story: Story) -> Life:
    """When the digest stands in the channel and the bot has not heard of it."""
    await story.sent_with("hold", "after")
    yield
    await story.wire.ask("held", count=1, seconds=PATIENCE)
    assert await story.digests()


async def answered(story: Story) -> Life:
    """When the answer is on its way, or the message's id is being noted."""
    async for _ in posted(story):
        yield
    await story.wire.ask("release", discard=False)
    await story.a_moment(0.02)


async def cut_off(story: Story, when: str) -> Life:
    before = await story.broken()
    await story.sent_with("abort", when)

    async def broken() -> bool:
        return await story.broken() > before

    yield
    await story.is_so(broken)
    await story.a_moment(0.1)


POINTS: dict[str, Callable[[Story], Life]] = {
    "starting": starting,
    "reading": reading,
    "writing": writing,
    "counting": counting,
    "owing": owing,
    "asked": asked,
    "posted": posted,
    "answered": answered,
    "cut off before": lambda story: cut_off(story, "before"),
    "cut off after": lambda story: cut_off(story, "after"),
}


async def dies(story: Story, point: str) -> None:
    """One life, to its point. Then minutes pass: claims have run out, and Discord has forgotten the nonces."""
    coming = POINTS[point](story)
    await anext(coming)  # orders what is to go wrong
    await story.sent_with("hold", "before")  # the digest goes out in no life that is to end before it does
    async with story.living() as process:
        await anext(coming, None)
        await process.kill()
    await story.is_so(story.nobody_is_left)
    await story.wire.ask("forget_faults")
    await story.wire.ask("release", discard=True)
    await story.wire.ask("forget_nonces")
    story.let_claims_run_out()


@pytest.mark.parametrize(
    ("number", "points"),
    [
        (1, ("reading", "reading", "counting", "asked", "posted")),
        (2, ("starting", "reading", "owing", "cut off after", "writing")),
        (3, ("reading", "writing", "cut off before", "answered", "starting")),
        (4, ("writing", "reading", "asked", "posted", "writing")),
    ],
)
async def test_killed_five_times_it_loses_nothing_and_says_nothing_twice(
    number: int, points: tuple[str, ...], wire: Wire, tmp_path: Path
) -> None:
    story = Story(wire, tmp_path, number)
    await story.begin()
    async with story.talking():
        for point in points:
            await dies(story, point)

    async with story.living() as last:
        await story.talk(10)
        await story.is_so(story.all_is_stored_and_told)
        assert await last.stop() == 0
    await story.nothing_is_lost_or_doubled()
