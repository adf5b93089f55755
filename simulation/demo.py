"""The demo: a bot on the server of Frettaverde, set up by its staff, and its channels in the browser."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from typing import Any

from simulation.frettaverde import OWNER, STAFF_ROOM, frettaverde
from simulation.scenes import Scene, SceneFailed, scenes
from simulation.world import MakeBot, Server, simulated

LONGEST_WORK = 240.0
"""Seconds that reading eight weeks may take on a slow machine."""
_DISCORDS_NAME = {"en": "en-GB"}
"""Discord knows no plain English."""
_log = logging.getLogger(__name__)


class Demo:
    """The server as the command line shows it, without anything of Discord's."""

    def __init__(self, server: Server) -> None:
        self.server = server

    @property
    def services(self) -> Any:
        """The running bot's."""
        return self.server.bot.services

    @property
    def server_id(self) -> str:
        return str(self.server.id)

    @property
    def size(self) -> tuple[int, int, int]:
        """How many channels, people and messages there were before the bot came."""
        return len(self.server.plan.channels), len(self.server.plan.people), len(self.server.founded.said)

    @property
    def posted(self) -> int:
        """How many messages the bot has written to staff."""
        bot_id = self.server.bot.user.id
        return sum(message.author.id == bot_id for message in self.server.channel(STAFF_ROOM).messages)

    async def set_up(self) -> None:
        """What whoever runs a server does once: say what may be read, and where the digest goes.

        Returns when the digest of the last whole week is there.
        """
        owner = self.server.person(OWNER)
        await owner.run("setup consent", channel=STAFF_ROOM, level="full")
        await owner.run("setup channel", channel=STAFF_ROOM, where=self.server.channel(STAFF_ROOM))

    async def play(self, all_of_them: Sequence[Scene] | None = None) -> AsyncIterator[str]:
        """Play every scene, and name each before it begins. SceneFailed for one that cannot be played to its end.

        Errors that the bot raises in a scene, and that nobody was told of, fail it too.
        """
        for scene in scenes() if all_of_them is None else all_of_them:
            yield scene.name
            try:
                await scene.play(self)
                if raised := self.server.simulation.unanswered():
                    raise BaseExceptionGroup("the bot raised errors", raised)
            except Exception as error:
                raise SceneFailed(scene.name) from error

    async def play_briefly(self) -> AsyncIterator[str]:
        """As `play`, without the scenes in which days pass: the bot works through each of them, which takes a while."""
        async for name in self.play([scene for scene in scenes() if not scene.takes_days]):
            yield name

    @asynccontextmanager
    async def served(
        self,
        *,
        introduction: str,
        suggestions: Sequence[str],
        locale: str,
        happened: Sequence[tuple[str, str]] = (),
        port: int = 8790,
    ) -> AsyncIterator[str]:
        """Serve every channel on loopback for the block, while time goes on; the address of the index.

        The index tells what `happened`, each with what to try.
        """
        from simulation.pages import served

        # The digest is in the staff's room: that one comes first.
        names = sorted((channel.name for channel in self.server.plan.channels), key=lambda name: name != STAFF_ROOM)
        spoken = _DISCORDS_NAME.get(locale, locale)
        opening = served(
            self.server,
            names,
            introduction=introduction,
            suggestions=suggestions,
            happened=happened,
            locale=spoken,
            port=port,
        )
        async with opening as pages:
            time = asyncio.create_task(pages.keep_up(timedelta(seconds=1)), name="time")
            try:
                yield pages.index_url
            finally:
                time.cancel()
                with suppress(asyncio.CancelledError):
                    await time
                for error in self.server.errors:
                    _log.error("the bot raised an error: %s", error, exc_info=error)


@asynccontextmanager
async def demonstrated(make_bot: MakeBot, *, now: datetime, locale: str) -> AsyncIterator[Demo]:
    """Start a bot on Frettaverde's server as it is at `now`; when it yields, the bot has caught up with the past."""
    past = frettaverde(now, locale=locale)
    world = simulated(
        make_bot, past.plan, history=past.history, now=now, longest_work=LONGEST_WORK, rings_in_real_time=False
    )
    async with world as server:
        yield Demo(server)
