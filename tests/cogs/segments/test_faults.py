"""Segments whatever fails: roles follow in the end, and a room and a role are made once, by however many at once."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp import ClientError

from cogs.segments.rooms import give_role_to, make_room
from core.errors import UserFacingError
from services.segments import Segments
from services.setting_up import LEASE
from simulation.faults import DOWN, FAULTS, LOST, LOST_AFTER, REFUSED, each_call_failing, failing
from simulation.people import Person
from simulation.plan import PersonPlan
from simulation.world import Server
from tests.cogs.conftest import Opened, services_of, told
from tests.cogs.onboarding.test_door_faults import alerts, mend
from tests.cogs.segments.test_segments import HOUSE, likes

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")

LATER = timedelta(minutes=6)


async def prepared(server: Server) -> Person:
    ada = server.person("Ada")
    await ada.run("setup channel", where=server.channel("staff"))
    await ada.run("segment create", name="Zuppe", interests="zuppe", role=server.role("Zuppe"))
    return ada


async def test_roles_follow_in_the_end_whatever_call_fails(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await prepared(server)

        async def somebody(number: int) -> Person:
            person = server.newcomer(PersonPlan(f"Nuova {number}", member=False))
            await person.join()
            return person

        async def declare(person: Person) -> None:
            await likes(server, person.name, "zuppe")

        async def change_their_mind(person: Person) -> None:
            await likes(server, person.name, "altro")

        async def in_it(number: int) -> Person:
            person = await somebody(100 + number)
            await declare(person)
            return person

        faults = (*FAULTS, LOST, LOST_AFTER)
        for act, before, has in ((declare, somebody, True), (change_their_mind, in_it, False)):
            async for failure in each_call_failing(server, act, before=before, faults=faults):
                refused = failure.fault.status in (403, 404)
                assert len(alerts(server)) == refused, str(failure)
                if refused:
                    await mend(server)
                else:
                    await server.advance(LATER)
                assert ("Zuppe" in failure.subject.roles) == has, str(failure)
                assert alerts(server) == [], str(failure)


async def test_roles_refused_for_want_of_a_permission_follow_when_it_is_back(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await prepared(server)
        await server.permit_bot(manage_roles=False)
        for name in ("Bruno", "Chloe"):
            await likes(server, name, "zuppe")
            assert server.person(name).roles == frozenset()
        assert len(alerts(server)) == 1
        await server.permit_bot(manage_roles=True)
        assert all("Zuppe" in server.person(name).roles for name in ("Bruno", "Chloe"))


async def test_a_room_is_made_once_whatever_call_fails(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        ada = await prepared(server)

        async def segment(number: int) -> str:
            name = f"Stanza {number}"
            made = await ada.run("segment create", name=name)
            assert name in made.text
            role = await server.guild.create_role(name=f"ruolo {number}")
            await server.settle()
            segments = services_of(server).get(Segments)
            known = await segments.find(str(server.id), name)
            await segments.edit(str(server.id), replace(known, role_id=str(role.id)), str(ada.id))
            return name

        async def make(name: str) -> None:
            await ada.run("segment room", segment=name)

        faults = (REFUSED, DOWN, LOST, LOST_AFTER)
        async for failure in each_call_failing(server, make, before=segment, faults=faults):
            told(server)
            again = await ada.run("segment room", segment=failure.subject)
            assert "Fatto: <#" in again.text or "C'è già: <#" in again.text, f"{failure}: {again.text}"
            called = failure.subject.lower().replace(" ", "-")
            names = Counter(one.name.lower().replace(" ", "-") for one in server.guild.channels)
            assert names[called] == 1, str(failure)
        with failing(server, "POST /guilds/*/channels", REFUSED):
            refused = await ada.run("segment room", segment=await segment(99))
        assert "Gestisci canali" in refused.text


async def test_several_who_make_a_room_and_a_role_at_once_make_one(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        ada = await prepared(server)
        await ada.run("segment create", name="Brodi")
        segments, guild = services_of(server).get(Segments), str(server.id)

        async def housed(by: str) -> object:
            segment = await give_role_to(server.bot, server.guild, await segments.find(guild, "Brodi"), by)
            return await make_room(server.bot, server.guild, segment, by)

        ended = await asyncio.gather(*(housed(str(one)) for one in range(4)), return_exceptions=True)
        await server.settle()
        assert sum(isinstance(one, UserFacingError) for one in ended) == 3
        # Right after the first, before Discord has announced what was made.
        assert (await make_room(server.bot, server.guild, await segments.find(guild, "Brodi"), "1")).id == next(
            one.id
            for one in ended
            if not isinstance(one, BaseException)  # type: ignore[attr-defined]
        )
        assert [role.name for role in server.guild.roles].count("Brodi") == 1
        assert len([one for one in server.guild.channels if one.name.lower() == "brodi"]) == 1
        # A process that died in the middle: within the lease nobody else begins, then it is looked for.
        await ada.run("segment create", name="Dolci")
        dolci = await segments.find(guild, "Dolci")
        with failing(server, "POST /guilds/*/roles", LOST_AFTER), pytest.raises(ClientError):
            await give_role_to(server.bot, server.guild, dolci, "1")
        told(server)
        await server.restart(killed=True)
        await server.advance(LEASE)
        segments = services_of(server).get(Segments)
        await give_role_to(server.bot, server.guild, await segments.find(guild, "Dolci"), "1")
        await server.settle()
        assert [role.name for role in server.guild.roles].count("Dolci") == 2, "the one of the plan, and one"
