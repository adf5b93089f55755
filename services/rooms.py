"""What moderators do to a channel, from the attempt to the case: closing it, opening it, slowing it down, clearing it.

An attempt is noted first and a case is opened when it has succeeded. When Discord's answer is lost, the channel itself
tells what came of it; so it does at the next start, after a process died.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol, Self
from uuid import uuid4

from core.errors import UserFacingError
from models.case_values import Case, CaseKind, NewCase
from models.penalties import Attempt
from services.attempts import Attempts
from services.cases import Cases
from services.container import Services
from services.desk import Desk
from services.ports import Refusal, Refused


class Rooms(Protocol):
    """Changes channels. Every method raises Refused."""

    async def lock(self, server_id: str, channel_id: str, reason: str) -> None: ...

    async def unlock(self, server_id: str, channel_id: str, before: Mapping[str, Any], reason: str) -> None: ...

    async def slow_down(self, server_id: str, channel_id: str, seconds: int, reason: str) -> None: ...

    async def stands(self, server_id: str, channel_id: str, kind: str, seconds: int) -> bool:
        """Whether the channel is so now: asked when the answer to the deed itself was lost."""
        ...

    async def left_of(self, server_id: str, channel_id: str, messages: Sequence[str]) -> int:
        """How many of these messages are still in the channel."""
        ...


class RoomKeeping:
    """Carries out what moderators want of channels."""

    def __init__(self, desk: Desk, cases: Cases, attempts: Attempts) -> None:
        self._desk = desk
        self._cases = cases
        self._attempts = attempts
        self.rooms: Rooms | None = None

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.get(Desk), services.get(Cases), services.get(Attempts))

    @property
    def _discord(self) -> Rooms:
        if self.rooms is None:
            raise RuntimeError("nobody has said who keeps the rooms")
        return self.rooms

    async def do(self, server_id: str, new: NewCase, seconds: int = 0, *, asked: str | None = None) -> Case:
        """Close, open or slow down a channel. UserFacingError when Discord would not, or when it is not closed.

        `asked` is what it was asked by; AlreadyAsked when another process is at it.
        """
        channel = str(new.channel)
        async with self._attempts.alone_with(server_id, channel):
            held = [one for one in await self._cases.holding(server_id, channel=channel) if one.what.kind == "lock"]
            if new.kind == "unlock" and not held:
                raise UserFacingError("rooms-not-locked", channel=f"<#{channel}>")
            why = await self._desk.audit_reason(server_id, new.actor, new.reason)
            attempt = self._attempt(new, seconds, asked)
            await self.begin(server_id, attempt)
            try:
                match new.kind:
                    case "lock":
                        doing = self._discord.lock(server_id, channel, why)
                    case "unlock":
                        doing = self._discord.unlock(server_id, channel, held[0].what.before or {}, why)
                    case _:
                        doing = self._discord.slow_down(server_id, channel, seconds, why)
                await self._surely(server_id, new, seconds, doing)
            except Refused as refused:
                await self._attempts.note(server_id, attempt, "failed", (), str(refused.reason))
                values = {"why": str(refused.reason), "code": str(refused.code), "notice": "none", "banned": "no"}
                raise UserFacingError("action-failed", kind=new.kind, **values) from refused
            return await self._keep(server_id, attempt, new, ("done",))

    async def clear(
        self, server_id: str, new: NewCase, messages: Sequence[str], deleting: Callable[[], Awaitable[int]]
    ) -> int:
        """Delete messages of a channel; how many were. There is a case when any was, which says how many."""
        async with self._attempts.alone_with(server_id, str(new.channel)):
            attempt = self.clearing(new, messages)
            await self.begin(server_id, attempt)
            gone = await deleting()
            if gone:
                reason = (await self._desk.words(server_id))("purge-reason", number=gone)
                await self._keep(server_id, attempt, replace(new, reason=reason), (f"deleted-{gone}", "done"))
            else:
                await self._attempts.note(server_id, attempt, "failed", ("deleted-0",), "refused")
        return gone

    def clearing(self, new: NewCase, messages: Sequence[str]) -> Attempt:
        """An attempt to delete messages. It knows which, until it has ended: so a next process sees which are gone."""
        return self._attempt(replace(new, before={"messages": list(messages)}))

    async def _surely(self, server_id: str, new: NewCase, seconds: int, doing: Awaitable[None]) -> None:
        """Do it; when the answer is lost, look at the channel."""
        try:
            await doing
        except Refused as refused:
            if refused.reason is not Refusal.UNREACHABLE:
                raise
            if not await self._discord.stands(server_id, str(new.channel), new.kind, seconds):
                raise

    async def begin(self, server_id: str, attempt: Attempt) -> None:
        """Note what is about to be done. AlreadyAsked when another process is at it."""
        await self._attempts.begin(server_id, attempt)

    def _attempt(self, new: NewCase, seconds: int = 0, asked: str | None = None) -> Attempt:
        return Attempt(
            asked or uuid4().hex[:16],
            new.kind,
            self._desk.clock.now(),
            channel=new.channel,
            actor=new.actor,
            reason=new.reason,
            expires_at=new.expires_at,
            before=new.before,
            seconds=seconds,
        )

    async def _keep(self, server_id: str, attempt: Attempt, new: NewCase, steps: tuple[str, ...]) -> Case:
        made = await self._attempts.keep(server_id, attempt, replace(new, attempt=attempt.id), steps)
        assert made is not None, "no entry of the audit log is asked for"
        return made

    async def settle(self, server_id: str, attempt: Attempt) -> Case | None:
        """An attempt whose process died: a case if it was done, wholly or in part. Refused when it cannot be seen."""
        kind: CaseKind = attempt.kind  # type: ignore[assignment]
        channel = str(attempt.channel)
        new = NewCase(
            kind=kind,
            at=attempt.at,
            source="command",
            channel=attempt.channel,
            actor=attempt.actor,
            reason=attempt.reason,
            expires_at=attempt.expires_at,
            before=attempt.before,
        )
        async with self._attempts.alone_with(server_id, channel):
            if not await self._attempts.is_open(server_id, attempt):
                return None
            if kind == "purge":
                return await self._settle_purge(server_id, attempt, new)
            if not await self._stands(server_id, channel, kind, attempt.seconds):
                await self._attempts.note(server_id, attempt, "failed", attempt.steps, "interrupted")
                return None
            return await self._keep(server_id, attempt, new, (*attempt.steps, "settled"))

    async def _settle_purge(self, server_id: str, attempt: Attempt, new: NewCase) -> Case | None:
        """How many of the messages are gone, the channel itself tells."""
        messages: list[str] = list((attempt.before or {}).get("messages", ()))
        try:
            gone = len(messages) - await self._discord.left_of(server_id, str(attempt.channel), messages)
        except Refused as refused:
            if refused.reason is Refusal.UNREACHABLE:
                raise
            gone = 0
        if not gone:
            await self._attempts.note(server_id, attempt, "failed", attempt.steps, "interrupted")
            return None
        reason = (await self._desk.words(server_id))("purge-reason-interrupted", number=gone, of=len(messages))
        steps = (*attempt.steps, f"deleted-{gone}", "settled")
        return await self._keep(server_id, attempt, replace(new, reason=reason, before=None), steps)

    async def _stands(self, server_id: str, channel: str, kind: CaseKind, seconds: int) -> bool:
        try:
            return await self._discord.stands(server_id, channel, kind, seconds)
        except Refused as refused:
            if refused.reason is Refusal.UNREACHABLE:
                raise
            return False
