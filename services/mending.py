"""Posted digests that mention somebody who is to be mentioned no longer are put right, or staff are told."""

import logging
from typing import Protocol, Self

from core.text import texts
from core.windows import Week
from models import digests
from models.session import Database
from services.container import Services
from services.ports import Post, Refusal, Refused, Sender
from services.server_settings import GeneralSettings, ServerSettings

_log = logging.getLogger(__name__)
_LATER = (Refusal.UNREACHABLE, Refusal.FORBIDDEN)


class PostedDigests(Protocol):
    """Who posts digests can also post them anew, in place."""

    async def rewrite(self, server_id: str, week: Week) -> bool:
        """Let the message in which a week was told say what its stored facts say now. False when there is none.

        Raises Refused.
        """
        ...


class Mending:
    """Works off what `models.digests.to_mend` holds. Without `posted` and `sender`, everything waits there."""

    def __init__(self, database: Database, server_settings: ServerSettings) -> None:
        self._database = database
        self._server_settings = server_settings
        self.posted: PostedDigests | None = None
        self.sender: Sender | None = None

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.database, services.server_settings)

    async def owed(self, server_id: str) -> tuple[Week, ...]:
        """The weeks whose posted digest is still to be put right."""
        async with self._database.reading() as session:
            return await digests.to_mend(session, server_id)

    async def run(self, server_id: str) -> tuple[Week, ...]:
        """Put right what can be; the weeks that were, or of which staff were told. Run twice, it does nothing twice."""
        if self.posted is None or self.sender is None:
            return ()
        done = []
        for week in await self.owed(server_id):
            if await self._mend(server_id, week, self.posted, self.sender):
                async with self._database.writing() as session:
                    await digests.mended(session, server_id, week)
                done.append(week)
        return tuple(done)

    async def _mend(self, server_id: str, week: Week, posted: PostedDigests, sender: Sender) -> bool:
        try:
            if await posted.rewrite(server_id, week):
                return True
        except Refused as refused:
            _log.warning("the digest of %s on server %s could not be rewritten: %s", week, server_id, refused.reason)
            if refused.reason in _LATER:
                return False
        return await self._tell_staff(server_id, week, sender)

    async def _tell_staff(self, server_id: str, week: Week, sender: Sender) -> bool:
        general = await self._server_settings.read(server_id, GeneralSettings)
        if general.staff_channel is None:
            return True  # it was posted nowhere that is still known
        words = texts(general.locale)("privacy-digest-stands", week=str(week))
        try:
            await sender.send(general.staff_channel, Post(text=words))
        except Refused as refused:
            _log.warning("staff of server %s could not be told of a digest: %s", server_id, refused.reason)
            return False
        return True
