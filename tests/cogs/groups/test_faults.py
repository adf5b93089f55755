"""Each call of an approval fails once, also with only its answer lost: one role, one room, and the proposer inside."""

from collections import Counter

import pytest

from simulation.faults import DOWN, LOST_AFTER, REFUSED, each_call_failing
from simulation.people import Impossible
from simulation.plan import PersonPlan
from simulation.reading import NothingToClick
from tests.cogs.conftest import Opened
from tests.cogs.groups.test_groups import HOUSE, decide, prepared, propose

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")


async def test_an_approved_group_has_one_role_and_one_room_whatever_call_fails(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        ada, *_ = await prepared(server)

        async def proposed(number: int) -> str:
            name = f"gruppo-{number}"
            person = server.newcomer(PersonPlan(f"Nuova {number}", member=False))
            await person.join()
            await propose(person, name)
            return name

        async def approve(_: str) -> None:
            await decide(ada, "approve")

        faults = (REFUSED, DOWN, LOST_AFTER)
        concerned = ("POST /guilds/*/roles", "POST /guilds/*/channels")
        async for failure in each_call_failing(
            server, approve, before=proposed, faults=faults, only=concerned.__contains__
        ):
            name = failure.subject
            for again in ("approve", "room"):
                if not any(channel.name == name for channel in server.guild.channels):
                    try:
                        await decide(ada, again)
                    except (StopIteration, Impossible, NothingToClick, RuntimeError):
                        continue
            assert Counter(one.name for one in server.guild.roles)[name] == 1, failure
            assert Counter(one.name for one in server.guild.channels)[name] == 1, failure
