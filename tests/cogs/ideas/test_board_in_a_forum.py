"""A board in a forum: a post for each idea, a tag for where it is, and the talk in the post itself."""

from dataclasses import replace
from datetime import timedelta

import discord
import pytest

from services.erasure import Erasure
from services.idea_board import IdeaBoard
from services.idea_week import IdeaWeek
from services.ideas import Ideas
from simulation.plan import ChannelPlan
from simulation.reading import words
from simulation.world import Channel, Server
from tests.cogs.conftest import services_of
from tests.cogs.ideas.test_life_of_an_idea import SALON, Opened, decide, propose, staff_card, with_board

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")
TAGS = ("Aperta", "Tra le preferite", "Accettata", "Cibo")
FORUM = replace(
    SALON,
    channels=(
        ChannelPlan("generale"),
        ChannelPlan("idee", kind="forum", tags=TAGS),
        ChannelPlan("staff", only_for=("Team",)),
    ),
)
TITLE = "Monoporzioni di tofu"


def thread_of(server: Server, post: Channel) -> discord.Thread:
    found = server.guild.get_thread(post.id)
    assert found is not None
    return found


def tags(server: Server, post: Channel) -> list[str]:
    return [tag.name for tag in thread_of(server, post).applied_tags]


async def posted(server: Server, title: str = TITLE) -> Channel:
    """The post of an idea that Bruno proposes."""
    await with_board(server)
    await propose(server.person("Bruno"), title)
    (post,) = server.channel("idee").threads
    return post


async def test_each_idea_is_a_post_with_its_tag_and_is_talked_about_there(opened: Opened) -> None:
    async with opened(plan=FORUM) as server:
        post = await posted(server)
        assert post.name == TITLE and tags(server, post) == ["Aperta"]
        (first,) = post.messages
        assert first.id == post.id
        here = await server.person("Chiara").click(first, "Parliamone")
        assert f"<#{post.id}>" in here.text and len(server.channel("idee").threads) == 1


async def test_the_post_is_rewritten_where_it_stands_with_the_tag_of_each_step(opened: Opened) -> None:
    async with opened(plan=FORUM) as server:
        post = await posted(server)
        dario, ada = server.person("Dario"), server.person("Ada")
        await dario.click(post.messages[0], "La vorrei anch'io")
        assert "1 persona la vorrebbe" in words(post.messages[0])
        await ada.click(await staff_card(server, TITLE), "Tra le preferite")
        assert tags(server, post) == ["Tra le preferite"]
        thread = thread_of(server, post)
        assert isinstance(thread.parent, discord.ForumChannel)
        await thread.add_tags(*[tag for tag in thread.parent.available_tags if tag.name == "Cibo"])
        await server.settle()
        await decide(server, TITLE, "Accetta…", "Butteremmo meno cibo", "10d")
        assert tags(server, post) == ["Accettata", "Cibo"], "what people tagged by hand stays"
        await ada.click(await staff_card(server, TITLE), "Si comincia")
        assert tags(server, post) == ["Cibo"], "the forum has no tag for this step"
        assert "In lavorazione" in words(post.messages[0])
        assert [one.id for one in server.channel("idee").threads] == [post.id]
        assert len(post.messages) == 1, "no step is a message of its own"


async def test_other_words_are_the_name_of_the_post_too(opened: Opened) -> None:
    async with opened(plan=FORUM) as server:
        post = await posted(server)
        bruno = server.person("Bruno")
        shown = await bruno.click(post.messages[0], "Vedi l'idea")
        form = await bruno.click(shown, "Modifica")
        await bruno.fill(form, {"In una riga": "Tofu in vaschette da uno"})
        assert thread_of(server, post).name == "Tofu in vaschette da uno"
        assert "Tofu in vaschette da uno" in words(post.messages[0])
        renamed = [call for call in server.log if call.pattern == "PATCH /channels/*"]
        await server.person("Dario").click(post.messages[0], "La vorrei anch'io")
        assert [call for call in server.log if call.pattern == "PATCH /channels/*"] == renamed, "only when it changes"


async def test_links_lead_into_the_post(opened: Opened) -> None:
    async with opened(plan=FORUM) as server:
        post = await posted(server)
        await decide(server, TITLE, "Accetta…", "Butteremmo meno cibo", "2d")
        now, week = services_of(server).clock.now(), services_of(server).get(IdeaWeek)
        (item,) = await week.waiting(str(server.id), now)
        (line, *_) = await week.lines(str(server.id), now - timedelta(days=1), now + timedelta(hours=1))
        there = f"https://discord.com/channels/{server.id}/{post.id}/{post.id}"
        assert (item.link, line.link) == (there, there)


async def test_a_post_that_rests_in_the_archive_is_brought_up_to_date(opened: Opened) -> None:
    async with opened(plan=FORUM) as server:
        post = await posted(server)
        await thread_of(server, post).edit(archived=True)
        await server.restart()
        await decide(server, TITLE, "Accetta…", "Butteremmo meno cibo", "10d")
        assert "Butteremmo meno cibo" in words(post.messages[0]) and tags(server, post) == ["Accettata"]


async def test_a_deleted_post_comes_back_and_an_erased_author_s_words_go_with_their_title(opened: Opened) -> None:
    async with opened(plan=FORUM) as server:
        post = await posted(server)
        bruno, dario = server.person("Bruno"), server.person("Dario")
        await server.close_channel(post)
        (idea, _), *_ = await services_of(server).get(Ideas).all(str(server.id))
        await services_of(server).get(Ideas).support(str(server.id), str(dario.id), idea.id)
        await server.settle()
        (again,) = server.channel("idee").threads
        assert again.name == TITLE and "1 persona la vorrebbe" in words(again.messages[0])

        await dario.post(again, "Io pure")
        await services_of(server).get(Erasure).erase(str(server.id), str(bruno.id))
        await services_of(server).get(IdeaBoard).refresh()
        assert thread_of(server, again).name == "Quest'idea non c'è più"
        assert [words(message) for message in again.messages] == ["Io pure"], "what others said is theirs"


async def test_on_a_text_board_the_thread_is_called_like_the_idea(opened: Opened) -> None:
    async with opened(plan=SALON) as server:
        await with_board(server)
        bruno = server.person("Bruno")
        await propose(bruno, TITLE)
        (message,) = server.channel("idee").messages
        await server.person("Chiara").click(message, "Parliamone")
        (thread,) = server.channel("idee").threads
        shown = await bruno.click(message, "Vedi l'idea")
        await bruno.fill(await bruno.click(shown, "Modifica"), {"In una riga": "Tofu in vaschette da uno"})
        assert thread_of(server, thread).name == "Tofu in vaschette da uno"
        await services_of(server).get(Erasure).erase(str(server.id), str(bruno.id))
        await services_of(server).get(IdeaBoard).refresh()
        assert thread_of(server, thread).name == "Quest'idea non c'è più"
        assert not any("vaschette" in words(one) for one in server.channel("idee").messages)
