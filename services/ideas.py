"""Ideas of members: what there is, and what members do: propose, support, say in other words, take back.

Whoever stands behind an idea that was merged stands behind the one it is told with. Everything that changes ideas of
one server is done one after the other (`servers.take_turn`), so that nothing waits for each other in a circle.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex
from typing import Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from metrics.listening.alike import alike, matters_of
from models import idea_people, ideas, members, polls, servers
from models.idea_people import Behind
from models.ideas import GOING, Idea, IdeaStatus
from models.polls import Poll
from models.session import Database
from services.consent import gate_of
from services.container import Services
from services.idea_rules import POST, SHOWN, check_going, post_key, sound
from services.outbox import Outbox
from services.server_settings import AreaSettings, AskedChannelId, GeneralSettings, ServerSettings

DRAFTS_KEPT = timedelta(days=7)
SHOWN_ALIKE = 5


class IdeaSettings(AreaSettings):
    """Where ideas are shown to everybody."""

    area = "ideas"

    board_channel: AskedChannelId | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """An idea with those behind it, and the poll in which it is or was.

    `credits` are names of who agreed to be named, `unnamed` counts the others.
    """

    idea: Idea
    supporters: int
    poll: Poll | None
    credits: tuple[str, ...]
    unnamed: int


class Ideas:
    """Reads and changes the ideas of every server."""

    def __init__(self, database: Database, clock: Clock, server_settings: ServerSettings, outbox: Outbox) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._outbox = outbox

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.database, services.clock, services.server_settings, services.get(Outbox))

    # Looking

    async def get(self, server_id: str, id: str) -> Idea:
        """UserFacingError when there is none, or no more."""
        async with self._database.reading() as session:
            return await existing(session, server_id, id)

    async def all(self, server_id: str, *statuses: IdeaStatus) -> tuple[tuple[Idea, int], ...]:
        """Ideas of these statuses, or everything that is shown, each with how many support it; most of them first."""
        async with self._database.reading() as session:
            found = await ideas.ideas(session, server_id, *(statuses or SHOWN))
            counts = await idea_people.supporters(session, server_id)
        return tuple(sorted(((one, counts.get(one.id, 0)) for one in found), key=lambda row: -row[1]))

    async def mine(self, server_id: str, member_id: str) -> tuple[Idea, ...]:
        """What a member proposed, the newest first; what is told with another idea as well."""
        async with self._database.reading() as session:
            found = await ideas.ideas(session, server_id, *SHOWN, "merged", "withdrawn", "draft")
        return tuple(one for one in found if one.author == member_id)

    async def card(self, server_id: str, id: str) -> Card:
        """An idea and who stands behind it, as far as they agreed to be named."""
        async with self._database.reading() as session:
            idea = await existing(session, server_id, id)
            people = await idea_people.behind(session, server_id, id)
            general = await self._server_settings.read_within(session, server_id, GeneralSettings)
            gate = await gate_of(session, server_id, general)
            known = await members.members(session, server_id)
            poll = None if idea.poll is None else await polls.poll_of(session, server_id, idea.poll)
        credited = dict.fromkeys(one.member for one in people if one.part in ("proposed", "argued"))
        named = tuple(known[one].name for one in credited if one in known and gate.may_name(one))
        supporters = len({one.member for one in people if one.part == "supported"})
        return Card(idea, supporters, poll, named, len(credited) - len(named))

    async def similar(self, server_id: str, title: str, text: str = "") -> tuple[Idea, ...]:
        """Ideas that are going, and may be the same thing: the most alike first."""
        async with self._database.reading() as session:
            known = {one.id: one for one in await ideas.ideas(session, server_id, *GOING)}
        found = alike(matters_of(f"{title}. {text}"), {id: one.lemmas for id, one in known.items()})
        return tuple(known[id] for id, _ in found[:SHOWN_ALIKE])

    # What members do

    async def propose(
        self, server_id: str, member_id: str, title: str, text: str, *, origin: str | None = None
    ) -> Idea:
        """A new idea, for everybody to see. UserFacingError when it has no title. `origin`: where it comes from."""
        async with self.turn(server_id) as session:
            draft = await self.draft_within(session, server_id, member_id, title, text, origin)
            return await self.open_within(session, server_id, draft)

    async def draft(self, server_id: str, member_id: str, title: str, text: str) -> Idea:
        """Keep an idea for its author until they say whether to post it: nothing typed is lost."""
        async with self.turn(server_id) as session:
            await ideas.purge_drafts(session, self._clock.now() - DRAFTS_KEPT)
            return await self.draft_within(session, server_id, member_id, title, text, None)

    async def post(self, server_id: str, member_id: str, id: str) -> Idea:
        """Show a draft to everybody. Asked twice, it is shown once."""
        async with self.turn(server_id) as session:
            draft = await self.own_within(session, server_id, member_id, id)
            return await self.open_within(session, server_id, draft) if draft.status == "draft" else draft

    async def support(self, server_id: str, member_id: str, id: str) -> bool:
        """A member supports an idea; False when they did already. UserFacingError when it is settled."""
        async with self.turn(server_id) as session:
            idea = await told_with(session, server_id, id)
            check_going(idea)
            people = await idea_people.behind(session, server_id, idea.id)
            if _has(people, member_id):
                return False
            now = self._clock.now()
            await idea_people.stand_behind(session, server_id, idea.id, [member_id], "supported", now)
            await ideas.change(session, server_id, idea.id, changed_at=now)
        return True

    async def take_back(self, server_id: str, member_id: str, id: str) -> bool:
        """They support it no longer; False when they did not. UserFacingError when it is settled."""
        async with self.turn(server_id) as session:
            idea = await told_with(session, server_id, id)
            check_going(idea)
            clicked = await ideas.family(session, server_id, idea.id)
            taken = await idea_people.stand_back(session, server_id, clicked, member_id, "supported")
            await ideas.change(session, server_id, idea.id, changed_at=self._clock.now())
        return taken

    async def edit(self, server_id: str, member_id: str, id: str, title: str, text: str) -> Idea:
        """Other words for one's own idea, as long as nothing is decided."""
        title, text = sound(title, text)
        async with self.turn(server_id) as session:
            idea = await self.own_within(session, server_id, member_id, id)
            check_going(idea)
            if idea.status == "in_vote":
                raise UserFacingError("idea-in-vote", title=idea.title)
            lemmas, now = list(matters_of(f"{title}. {text}")), self._clock.now()
            await ideas.change(session, server_id, id, title=title, text=text, lemmas=lemmas, changed_at=now)
            return await existing(session, server_id, id)

    async def withdraw(self, server_id: str, member_id: str, id: str) -> None:
        """Take one's own idea back, as long as nothing is decided; what was merged into it stands by itself again."""
        async with self.turn(server_id) as session:
            idea = await self.own_within(session, server_id, member_id, id)
            if idea.status == "draft":
                await idea_people.forget(session, server_id, id)
                return
            if idea.status == "withdrawn":
                return
            check_going(idea)
            now = self._clock.now()
            for other in (await ideas.family(session, server_id, id))[1:]:
                await self.stand_alone_within(session, server_id, await existing(session, server_id, other), now)
            await ideas.change(session, server_id, id, status="withdrawn", changed_at=now, step=idea.step + 1)

    async def note_thread(self, server_id: str, id: str, thread_id: str) -> str:
        """Where an idea is discussed; of two threads begun at once the first counts, and is given back."""
        async with self.turn(server_id) as session:
            idea = await existing(session, server_id, id)
            if idea.thread is None:
                await ideas.change(session, server_id, id, thread_id=thread_id, changed_at=self._clock.now())
            return idea.thread or thread_id

    # For whatever changes ideas

    @asynccontextmanager
    async def turn(self, server_id: str) -> AsyncIterator[AsyncSession]:
        """A transaction in which nobody else changes ideas of this server; what it owes is sent after it."""
        async with self._database.writing() as session:
            await servers.take_turn(session, server_id)
            yield session
        self._outbox.wake()

    async def draft_within(
        self, session: AsyncSession, server_id: str, member_id: str, title: str, text: str, origin: str | None
    ) -> Idea:
        """Note an idea that nobody sees yet."""
        title, text = sound(title, text)
        await self._server_settings.know_within(session, server_id)
        now = self._clock.now()
        lemmas = matters_of(f"{title}. {text}")
        idea = Idea(token_hex(5), title, text, "draft", member_id, lemmas, now, now, origin)
        await ideas.add(session, server_id, idea)
        return idea

    async def open_within(self, session: AsyncSession, server_id: str, draft: Idea) -> Idea:
        """Show it to everybody."""
        now = self._clock.now()
        await ideas.change(session, server_id, draft.id, status="open", created_at=now, changed_at=now, stale=False)
        if draft.author is not None:
            await idea_people.stand_behind(session, server_id, draft.id, [draft.author], "proposed", now)
        opened = await existing(session, server_id, draft.id)
        await self._outbox.owe_within(session, server_id, post_key(opened), POST, {"idea": draft.id})
        return opened

    async def stand_alone_within(self, session: AsyncSession, server_id: str, idea: Idea, now: datetime) -> None:
        """Tell it by itself again."""
        values = {"status": "open", "merged_into": None, "changed_at": now, "step": idea.step + 1}
        await ideas.change(session, server_id, idea.id, **values)
        if idea.message is None:
            await self._outbox.owe_within(session, server_id, post_key(idea), POST, {"idea": idea.id})

    async def own_within(self, session: AsyncSession, server_id: str, member_id: str, id: str) -> Idea:
        """UserFacingError for somebody else's."""
        idea = await existing(session, server_id, id)
        if idea.author != member_id:
            raise UserFacingError("idea-not-yours")
        return idea


def _has(people: Sequence[Behind], member_id: str) -> bool:
    return any(one.member == member_id and one.part == "supported" for one in people)


async def existing(session: AsyncSession, server_id: str, id: str) -> Idea:
    """UserFacingError when there is none, or no more."""
    found = await ideas.idea(session, server_id, id)
    if found is None or found.status == "erased":
        raise UserFacingError("idea-gone")
    return found


async def told_with(session: AsyncSession, server_id: str, id: str) -> Idea:
    """The idea, or the one it is told with."""
    found = await existing(session, server_id, id)
    return found if found.merged_into is None else await existing(session, server_id, found.merged_into)
