"""simcord's environment, with the few things that Salotto needs of each environment changed."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import discord
import simcord
from simcord import _clock
from simcord.backend.models import Message, Poll
from simcord.enums import MessageType

from simulation.patches import needed

# A timer that rings sooner than this is waited for, whatever moves time.
SOON = 1.0

# simcord looks every 50 ms whether a bot has come to rest; a story makes hundreds of steps.
REST_CHECKED_EVERY = 0.004


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
    * A step costs a few milliseconds of waiting (simcord: 51 ms), and the start may take as long as any step.
    * A poll that ends is followed by Discord's message with its result (simcord: none).
    * Several preview pages may be open at once (simcord: one).
    """

    def __init__(self, bot: discord.Client, clock: SimulatedClock, *, settle_timeout: float) -> None:
        self._previews: list[Any] = []
        # Whether a timer also rings when as much real time has passed; otherwise only `Server.advance` reaches it.
        self.rings_in_real_time = True
        super().__init__(bot, check_errors=False, settle_timeout=settle_timeout)
        self.backend.clock = clock
        self.locales: dict[int, str] = {}
        # Browser pages and the passing of time take turns: simcord refuses two operations at once.
        self.turn = asyncio.Lock()
        self._emit = self.backend.emit
        self.backend.emit = self._emit_localised  # type: ignore[method-assign]
        self._expire_poll = self.backend.expire_poll
        self.backend.expire_poll = self._end_poll  # type: ignore[method-assign]
        self.backend.expire_due_polls = self._end_due_polls  # type: ignore[method-assign]

    def _emit_localised(self, event: str, payload: Mapping[str, Any]) -> None:
        if event == "INTERACTION_CREATE" and isinstance(payload, dict):
            person = payload["member"]["user"] if "member" in payload else payload["user"]
            payload["locale"] = self.locales.get(int(person["id"]), "en-US")
            if "guild_id" in payload:
                payload["guild_locale"] = self.backend.get_guild(int(payload["guild_id"])).preferred_locale
        self._emit(event, payload)

    def _end_due_polls(self) -> None:
        now = self.backend.clock.now()
        open_polls = [
            (message, datetime.fromisoformat(message.poll.expiry))
            for messages in self.backend.messages.values()
            for message in messages.values()
            if message.poll is not None and not message.poll.finalized
        ]
        for message, end in open_polls:
            if end <= now:
                self._end_poll(message.channel_id, message.id)

    def _end_poll(self, channel_id: int, message_id: int) -> Message:
        poll = self.backend.get_message(channel_id, message_id).poll
        ends_now = poll is not None and not poll.finalized
        message = self._expire_poll(channel_id, message_id)
        if poll is not None and ends_now:
            self.backend.create_message(
                channel_id,
                message.author_id,
                embeds=[{"type": "poll_result", "fields": _result(poll)}],
                reference={"channel_id": str(channel_id), "message_id": str(message_id)},
                message_type=MessageType.POLL_RESULT,
            )
        return message

    def _schedule_timer(self, record: Any, *rest: Any) -> None:
        super()._schedule_timer(record, *rest)
        needed(hasattr(record, "real_handle"), "Environment", "a timer has a handle in real time")
        distant = record.when is not None and record.when - self._virtual_time > SOON
        if distant and not self.rings_in_real_time and record.real_handle is not None:
            record.real_handle.cancel()

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


def _result(poll: Poll) -> list[dict[str, Any]]:
    """The fields of the message that ends a poll; a tie has no winner."""
    votes = {answer.answer_id: len(poll.votes.get(answer.answer_id, ())) for answer in poll.answers}
    most = max(votes.values(), default=0)
    winners = [answer for answer in poll.answers if votes[answer.answer_id] == most]
    found: dict[str, Any] = {
        "poll_question_text": poll.question,
        "victor_answer_votes": most,
        "total_votes": sum(votes.values()),
    }
    if most and len(winners) == 1:
        found |= {"victor_answer_id": winners[0].answer_id, "victor_answer_text": winners[0].text or ""}
    return [{"name": name, "value": str(value), "inline": False} for name, value in found.items()]
