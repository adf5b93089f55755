"""What members declare about themselves: what interests them, what they need, what they could bring."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Self

from core.clock import Clock
from core.errors import UserFacingError
from models import profiles, servers
from models.profiles import Posted, Profile
from models.session import Database
from services.container import Services
from services.needs import Needs
from services.segments import Segments
from services.server_settings import ServerSettings

MOST = 25
"""Interests, or needs, of one member."""
LONGEST_TEXT = 1_000


class Profiles:
    """Reads and changes profiles; segments follow at once."""

    def __init__(
        self, database: Database, clock: Clock, server_settings: ServerSettings, needs: Needs, segments: Segments
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._needs = needs
        self._segments = segments
        self._watchers: list[Callable[[str], object]] = []

    @classmethod
    def build(cls, services: Services) -> Self:
        get = services.get
        return cls(services.database, services.clock, services.server_settings, get(Needs), get(Segments))

    def watch_removals(self, told: Callable[[str], object]) -> None:
        """Be told of each server where something that was posted in somebody's name is to go."""
        self._watchers.append(told)

    async def of(self, server_id: str, member_id: str) -> Profile | None:
        """What a member declared; None while they have not."""
        async with self._database.reading() as session:
            return (await profiles.profiles(session, server_id, [member_id])).get(member_id)

    async def declare(
        self,
        server_id: str,
        member_id: str,
        *,
        interests: Iterable[str],
        needs: Iterable[str],
        brings: str = "",
        introduction: str = "",
    ) -> Profile:
        """A member says it all anew. `needs` are names: one that nobody spoke of yet becomes a need.

        Without an introduction, the one that was posted in their name is to go.
        UserFacingError for what is too long or too much: nothing is changed then.
        """
        chosen = tuple(dict.fromkeys(one.strip() for one in interests if one.strip()))
        wanted = tuple(dict.fromkeys(one.strip() for one in needs if one.strip()))
        for many in (chosen, wanted):
            if len(many) > MOST:
                raise UserFacingError("profile-too-many", limit=MOST)
        for text in (brings, introduction):
            if len(text) > LONGEST_TEXT:
                raise UserFacingError("profile-too-long", limit=LONGEST_TEXT)
        async with self._database.writing() as session:
            await self._server_settings.know_within(session, server_id)
            found = await self._needs.add_within(session, server_id, wanted, "declared")
            told = Profile(member_id, chosen, tuple(need.id for need in found), brings.strip(), introduction.strip())
            await profiles.put_profile(session, server_id, told, self._clock.now())
            stored = (await profiles.profiles(session, server_id, [member_id]))[member_id]
            taken_back = stored.posted if not stored.introduction else None
            if taken_back is not None:
                await profiles.note_removal(session, server_id, taken_back)
                await profiles.note_posted(session, server_id, member_id, None)
                stored = replace(stored, posted=None)
        self._segments.changed(server_id, member_id)
        for told_of in self._watchers if taken_back is not None else ():
            told_of(server_id)
        return stored

    async def note_posted(self, server_id: str, member_id: str, posted: Posted | None) -> bool:
        """Where an introduction can be read. False when its author was forgotten meanwhile: it is to go then."""
        async with self._database.writing() as session:
            known = await profiles.note_posted(session, server_id, member_id, posted)
            if not known and posted is not None:
                await profiles.note_removal(session, server_id, posted)
            return known

    async def removals(self, server_id: str) -> tuple[Posted, ...]:
        """Messages in the name of people who were erased, still to be deleted; an erasure under way is waited for."""
        async with self._database.writing() as session:
            await servers.take_turn(session, server_id)
            return await profiles.removals(session, server_id)

    async def removed(self, server_id: str, message_id: str) -> None:
        """One of them is deleted."""
        async with self._database.writing() as session:
            await profiles.removed(session, server_id, message_id)
