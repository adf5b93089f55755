"""What is made on a server, by the guided set-up or for a segment, is written down first, and made by one at a time."""

from datetime import timedelta
from typing import Self

from core.clock import Clock
from core.errors import UserFacingError
from models import makings
from models.makings import Making
from models.session import Database
from services.container import Services
from services.server_settings import ServerSettings

LEASE = timedelta(minutes=1)
"""What is being made for longer was begun by a process that died."""
MAKING_TAKES = timedelta(seconds=40)
"""At most, and less than the lease."""


class SettingUp:
    """Begins, ends and gives back what is made. Ids of servers and members are texts."""

    def __init__(self, database: Database, clock: Clock, server_settings: ServerSettings) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.database, services.clock, services.server_settings)

    async def begin(self, server_id: str, key: str, name: str) -> Making:
        """Make what `key` names: a setting, a segment's room. UserFacingError while somebody else is at it."""
        async with self._database.writing() as session:
            await self._server_settings.know_within(session, server_id)
            making = await makings.claim(session, server_id, key, name, self._clock.now(), LEASE)
        if making is None:
            raise UserFacingError("setup-being-made")
        return making

    async def end(self, server_id: str, key: str) -> None:
        """It is there and noted, or Discord refused and certainly nothing was made."""
        async with self._database.writing() as session:
            await makings.end(session, server_id, key)

    async def unsure(self, server_id: str, key: str) -> None:
        """Discord gave no answer that says whether it was made."""
        async with self._database.writing() as session:
            await makings.hand_back(session, server_id, key, self._clock.now())
