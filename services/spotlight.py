"""Member spotlight: members share, staff choose, and nothing is published without the member's yes to those very words.

Who takes their story back, or is erased, takes it out of its drop too, and its message is deleted.
"""

from collections.abc import Sequence
from datetime import datetime
from secrets import token_hex
from typing import Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from core.text import texts
from models import drop_posts, drops, member_stories, members
from models.drops import EVERYBODY, Drop, DropFile, Step, Variant
from models.member_stories import Story
from models.outbox import Owed
from models.session import Database
from services.alerts import Alerts
from services.calendar import Calendar, Occasion
from services.container import Services
from services.drop_shape import LONGEST_TITLE
from services.inbox import InboxItem
from services.languages import Languages
from services.outbox import Outbox
from services.ports import Post, PostButton, Refusal, Refused, Sender
from services.server_settings import ServerSettings

KIND = "spotlight"
LONGEST_STORY = 2_000


class Spotlight:
    """A job of the calendar that deletes what was taken back, and the writer of the question to a member."""

    name = "spotlight"

    def __init__(
        self,
        database: Database,
        clock: Clock,
        server_settings: ServerSettings,
        outbox: Outbox,
        alerts: Alerts,
        languages: Languages,
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._outbox = outbox
        self._alerts = alerts
        self._languages = languages
        self.sender: Sender | None = None

    @classmethod
    def build(cls, services: Services) -> Self:
        get, settings = services.get, services.server_settings
        made = cls(services.database, services.clock, settings, get(Outbox), get(Alerts), services.languages)
        get(Outbox).register(KIND, made)
        get(Calendar).register(made)
        return made

    # What members do

    async def share(self, server_id: str, member_id: str, text: str, file: DropFile | None) -> Story:
        """Keep what a member shares until staff choose."""
        if not text.strip():
            raise UserFacingError("spotlight-without-words")
        story = Story(token_hex(4), member_id, text.strip()[:LONGEST_STORY], self._clock.now(), file=file)
        async with self._database.writing() as session:
            await self._server_settings.know_within(session, server_id)
            await member_stories.add(session, server_id, story)
        return story

    async def of_member(self, server_id: str, member_id: str) -> tuple[Story, ...]:
        """What a member shared, the newest first."""
        async with self._database.reading() as session:
            return await member_stories.stories(session, server_id, member_id=member_id)

    async def agree(self, server_id: str, story_id: str, member_id: str, name: str) -> Drop:
        """The member's yes: a draft with their words waits for staff. Said twice, it is one."""
        words = texts((await self._server_settings.general(server_id)).locale)
        async with self._database.writing() as session:
            story = await _theirs(session, server_id, story_id, member_id)
            if story.state == "offered":
                raise UserFacingError("spotlight-not-asked")
            drop_id = story.drop or f"{story.id}s"
            known = await drops.drop(session, server_id, drop_id)
            if known is not None:
                await member_stories.change(session, server_id, story_id, state="yes")
                return known
            title, now = words("spotlight-title", name=name)[:LONGEST_TITLE], self._clock.now()
            drop = Drop(drop_id, title, "", "", "", "spotlight", None, "draft", now)
            await drops.add_drop(session, server_id, drop)
            general = await self._server_settings.general(server_id)
            await drops.put_variant(session, server_id, drop_id, Variant(EVERYBODY, general.locale, story.text))
            await drops.replace_files(session, server_id, drop_id, [story.file] if story.file else [])
            await drops.note_step(session, server_id, drop_id, Step(now, None, "created"))
            await member_stories.change(session, server_id, story_id, state="yes", drop_id=drop_id)
            key, values = f"spotlight-{story_id}", {"title": title}
            await self._alerts.staff_within(session, server_id, key, "spotlight-agreed", values)
        self._outbox.wake()
        return drop

    async def decline(self, server_id: str, story_id: str, member_id: str) -> None:
        """The member's no, also after a yes: what they shared goes, and what was published is deleted."""
        async with self._database.writing() as session:
            await member_stories.take_back(session, server_id, await _theirs(session, server_id, story_id, member_id))
        self._outbox.wake()

    # What staff do

    async def offered(self, server_id: str) -> tuple[Story, ...]:
        """What may be chosen, and what was asked for and is not answered yet."""
        async with self._database.reading() as session:
            found = await member_stories.stories(session, server_id)
        return tuple(one for one in found if one.state in ("offered", "asked"))

    async def choose(self, server_id: str, story_id: str) -> Story:
        """Ask the member whether it may be published."""
        async with self._database.writing() as session:
            found = await member_stories.stories(session, server_id, id=story_id)
            if not found:
                raise UserFacingError("spotlight-gone")
            if found[0].state == "offered":
                await member_stories.change(session, server_id, story_id, state="asked")
            key = f"story-{server_id}-{story_id}"
            await self._outbox.owe_within(session, server_id, key, KIND, {"story": story_id}, member=found[0].member)
        self._outbox.wake()
        return found[0]

    async def waiting(self, server_id: str, now: datetime) -> list[InboxItem]:
        """Stories that nobody has chosen or left yet."""
        async with self._database.reading() as session:
            found = await member_stories.stories(session, server_id, state="offered")
            names = {one.id: one.name for one in (await members.members(session, server_id)).values()}
        return [
            InboxItem(
                f"story-{one.id}",
                "story",
                one.at,
                "inbox-story",
                {"name": names.get(one.member, "?")},
                member=one.member,
            )
            for one in found
        ]

    # The outbox and the calendar ask

    async def channel(self, owed: Owed) -> str | None:
        return None

    async def post(self, owed: Owed) -> Post | None:
        async with self._database.reading() as session:
            found = await member_stories.stories(session, owed.server, id=str(owed.about["story"]))
        if not found or found[0].state != "asked" or owed.member is None:
            return None
        words = texts(await self._languages.of(owed.server, owed.member))
        return Post(
            words("spotlight-question", text=found[0].text),
            buttons=(
                PostButton(words("spotlight-yes"), custom_id=f"spotlight:yes:v1:{owed.key}", style="success"),
                PostButton(words("spotlight-no"), custom_id=f"spotlight:no:v1:{owed.key}"),
            ),
        )

    async def sent(self, session: AsyncSession, owed: Owed, message_id: str) -> None:
        """Nothing else is to be noted."""

    async def refused(self, owed: Owed, reason: Refusal) -> None:
        """They take no direct messages: staff are told, and they can answer with `/progress mine`."""
        key = f"spotlight-closed-{owed.about['story']}"
        await self._alerts.staff(owed.server, key, "spotlight-closed", {"who": f"<@{owed.member}>"})

    async def occasions(self, server_id: str, now: datetime, done: frozenset[str]) -> Sequence[Occasion]:
        """Messages whose story was taken back."""
        async with self._database.reading() as session:
            gone = [one for one in await drops.drops(session, server_id, {"cancelled"}) if one.format == "spotlight"]
            posts = [post for one in gone for post in await drop_posts.posts(session, server_id, one.id)]
        left = [post for post in posts if post.message is not None and f"remove.{post.key}" not in done]
        return [Occasion(f"remove.{post.key}", post.due_at) for post in left[:1]]

    async def ready(self, server_id: str) -> bool:
        return self.sender is not None

    async def run(self, server_id: str, occasion: str) -> bool:
        """Delete one message; one that is gone is what was wanted."""
        async with self._database.reading() as session:
            post = await drop_posts.post(session, server_id, occasion.partition(".")[2])
        if post is None or post.message is None or self.sender is None:
            return True
        try:
            await self.sender.delete(post.sent_in or post.channel or "", post.message)
        except Refused as refused:
            if refused.reason is Refusal.UNREACHABLE:
                return False
            if refused.reason is not Refusal.GONE:
                values = {"channel": f"<#{post.sent_in}>"}
                await self._alerts.staff(server_id, f"spotlight-stays-{post.key}", "spotlight-stays", values)
                return False
        async with self._database.writing() as session:
            await drop_posts.remove_post(session, server_id, post.key)
        await self._alerts.clear(server_id, f"spotlight-stays-{post.key}")
        return True


async def _theirs(session: AsyncSession, server_id: str, story_id: str, member_id: str) -> Story:
    found = await member_stories.stories(session, server_id, id=story_id, member_id=member_id)
    if not found:
        raise UserFacingError("spotlight-gone")
    return found[0]
