"""Polls by ballots: planned, opened, voted in, closed, and told once. What only Discord can do is its surface's."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from metrics.decisions.turnout import Turnout
from models import audit, poll_pictures, poll_silences, poll_votes, polls, servers
from models.audit import AuditEntry
from models.poll_pictures import Picture
from models.poll_votes import Vote
from models.polls import Choice, Poll, PollStatus
from models.session import Database
from services.consent import ConsentGate, gate_of
from services.idea_outcomes import called_off, ended, moved
from services.native_polls import Unknown, Wanted, hours_left, kind_of
from services.poll_ballots import checked, not_known
from services.poll_counting import Whom, count, eligible, keep
from services.poll_rules import LONGEST, has_tenure, sound
from services.poll_voters import Receipt, SegmentsOf, Standing, Voter
from services.ports import PollSeen
from services.server_settings import GeneralSettings, ServerSettings

if TYPE_CHECKING:
    from services.container import Services


class Polls:
    """Reads and changes the polls of every server."""

    def __init__(self, database: Database, clock: Clock, server_settings: ServerSettings) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._voting = 0
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
            part = await poll_votes.took_part_in(session, server_id, member_id)
            shown = await polls.polls(session, server_id, "open", "closed", limit=10)
            found = []
            for poll in shown:
                vote = await poll_votes.vote_of(session, server_id, poll.id, member_id) if poll.id in part else None
                found.append(Standing(poll, poll.id in part, vote.choice if vote else None))
        return tuple(found)

    # Voting

    async def admit(self, server_id: str, poll_id: str, voter: Voter) -> Standing:
        """The poll, for somebody who wants to vote. UserFacingError when it is not open, or not for them."""
        whom = await self._whom(server_id, poll_id)
        async with self._database.reading() as session:
            poll = await self._open_to(session, server_id, poll_id, voter, whom)
            vote = await poll_votes.vote_of(session, server_id, poll_id, voter.id)
        if vote is not None and poll.secrecy == "nobody":
            raise UserFacingError("poll-voted-secretly")
        return Standing(poll, vote is not None, vote.choice if vote else None)

    async def vote(self, server_id: str, poll_id: str, voter: Voter, choice: Choice, why: str | None = None) -> Receipt:
        """Count a ballot, in the place of the one before. Two at once from one person are one, the later one.

        UserFacingError when the poll is over at this moment, is not for them, or the ballot cannot be counted.
        """
        whom = await self._whom(server_id, poll_id)
        self._voting += 1
        try:
            async with self._database.writing() as session:
                poll = await self._open_to(session, server_id, poll_id, voter, whom)
                choice = checked(poll.method, len(poll.options), choice)
                before = await poll_votes.vote_of(session, server_id, poll_id, voter.id)
                if poll.secrecy == "nobody":
                    if before is not None:
                        raise UserFacingError("poll-voted-secretly")
                    await poll_votes.put_secret_vote(session, server_id, poll_id, voter.id, choice)
                else:
                    said = (why or "").strip() or None if poll.asks_why else None
                    vote = Vote(voter.id, choice, said, self._clock.now())
                    await poll_votes.put_vote(session, server_id, poll_id, vote)
        finally:
            self._voting -= 1
        if poll.secrecy == "nobody" and not self._voting:  # of many at once the last one does it for all
            await self._database.forget_what_was()
        return Receipt(poll, choice, before is not None)

    async def take_back(self, server_id: str, poll_id: str, voter: Voter) -> bool:
        """Whether there was a vote to take back. UserFacingError when it is too late, or nobody knows which it was."""
        whom = await self._whom(server_id, poll_id)
        async with self._database.writing() as session:
            poll = await self._open_to(session, server_id, poll_id, voter, whom)
            if poll.secrecy == "nobody":
                raise UserFacingError("poll-voted-secretly")
            return await poll_votes.take_vote_back(session, server_id, poll_id, voter.id)

    async def _open_to(self, session: AsyncSession, server_id: str, poll_id: str, voter: Voter, whom: Whom) -> Poll:
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
        if not whom.includes(voter.id):
            raise UserFacingError("poll-not-for-you")
        return poll

    async def _whom(self, server_id: str, poll_id: str, *, by_segment: bool = False) -> Whom:
        poll, segments = await self.get(server_id, poll_id), self.segments
        groups, inside = {}, None
        if segments is not None and by_segment:
            groups = {one.name: await segments.members(server_id, one.id) for one in await segments.all(server_id)}
        if poll.segment is not None:
            inside = frozenset(() if segments is None else await segments.members(server_id, poll.segment))
        return Whom(self._clock.now(), groups, inside)

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
        whom = await self._whom(server_id, poll_id, by_segment=True)
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
                told = not_known(unknown, len(await eligible(session, server_id, poll, whom)))
            else:
                gate = await self._gate(session, server_id)
                told = await count(session, server_id, poll, whom, gate, seen)
                if seen is not None:
                    await keep(session, server_id, poll, gate, seen)
            values = {"status": "closed", "outcome": told, "closed_at": now}
            if by is not None:
                values["closes_at"] = min(poll.closes_at, now)
                await audit.note(session, server_id, [AuditEntry(now, by, "polls.closed", poll_id)])
            await polls.change(session, server_id, poll_id, **values)
            await ended(session, server_id, poll, now)
        if poll.secrecy == "nobody":
            await self._database.forget_what_was()
        return replace(poll, status="closed", outcome=told, closed_at=now)

    async def recounted(self, server_id: str, poll_id: str, seen: PollSeen) -> None:
        """Keep what a running poll of Discord's own holds now, as far as its voters let anything be kept."""
        async with self._database.writing() as session:
            poll = await _existing(session, server_id, poll_id)
            if poll.status == "open":
                await keep(session, server_id, poll, await self._gate(session, server_id), seen)

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
        whom = await self._whom(server_id, poll_id, by_segment=True)
        async with self._database.reading() as session:
            poll = await _existing(session, server_id, poll_id)
            if poll.status != "open":
                return poll
            if poll.kind == "native" and seen is None:
                return replace(poll, outcome=not_known("unread", len(await eligible(session, server_id, poll, whom))))
            gate = await self._gate(session, server_id)
            return replace(poll, outcome=await count(session, server_id, poll, whom, gate, seen))

    async def votes(self, server_id: str, poll_id: str) -> tuple[Poll, tuple[Vote, ...]]:
        """For staff: who took part, and what they chose where staff may know. UserFacingError where nobody may."""
        async with self._database.reading() as session:
            poll = await _existing(session, server_id, poll_id)
            return poll, await poll_votes.votes(session, server_id, poll_id)

    async def not_yet(self, server_id: str, poll_id: str, seen: PollSeen | None = None) -> tuple[str, ...]:
        """The members for whom a poll is, who have not taken part as far as is known, and who accept reminders.

        `seen`: how a poll of Discord's own stands.
        """
        whom = await self._whom(server_id, poll_id)
        async with self._database.reading() as session:
            poll = await _existing(session, server_id, poll_id)
            could = await eligible(session, server_id, poll, whom)
            done = {vote.member for vote in await poll_votes.votes(session, server_id, poll_id)}
            done |= await poll_silences.silent(session, server_id)
        if seen is not None:
            done |= seen.chosen.keys()
        return tuple(sorted(set(could) - done))

    async def turnout(self, server_id: str, poll: Poll) -> dict[str | None, Turnout]:
        """How many took part of those who could: everybody (None), and each segment by its name."""
        whom = await self._whom(server_id, poll.id, by_segment=True)
        async with self._database.reading() as session:
            could = set(await eligible(session, server_id, poll, whom))
            took_part = {vote.member for vote in await poll_votes.votes(session, server_id, poll.id)} & could
        parts: dict[str | None, set[str]] = {name: set(members_) for name, members_ in whom.groups.items()}
        parts[None] = could
        return {name: Turnout(len(took_part & people), len(could & people), None) for name, people in parts.items()}

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


async def _existing(session: AsyncSession, server_id: str, poll_id: str) -> Poll:
    poll = await polls.poll_of(session, server_id, poll_id)
    if poll is None:
        raise UserFacingError("poll-unknown", number=poll_id[:20])
    return poll
