"""How far catching up with a server is: on the log, and in one message to staff that is edited as it goes on."""

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from core.clock import Clock
from core.text import texts
from models import histories
from models.histories import CatchingUp
from models.session import Database
from services.ports import Post, Refused
from services.server_settings import ServerSettings

SHORT_GAP = timedelta(hours=1)
"""Staff are not told of catching up after a shorter one."""
TOLD_EVERY = timedelta(seconds=15)
NAMED = 20
"""Closed channels that are named; of more than these, their number is told."""

_log = logging.getLogger(__name__)


class Notices(Protocol):
    """Where staff are told how far it is: the part of `ports.Sender` that this needs."""

    async def send(self, channel_id: str, post: Post) -> str: ...

    async def edit(self, channel_id: str, message_id: str, post: Post) -> None: ...


@dataclass(slots=True)
class Progress:
    """How far catching up with one server is."""

    channels: int = 0
    channels_read: int = 0
    messages: int = 0
    closed: list[str] = field(default_factory=list)
    """The names of channels that Discord does not let Salotto read, and that were not named before."""


class Telling:
    """Tells how far one server is. Where the message cannot be sent or edited, the log says it alone."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        server_settings: ServerSettings,
        notices: Notices | None,
        server_id: str,
        gap: CatchingUp,
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._notices = notices
        self._server_id = server_id
        self._gap = gap
        self._message = gap.notice
        self._told_at: datetime | None = None

    async def tell(self, progress: Progress, *, done: bool = False) -> None:
        """Say how far it is: at the beginning, every now and then, and when it is `done`."""
        now = self._clock.now()
        if not done and self._told_at is not None and now - self._told_at < TOLD_EVERY:
            return
        self._told_at = now
        _log.info(
            "server %s: %d of %d channels, %d messages read%s",
            self._server_id,
            progress.channels_read,
            progress.channels,
            progress.messages,
            ", caught up" if done else "",
        )
        if done and progress.closed:
            _log.warning("server %s: no permission to read %s", self._server_id, ", ".join(progress.closed))
        long = self._gap.since is None or self._gap.until - self._gap.since >= SHORT_GAP
        if self._notices is not None and (long or (done and progress.closed)):
            await self._tell_staff(self._notices, progress, done=done)

    async def _tell_staff(self, notices: Notices, progress: Progress, *, done: bool) -> None:
        general = await self._server_settings.general(self._server_id)
        if general.staff_channel is None:
            return
        post = Post(text=_words(progress, general.locale, done=done))
        try:
            if self._message is not None:
                await notices.edit(*self._message, post)
                return
            sent = await notices.send(general.staff_channel, post)
        except Refused as refused:
            _log.warning("staff of server %s are not told how far it is: %s", self._server_id, refused)
            return
        self._message = (general.staff_channel, sent)
        async with self._database.writing() as session:
            await histories.remember_notice(session, self._server_id, *self._message)


def _words(progress: Progress, locale: str, *, done: bool) -> str:
    words = texts(locale)
    if not done:
        return words(
            "backfill-reading",
            read=progress.channels_read,
            channels=progress.channels,
            messages=progress.messages,
        )
    told = words("backfill-done", channels=progress.channels, messages=progress.messages)
    if progress.closed:
        names = ", ".join(f"#{name}" for name in progress.closed[:NAMED])
        told += "\n" + words("backfill-closed", names=names, more=len(progress.closed[NAMED:]))
    return told
