"""Working groups: a member proposes one, staff approve or say why not, and it becomes a segment that members join."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex
from typing import Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from core.text import texts
from models import audit, group_proposals, members, segments
from models.audit import AuditEntry
from models.group_proposals import Proposal
from models.outbox import Owed
from models.segments import Decided, Segment
from models.session import Database
from services.alerts import Alerts
from services.container import Services
from services.inbox import Inbox, InboxItem
from services.languages import Languages
from services.outbox import Outbox
from services.ports import Post, PostButton, Refusal
from services.segments import LONGEST_NAME, LONGEST_REASON, Segments
from services.server_settings import ServerSettings

CARD, TOLD = "group-card", "group-told"
OPEN_AT_ONCE = 3
"""Proposals of one member that wait for staff."""
LONGEST_PURPOSE = 500


@dataclass(frozen=True, slots=True)
class WorkingGroup:
    """A group that members may join: its segment, how many are in it, and whether whoever asks is."""

    segment: Segment
    people: int
    inside: bool


class WorkingGroups:
    """Takes proposals and decisions, and says which groups there are."""

    name = "groups"

    def __init__(
        self,
        database: Database,
        clock: Clock,
        server_settings: ServerSettings,
        outbox: Outbox,
        alerts: Alerts,
        languages: Languages,
        segments: Segments,
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._outbox = outbox
        self._alerts = alerts
        self._languages = languages
        self._segments = segments

    @classmethod
    def build(cls, services: Services) -> Self:
        get, settings = services.get, services.server_settings
        outbox = get(Outbox)
        made = cls(services.database, services.clock, settings, outbox, get(Alerts), services.languages, get(Segments))
        for kind in (CARD, TOLD):
            outbox.register(kind, made)
        get(Inbox).register(made)
        return made

    # Proposing and deciding

    async def propose(self, server_id: str, member_id: str, name: str, purpose: str) -> Proposal:
        """A member proposes a group. UserFacingError for a name that is taken, or when too many of theirs wait."""
        tidy, why = " ".join(name.split()), purpose.strip()[:LONGEST_PURPOSE]
        if not tidy or len(tidy) > LONGEST_NAME:
            raise UserFacingError("segment-name-length", limit=LONGEST_NAME)
        async with self._database.writing() as session:
            await self._server_settings.know_within(session, server_id)
            waiting = await group_proposals.proposals(session, server_id, "open")
            known = await segments.segments(session, server_id)
            taken = {name.casefold() for name in (*(one.name for one in waiting), *(one.name for one in known))}
            if tidy.casefold() in taken:
                raise UserFacingError("group-name-taken", name=tidy)
            if sum(one.proposer == member_id for one in waiting) >= OPEN_AT_ONCE:
                raise UserFacingError("group-too-many", limit=OPEN_AT_ONCE)
            proposal = Proposal(token_hex(6), tidy, why, member_id, self._clock.now())
            await group_proposals.propose(session, server_id, proposal)
            await self._outbox.owe_within(session, server_id, f"group-{proposal.id}", CARD, {"proposal": proposal.id})
        self._outbox.wake()
        return proposal

    async def approve(self, server_id: str, proposal_id: str, by: str) -> Segment:
        """Let it be a segment, with whoever proposed it inside; they are told. UserFacingError when it is decided."""
        async with self._database.writing() as session:
            known = await self._open_within(session, server_id, proposal_id)
            segment = await self._segments.create_within(session, server_id, known.name, by, description=known.purpose)
            await self._decide_within(session, server_id, known, by, segment=segment.id)
            if known.proposer is not None:
                chosen = Decided(segment.id, known.proposer, True, "self", None, known.proposer, self._clock.now())
                await segments.put_exception(session, server_id, chosen)
        self._segments.changed(server_id, None)
        self._outbox.wake()
        return segment

    async def decline(self, server_id: str, proposal_id: str, by: str, reason: str) -> Proposal:
        """Say why not; whoever proposed it reads that. UserFacingError when it is decided already."""
        async with self._database.writing() as session:
            known = await self._open_within(session, server_id, proposal_id)
            await self._decide_within(session, server_id, known, by, reason=reason.strip()[:LONGEST_REASON])
        self._outbox.wake()
        return known

    async def _open_within(self, session: AsyncSession, server_id: str, proposal_id: str) -> Proposal:
        known = await group_proposals.proposal(session, server_id, proposal_id)
        if known is None:
            raise UserFacingError("group-proposal-gone")
        if known.status != "open":
            raise UserFacingError("group-decided-already", by=f"<@{known.decided_by}>")
        return known

    async def _decide_within(
        self,
        session: AsyncSession,
        server_id: str,
        known: Proposal,
        by: str,
        *,
        reason: str | None = None,
        segment: str | None = None,
    ) -> None:
        now, status = self._clock.now(), "declined" if segment is None else "approved"
        decided = await group_proposals.decide(
            session,
            server_id,
            known.id,
            status,  # type: ignore[arg-type]
            by,
            now,
            reason=reason,
            segment=segment,
        )
        if not decided:
            raise UserFacingError("group-decided-already", by="…")
        await audit.note(session, server_id, [AuditEntry(now, by, f"group.{status}", known.id, after=known.name)])
        if known.proposer is not None:
            about = {"proposal": known.id}
            await self._outbox.owe_within(
                session, server_id, f"group-{status}-{known.id}", TOLD, about, member=known.proposer
            )

    async def proposal(self, server_id: str, proposal_id: str) -> Proposal | None:
        """A proposal as it stands; None once it was forgotten."""
        async with self._database.reading() as session:
            return await group_proposals.proposal(session, server_id, proposal_id)

    async def segment_of(self, server_id: str, proposal_id: str) -> Segment:
        """What an approved proposal became. UserFacingError when there is no such group any more."""
        known = await self.proposal(server_id, proposal_id)
        if known is None or known.segment is None:
            raise UserFacingError("group-proposal-gone")
        return await self._segments.find(server_id, known.segment)

    # Members

    async def groups(self, server_id: str, member_id: str) -> tuple[WorkingGroup, ...]:
        """The groups that members may join, by name."""
        async with self._database.reading() as session:
            approved = await group_proposals.proposals(session, server_id, "approved")
        of_proposals = {one.segment for one in approved}
        found = []
        for segment in await self._segments.all(server_id):
            if segment.id in of_proposals:
                inside = await self._segments.members(server_id, segment.id)
                found.append(WorkingGroup(segment, len(inside), member_id in inside))
        return tuple(found)

    async def choose(self, server_id: str, member_id: str, group: str, *, inside: bool) -> Segment:
        """Go into a group, or out of it. UserFacingError when there is none of this id or name."""
        for one in await self.groups(server_id, member_id):
            if group == one.segment.id or group.casefold().strip() == one.segment.name.casefold():
                await self._segments.decide(
                    server_id, one.segment.id, member_id, inside=inside, by=member_id, origin="self"
                )
                return one.segment
        raise UserFacingError("group-unknown", name=group[:LONGEST_NAME])

    # Staff

    async def waiting(self, server_id: str, now: datetime) -> Sequence[InboxItem]:
        """Proposals that nobody has decided on."""
        async with self._database.reading() as session:
            found = await group_proposals.proposals(session, server_id, "open")
        return [
            InboxItem(
                f"groups/{one.id}", "newcomer", one.proposed_at, "group-inbox", {"name": one.name}, member=one.proposer
            )
            for one in found
        ]

    # The outbox asks

    async def channel(self, owed: Owed) -> str | None:
        return (await self._server_settings.general(owed.server)).staff_channel

    async def post(self, owed: Owed) -> Post | None:
        """The card for staff; what whoever proposed is told."""
        async with self._database.reading() as session:
            known = await group_proposals.proposal(session, owed.server, str(owed.about["proposal"]))
            proposer = await members.member(session, owed.server, known.proposer) if known and known.proposer else None
        if known is None or known.proposer is None:
            return None
        if owed.kind == TOLD and proposer is not None and proposer.left_at is not None:
            return None
        if owed.kind == TOLD:
            words = texts(await self._languages.of(owed.server, known.proposer))
            text = words(f"group-told-{known.status}", name=known.name, reason=known.reason or "-")
            seen = PostButton(words("group-button-understood"), f"groups:understood:v1:{owed.key}")
            return Post(text, buttons=(seen,), key=owed.key)
        if known.status != "open":
            return None
        words = texts((await self._server_settings.general(owed.server)).locale)
        lines = [words("group-card", member=f"<@{known.proposer}>", name=known.name)]
        lines += [f">>> {known.purpose}"] if known.purpose else []
        approve = PostButton(words("group-button-approve"), f"groups:approve:v1:{owed.key}", style="success")
        decline = PostButton(words("group-button-decline"), f"groups:decline:v1:{owed.key}", style="danger")
        return Post("\n".join(lines), buttons=(approve, decline), key=owed.key)

    async def sent(self, session: AsyncSession, owed: Owed, message_id: str) -> None:
        """Nothing else is to be noted."""

    async def refused(self, owed: Owed, reason: Refusal) -> None:
        """Who cannot be written to is told by staff themselves, unless they have left or are no more."""
        if owed.kind == TOLD and reason is not Refusal.GONE and await self.post(owed) is not None:
            values = {"member": f"<@{owed.member}>"}
            await self._alerts.staff(owed.server, f"groups.{owed.key}", "group-unreachable", values)
