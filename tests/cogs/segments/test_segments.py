"""Segments in Discord: roles follow what members declare, and what is done by hand is respected and known as such."""

from dataclasses import replace

import pytest

from services.profiles import Profiles
from services.segments import Segments
from simulation.plan import ChannelPlan, PersonPlan, RolePlan, ServerPlan
from simulation.world import Server
from tests.cogs.conftest import Opened, services_of

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")

HOUSE = ServerPlan(
    "Casa",
    channels=(ChannelPlan("generale"), ChannelPlan("staff", only_for=("Team",))),
    roles=(
        RolePlan("Vip", above_bot=True),
        RolePlan("Team", frozenset({"manage_guild", "manage_roles"})),
        RolePlan("Zuppe"),
        RolePlan("Dolci"),
    ),
    people=(PersonPlan("Ada", roles=("Team",)), PersonPlan("Bruno"), PersonPlan("Chloe", locale="en-GB")),
)


async def likes(server: Server, name: str, *interests: str) -> None:
    """Somebody says what interests them."""
    member = str(server.person(name).id)
    await services_of(server).get(Profiles).declare(str(server.id), member, interests=interests, needs=())
    await server.settle()


async def test_the_role_follows_what_is_declared_and_goes_with_it(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        ada, bruno = server.person("Ada"), server.person("Bruno")
        made = await ada.run("segment create", name="Zuppe", interests="zuppe, brodi", role=server.role("Zuppe"))
        assert "nessuno" in made.text
        await likes(server, "Bruno", "Zuppe")
        assert "Zuppe" in bruno.roles
        assert "perché ti interessa: Zuppe" in (await bruno.run("me")).text
        assert "1 segmento" not in (await ada.run("segment list")).text
        assert bruno.mention in (await ada.run("segment members", segment="Zuppe")).text
        await likes(server, "Bruno", "Dolci")
        assert "Zuppe" not in bruno.roles


async def test_staff_decide_otherwise_with_a_reason_and_take_it_back(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        ada, chloe = server.person("Ada"), server.person("Chloe")
        await ada.run("segment create", name="Zuppe", interests="zuppe", role=server.role("Zuppe"))
        refused = await ada.run("segment assign", member=chloe, segment="Zuppe", place="in")
        assert "motivo" in refused.text
        told = await ada.run("segment assign", member=chloe, segment="Zuppe", place="in", reason="ne sa molto")
        assert "ne sa molto" in told.text
        assert "Zuppe" in chloe.roles
        assert "because staff put you there: ne sa molto" in (await chloe.run("me")).text
        await ada.run("segment assign", member=chloe, segment="Zuppe", place="rule")
        assert "Zuppe" not in chloe.roles
        assert "non è in nessun segmento" in (await ada.run("segment explain", member=chloe)).text


async def test_a_role_changed_by_hand_stays_changed_also_while_the_bot_is_away(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        ada, bruno, chloe = (server.person(name) for name in ("Ada", "Bruno", "Chloe"))
        await ada.run("segment create", name="Zuppe", interests="zuppe", role=server.role("Zuppe"))
        await ada.run("segment create", name="Dolci", interests="dolci", role=server.role("Dolci"))
        await likes(server, "Bruno", "zuppe", "dolci")
        await ada.take_role(bruno, "Zuppe")
        await ada.give_role(chloe, "Zuppe")
        async with server.away():
            await ada.take_role(bruno, "Dolci")
            await ada.give_role(chloe, "Dolci")
        await likes(server, "Bruno", "zuppe", "dolci", "altro")
        assert bruno.roles == frozenset()
        assert {"Zuppe", "Dolci"} <= chloe.roles
        explained = (await ada.run("segment explain", member=bruno)).text
        assert explained.count("tolto il ruolo a mano") == 2
        segments = services_of(server).get(Segments)
        assert len(await segments.of_member(str(server.id), str(chloe.id))) == 2


async def test_who_comes_back_has_their_roles_again(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        ada, bruno = server.person("Ada"), server.person("Bruno")
        await ada.run("segment create", name="Zuppe", interests="zuppe", role=server.role("Zuppe"))
        await likes(server, "Bruno", "zuppe")
        await bruno.leave()
        await bruno.join()
        assert "Zuppe" in bruno.roles
        async with server.away():
            await bruno.leave()
            await bruno.join()
        assert "Zuppe" in bruno.roles


async def test_a_role_that_is_gone_or_above_is_told_once_and_the_segment_stays(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        ada = server.person("Ada")
        await ada.run("setup channel", where=server.channel("staff"))
        await ada.run("segment create", name="Vip", interests="zuppe", role=server.role("Vip"))
        await ada.run("segment create", name="Dolci", interests="dolci", role=server.role("Dolci"))
        for name in ("Bruno", "Chloe"):
            await likes(server, name, "zuppe", "dolci")
        server.environment.backend.delete_role(server.id, server.role("Dolci").id)
        await server.settle()
        await likes(server, "Bruno", "zuppe", "dolci", "altro")
        told = [message.content for message in server.channel("staff").messages]
        assert sum("Vip" in text for text in told) == 1
        assert sum("Dolci" in text for text in told) == 1
        listed = (await ada.run("segment list")).text
        assert listed.count("2 persone") == 2


async def test_a_room_is_seen_by_the_segment_and_made_once(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        ada, bruno, chloe = (server.person(name) for name in ("Ada", "Bruno", "Chloe"))
        await ada.run("segment create", name="Brodi", interests="zuppe")
        assert "serve un ruolo" in (await ada.run("segment room", segment="Brodi")).text
        await ada.run("segment edit", segment="Brodi", role=server.role("Zuppe"))
        await likes(server, "Bruno", "zuppe")
        await ada.run("segment room", segment="Brodi")
        assert "C'è già" in (await ada.run("segment room", segment="Brodi")).text
        room = server.channel("Brodi")
        assert (room.is_seen_by(bruno), room.is_seen_by(chloe)) == (True, False)


async def test_a_rule_is_changed_and_roles_that_nobody_can_give_are_refused_at_once(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        ada, bruno = server.person("Ada"), server.person("Bruno")
        server.stored.roles[server.role("Dolci").id].managed = True
        refused = await ada.run("segment create", name="Dolci", role=server.role("Dolci"))
        assert "nessuno può darlo a mano" in refused.text
        await ada.run("segment create", name="Zuppe", interests="zuppe", role=server.role("Zuppe"))
        await likes(server, "Bruno", "brodi")
        assert bruno.roles == frozenset()
        edited = await ada.run("segment edit", segment="Zuppe", name="Brodi", interests="brodi, minestre")
        assert "Brodi" in edited.text
        assert "minestre" in edited.text
        assert "Zuppe" in bruno.roles
        (offered,) = await ada.complete("segment edit", "segment", "bro")
        assert offered["name"] == "Brodi"
        assert "Non c'è un segmento" in (await ada.run("segment members", segment="Zuppe")).text


async def test_a_crowd_gets_its_role_once_each_and_a_restart_asks_for_nothing(opened: Opened) -> None:
    crowd = tuple(PersonPlan(f"Tale{number}") for number in range(40))
    async with opened(plan=replace(HOUSE, people=(*HOUSE.people, *crowd))) as server:
        ada, profiles = server.person("Ada"), services_of(server).get(Profiles)
        for one in crowd:
            member = str(server.person(one.name).id)
            await profiles.declare(str(server.id), member, interests=("zuppe",), needs=())
        await server.settle()
        before = len(server.log)
        await ada.run("segment create", name="Zuppe", interests="zuppe", role=server.role("Zuppe"))
        asked = [call.path for call in server.log[before:] if call.method == "PUT"]
        assert len(asked) == len(set(asked)) == len(crowd)
        assert all("Zuppe" in server.person(one.name).roles for one in crowd)
        before = len(server.log)
        await server.restart()
        assert [call for call in server.log[before:] if "/roles/" in call.path] == []
