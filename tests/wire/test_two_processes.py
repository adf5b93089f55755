"""Two processes of Salotto on one token and one database, as a careless update leaves them: one of them speaks."""

import asyncio
from pathlib import Path

from tests.wire.stories import PATIENCE, Story
from tests.wire.wire import Wire


async def test_both_hear_everything_and_it_is_stored_and_told_once(wire: Wire, tmp_path: Path) -> None:
    story = Story(wire, tmp_path, 5)
    await story.begin()
    async with story.talking(), story.living() as one, story.living() as other:
        await story.talk(40)
        await story.is_so(story.all_is_stored_and_told)
        assert (await wire.report())["identified"] == 2
        assert await asyncio.gather(one.stop(), other.stop()) == [0, 0]
    async with story.living() as last:  # whatever was said while both were leaving
        await story.is_so(story.all_is_stored_and_told)
        assert await last.stop() == 0
    await story.nothing_is_lost_or_doubled()


async def test_the_one_that_stays_takes_over_what_the_other_had_begun(wire: Wire, tmp_path: Path) -> None:
    story = Story(wire, tmp_path, 6)
    await story.begin()
    await story.sent_with("hold", "after")
    async with story.talking(), story.living() as one, story.living() as other:
        await wire.ask("held", count=1, seconds=PATIENCE)
        # Whichever of the two it was that spoke: it dies, and the other must not say it again.
        await one.kill()
        await wire.ask("release", discard=True)
        await wire.ask("forget_nonces")
        story.let_claims_run_out()
        await story.is_so(story.all_is_stored_and_told)
        assert await other.stop() == 0
    async with story.living() as last:
        await story.is_so(story.all_is_stored_and_told)
        assert await last.stop() == 0
    await story.nothing_is_lost_or_doubled()
