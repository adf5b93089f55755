"""Why something a member wrote counted: told to its author alone, from what was read when it was posted."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from core.clock import Clock
from core.errors import UserFacingError
from metrics.values import Depth
from models import members, rollups, turns, unread
from models.messages import messages_by_id
from models.session import Database
from services.consent import gate_of
from services.container import Services
from services.server_settings import GeneralSettings, ServerSettings
from services.window import Border

_SOON = timedelta(minutes=10)
"""A message so young that is not stored yet may still be on its way."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A turn of the member's, with its depth. `messages` counts those that were read as one."""

    text: str
    depth: Depth
    messages: int


class Why:
    """Looks up how one's own message was read. Nobody is told anything about anybody else's."""

    def __init__(self, database: Database, clock: Clock, server_settings: ServerSettings) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.database, services.clock, services.server_settings)

    async def reason(self, server_id: str, member_id: str, message_id: str, author_id: str, at: datetime) -> Reason:
        """How the turn that holds a message was read; UserFacingError says why there is nothing to tell.

        A member who is read "only in totals" may know as well: it is theirs, and nobody else is told.
        """
        if author_id != member_id:
            raise UserFacingError("why-not-yours")
        async with self._database.reading() as session:
            general = await self._server_settings.read_within(session, server_id, GeneralSettings)
            gate = await gate_of(session, server_id, general)
            if not gate.may_keep(member_id):
                chosen = await members.choice(session, server_id, member_id)
                raise UserFacingError("why-nothing-kept" if chosen else "why-nothing-kept-here")
            now = self._clock.now()
            if at < Border.at(now, general.zone).moment:
                raise UserFacingError("why-too-old")
            stored = (await messages_by_id(session, server_id, [message_id])).get(message_id)
            if stored is None or stored.author != member_id:
                raise UserFacingError("why-not-read-yet" if now - at < _SOON else "why-not-heard")
            held = (await unread.turns_holding(session, server_id, [message_id])).get(message_id)
            found = None if held is None else await turns.turn(session, server_id, held.id)
            state = await rollups.reading_state(session, server_id)
            if found is None or (state.dirty_from is not None and state.dirty_from <= found.turn.end):
                raise UserFacingError("why-not-read-yet")
        if found.reading.depth.band is None:
            raise UserFacingError("why-not-scored")
        return Reason(found.turn.text, found.reading.depth, len(found.turn.message_ids))
