"""Segments: who belongs to which, and why.

A member is in a segment because of what they declared, or because somebody decided so; a decision outlasts the rule.
Nothing of the rule's answer is stored, so it is never out of date.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from secrets import token_hex
from typing import Literal, Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from models import audit, listening, members, profiles, segments
from models.audit import AuditEntry
from models.profiles import Profile
from models.segments import Decided, Origin, Segment
from models.session import Database
from services.container import Services
from services.server_settings import ServerSettings

__all__ = ["Reason", "Segment", "Segments"]

LONGEST_NAME = 80
LONGEST_REASON = 400
MOST = 25
"""Segments on one server: they must fit into a choice."""

Changed = Callable[[str, str | None], object]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a member is in a segment, or not though the rule says so.

    `kind` "interest" or "need": what they declared, in `what`. Otherwise who decided: `by`, with what they said.
    """

    kind: Literal["interest", "need", "staff", "hand", "self"]
    inside: bool
    what: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    """Everything that says who is in which segment, as it stands now."""

    segments: tuple[Segment, ...]
    profiles: Mapping[str, Profile]
    decided: Mapping[tuple[str, str], Decided]
    needs: Mapping[str, str]

    def reason(self, segment: Segment, member_id: str) -> Reason | None:
        decided = self.decided.get((segment.id, member_id))
        if decided is not None:
            return Reason(decided.origin, decided.inside, decided.reason, decided.by)
        profile = self.profiles.get(member_id)
        if profile is None:
            return None
        wanted = {interest.casefold() for interest in segment.interests}
        for interest in profile.interests:
            if interest.casefold() in wanted:
                return Reason("interest", True, interest)
        for need in profile.needs:
            if need in segment.needs:
                return Reason("need", True, self.needs.get(need, need))
        return None

    def has(self, segment: Segment, member_id: str) -> bool:
        reason = self.reason(segment, member_id)
        return reason is not None and reason.inside


class Segments:
    """Reads and changes the segments of every server."""

    def __init__(self, database: Database, clock: Clock, server_settings: ServerSettings) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._watchers: list[Changed] = []

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.database, services.clock, services.server_settings)

    def watch(self, told: Changed) -> None:
        """Be told when a member's segments may be others: with the server and the member, or None for everybody."""
        self._watchers.append(told)

    def changed(self, server_id: str, member_id: str | None) -> None:
        """Something that segments follow from has changed."""
        for told in self._watchers:
            told(server_id, member_id)

    # Who is where

    async def all(self, server_id: str) -> tuple[Segment, ...]:
        """The segments of a server, by name."""
        async with self._database.reading() as session:
            return await segments.segments(session, server_id)

    async def of_member(self, server_id: str, member_id: str) -> tuple[Segment, ...]:
        """The segments that a member is in."""
        async with self._database.reading() as session:
            known = await _known(session, server_id, member_id)
        return tuple(segment for segment in known.segments if known.has(segment, member_id))

    async def reasons(self, server_id: str, member_id: str) -> Mapping[str, Reason]:
        """Why a member is in each of their segments, or was taken out of one, by the segment's id."""
        async with self._database.reading() as session:
            known = await _known(session, server_id, member_id)
        found = {segment.id: known.reason(segment, member_id) for segment in known.segments}
        return {segment_id: reason for segment_id, reason in found.items() if reason is not None}

    async def members(self, server_id: str, segment_id: str) -> tuple[str, ...]:
        """The ids of everybody who is in a segment and on the server, bots aside."""
        async with self._database.reading() as session:
            known = await _known(session, server_id)
            people = await members.members(session, server_id)
        segment = next((one for one in known.segments if one.id == segment_id), None)
        if segment is None:
            return ()
        named = {*known.profiles, *(member for of, member in known.decided if of == segment_id)}
        gone = {member.id for member in people.values() if member.bot or member.left_at is not None}
        return tuple(sorted(one for one in named - gone if known.has(segment, one)))

    async def sizes(self, server_id: str) -> Mapping[str, int]:
        """How many are in each segment, by its id."""
        return {one.id: len(await self.members(server_id, one.id)) for one in await self.all(server_id)}

    async def find(self, server_id: str, text: str) -> Segment:
        """The segment with this id or name. UserFacingError when there is none."""
        for segment in await self.all(server_id):
            if text == segment.id or text.casefold().strip() == segment.name.casefold():
                return segment
        raise UserFacingError("segment-unknown", name=text[:LONGEST_NAME])

    # What staff decide

    async def create(
        self,
        server_id: str,
        name: str,
        by: str,
        *,
        description: str = "",
        interests: Iterable[str] = (),
        needs: Iterable[str] = (),
        role_id: str | None = None,
    ) -> Segment:
        """A new segment. UserFacingError when there is one of that name, or no room for more."""
        async with self._database.writing() as session:
            segment = await self.create_within(
                session,
                server_id,
                name,
                by,
                description=description,
                interests=interests,
                needs=needs,
                role_id=role_id,
            )
        self.changed(server_id, None)
        return segment

    async def create_within(
        self,
        session: AsyncSession,
        server_id: str,
        name: str,
        by: str,
        *,
        description: str = "",
        interests: Iterable[str] = (),
        needs: Iterable[str] = (),
        role_id: str | None = None,
    ) -> Segment:
        """`create` as part of a transaction; say `changed` after it."""
        tidy = _tidy(name)
        segment = Segment(token_hex(6), tidy, description.strip(), role_id, None, tuple(interests), tuple(needs))
        await self._server_settings.know_within(session, server_id)
        known = await segments.segments(session, server_id)
        _fits(known, segment)
        if len(known) >= MOST:
            raise UserFacingError("segment-too-many", limit=MOST)
        await segments.add_segment(session, server_id, segment, self._clock.now())
        await self._note(session, server_id, by, "segment.create", segment.id, after=tidy)
        return segment

    async def edit(self, server_id: str, segment: Segment, by: str) -> Segment:
        """Let a segment be what is given. UserFacingError when it is gone or its name is taken."""
        segment = replace(segment, name=_tidy(segment.name), description=segment.description.strip())
        async with self._database.writing() as session:
            known = await segments.segments(session, server_id)
            before = next((one for one in known if one.id == segment.id), None)
            if before is None:
                raise UserFacingError("segment-unknown", name=segment.name)
            _fits([one for one in known if one.id != segment.id], segment)
            if before == segment:
                return segment
            await segments.put_segment(session, server_id, segment, self._clock.now())
            await self._note(session, server_id, by, "segment.edit", segment.id, before.name, segment.name)
        self.changed(server_id, None)
        return segment

    async def close(self, server_id: str, segment_id: str, by: str) -> bool:
        """A segment is there no longer; False when it was not."""
        async with self._database.writing() as session:
            closed = await segments.close_segment(session, server_id, segment_id, self._clock.now())
            if closed:
                await self._note(session, server_id, by, "segment.close", segment_id)
        if closed:
            self.changed(server_id, None)
        return closed

    async def decide(
        self,
        server_id: str,
        segment_id: str,
        member_id: str,
        *,
        inside: bool,
        by: str | None,
        reason: str | None = None,
        origin: Origin = "staff",
    ) -> None:
        """Put a member into a segment or keep them out, whatever the rule says."""
        now = self._clock.now()
        said = reason.strip()[:LONGEST_REASON] if reason else None
        async with self._database.writing() as session:
            if segment_id not in {one.id for one in await segments.segments(session, server_id)}:
                raise UserFacingError("segment-unknown", name=segment_id)
            decided = Decided(segment_id, member_id, inside, origin, said, by, now)
            await segments.put_exception(session, server_id, decided)
            if by is not None and origin != "self":
                what = "segment.put-in" if inside else "segment.take-out"
                await self._note(session, server_id, by, what, member_id, after=segment_id)
        self.changed(server_id, member_id)

    async def undecide(self, server_id: str, segment_id: str, member_id: str, by: str) -> bool:
        """Let the rule hold again; False when it did."""
        async with self._database.writing() as session:
            dropped = await segments.drop_exception(session, server_id, segment_id, member_id)
            if dropped:
                await self._note(session, server_id, by, "segment.rule-again", member_id, after=segment_id)
        if dropped:
            self.changed(server_id, member_id)
        return dropped

    # Roles

    async def roles_given(self, server_id: str, member_id: str) -> Mapping[str, datetime]:
        """Which roles of segments a member had when they were last looked at, and when that was."""
        async with self._database.reading() as session:
            return await segments.roles_given(session, server_id, member_id)

    async def note_roles(self, server_id: str, member_id: str, role_ids: Iterable[str]) -> None:
        """These roles of segments they have now."""
        async with self._database.writing() as session:
            await segments.note_roles_given(session, server_id, member_id, role_ids, self._clock.now())

    async def forget_role(self, server_id: str, role_id: str) -> None:
        """A role is there no longer: nobody took it from anybody."""
        async with self._database.writing() as session:
            await segments.forget_role(session, server_id, role_id)

    async def _note(
        self,
        session: AsyncSession,
        server_id: str,
        by: str,
        action: str,
        subject: str,
        before: str | None = None,
        after: str | None = None,
    ) -> None:
        await audit.note(session, server_id, [AuditEntry(self._clock.now(), by, action, subject, before, after)])


def _tidy(name: str) -> str:
    tidy = " ".join(name.split())
    if not tidy or len(tidy) > LONGEST_NAME:
        raise UserFacingError("segment-name-length", limit=LONGEST_NAME)
    return tidy


def _fits(others: Iterable[Segment], segment: Segment) -> None:
    for other in others:
        if other.name.casefold() == segment.name.casefold():
            raise UserFacingError("segment-name-taken", name=other.name)
        if segment.role_id is not None and other.role_id == segment.role_id:
            raise UserFacingError("segment-role-taken", name=other.name)


async def _known(session: AsyncSession, server_id: str, member_id: str | None = None) -> _Known:
    of = None if member_id is None else [member_id]
    decided = await segments.exceptions(session, server_id, member_id)
    return _Known(
        await segments.segments(session, server_id),
        await profiles.profiles(session, server_id, of),
        {(one.segment, one.member): one for one in decided},
        {need.id: need.label for need in await listening.needs(session, server_id)},
    )
