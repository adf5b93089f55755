"""One way to answer, however far an interaction is."""

from datetime import timedelta

import discord
import pytest

from cogs._ui import check_assignable, refusal_of
from core.errors import UserFacingError
from services.ports import Refusal
from services.server_settings import GeneralSettings
from simulation.faults import ANSWERED, EXPIRED, LOST, failing
from simulation.world import Server
from tests.cogs.conftest import CALLBACK, Opened, services_of
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


async def test_a_message_for_everybody_is_changed_also_when_the_click_can_no_longer_be_answered(opened: Opened) -> None:
    async with opened(PROBE) as server:
        bruno = server.person("Bruno")
        shown = await bruno.run("probe panel")
        for fault, said in ((EXPIRED, "1"), (ANSWERED, "2")):
            with failing(server, CALLBACK, fault):
                await bruno.click(shown, "count")
            assert server.channel("generale").messages[-1].content == said


async def test_a_connection_that_breaks_is_told_as_discords_trouble(opened: Opened) -> None:
    async with opened(PROBE) as server:
        bruno = server.person("Bruno")
        shown = await bruno.run("probe panel")
        with failing(server, CALLBACK, LOST):
            answer = await bruno.click(shown, "count")
        assert answer.ephemeral
        assert "Discord adesso ha un problema" in answer.text


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


@pytest.mark.parametrize(
    ("status", "code", "words"), [(403, 50007, "closed"), (400, 50007, "closed"), (403, 50278, "")]
)
async def test_whoever_takes_no_direct_messages_is_no_failure(
    opened: Opened, status: int, code: int, words: str
) -> None:
    async with opened(PROBE) as server:
        bruno, chloe = server.person("Bruno"), server.person("Chloe")
        assert (await bruno.run("probe write", person=chloe)).text == "written"
        server.fail("POST /channels/*/messages", status=status, code=code)
        answer = await bruno.run("probe write", person=chloe)
        if words:
            assert answer.text == words
        else:
            assert [str(error.__cause__) for error in server.errors]
            assert "Qualcosa è andato storto" in answer.text


@pytest.mark.parametrize(
    ("status", "code", "refusal"),
    [
        (403, 50013, Refusal.FORBIDDEN),
        (403, 50001, Refusal.FORBIDDEN),
        (403, 50007, Refusal.CLOSED),
        (400, 50007, Refusal.CLOSED),
        (404, 10003, Refusal.GONE),
        (400, 10008, Refusal.GONE),
        (400, 50035, Refusal.UNFIT),
        (429, 0, Refusal.UNREACHABLE),
        (503, 0, Refusal.UNREACHABLE),
    ],
)
async def test_what_discord_refuses_is_known_for_what_to_do_next(
    opened: Opened, status: int, code: int, refusal: Refusal
) -> None:
    async with opened(PROBE) as server:
        server.fail("POST /channels/*/messages", status=status, code=code)
        with pytest.raises(discord.HTTPException) as caught:
            await server.guild.text_channels[0].send("ciao")
        assert refusal_of(caught.value) is refusal


async def test_a_role_that_cannot_be_given_is_refused_with_the_reason(opened: Opened) -> None:
    async with opened(PROBE) as server:
        roles = {role.name: role for role in server.guild.roles}
        with pytest.raises(UserFacingError, match="role-managed"):
            check_assignable(server.guild.default_role)
        check_assignable(roles["Team"])
        await server.permit_bot(manage_roles=False)
        with pytest.raises(UserFacingError, match="role-no-permission"):
            check_assignable(roles["Team"])


async def test_staff_by_role_may_click_and_members_are_offered_nothing_while_they_type(opened: Opened) -> None:
    async with opened(PROBE, STAFF_PROBE) as server:
        services = services_of(server)
        await services.server_settings.change(str(server.id), GeneralSettings, "1", staff_roles=("Team",))
        board = await server.person("Ada").run("board")
        assert (await server.person("Teo").click(board, "staff")).text == "done"
        assert "Solo" not in (await server.person("Ada").run("forstaff")).text
        assert await server.person("Ada").complete("forstaff", "word", "s")


async def test_a_modest_bot_still_answers(opened: Opened) -> None:
    """Answers to interactions need no permission in the channel."""
    async with opened(PROBE) as server:
        await server.permit_bot(send_messages=False, embed_links=False)
        assert (await server.person("Bruno").run("probe twice")).text == "one\ntwo"
