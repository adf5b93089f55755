"""Ideas of members on their way to a decision: proposed, supported, merged, decided on with a reason, kept to.

Whoever stands behind an idea that was merged stands behind the one it is told with. What staff decide is owed to all of
them, in the transaction that decides it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex
from typing import Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from metrics.listening.alike import alike, matters_of
from metrics.values import Band
from models import ideas, members, polls
from models.ideas import GOING, PROMISED, Behind, Idea, IdeaStatus
from models.polls import Poll
from models.session import Database
from services.audit import Audit
from services.consent import gate_of
from services.container import Services
from services.outbox import Outbox
from services.server_settings import AreaSettings, AskedChannelId, GeneralSettings, ServerSettings

LONGEST_TITLE, LONGEST_TEXT, LONGEST_REASON = 100, 1_500, 1_000
POST, NEWS = "idea", "idea-news"
"""What is owed: the post on the board, and the news to one member."""
DRAFTS_KEPT = timedelta(days=7)
SHOWN_ALIKE = 5
TOLD: tuple[IdeaStatus, ...] = ("accepted", "declined", "in_progress", "shipped")
"""Whoever stands behind an idea hears of these."""
TOLD_TO_VOTERS: tuple[IdeaStatus, ...] = ("accepted", "shipped")
"""Whoever only voted hears of these: of five ideas in a poll, four declines would be four messages too many."""
LIVING: tuple[IdeaStatus, ...] = (*GOING, *PROMISED)
SHOWN: tuple[IdeaStatus, ...] = (*LIVING, "declined", "shipped")
NEXT: Mapping[IdeaStatus, tuple[IdeaStatus, ...]] = {
    "open": ("shortlisted", "accepted", "declined"),
    "shortlisted": ("in_vote", "accepted", "declined", "open"),
    "in_vote": ("accepted", "declined", "shortlisted"),
    "accepted": ("in_progress", "shipped", "declined"),
    "in_progress": ("shipped", "declined"),
    "declined": ("open",),
}
"""Where staff may take an idea from where it is."""
DECIDED_AFTER_THE_VOTE: tuple[IdeaStatus, ...] = ("accepted", "declined", "shortlisted")
DEEP = (Band.ARTICULATED.value, Band.EXEMPLARY.value)
"""What it takes to have argued for an idea in its thread."""


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

    def __init__(
        self, database: Database, clock: Clock, server_settings: ServerSettings, outbox: Outbox, audit: Audit
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._outbox = outbox
        self._audit = audit

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.database, services.clock, services.server_settings, services.get(Outbox), services.audit)

    # Looking

    async def get(self, server_id: str, id: str) -> Idea:
        """UserFacingError when there is none, or no more."""
        async with self._database.reading() as session:
            return await _existing(session, server_id, id)

    async def all(self, server_id: str, *statuses: IdeaStatus) -> tuple[tuple[Idea, int], ...]:
        """Ideas of these statuses, or everything that is shown, each with how many support it; most of them first."""
        async with self._database.reading() as session:
            found = await ideas.ideas(session, server_id, *(statuses or SHOWN))
            counts = await ideas.supporters(session, server_id)
        return tuple(sorted(((one, counts.get(one.id, 0)) for one in found), key=lambda row: -row[1]))

    async def mine(self, server_id: str, member_id: str) -> tuple[Idea, ...]:
        """What a member proposed, the newest first; what is told with another idea as well."""
        async with self._database.reading() as session:
            found = await ideas.ideas(session, server_id, *SHOWN, "merged", "withdrawn", "draft")
        return tuple(one for one in found if one.author == member_id)

    async def card(self, server_id: str, id: str) -> Card:
        """An idea and who stands behind it, as far as they agreed to be named."""
        async with self._database.reading() as session:
            idea = await _existing(session, server_id, id)
            people = await ideas.behind(session, server_id, id)
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
        async with self._database.writing() as session:
            draft = await self._draft(session, server_id, member_id, title, text, origin)
            posted = await self._open(session, server_id, draft)
        self._outbox.wake()
        return posted

    async def draft(self, server_id: str, member_id: str, title: str, text: str) -> Idea:
        """Keep an idea for its author until they say whether to post it: nothing typed is lost."""
        async with self._database.writing() as session:
            await ideas.purge_drafts(session, self._clock.now() - DRAFTS_KEPT)
            return await self._draft(session, server_id, member_id, title, text, None)

    async def post(self, server_id: str, member_id: str, id: str) -> Idea:
        """Show a draft to everybody. Asked twice, it is shown once."""
        async with self._database.writing() as session:
            draft = await self._own(session, server_id, member_id, id)
            posted = await self._open(session, server_id, draft) if draft.status == "draft" else draft
        self._outbox.wake()
        return posted

    async def join(self, server_id: str, member_id: str, id: str, into: str) -> Idea:
        """Tell a draft with an idea that is there, its author credited with it."""
        async with self._database.writing() as session:
            draft = await self._own(session, server_id, member_id, id)
            target = await _existing(session, server_id, into)
            if draft.status == "merged":
                return target
            if draft.status != "draft" or not target.is_going:
                raise UserFacingError("idea-settled", title=target.title)
            now = self._clock.now()
            await ideas.change(session, server_id, id, status="merged", merged_into=into, changed_at=now, stale=False)
            await ideas.change(session, server_id, into, changed_at=now)
            await ideas.stand_behind(session, server_id, id, [member_id], "proposed", now)
        self._outbox.wake()
        return target

    async def support(self, server_id: str, member_id: str, id: str) -> bool:
        """A member supports an idea; False when they did already. UserFacingError when it is settled."""
        async with self._database.writing() as session:
            idea = await _told_with(session, server_id, id)
            if not idea.is_going:
                raise UserFacingError("idea-settled", title=idea.title)
            people = await ideas.behind(session, server_id, idea.id)
            if _has(people, member_id):
                return False
            now = self._clock.now()
            await ideas.stand_behind(session, server_id, idea.id, [member_id], "supported", now)
            await ideas.change(session, server_id, idea.id, changed_at=now)
        self._outbox.wake()
        return True

    async def take_back(self, server_id: str, member_id: str, id: str) -> bool:
        """They support it no longer; False when they did not. UserFacingError when it is settled."""
        async with self._database.writing() as session:
            idea = await _told_with(session, server_id, id)
            if not idea.is_going:
                raise UserFacingError("idea-settled", title=idea.title)
            clicked = await ideas.family(session, server_id, idea.id)
            taken = await ideas.stand_back(session, server_id, clicked, member_id, "supported")
            await ideas.change(session, server_id, idea.id, changed_at=self._clock.now())
        self._outbox.wake()
        return taken

    async def edit(self, server_id: str, member_id: str, id: str, title: str, text: str) -> Idea:
        """Other words for one's own idea, as long as nothing is decided."""
        title, text = _sound(title, text)
        async with self._database.writing() as session:
            idea = await self._own(session, server_id, member_id, id)
            _check_going(idea)
            if idea.status == "in_vote":
                raise UserFacingError("idea-in-vote", title=idea.title)
            lemmas, now = list(matters_of(f"{title}. {text}")), self._clock.now()
            await ideas.change(session, server_id, id, title=title, text=text, lemmas=lemmas, changed_at=now)
            found = await _existing(session, server_id, id)
        self._outbox.wake()
        return found

    async def withdraw(self, server_id: str, member_id: str, id: str) -> None:
        """Take one's own idea back, as long as nothing is decided; what was merged into it stands by itself again."""
        async with self._database.writing() as session:
            idea = await self._own(session, server_id, member_id, id)
            if idea.status == "draft":
                await ideas.forget(session, server_id, id)
                return
            if idea.status == "withdrawn":
                return
            _check_going(idea)
            now = self._clock.now()
            for other in (await ideas.family(session, server_id, id))[1:]:
                await self._stand_alone(session, server_id, await _existing(session, server_id, other), now)
            await ideas.change(session, server_id, id, status="withdrawn", changed_at=now, step=idea.step + 1)
        self._outbox.wake()

    # What staff do

    async def move(
        self,
        server_id: str,
        id: str,
        status: IdeaStatus,
        by: str,
        *,
        reason: str = "",
        promised_for: datetime | None = None,
    ) -> Idea:
        """Take an idea a step further, and owe the news to everybody behind it.

        UserFacingError for a step that does not follow, a decision without a reason, a promise without a day ahead.
        """
        reason, now = reason.strip()[:LONGEST_REASON], self._clock.now()
        if status in ("accepted", "declined") and not reason:
            raise UserFacingError("idea-needs-reason")
        if status == "accepted" and (promised_for is None or promised_for <= now):
            raise UserFacingError("idea-needs-day")
        async with self._database.writing() as session:
            idea = await _existing(session, server_id, id)
            if idea.status == status:
                return idea
            if status not in NEXT.get(idea.status, ()):
                raise UserFacingError("idea-moved-meanwhile", title=idea.title)
            if status in DECIDED_AFTER_THE_VOTE:
                await _check_voted(session, server_id, idea)
            values: dict[str, object] = {"status": status, "changed_at": now, "step": idea.step + 1}
            if status in TOLD:
                values |= {"decided_by": by, "decided_at": now, "reason": reason or idea.reason}
            if status == "accepted":
                values["promised_for"] = promised_for
            if status in ("declined", "open"):
                values["promised_for"] = None
            if status == "open":
                values |= {"reason": None, "decided_at": None, "decided_by": None}
            await ideas.change(session, server_id, id, **values)
            await self._credit_arguments(session, server_id, idea, now)
            if status in TOLD:
                await self._owe_news(session, server_id, idea, status)
            await self._audit.note_within(session, server_id, by, f"idea.{status}", subject=id)
            found = await _existing(session, server_id, id)
        self._outbox.wake()
        return found

    async def promise(self, server_id: str, id: str, by: str, day: datetime) -> Idea:
        """Promise another day for what was accepted."""
        async with self._database.writing() as session:
            idea = await _existing(session, server_id, id)
            if idea.status not in PROMISED:
                raise UserFacingError("idea-moved-meanwhile", title=idea.title)
            if day <= self._clock.now():
                raise UserFacingError("idea-needs-day")
            values = {"promised_for": day, "changed_at": self._clock.now(), "step": idea.step + 1}
            await ideas.change(session, server_id, id, **values)
            await self._audit.note_within(session, server_id, by, "idea.promise", subject=id)
            await self._owe_news(session, server_id, idea, idea.status)
            found = await _existing(session, server_id, id)
        self._outbox.wake()
        return found

    async def merge(self, server_id: str, id: str, into: str, by: str) -> Idea:
        """Tell an idea with another one; whoever stands behind either stands behind it."""
        async with self._database.writing() as session:
            idea, target = await _existing(session, server_id, id), await _existing(session, server_id, into)
            if id == into or not target.is_going or not idea.is_going or idea.status == "in_vote":
                raise UserFacingError("idea-merge-impossible")
            now = self._clock.now()
            for one in await ideas.family(session, server_id, id):
                await ideas.change(session, server_id, one, status="merged", merged_into=into, changed_at=now)
            await ideas.change(session, server_id, into, changed_at=now)
            await self._audit.note_within(session, server_id, by, "idea.merge", subject=id)
        self._outbox.wake()
        return target

    async def unmerge(self, server_id: str, id: str, by: str) -> Idea:
        """Let an idea stand by itself again, with those who stood behind it."""
        async with self._database.writing() as session:
            idea = await _existing(session, server_id, id)
            if idea.status != "merged":
                raise UserFacingError("idea-not-merged", title=idea.title)
            if idea.merged_into is not None:
                await ideas.change(session, server_id, idea.merged_into, changed_at=self._clock.now())
            await self._stand_alone(session, server_id, idea, self._clock.now())
            await self._audit.note_within(session, server_id, by, "idea.unmerge", subject=id)
        self._outbox.wake()
        return idea

    async def split(self, server_id: str, id: str, by: str, title: str, text: str) -> Idea:
        """Make an idea of its own of a part of one; whoever proposed that one is credited with both."""
        async with self._database.writing() as session:
            idea = await _existing(session, server_id, id)
            _check_going(idea)
            author = idea.author or by
            part = await self._draft(session, server_id, author, title, text, idea.origin)
            found = await self._open(session, server_id, part)
            proposers = {one.member for one in await ideas.behind(session, server_id, id) if one.part == "proposed"}
            await ideas.stand_behind(session, server_id, part.id, proposers, "proposed", self._clock.now())
            await self._audit.note_within(session, server_id, by, "idea.split", subject=id)
        self._outbox.wake()
        return found

    async def note_thread(self, server_id: str, id: str, thread_id: str) -> str:
        """Where an idea is discussed; of two threads begun at once the first counts, and is given back."""
        async with self._database.writing() as session:
            idea = await _existing(session, server_id, id)
            if idea.thread is None:
                await ideas.change(session, server_id, id, thread_id=thread_id, changed_at=self._clock.now())
            return idea.thread or thread_id

    # How

    async def _draft(
        self, session: AsyncSession, server_id: str, member_id: str, title: str, text: str, origin: str | None
    ) -> Idea:
        title, text = _sound(title, text)
        await self._server_settings.know_within(session, server_id)
        now = self._clock.now()
        lemmas = matters_of(f"{title}. {text}")
        idea = Idea(token_hex(5), title, text, "draft", member_id, lemmas, now, now, origin)
        await ideas.add(session, server_id, idea)
        return idea

    async def _open(self, session: AsyncSession, server_id: str, draft: Idea) -> Idea:
        now = self._clock.now()
        await ideas.change(session, server_id, draft.id, status="open", created_at=now, changed_at=now, stale=False)
        if draft.author is not None:
            await ideas.stand_behind(session, server_id, draft.id, [draft.author], "proposed", now)
        opened = await _existing(session, server_id, draft.id)
        await self._outbox.owe_within(session, server_id, post_key(opened), POST, {"idea": draft.id})
        return opened

    async def _stand_alone(self, session: AsyncSession, server_id: str, idea: Idea, now: datetime) -> None:
        values = {"status": "open", "merged_into": None, "changed_at": now, "step": idea.step + 1}
        await ideas.change(session, server_id, idea.id, **values)
        if idea.message is None:
            await self._outbox.owe_within(session, server_id, post_key(idea), POST, {"idea": idea.id})

    async def _own(self, session: AsyncSession, server_id: str, member_id: str, id: str) -> Idea:
        idea = await _existing(session, server_id, id)
        if idea.author != member_id:
            raise UserFacingError("idea-not-yours")
        return idea

    async def _credit_arguments(self, session: AsyncSession, server_id: str, idea: Idea, now: datetime) -> None:
        """Whoever argued in depth in its thread is credited, as far as they may be named."""
        if idea.thread is None:
            return
        general = await self._server_settings.read_within(session, server_id, GeneralSettings)
        gate = await gate_of(session, server_id, general)
        argued = await ideas.who_argued(session, server_id, idea.thread, DEEP)
        named = [member for member in argued if gate.may_name(member)]
        await ideas.stand_behind(session, server_id, idea.id, named, "argued", now)

    async def _owe_news(self, session: AsyncSession, server_id: str, idea: Idea, status: IdeaStatus) -> None:
        parts = await ideas.behind(session, server_id, idea.id)
        people = {one.member for one in parts if one.part != "voted" or status in TOLD_TO_VOTERS}
        only_voted = people - {one.member for one in parts if one.part != "voted"}
        known = await members.members(session, server_id)
        gone = {one.id for one in known.values() if one.bot or one.left_at is not None}
        about, step = {"idea": idea.id, "status": status, "step": idea.step + 1}, idea.step + 1
        for member in sorted(people - gone):
            key = f"news-{server_id}-{idea.id}-{step}-{member}"
            told = {**about, "voted": True} if member in only_voted else about
            await self._outbox.owe_within(session, server_id, key, NEWS, told, member=member)


def post_key(idea: Idea) -> str:
    """The key of an idea's post on the board."""
    return f"{idea.id}-{idea.posts}"


def _sound(title: str, text: str) -> tuple[str, str]:
    title, text = " ".join(title.split())[:LONGEST_TITLE], text.strip()[:LONGEST_TEXT]
    if not title:
        raise UserFacingError("idea-needs-title")
    return title, text


def _check_going(idea: Idea) -> None:
    if not idea.is_going:
        raise UserFacingError("idea-settled", title=idea.title)


async def _check_voted(session: AsyncSession, server_id: str, idea: Idea) -> None:
    """UserFacingError while members still vote on it: a decision would make fools of them."""
    poll = None if idea.status != "in_vote" or idea.poll is None else await polls.poll_of(session, server_id, idea.poll)
    if poll is not None and poll.status in ("planned", "open"):
        raise UserFacingError("idea-vote-runs", title=idea.title, number=poll.id)


def _has(people: Sequence[Behind], member_id: str) -> bool:
    return any(one.member == member_id and one.part == "supported" for one in people)


async def _existing(session: AsyncSession, server_id: str, id: str) -> Idea:
    found = await ideas.idea(session, server_id, id)
    if found is None or found.status == "erased":
        raise UserFacingError("idea-gone")
    return found


async def _told_with(session: AsyncSession, server_id: str, id: str) -> Idea:
    """The idea, or the one it is told with."""
    found = await _existing(session, server_id, id)
    return found if found.merged_into is None else await _existing(session, server_id, found.merged_into)
