"""Polls by ballots: planned, opened, voted in, closed, and told once. What only Discord can do is its surface's."""

from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol, Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from metrics.decisions.turnout import Turnout
from models import audit, members, poll_pictures, poll_silences, polls, servers
from models.audit import AuditEntry
from models.poll_pictures import Picture
from models.polls import Choice, Poll, PollStatus, Vote
from models.session import Database
from services.consent import ConsentGate, gate_of
from services.idea_outcomes import called_off, ended, moved
from services.native_polls import Unknown, Wanted, choice_of, counted_voters, hours_left, kind_of
from services.poll_ballots import checked, not_known, outcome, unpacked
from services.poll_rules import LONGEST, has_tenure, may_vote, sound
from services.ports import PollSeen
from services.server_settings import GeneralSettings, ServerSettings

if TYPE_CHECKING:
    from services.container import Services

REASONS_SHOWN = 5


class Segment(Protocol):
    """A segment by its id and the name that people know."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


class SegmentsOf(Protocol):
    """Who is in which segment."""

    async def all(self, server_id: str) -> Sequence[Segment]: ...

    async def members(self, server_id: str, segment_id: str) -> Collection[str]: ...


@dataclass(frozen=True, slots=True)
class Voter:
    """Whoever votes, as Discord shows them now."""

    id: str
    joined_at: datetime | None = None
    staff: bool = False


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a vote. `changed`: there was another one before."""

    poll: Poll
    choice: Choice
    changed: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A poll as a member sees it: whether they took part, and with what where that is known."""

    poll: Poll
    took_part: bool
    choice: Choice | None = None


class Polls:
    """Reads and changes the polls of every server."""

    def __init__(self, database: Database, clock: Clock, server_settings: ServerSettings) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self.segments: SegmentsOf | None = None
        """Who is in which segment, where somebody knows."""

    @classmethod
    def build(cls, services: "Services") -> Self:
        return cls(services.database, services.clock, services.server_settings)

    def now(self) -> datetime:
        return self._clock.now()

    def sound(self, poll: Poll, wanted: Wanted = "ballot", *, pictures: bool = False) -> Poll:
        """A poll as it would be stored, of the kind that fits. UserFacingError for one that cannot be voted in."""
        checked_ = sound(poll, self._clock.now())
        return replace(checked_, kind=kind_of(checked_, wanted, pictures=pictures))

    async def create(self, server_id: str, poll: Poll, pictures: Sequence[Picture] = ()) -> Poll:
        """Plan a poll. UserFacingError for one that could not be voted in."""
        async with self._database.writing() as session:
            made = await self.create_within(session, server_id, poll)
            await poll_pictures.put(session, server_id, made.id, pictures)
        return made

    async def pictures(self, server_id: str, poll_id: str) -> tuple[Picture, ...]:
        """Of its options, in their order; none where it has none."""
        async with self._database.reading() as session:
            return await poll_pictures.pictures(session, server_id, poll_id)

    async def create_within(self, session: AsyncSession, server_id: str, poll: Poll) -> Poll:
        """The same as part of a transaction."""
        poll = self.sound(poll, poll.kind)
        await self._server_settings.know_within(session, server_id)
        await servers.take_turn(session, server_id)
        made = await polls.add(session, server_id, poll, self._clock.now())
        entry = AuditEntry(self._clock.now(), poll.created_by, "polls.created", made.id, after=poll.question)
        await audit.note(session, server_id, [entry])
        return made

    async def get(self, server_id: str, poll_id: str) -> Poll:
        """UserFacingError when there is none."""
        async with self._database.reading() as session:
            return await _existing(session, server_id, poll_id)

    async def all(self, server_id: str, *statuses: PollStatus) -> tuple[Poll, ...]:
        """The newest first."""
        async with self._database.reading() as session:
            return await polls.polls(session, server_id, *statuses)

    async def closed_between(self, server_id: str, start: datetime, end: datetime) -> tuple[Poll, ...]:
        async with self._database.reading() as session:
            return await polls.closed_between(session, server_id, start, end)

    async def seen_by(self, server_id: str, member_id: str) -> tuple[Standing, ...]:
        """Open polls and those closed lately, the newest first, as one member sees them."""
        async with self._database.reading() as session:
            part = await polls.took_part_in(session, server_id, member_id)
            shown = await polls.polls(session, server_id, "open", "closed", limit=10)
            found = []
            for poll in shown:
                vote = await polls.vote_of(session, server_id, poll.id, member_id) if poll.id in part else None
                found.append(Standing(poll, poll.id in part, vote.choice if vote else None))
        return tuple(found)

    # Voting

    async def admit(self, server_id: str, poll_id: str, voter: Voter) -> Standing:
        """The poll, for somebody who wants to vote. UserFacingError when it is not open, or not for them."""
        inside = await self._inside(server_id, poll_id)
        async with self._database.reading() as session:
            poll = await self._open_to(session, server_id, poll_id, voter, inside)
            vote = await polls.vote_of(session, server_id, poll_id, voter.id)
        if vote is not None and poll.secrecy == "nobody":
            raise UserFacingError("poll-voted-secretly")
        return Standing(poll, vote is not None, vote.choice if vote else None)

    async def vote(self, server_id: str, poll_id: str, voter: Voter, choice: Choice, why: str | None = None) -> Receipt:
        """Count a ballot, in the place of the one before. Two at once from one person are one, the later one.

        UserFacingError when the poll is over at this moment, is not for them, or the ballot cannot be counted.
        """
        inside = await self._inside(server_id, poll_id)
        async with self._database.writing() as session:
            poll = await self._open_to(session, server_id, poll_id, voter, inside)
            choice = checked(poll.method, len(poll.options), choice)
            before = await polls.vote_of(session, server_id, poll_id, voter.id)
            if poll.secrecy == "nobody":
                if before is not None:
                    raise UserFacingError("poll-voted-secretly")
                await polls.put_secret_vote(session, server_id, poll_id, voter.id, choice)
            else:
                said = (why or "").strip() or None if poll.asks_why else None
                await polls.put_vote(session, server_id, poll_id, Vote(voter.id, choice, said, self._clock.now()))
        return Receipt(poll, choice, before is not None)

    async def take_back(self, server_id: str, poll_id: str, voter: Voter) -> bool:
        """Whether there was a vote to take back. UserFacingError when it is too late, or nobody knows which it was."""
        inside = await self._inside(server_id, poll_id)
        async with self._database.writing() as session:
            poll = await self._open_to(session, server_id, poll_id, voter, inside)
            if poll.secrecy == "nobody":
                raise UserFacingError("poll-voted-secretly")
            return await polls.take_vote_back(session, server_id, poll_id, voter.id)

    async def _open_to(
        self, session: AsyncSession, server_id: str, poll_id: str, voter: Voter, inside: Collection[str] | None
    ) -> Poll:
        poll = await _existing(session, server_id, poll_id)
        now = self._clock.now()
        if poll.status == "planned":
            raise UserFacingError("poll-not-open-yet")
        if poll.status != "open" or now >= poll.closes_at:
            raise UserFacingError("poll-is-over")
        if poll.kind == "native":
            raise UserFacingError("poll-native-vote")
        if voter.staff:
            raise UserFacingError("poll-not-for-staff")
        if poll.tenure_days is not None and not has_tenure(voter.joined_at, poll.tenure_days, now):
            raise UserFacingError("poll-not-for-newcomers", days=poll.tenure_days)
        if inside is not None and voter.id not in inside:
            raise UserFacingError("poll-not-for-you")
        return poll

    async def _inside(self, server_id: str, poll_id: str) -> Collection[str] | None:
        """The members of the segment that a poll is for, asked before its transaction; None for a poll for everybody.

        Within it that would take a second connection: as many votes at once as there are connections would then wait
        for each other.
        """
        poll = await self.get(server_id, poll_id)
        if poll.segment is None:
            return None
        return frozenset(() if self.segments is None else await self.segments.members(server_id, poll.segment))

    @asynccontextmanager
    async def _turn(self, server_id: str) -> AsyncIterator[AsyncSession]:
        """A transaction that may change ideas with a poll: nobody else changes any meanwhile."""
        async with self._database.writing() as session:
            await servers.take_turn(session, server_id)
            yield session

    # Opening and closing

    async def opened(self, server_id: str, poll_id: str) -> Poll | None:
        """Open a poll whose time has come; None when there is nothing to open. Run twice, it changes nothing."""
        async with self._turn(server_id) as session:
            poll = await polls.poll_of(session, server_id, poll_id)
            if poll is None or poll.status != "planned":
                return None
            await polls.change(session, server_id, poll_id, status="open")
            await moved(session, server_id, poll, self._clock.now())
            return replace(poll, status="open")

    async def posted(self, session: AsyncSession, server_id: str, poll_id: str, message_id: str, at: datetime) -> None:
        """Its message stands in the channel since `at`: Discord's own poll ends whole hours after that."""
        poll = await _existing(session, server_id, poll_id)
        values: dict[str, object] = {"message_id": message_id}
        if poll.kind == "native":
            values["closes_at"] = at + timedelta(hours=hours_left(poll, at))
        await polls.change(session, server_id, poll_id, **values)

    async def ends_at(self, server_id: str, poll_id: str, moment: datetime, by: str | None = None) -> None:
        """When a poll of Discord's own ends, as Discord has it; `by`: somebody ended it before its time."""
        async with self._database.writing() as session:
            poll = await _existing(session, server_id, poll_id)
            if poll.status == "open" and poll.closes_at != moment:
                await polls.change(session, server_id, poll_id, closes_at=moment)
                if by is not None:
                    await audit.note(session, server_id, [AuditEntry(self._clock.now(), by, "polls.closed", poll_id)])

    async def close(
        self,
        server_id: str,
        poll_id: str,
        by: str | None = None,
        *,
        seen: PollSeen | None = None,
        unknown: Unknown | None = None,
    ) -> Poll:
        """Count, write the outcome once, and close. A poll that is closed already is given as it is.

        `by`: somebody closed it before its time. Of a poll of Discord's own `seen` is what came out, or `unknown` why
        nobody knows.
        """
        groups, inside = await self._groups(server_id), await self._inside(server_id, poll_id)
        async with self._turn(server_id) as session:
            poll = await _existing(session, server_id, poll_id)
            if poll.status in ("closed", "cancelled"):
                return poll
            now = self._clock.now()
            if poll.status == "planned":
                await polls.change(session, server_id, poll_id, status="cancelled", closed_at=now)
                await called_off(session, server_id, poll, now)
                return replace(poll, status="cancelled", closed_at=now)
            if unknown is not None:
                told = not_known(unknown, len(await self._eligible(session, server_id, poll, inside)))
            else:
                told = await self._outcome(session, server_id, poll, groups, inside, seen)
                await self._keep(session, server_id, poll, seen)
            values = {"status": "closed", "outcome": told, "closed_at": now}
            if by is not None:
                values["closes_at"] = min(poll.closes_at, now)
                await audit.note(session, server_id, [AuditEntry(now, by, "polls.closed", poll_id)])
            await polls.change(session, server_id, poll_id, **values)
            await ended(session, server_id, poll, now)
            return replace(poll, status="closed", outcome=told, closed_at=now)

    async def recounted(self, server_id: str, poll_id: str, seen: PollSeen) -> None:
        """Keep what a running poll of Discord's own holds now, as far as its voters let anything be kept."""
        async with self._database.writing() as session:
            poll = await _existing(session, server_id, poll_id)
            if poll.status == "open":
                await self._keep(session, server_id, poll, seen)

    async def _keep(self, session: AsyncSession, server_id: str, poll: Poll, seen: PollSeen | None) -> None:
        if seen is None:
            return
        people, _ = counted_voters(seen, await members.members(session, server_id))
        gate = await self._gate(session, server_id)
        cast = [
            Vote(voter, choice_of(poll, answers)) for voter, answers in sorted(people.items()) if gate.may_keep(voter)
        ]
        await polls.put_all_votes(session, server_id, poll.id, cast)

    async def _gate(self, session: AsyncSession, server_id: str) -> ConsentGate:
        general = await self._server_settings.read_within(session, server_id, GeneralSettings)
        return await gate_of(session, server_id, general)

    async def extend(self, server_id: str, poll_id: str, until: datetime, by: str) -> Poll:
        """Move the end of a poll that is not over. UserFacingError for one that is, or an end that is no later."""
        async with self._turn(server_id) as session:
            poll = await _existing(session, server_id, poll_id)
            if poll.status not in ("planned", "open") or self._clock.now() >= poll.closes_at:
                raise UserFacingError("poll-is-over")
            if poll.kind == "native" and poll.status == "open":
                raise UserFacingError("poll-native-fixed")
            if until <= poll.closes_at or until > self._clock.now() + LONGEST:
                raise UserFacingError("poll-extend-later")
            await polls.change(session, server_id, poll_id, closes_at=until)
            await moved(session, server_id, poll, self._clock.now())
            entry = AuditEntry(
                self._clock.now(),
                by,
                "polls.extended",
                poll_id,
                before=poll.closes_at.isoformat(),
                after=until.isoformat(),
            )
            await audit.note(session, server_id, [entry])
            return replace(poll, closes_at=until)

    async def so_far(self, server_id: str, poll_id: str, seen: PollSeen | None = None) -> Poll:
        """A poll with its outcome as it would be now; as it was written, once it is closed.

        Of a poll of Discord's own `seen` is how it stands; without, nobody knows.
        """
        groups, inside = await self._groups(server_id), await self._inside(server_id, poll_id)
        async with self._database.reading() as session:
            poll = await _existing(session, server_id, poll_id)
            if poll.status != "open":
                return poll
            if poll.kind == "native" and seen is None:
                eligible = await self._eligible(session, server_id, poll, inside)
                return replace(poll, outcome=not_known("unread", len(eligible)))
            return replace(poll, outcome=await self._outcome(session, server_id, poll, groups, inside, seen))

    async def votes(self, server_id: str, poll_id: str) -> tuple[Poll, tuple[Vote, ...]]:
        """For staff: who took part, and what they chose where staff may know. UserFacingError where nobody may."""
        async with self._database.reading() as session:
            poll = await _existing(session, server_id, poll_id)
            return poll, await polls.votes(session, server_id, poll_id)

    async def not_yet(self, server_id: str, poll_id: str, seen: PollSeen | None = None) -> tuple[str, ...]:
        """The members for whom a poll is, who have not taken part as far as is known, and who accept reminders.

        `seen`: how a poll of Discord's own stands.
        """
        inside = await self._inside(server_id, poll_id)
        async with self._database.reading() as session:
            poll = await _existing(session, server_id, poll_id)
            eligible = await self._eligible(session, server_id, poll, inside)
            done = {vote.member for vote in await polls.votes(session, server_id, poll_id)}
            done |= await poll_silences.silent(session, server_id)
        if seen is not None:
            done |= seen.chosen.keys()
        return tuple(sorted(set(eligible) - done))

    async def turnout(self, server_id: str, poll: Poll) -> dict[str | None, Turnout]:
        """How many took part of those who could: everybody (None), and each segment by its name."""
        groups, inside = await self._groups(server_id), await self._inside(server_id, poll.id)
        async with self._database.reading() as session:
            eligible = set(await self._eligible(session, server_id, poll, inside))
            took_part = {vote.member for vote in await polls.votes(session, server_id, poll.id)} & eligible
        parts: dict[str | None, set[str]] = {name: set(members_) for name, members_ in groups.items()}
        parts[None] = eligible
        return {name: Turnout(len(took_part & people), len(eligible & people), None) for name, people in parts.items()}

    async def wants_reminders(self, server_id: str, member_id: str) -> bool:
        async with self._database.reading() as session:
            return member_id not in await poll_silences.silent(session, server_id)

    async def choose_reminders(self, server_id: str, member_id: str, *, wanted: bool) -> None:
        """Whether somebody is to be reminded of polls at all. Said twice, it stays so."""
        async with self._database.writing() as session:
            await self._server_settings.know_within(session, server_id)
            if wanted:
                await poll_silences.end(session, server_id, member_id)
            else:
                await poll_silences.silence(session, server_id, member_id, self._clock.now())

    async def _outcome(
        self,
        session: AsyncSession,
        server_id: str,
        poll: Poll,
        groups: dict[str, Collection[str]],
        inside: Collection[str] | None,
        seen: PollSeen | None = None,
    ) -> dict[str, object]:
        eligible = len(await self._eligible(session, server_id, poll, inside))
        if poll.secrecy == "nobody":
            ballots = unpacked(await polls.secret_ballots(session, server_id, poll.id))
            return outcome(poll, ballots, eligible, {}, {}, ())
        if seen is not None:
            people, staff = counted_voters(seen, await members.members(session, server_id))
            chosen = {voter: choice_of(poll, answers) for voter, answers in sorted(people.items())}
            told = outcome(poll, list(chosen.values()), eligible, groups, chosen, ())
            return {**told, "staff": staff}
        votes = await polls.votes(session, server_id, poll.id)
        gate = await self._gate(session, server_id)
        reasons = sorted(
            (vote.why for vote in votes if vote.why and gate.may_quote(vote.member)), key=lambda why: (-len(why), why)
        )
        by_member = {vote.member: vote.choice for vote in votes}
        return outcome(poll, list(by_member.values()), eligible, groups, by_member, reasons[:REASONS_SHOWN])

    async def _eligible(
        self, session: AsyncSession, server_id: str, poll: Poll, inside: Collection[str] | None
    ) -> Sequence[str]:
        known = await members.members(session, server_id)
        return [
            member.id
            for member in known.values()
            if may_vote(member, poll, self._clock.now()) and (inside is None or member.id in inside)
        ]

    async def _groups(self, server_id: str) -> dict[str, Collection[str]]:
        if self.segments is None:
            return {}
        return {one.name: await self.segments.members(server_id, one.id) for one in await self.segments.all(server_id)}


async def _existing(session: AsyncSession, server_id: str, poll_id: str) -> Poll:
    poll = await polls.poll_of(session, server_id, poll_id)
    if poll is None:
        raise UserFacingError("poll-unknown", number=poll_id[:20])
    return poll
