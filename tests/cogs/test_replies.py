"""One way to answer, however far an interaction is."""

from datetime import timedelta

from simulation.world import Server
from tests.cogs.conftest import Opened
from tests.cogs.probe import PROBE, STAFF_PROBE


async def test_the_second_answer_follows_the_first(opened: Opened) -> None:
    async with opened(PROBE) as server:
        answer = await server.person("Bruno").run("probe twice")
        assert answer.text == "one\ntwo"
        assert answer.ephemeral


async def late(server: Server, *, minutes: int, public: bool) -> str:
    answer = await server.person("Bruno").run("probe late", minutes=minutes, public=public)
    await server.advance(timedelta(minutes=minutes + 1))
    return answer.text


async def test_an_answer_within_fifteen_minutes_fills_in_the_promise(opened: Opened) -> None:
    async with opened(PROBE) as server:
        await late(server, minutes=14, public=True)
        assert [message.content for message in server.channel("generale").messages] == ["at last"]


async def test_a_public_answer_that_comes_too_late_goes_to_the_channel(opened: Opened) -> None:
    async with opened(PROBE) as server:
        await late(server, minutes=16, public=True)
        assert server.channel("generale").messages[-1].content == "at last"


async def test_a_private_answer_that_comes_too_late_is_told_to_nobody_else(opened: Opened) -> None:
    async with opened(PROBE) as server:
        await late(server, minutes=16, public=False)
        assert "at last" not in [message.content for message in server.channel("generale").messages]


async def test_staff_commands_are_for_staff_by_role_or_permission(opened: Opened) -> None:
    async with opened(PROBE, STAFF_PROBE) as server:
        ada = server.person("Ada")
        assert (await ada.run("forstaff")).text == "staff"
        payloads = {command.name: command.default_permissions for command in server.bot.tree.get_commands()}
        assert payloads["forstaff"].manage_guild
        assert payloads["formods"].moderate_members
        assert payloads["probe"] is None


async def test_hierarchy_is_asked_before_anything_is_done(opened: Opened) -> None:
    async with opened(PROBE) as server:
        refusals = {
            ("Bruno", "Bruno"): "Non puoi farlo a te.",
            ("Chloe", "Bruno"): "Bruno does not stand below you",
            ("Bruno", "Ada"): "Ada non ha un ruolo sotto il tuo",
            ("Ada", "Dora"): "Nessuno può farlo a chi possiede il server.",
        }
        for (actor, target), words in refusals.items():
            answer = await server.person(actor).run("probe act", target=server.person(target))
            assert words in answer.text, (actor, target)
            assert answer.ephemeral
        assert (await server.person("Ada").run("probe act", target=server.person("Bruno"))).text == "acted"
