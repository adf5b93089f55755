"""Each call of an approval fails once, also with only its answer lost: one role, one room, and the proposer inside."""

import asyncio
from collections import Counter

import discord
import pytest

from cogs.segments.rooms import give_role_to
from core.errors import UserFacingError
from services.working_groups import WorkingGroups
from simulation.faults import ANSWERED, DOWN, EXPIRED, LOST_AFTER, REFUSED, each_call_failing
from simulation.people import Impossible
from simulation.plan import PersonPlan
from simulation.reading import NothingToClick
from simulation.world import Server
from tests.cogs.conftest import Opened, services_of, unanswered
from tests.cogs.groups.test_groups import HOUSE, decide, prepared, propose

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")

WHY_NOT = {"Perché? Chi l'ha fatta lo legge": "No"}


def cards_of(server: Server, name: str) -> list[discord.Message]:
    return [one for one in server.channel("staff").messages if name in one.content]


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


async def test_a_decision_counts_once_whatever_becomes_of_the_click_and_the_card_says_it(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        ada, bruno, _ = await prepared(server)
        for number, fault in enumerate((EXPIRED, ANSWERED, DOWN, REFUSED)):
            for action in ("approve", "decline"):
                name = f"gruppo-{number}-{action}"
                await propose(bruno, name)
                before = len(bruno.direct_messages)
                form = await decide(ada, action) if action == "decline" else None
                await unanswered(server, fault, ada.fill(form, WHY_NOT) if form else decide(ada, action))
                if any(f"groups:{action}" in str(one.components) for one in cards_of(server, name)):
                    again = await decide(ada, action)
                    if form is not None:
                        await ada.fill(again, WHY_NOT)
                assert len(bruno.direct_messages) == before + 1, f"{fault.name} {action}"
                (card,) = cards_of(server, name)
                assert "groups:" not in str(card.components), f"{fault.name} {action}"
                said = "è stata rifiutata" if form else "la stanza è"
                assert said in card.content, f"{fault.name} {action}"


async def test_two_who_approve_at_once_or_twice_open_one_room(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        ada, bruno, _ = await prepared(server)
        await propose(bruno, "Avanzi")
        groups, guild = services_of(server).get(WorkingGroups), str(server.id)
        (known,) = await groups.waiting(guild, server.clock.now())
        segment = await groups.approve(guild, known.key.partition("/")[2], str(ada.id))
        housed = await asyncio.gather(
            *(give_role_to(server.bot, server.guild, segment, str(ada.id)) for _ in range(3)), return_exceptions=True
        )
        assert sum(isinstance(one, UserFacingError) for one in housed) == 2
        await decide(ada, "approve")  # on a card that still has its buttons: it goes on where that was left
        assert Counter(one.name for one in server.guild.roles)["Avanzi"] == 1
        assert len([one for one in server.guild.channels if one.name.lower() == "avanzi"]) == 1


async def test_whoever_deleted_their_account_is_neither_written_to_nor_asked_after(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        ada, bruno, _ = await prepared(server)
        await propose(bruno, "Avanzi")
        # Discord sends a leave, and knows no such user any more.
        await bruno.leave()
        server.fail("POST /users/@me/channels", status=404, code=10013, times=None)
        await decide(ada, "approve")
        assert not [one for one in server.channel("staff").messages if "non riceve messaggi privati" in one.content]
        assert server.channel("Avanzi")  # the others may still like it
