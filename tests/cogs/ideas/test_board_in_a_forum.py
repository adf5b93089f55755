"""A board in a forum: a post for each idea, a tag for where it is, and the talk in the post itself."""

from dataclasses import replace

import pytest

from simulation.plan import ChannelPlan
from simulation.world import Server
from tests.cogs.ideas.test_life_of_an_idea import SALON, Opened, propose, with_board

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")
FORUM = replace(
    SALON,
    channels=(
        ChannelPlan("generale"),
        ChannelPlan("idee", kind="forum"),
        ChannelPlan("staff", only_for=("Team",)),
    ),
)
TITLE = "Monoporzioni di tofu"


def tags(server: Server) -> list[str]:
    (thread,) = server.guild.get_channel(server.channel("idee").id).threads  # type: ignore[union-attr]
    return [tag.name for tag in thread.applied_tags]


async def test_each_idea_is_a_post_with_its_tag_and_is_talked_about_there(opened: Opened) -> None:
    async with opened(plan=FORUM) as server:
        names = ("Aperta", "Accettata")
        stored = server.environment.backend.get_channel(server.channel("idee").id)
        stored.available_tags = [
            {"id": str(900 + n), "name": name, "moderated": False, "emoji_id": None, "emoji_name": None}
            for n, name in enumerate(names)
        ]
        await server.restart()
        await with_board(server)
        bruno, chiara = server.person("Bruno"), server.person("Chiara")
        await propose(bruno, TITLE)
        await server.settle()
        (post,) = server.channel("idee").threads
        assert post.name == TITLE and tags(server) == ["Aperta"]
        first = post.messages[0]
        here = await chiara.click(first, "Parliamone")
        assert str(post.id) in here.text and len(server.channel("idee").threads) == 1
