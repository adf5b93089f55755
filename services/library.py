"""The library: past drops for the segments of whoever looks, and what they saved."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from core.clock import Clock
from core.errors import UserFacingError
from models import drop_posts, drops, library_saves
from models.drops import Drop
from models.session import Database
from services.container import Services
from services.drops import Drops
from services.server_settings import ServerSettings

OUT = frozenset({"sent", "measured", "archived"})


@dataclass(frozen=True, slots=True)
class Book:
    """A drop as the library has it. `channel` and `message` are where it was posted."""

    drop: Drop
    channel: str
    message: str
    at: datetime
    saved: bool = False


class Library:
    """Finds drops again. Whoever shows them checks that the member may see the channel."""

    def __init__(self, database: Database, clock: Clock, known: Drops, server_settings: ServerSettings) -> None:
        self._database = database
        self._clock = clock
        self._drops = known
        self._server_settings = server_settings

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.database, services.clock, services.get(Drops), services.server_settings)

    async def books(self, server_id: str, member_id: str, text: str = "", *, saved: bool = False) -> tuple[Book, ...]:
        """What was sent to the member's segments, or was saved by them: the last first."""
        async with self._database.reading() as session:
            known = [one for one in await drops.drops(session, server_id) if one.state in OUT]
            posts = {one.id: await drop_posts.posts(session, server_id, one.id) for one in known}
            words = {one.id: await drops.variants(session, server_id, one.id) for one in known}
            kept = await library_saves.saved(session, server_id, member_id)
        inside = await self._segments_of(server_id, member_id, known)
        wanted = text.casefold().split()
        found: list[Book] = []
        for drop in known:
            of_drop = {one.id for one in drop.segments}
            told = " ".join((drop.title, drop.purpose, drop.need, *(one.text for one in words[drop.id]))).casefold()
            if drop.id not in kept and (saved or not of_drop & inside):
                continue
            if not all(word in told for word in wanted):
                continue
            post = next((one for one in posts[drop.id] if one.message is not None and _for(one.segments, inside)), None)
            if post is not None and post.sent_at is not None and post.message is not None:
                room = post.sent_in or post.channel or ""
                found.append(Book(drop, room, post.message, post.sent_at, drop.id in kept))
        return tuple(sorted(found, key=lambda book: book.at, reverse=True))

    async def toggle(self, server_id: str, member_id: str, drop_id: str) -> bool:
        """Save a drop, or take it out again; whether it is saved now."""
        async with self._database.writing() as session:
            drop = await drops.drop(session, server_id, drop_id)
            if drop is None or drop.state not in OUT:
                raise UserFacingError("drop-gone")
            await self._server_settings.know_within(session, server_id)
            if await library_saves.save(session, server_id, member_id, drop_id, self._clock.now()):
                return True
            await library_saves.unsave(session, server_id, member_id, drop_id)
            return False

    async def _segments_of(self, server_id: str, member_id: str, known: list[Drop]) -> frozenset[str]:
        circles = self._drops.circles
        asked = sorted({segment.id for drop in known for segment in drop.segments})
        if circles is None:
            return frozenset()
        return frozenset([one for one in asked if member_id in await circles.members(server_id, one)])


def _for(segments: tuple[str, ...], inside: frozenset[str]) -> bool:
    """Whether a message is one for the member: their segment's, or any when they are in none of its."""
    return not inside or bool(set(segments) & inside)
