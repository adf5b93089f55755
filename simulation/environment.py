"""simcord's environment, with the few things that Salotto needs of each environment changed."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import discord
import simcord
from simcord import _clock

from simulation.patches import needed

# simcord looks every 50 ms whether a bot has come to rest; a story makes hundreds of steps.
REST_CHECKED_EVERY = 0.001


class SimulatedClock(_clock.Clock):
    """Simulated time, in UTC: a `core.clock.Clock` that simcord moves."""

    def __init__(self, epoch: datetime) -> None:
        super().__init__()
        needed({"elapsed", "_epoch"} <= set(vars(self)), "SimulatedClock", "a clock is an epoch and seconds since")
        self._epoch = epoch.astimezone(UTC)

    def go_to(self, moment: datetime) -> None:
        """For writing the past; while the bot runs, only `Server.advance` moves time."""
        self.elapsed = (moment - self._epoch).total_seconds()


class Environment(simcord.Env):
    """One bot on one simulated Discord.

    * Interactions carry the language of the person and of the server (simcord: always American English).
    * A step costs about a millisecond of waiting (simcord: 51 ms), and the start may take as long as any step.
    * Several preview pages may be open at once (simcord: one).
    """

    def __init__(self, bot: discord.Client, clock: SimulatedClock, *, settle_timeout: float) -> None:
        self._previews: list[Any] = []
        super().__init__(bot, check_errors=False, settle_timeout=settle_timeout)
        self.backend.clock = clock
        self.locales: dict[int, str] = {}
        # Browser pages and the passing of time take turns: simcord refuses two operations at once.
        self.turn = asyncio.Lock()
        self._emit = self.backend.emit
        self.backend.emit = self._emit_localised  # type: ignore[method-assign]

    def _emit_localised(self, event: str, payload: Mapping[str, Any]) -> None:
        if event == "INTERACTION_CREATE" and isinstance(payload, dict):
            person = payload["member"]["user"] if "member" in payload else payload["user"]
            payload["locale"] = self.locales.get(int(person["id"]), "en-US")
            if "guild_id" in payload:
                payload["guild_locale"] = self.backend.get_guild(int(payload["guild_id"])).preferred_locale
        self._emit(event, payload)

    def owns(self, task: asyncio.Task[Any] | None) -> bool:
        """Whether a task is the bot's."""
        return task in self._work.tasks

    async def _settle_internal(
        self,
        *,
        timeout: float | None = None,  # noqa: ASYNC109
        idle: float = REST_CHECKED_EVERY,
        **rest: Any,
    ) -> None:
        # At the start simcord gives a bot five seconds, whatever was asked for: too few to read a long history.
        await super()._settle_internal(timeout=None, idle=idle, **rest)

    @property
    def _preview(self) -> Any:
        """The preview whose page is acting now. simcord keeps one, and refuses a second while there is one."""
        return next((preview for preview in self._previews if preview._active_action is not None), None)

    @_preview.setter
    def _preview(self, preview: Any) -> None:
        self._previews = [known for known in self._previews if not known._closed]
        if preview is not None:
            self._previews.append(preview)
