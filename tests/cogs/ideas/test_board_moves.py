"""The board moves to another channel: what lives goes along, and what was said about it stays to be found."""

from datetime import timedelta

import discord
import pytest

from services.erasure import Erasure
from services.idea_board import IdeaBoard
from services.ideas import IdeaSettings
from simulation.faults import DOWN, failing
from simulation.plan import ChannelKind, ChannelPlan
from simulation.reading import words
from simulation.world import Server
from tests.cogs.conftest import services_of
from tests.cogs.ideas.test_life_of_an_idea import SALON, SHOP, TITLE, Opened, board, decide, propose, with_board

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")


def said_in(server: Server, room: str) -> list[discord.Message]:
    """What somebody wrote there: not what Discord itself says of threads."""
    return [one for one in server.channel(room).messages if one.type is discord.MessageType.default]


async def move_board(server: Server, name: str = "idee-nuove", kind: ChannelKind = "text") -> None:
    await server.open_channel(ChannelPlan(name, kind=kind))
    settings, ada = services_of(server).server_settings, str(server.person("Ada").id)
    await settings.change(str(server.id), IdeaSettings, ada, board_channel=str(server.channel(name).id))
    await server.advance(timedelta(minutes=1))


@pytest.mark.parametrize("kind", ["text", "forum"])
async def test_when_the_board_moves_what_lives_moves_along_and_the_old_posts_say_where(
    opened: Opened, kind: ChannelKind
) -> None:
    async with opened(plan=SALON) as server:
        await with_board(server)
        bruno, dario = server.person("Bruno"), server.person("Dario")
        await propose(bruno, TITLE)
        await propose(server.person("Gaia"), SHOP)
        await decide(server, SHOP, "Non accettare…", "Per ora no")
        talk = await dario.click(board(server)[TITLE], "Parliamone")
        await move_board(server, kind=kind)

        def posted() -> discord.Message:
            new = server.channel("idee-nuove")
            (one,) = [one for room in (new.threads if kind == "forum" else (new,)) for one in room.messages]
            return one

        assert TITLE in words(posted())
        (pointer,) = [one for one in said_in(server, "idee") if "Questa idea si è spostata" in words(one)]
        assert (
            f"/{posted().channel.id}/{posted().id}" in words(pointer)
            and TITLE not in words(pointer)
            and not pointer.components
        )
        assert SHOP in board(server), "what is settled stays where it was told"
        assert [thread.name for thread in server.channel("idee").threads] == ["Idea spostata"]
        assert (await dario.click(posted(), "Parliamone")).text == talk.text, "the talk goes on where it was"
        await dario.click(posted(), "La vorrei anch'io")
        assert "1 persona la vorrebbe" in words(posted())
        for _ in range(2):
            await services_of(server).get(IdeaBoard).refresh()
        assert len(said_in(server, "idee")) == 2

        await services_of(server).get(Erasure).erase(str(server.id), str(bruno.id))
        await services_of(server).get(IdeaBoard).refresh()
        assert not any(TITLE in words(one) for room in ("idee", "idee-nuove") for one in said_in(server, room))
        assert not any(
            thread.name == TITLE for room in ("idee", "idee-nuove") for thread in server.channel(room).threads
        )


async def test_whoever_is_erased_while_the_board_moves_leaves_no_post_behind(opened: Opened) -> None:
    async with opened(plan=SALON) as server:
        await with_board(server)
        await propose(server.person("Bruno"), TITLE)
        with failing(server, "POST /channels/*/messages", DOWN, times=None):
            await move_board(server)
            await services_of(server).get(Erasure).erase(str(server.id), str(server.person("Bruno").id))
            await services_of(server).get(IdeaBoard).refresh()
        await server.advance(timedelta(minutes=11))
        assert [words(one) for room in ("idee", "idee-nuove") for one in said_in(server, room)] == []
