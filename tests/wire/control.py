"""What a test may ask of the running server: its verbs, each a small JSON document in and out."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from tests.wire import cast
from tests.wire.community import Community
from tests.wire.contract import Contract
from tests.wire.documents import Json, new_id
from tests.wire.faults import RestFault
from tests.wire.gateway import Gateway
from tests.wire.interactions import Interactions
from tests.wire.rest import Rest

BATCHES_PER_SECOND = 50


class Control:
    """One running server. A public method is a verb: its keyword arguments are what the client sends."""

    def __init__(self, contract: Contract | None) -> None:
        self._contract = contract
        self.gateway = Gateway()
        self._begin()

    def _begin(self) -> None:
        self.community = Community(self._emit)
        self.interactions = Interactions(self.community)
        self.rest = Rest(self.community, self.interactions, self._contract)

    def _emit(self, name: str, data: Json) -> None:
        self.rest.told(name, data)
        self.gateway.emit(name, data)

    async def ask(self, verb: str, asked: Json) -> object:
        """Run one verb."""
        if verb.startswith("_") or verb == "ask":
            raise KeyError(verb)
        run: Callable[..., Any] = getattr(self, verb)
        return await run(**asked)

    # -- the whole

    async def reset(self) -> None:
        """A fresh community, nobody connected, no fault in store."""
        self.rest.faults.release(discard=True)
        await self.gateway.close()
        self.gateway = Gateway()
        self._begin()

    async def report(self) -> Json:
        """What happened so far."""
        sessions = self.gateway.sessions.values()
        return {
            "contract": self._contract is not None,
            "violations": [asdict(violation) for violation in self.rest.violations],
            "identified": self.gateway.identified,
            "resumed": sum(session.resumes for session in sessions),
            "sessions": [
                {"id": session.id, "connected": session.connection is not None, "last": session.last}
                for session in sessions
            ],
        }

    async def take_violations(self) -> list[Json]:
        """The violations so far, which are then no longer held against the test."""
        taken, self.rest.violations = self.rest.violations, []
        return [asdict(violation) for violation in taken]

    async def requests(self, method: str | None = None, route: str | None = None) -> list[Json]:
        """The clients' requests in order, of one method and route if asked."""
        return [
            asdict(request)
            for request in self.rest.requests
            if method in {None, request.method} and route in {None, request.route}
        ]

    # -- people

    async def say(self, content: str, channel_id: str, user_id: str, reply_to: str | None = None) -> Json:
        asked: Json = {"content": content}
        if reply_to is not None:
            asked["message_reference"] = {"message_id": reply_to}
        return self.community.send(channel_id, user_id, asked)

    async def past(self, content: str, channel_id: str, user_id: str, at: float) -> Json:
        """Something that was said at a moment of the past (in seconds, as clocks count): the oldest comes first."""
        moment = datetime.fromtimestamp(at, UTC)
        as_then = {"id": new_id(int(at * 1000)), "timestamp": moment.isoformat()}
        return self.community.send(channel_id, user_id, {"content": content}, **as_then)

    async def edit(self, channel_id: str, message_id: str, content: str) -> Json:
        return self.community.edit(self.community.message(channel_id, message_id), {"content": content})

    async def delete(self, channel_id: str, message_id: str) -> None:
        self.community.delete(channel_id, message_id)

    async def react(self, channel_id: str, message_id: str, emoji: str, user_id: str, present: bool) -> None:
        self.community.react(channel_id, message_id, emoji, user_id, present=present)

    async def open_channel(self, name: str) -> Json:
        return self.community.open_channel(name)

    async def join(self, name: str) -> Json:
        return self.community.join(name)

    async def leave(self, user_id: str) -> None:
        self.community.leave(user_id)

    async def allow(self, permissions: int) -> None:
        """The bot's role may do this and no more; whoever connects from now on learns it."""
        self.community.roles[cast.BOT_ROLE]["permissions"] = str(permissions)

    async def give_role(self, user_id: str, role_id: str) -> None:
        """By hand, in the server's settings."""
        held = self.community.member(user_id)["roles"]
        self.community.change_member(user_id, {"roles": [*held, role_id]})

    async def direct_channel(self, user_id: str) -> str | None:
        """The channel in which the bot has written to somebody in private, if it has opened one."""
        opened = (one for one in self.community.channels.values() if one["type"] == 1)
        return next((one["id"] for one in opened if one["recipients"][0]["id"] == user_id), None)

    async def messages(self, channel_id: str) -> list[Json]:
        """What stands in a channel, oldest first."""
        return list(self.community.messages.get(channel_id, {}).values())

    async def emit(self, name: str, data: Json) -> None:
        """An event as given, for what has no verb."""
        self._emit(name, data)

    # -- interactions

    async def interact(self, wait: bool, until: str = "acknowledged", seconds: float = 5.0, **asked: Any) -> Json:
        """Someone uses the bot. Waits for the callback, or until the deferred answer is there too."""
        begun = self.interactions.begin(asked)
        if wait:
            event = begun.completed if until == "completed" else begun.acknowledged
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await event.wait()
        return begun.report()

    async def interaction(self, interaction_id: str) -> Json:
        return self.interactions.find(interaction_id).report()

    async def commands(self, guild_id: str = "") -> list[Json]:
        """The commands that the bot registered, for everywhere or for one server."""
        return self.community.commands.get(guild_id, [])

    # -- faults

    async def rest_fault(self, **asked: Any) -> None:
        self.rest.faults.add(RestFault(**asked))

    async def forget_faults(self) -> None:
        """Those that have not struck yet."""
        self.rest.faults.forget()

    async def held(self, count: int, seconds: float) -> None:
        """Wait until as many requests are held."""
        async with asyncio.timeout(seconds):
            await self.rest.faults.held(count)

    async def release(self, discard: bool) -> int:
        return self.rest.faults.release(discard=discard)

    async def forget_nonces(self) -> None:
        self.community.forget_nonces()

    async def gateway_fault(self, kind: str, **asked: Any) -> None:
        """drop, abort, silence, reconnect, invalidate, forget_sessions, repeat, reorder: see the gateway."""
        match kind:
            case "drop":
                await self.gateway.drop(**asked)
            case "abort" | "silence" | "ask_to_reconnect" | "forget_sessions":
                getattr(self.gateway, kind)()
            case "invalidate" | "repeat" | "reorder":
                getattr(self.gateway, kind)(**asked)
            case _:
                raise ValueError(f"no such fault: {kind}")

    async def gateway_settings(self, **asked: Any) -> None:
        """`heartbeat_ms`, `replay`, `away`, `refused_intents`: for the connections that come."""
        for name, value in asked.items():
            if name not in {"heartbeat_ms", "replay", "away", "refused_intents"}:
                raise ValueError(f"no such setting: {name}")
            setattr(self.gateway, name, value)

    # -- load

    async def load(self, messages: int, per_second: float | None, contents: list[str], channel_id: str) -> Json:
        """Members talk at that pace (None: as fast as it goes). Nothing is remembered of it but the events.

        The slash acknowledgements beside it are the caller's: run `interact` meanwhile.
        """
        began = time.monotonic()
        for number in range(messages):
            author = (cast.ANNA, cast.BRUNO)[number % 2]
            said = self.community.compose(channel_id, author, {"content": contents[number % len(contents)]})
            self.community.tell_message("MESSAGE_CREATE", said)
            if per_second is None:
                if number % 100 == 99:
                    await asyncio.sleep(0)
            elif number % max(1, int(per_second / BATCHES_PER_SECOND)) == 0:
                await asyncio.sleep(max(0.0, began + number / per_second - time.monotonic()))
        return {"messages": messages, "seconds": time.monotonic() - began}
