"""The guided set-up's memory: what it makes on a server is written down first, and made by one at a time."""

from datetime import timedelta
from typing import Any, Self

from core.clock import Clock
from core.errors import UserFacingError
from models import makings
from models.makings import Making
from models.session import Database
from services.container import Services
from services.server_settings import AreaSettings, ServerSettings

LEASE = timedelta(minutes=1)
"""What is being made for longer was begun by a process that died."""
MAKING_TAKES = timedelta(seconds=40)
"""At most, and less than the lease."""


class SettingUp:
    """Begins, ends and gives back what is made for a setting. Ids of servers and members are texts."""

    def __init__(self, database: Database, clock: Clock, server_settings: ServerSettings) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.database, services.clock, services.server_settings)

    async def begin(self, server_id: str, key: str, name: str) -> Making:
        """Make something for the setting `key`. UserFacingError while another process is at it."""
        async with self._database.writing() as session:
            await self._server_settings.know_within(session, server_id)
            making = await makings.claim(session, server_id, key, name, self._clock.now(), LEASE)
        if making is None:
            raise UserFacingError("setup-being-made")
        return making

    async def made(self, server_id: str, key: str, model: type[AreaSettings], by: str, **values: Any) -> None:
        """It is there: choose it. Dying in between, the next one to begin finds it by its name and age."""
        await self._server_settings.change(server_id, model, by, **values)
        async with self._database.writing() as session:
            await makings.end(session, server_id, key)

    async def not_made(self, server_id: str, key: str) -> None:
        """Discord refused: nothing was made."""
        async with self._database.writing() as session:
            await makings.end(session, server_id, key)

    async def unsure(self, server_id: str, key: str) -> None:
        """Discord gave no answer that says whether it was made."""
        async with self._database.writing() as session:
            await makings.hand_back(session, server_id, key, self._clock.now())
