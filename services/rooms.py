"""What moderators do to a channel, from the attempt to the case: closing it, opening it, slowing it down, clearing it.

An attempt is noted first and a case is opened when it has succeeded. When Discord's answer is lost, the channel itself
tells what came of it; so it does at the next start, after a process died.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any, Protocol, Self
from uuid import uuid4

from core.clock import Clock
from core.errors import UserFacingError
from core.text import texts
from models import penalties
from models.cases import Case, NewCase
from models.penalties import Attempt
from models.session import Database
from services.cases import Cases
from services.container import Services
from services.enforcing import AlreadyAsked
from services.moderation import Moderation
from services.outbox import Outbox
from services.ports import Refusal, Refused
from services.server_settings import GeneralSettings, ServerSettings


class Rooms(Protocol):
    """Changes channels. Every method raises Refused."""

    async def lock(self, server_id: str, channel_id: str, reason: str) -> None: ...

    async def unlock(self, server_id: str, channel_id: str, before: Mapping[str, Any], reason: str) -> None: ...

    async def slow_down(self, server_id: str, channel_id: str, seconds: int, reason: str) -> None: ...

    async def stands(self, server_id: str, channel_id: str, kind: str, seconds: int) -> bool:
        """Whether the channel is so now: asked when the answer to the deed itself was lost."""
        ...


class RoomKeeping:
    """Carries out what moderators want of channels."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        server_settings: ServerSettings,
        outbox: Outbox,
        cases: Cases,
        moderation: Moderation,
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._outbox = outbox
        self._cases = cases
        self._moderation = moderation
        self.rooms: Rooms | None = None
        moderation.settle_room = self.settle

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(
            services.database,
            services.clock,
            services.server_settings,
            services.get(Outbox),
            services.get(Cases),
            services.get(Moderation),
        )

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
        async with self._moderation.alone_with(server_id, channel):
            held = [one for one in await self._cases.holding(server_id, channel=channel) if one.what.kind == "lock"]
            if new.kind == "unlock" and not held:
                raise UserFacingError("rooms-not-locked", channel=f"<#{channel}>")
            why = await self._audit_reason(server_id, new)
            attempt = await self.begin(server_id, new, asked)
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
                await self.end(server_id, attempt, None, refused=str(refused.reason))
                values = {"why": str(refused.reason), "code": str(refused.code), "notice": "none", "banned": "no"}
                raise UserFacingError("action-failed", kind=new.kind, **values) from refused
            made = await self.end(server_id, attempt, new)
            assert made is not None
            return made

    async def clear(
        self, server_id: str, new: NewCase, deleting: Callable[[], Awaitable[int]], counted: Callable[[int], str]
    ) -> int:
        """Delete messages of a channel; how many were. There is a case when any was, with `counted` as its reason."""
        async with self._moderation.alone_with(server_id, str(new.channel)):
            attempt = await self.begin(server_id, new)
            gone = await deleting()
            case = replace(new, reason=counted(gone)) if gone else None
            await self.end(server_id, attempt, case, steps=(f"deleted-{gone}",), refused=None if gone else "refused")
        return gone

    async def _surely(self, server_id: str, new: NewCase, seconds: int, doing: Awaitable[None]) -> None:
        """Do it; when the answer is lost, look at the channel."""
        try:
            await doing
        except Refused as refused:
            if refused.reason is not Refusal.UNREACHABLE:
                raise
            if not await self._discord.stands(server_id, str(new.channel), new.kind, seconds):
                raise

    async def begin(self, server_id: str, new: NewCase, asked: str | None = None) -> Attempt:
        """Note what is set out to be done. AlreadyAsked when it is noted already."""
        attempt = Attempt(
            asked or uuid4().hex[:16],
            new.kind,
            self._clock.now(),
            channel=new.channel,
            actor=new.actor,
            reason=new.reason,
            expires_at=new.expires_at,
        )
        async with self._database.writing() as session:
            await self._server_settings.know_within(session, server_id)
            if not await penalties.begin(session, server_id, attempt):
                raise AlreadyAsked
        return attempt

    async def end(
        self,
        server_id: str,
        attempt: Attempt,
        new: NewCase | None,
        *,
        steps: tuple[str, ...] = (),
        refused: str | None = None,
    ) -> Case | None:
        """Note how it ended, with the case that it became."""
        async with self._database.writing() as session:
            made = None
            if new is not None:
                made = await self._cases.record_within(session, server_id, replace(new, attempt=attempt.id))
                steps = (*steps, "done")
            state: penalties.AttemptState = "failed" if new is None else "done"
            await penalties.note_attempt(session, server_id, attempt.id, state, steps, refused)
        self._outbox.wake()
        return made

    async def settle(self, server_id: str, attempt: Attempt) -> Case | None:
        """An attempt whose process died. A channel that was closed is on file, and opens by itself or by hand.

        What everybody might do there before is not known any more: it opens to what the server allows.
        """
        closed = attempt.kind == "lock" and attempt.channel is not None and self.rooms is not None
        if not closed or not await self._discord.stands(server_id, str(attempt.channel), "lock", 0):
            return await self.end(server_id, attempt, None, refused="interrupted")
        new = NewCase(
            kind="lock",
            at=attempt.at,
            source="command",
            channel=attempt.channel,
            actor=attempt.actor,
            reason=attempt.reason,
            expires_at=attempt.expires_at,
            before={},
        )
        return await self.end(server_id, attempt, new)

    async def _audit_reason(self, server_id: str, new: NewCase) -> str:
        async with self._database.reading() as session:
            general = await self._server_settings.read_within(session, server_id, GeneralSettings)
        words = texts(general.locale)
        return words("audit-reason", actor=str(new.actor), reason=new.reason or words("case-no-reason"))
