"""Forgetting a member: wholly, or as far as a lower level of consent asks. And showing them everything that is kept.

Whatever is forgotten here is still on Discord. So it is noted, by a mark that leads to nobody, from when on their
messages may be stored, and what was read from the talk since their first message is read again without them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from models import (
    digests,
    erasures,
    faq,
    feedback,
    idea_people,
    kept,
    listening,
    members,
    messages,
    poll_votes,
    privacy,
    rollups,
    servers,
)
from models.members import Choice
from models.session import Database
from services.consent import NOT_FROM_TALK
from services.container import Services
from services.privacy import PrivacyRegistry
from services.window import Border

FORMAT = 1
"""The version of what `Erasure.export` gives."""
_COUNTED = (
    "messages",
    "reactions",
    "turns",
    "activity",
    "voice_sessions",
    "weeks",
    "needs_voiced",
    "digest_mentions",
    "staff_audit",
)


@dataclass(frozen=True, slots=True)
class Kept:
    """How much is kept of a member, by what it is, and in which areas. `oldest` is their oldest message's moment."""

    counts: Mapping[str, int]
    areas: tuple[str, ...] = ()
    oldest: datetime | None = None

    @property
    def nothing(self) -> bool:
        return not self.counts and not self.areas


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure took away, and the choice that outlives it because it must go on being honoured."""

    taken: Kept
    choice: Choice | None


class Erasure:
    """Shows and erases what is kept of a member, in every area."""

    def __init__(self, database: Database, clock: Clock, registry: PrivacyRegistry) -> None:
        self._database = database
        self._clock = clock
        self._registry = registry

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.database, services.clock, services.privacy)

    async def kept(self, server_id: str, member_id: str) -> Kept:
        """How much is kept of a member now."""
        async with self._database.reading() as session:
            return await self._kept(session, server_id, member_id)

    async def _kept(self, session: AsyncSession, server_id: str, member_id: str) -> Kept:
        found = await privacy.export_member(session, server_id, member_id)
        counts = {kind: len(found[kind]) for kind in _COUNTED if found.get(kind)}
        said = [row["at"] for row in found["messages"]]
        areas = await self._registry.export(session, server_id, member_id)
        return Kept(counts, tuple(areas), min(said, default=None))

    async def export(self, server_id: str, member_id: str) -> dict[str, Any]:
        """Everything that is kept of a member, in every area, ready to be written as JSON."""
        async with self._database.reading() as session:
            server = await servers.server(session, server_id)
            return {
                "format": FORMAT,
                "server": {"id": server_id, "name": server.name if server else None},
                "member": member_id,
                "exported_at": self._clock.now(),
                "kept": await privacy.export_member(session, server_id, member_id),
                "areas": await self._registry.export(session, server_id, member_id),
            }

    async def erase(self, server_id: str, member_id: str, asked_at: datetime | None = None) -> Erased:
        """Forget a member in every area, at once or not at all. Run twice, it changes nothing more.

        `asked_at` is when they asked by Discord's clock, which is not ours: what they posted before stays forgotten.
        """
        async with self._database.writing() as session:
            known = await servers.take_turn(session, server_id)
            taken = await self._kept(session, server_id, member_id)
            if known:
                await self.forget_within(session, server_id, member_id, asked_at)
            return Erased(taken, await members.choice(session, server_id, member_id))

    async def forget_within(
        self,
        session: AsyncSession,
        server_id: str,
        member_id: str,
        asked_at: datetime | None = None,
        sparing: Collection[str] = (),
    ) -> None:
        """Leave nothing that leads to a member, but what table groups in `sparing` have.

        Reactions of theirs go on being counted, as anybody's.
        """
        said = await kept.messages_of(session, server_id, member_id)
        await kept.unname_reactions(session, server_id, member_id)
        await self._registry.erase(session, server_id, member_id)
        await privacy.erase_member(session, server_id, member_id, sparing=sparing)
        now = self._clock.now()
        await erasures.note_erasure(session, server_id, member_id, max(now, asked_at or now))
        if said:
            # Also for what the worker is reading just now: what it finds in their words must not be stored.
            await rollups.mark_dirty(session, server_id, said[0].at)
            await rollups.lower_watermarks(session, server_id, said[0].at)

    async def hide_within(
        self,
        session: AsyncSession,
        server_id: str,
        member_id: str,
        asked_at: datetime | None = None,
    ) -> None:
        """Level "none": as an erasure of what was read of the talk.

        That something was posted, somewhere within an hour, stays counted.
        """
        said = await kept.messages_of(session, server_id, member_id)
        await self.forget_within(session, server_id, member_id, asked_at, NOT_FROM_TALK)
        await idea_people.forget_arguments(session, server_id, member_id)
        await poll_votes.forget_read_votes(session, server_id, member_id)
        await messages.count_messages_unread(session, server_id, said)

    async def withdraw_within(self, session: AsyncSession, server_id: str, member_id: str, border: Border) -> None:
        """Level "totals": what is by person goes beyond the window, and nothing stored names or quotes them."""
        await rollups.purge_member_weeks(session, server_id, border.week, [member_id])
        await listening.purge_need_voices(session, server_id, border.moment, [member_id])
        await feedback.purge(session, server_id, border.moment, [member_id])
        await faq.purge(session, server_id, border.moment, [member_id])
        await digests.unname_member(session, server_id, member_id)
