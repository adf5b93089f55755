"""The gateway: sessions that outlive their connections, a buffer to replay from, and what can go wrong with both."""

import asyncio
import sys
import zlib
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module

import orjson
from aiohttp import WSCloseCode, WSMessage, WSMsgType, web

from tests.wire import cast
from tests.wire.community import Community
from tests.wire.documents import Json, new_id, own_user

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, MEMBERS, INVALID, HELLO, ACK = 0, 1, 2, 6, 7, 8, 9, 10, 11
AUTHENTICATION_FAILED, DISALLOWED_INTENTS, UNKNOWN_ERROR = 4004, 4014, 4000

SUBSCRIPTIONS = {
    "GUILD_MEMBER_ADD": 1 << 1,
    "GUILD_MEMBER_UPDATE": 1 << 1,
    "GUILD_MEMBER_REMOVE": 1 << 1,
    "GUILD_BAN_ADD": 1 << 2,
    "GUILD_BAN_REMOVE": 1 << 2,
    "MESSAGE_CREATE": 1 << 9,
    "MESSAGE_UPDATE": 1 << 9,
    "MESSAGE_DELETE": 1 << 9,
    "MESSAGE_DELETE_BULK": 1 << 9,
    "MESSAGE_REACTION_ADD": 1 << 10,
    "MESSAGE_REACTION_REMOVE": 1 << 10,
}
"""The intent that an event needs; any other comes to everybody."""
MESSAGE_CONTENT = 1 << 15


Packing = Callable[[bytes], bytes]


def _zlib_stream() -> Packing:
    stream = zlib.compressobj()
    return lambda payload: stream.compress(payload) + stream.flush(zlib.Z_SYNC_FLUSH)


def _zstd_stream() -> Packing:
    stream = import_module("compression.zstd").ZstdCompressor()
    return lambda payload: bytes(stream.compress(payload, stream.FLUSH_BLOCK))


COMPRESSIONS: dict[str, Callable[[], Packing]] = {"zlib-stream": _zlib_stream}
"""What a client may ask for: a stream that goes through the whole connection, each message whole in its piece."""
if sys.version_info >= (3, 14):  # the first Python that knows it, and with which the client asks for it
    COMPRESSIONS["zstd-stream"] = _zstd_stream


class Connection:
    """One websocket. What is sent is queued, so that events are told without waiting and stay in order."""

    def __init__(self, socket: web.WebSocketResponse, request: web.Request, packed: Packing | None) -> None:
        self.socket = socket
        self.silent = False
        self._request = request
        self._packed = packed
        self._outgoing: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._written = asyncio.Event()

    def send(self, payload: bytes) -> None:
        if not self.silent:
            self._outgoing.put_nowait(payload)

    def say(self, op: int, data: object = None) -> None:
        self.send(orjson.dumps({"op": op, "d": data, "s": None, "t": None}))

    async def write(self) -> None:
        """Send what is queued, until told to close."""
        with suppress(ConnectionError):
            while (payload := await self._outgoing.get()) is not None:
                if self._packed is None:
                    await self.socket.send_str(payload.decode())
                else:
                    await self.socket.send_bytes(self._packed(payload))
        self._written.set()

    async def close(self, code: int) -> None:
        """Close politely, with a code, after what is queued."""
        self._outgoing.put_nowait(None)
        await self._written.wait()
        await self.socket.close(code=code)

    def abort(self) -> None:
        """Tear the connection down without a word, as a broken network does."""
        if self._request.transport is not None:
            self._request.transport.abort()

    def finished(self) -> None:
        self._outgoing.put_nowait(None)


@dataclass(slots=True)
class Session:
    """What a client may resume. `buffer` holds the last events with their numbers."""

    id: str
    intents: int
    buffer: deque[tuple[int, bytes]]
    last: int = 0
    connection: Connection | None = None
    resumes: int = 0

    def dispatch(self, name: str, data: bytes) -> None:
        self.last += 1
        payload = b'{"op":0,"t":"%s","s":%d,"d":%s}' % (name.encode(), self.last, data)
        self.buffer.append((self.last, payload))
        if self.connection is not None:
            self.connection.send(payload)

    def since(self, number: int) -> list[bytes] | None:
        """What came after that event. None: the buffer no longer reaches back to it."""
        if number > self.last or self.last - number > len(self.buffer):
            return None
        return [payload for sequence, payload in self.buffer if sequence > number]


@dataclass(slots=True)
class Gateway:
    """Everybody who listens. The first four may be changed between connections."""

    heartbeat_ms: int = 41_250
    replay: int = 1000
    away: bool = False
    refused_intents: int = 0
    sessions: dict[str, Session] = field(default_factory=dict)
    identified: int = 0
    _repeat: int = 0
    _held_until: int = 0
    _held: list[tuple[str, Json]] = field(default_factory=list)
    _connections: set[Connection] = field(default_factory=set)

    # -- what is told

    def emit(self, name: str, data: Json) -> None:
        """Tell every session, unless a fault holds the event back or tells it twice."""
        if self._held_until:
            self._held.append((name, data))
            if len(self._held) == self._held_until:
                late, self._held, self._held_until = self._held[::-1], [], 0
                for one in late:
                    self._tell(*one)
            return
        self._tell(name, data)
        if self._repeat:
            self._repeat -= 1
            self._tell(name, data)

    def _tell(self, name: str, data: Json) -> None:
        written = orjson.dumps(data)
        hidden: bytes | None = None
        for session in self.sessions.values():
            if session.intents & SUBSCRIPTIONS.get(name, 0) != SUBSCRIPTIONS.get(name, 0):
                continue
            if name.startswith("MESSAGE_") and "content" in data and not _may_read(session.intents, data):
                hidden = hidden or orjson.dumps(
                    {**data, "content": "", "embeds": [], "attachments": [], "components": []}
                )
                session.dispatch(name, hidden)
            else:
                session.dispatch(name, written)

    # -- faults

    def repeat(self, events: int) -> None:
        """The next events come twice."""
        self._repeat = events

    def reorder(self, events: int) -> None:
        """The next events wait for each other and then come in the opposite order."""
        self._held_until = events

    def forget_sessions(self) -> None:
        """No session can be resumed any more, though the connections stay."""
        self.sessions = {}

    async def drop(self, code: int = UNKNOWN_ERROR) -> None:
        for connection in tuple(self._connections):
            await connection.close(code)

    def abort(self) -> None:
        for connection in tuple(self._connections):
            connection.abort()

    def silence(self) -> None:
        """Say nothing more on the present connections, not even that a heartbeat was heard."""
        for connection in self._connections:
            connection.silent = True

    def ask_to_reconnect(self) -> None:
        for connection in self._connections:
            connection.say(RECONNECT)

    def invalidate(self, *, resumable: bool) -> None:
        if not resumable:
            self.forget_sessions()
        for connection in self._connections:
            connection.say(INVALID, resumable)

    # -- one client

    async def serve(self, request: web.Request, community: Community, address: str) -> web.StreamResponse:
        """A client's connection, from HELLO to its end."""
        if self.away:
            return web.Response(status=503)
        compression = request.query.get("compress")
        if compression not in (None, *COMPRESSIONS):
            return web.Response(status=400, text=f"compression {compression} is not offered here")
        socket = web.WebSocketResponse(compress=False, timeout=1.0)
        await socket.prepare(request)
        connection = Connection(socket, request, COMPRESSIONS[compression]() if compression else None)
        self._connections.add(connection)
        writer = asyncio.create_task(connection.write())
        connection.say(HELLO, {"heartbeat_interval": self.heartbeat_ms, "_trace": []})
        try:
            async for heard in socket:
                if heard.type in {WSMsgType.TEXT, WSMsgType.BINARY}:
                    await self._hear(connection, heard, community, address)
        finally:
            self._connections.discard(connection)
            for session in self.sessions.values():
                if session.connection is connection:
                    session.connection = None
            connection.finished()
            await writer
        return socket

    async def close(self) -> None:
        await self.drop(WSCloseCode.GOING_AWAY)

    async def _hear(self, connection: Connection, heard: WSMessage, community: Community, address: str) -> None:
        said = orjson.loads(heard.data)
        data = said.get("d")
        if said["op"] == HEARTBEAT:
            connection.say(ACK)
        elif said["op"] == IDENTIFY:
            await self._identify(connection, data, community, address)
        elif said["op"] == RESUME:
            self._resume(connection, data)
        elif said["op"] == MEMBERS:
            self._tell_members(connection, data, community)

    async def _identify(self, connection: Connection, data: Json, community: Community, address: str) -> None:
        if data["token"].removeprefix("Bot ") != cast.TOKEN:
            await connection.close(AUTHENTICATION_FAILED)
            return
        if data["intents"] & self.refused_intents:
            await connection.close(DISALLOWED_INTENTS)
            return
        self.identified += 1
        session = Session(f"session-{new_id()}", data["intents"], deque(maxlen=self.replay), connection=connection)
        self.sessions[session.id] = session
        ready = {
            "v": 10,
            "user": own_user(community.users[cast.BOT]),
            "session_id": session.id,
            "shard": [0, 1],
            "guilds": [{"id": cast.GUILD, "unavailable": True}],
            "resume_gateway_url": address,
            "application": {"id": cast.BOT, "flags": 0},
            "private_channels": [],
            "_trace": [],
        }
        session.dispatch("READY", orjson.dumps(ready))
        session.dispatch("GUILD_CREATE", orjson.dumps(community.guild_create(data.get("large_threshold") or 50)))

    def _resume(self, connection: Connection, data: Json) -> None:
        session = self.sessions.get(data["session_id"])
        missed = session.since(data["seq"] or 0) if session is not None else None
        if session is None or missed is None or data["token"].removeprefix("Bot ") != cast.TOKEN:
            connection.say(INVALID, False)
            return
        for payload in missed:
            connection.send(payload)
        session.connection = connection
        session.resumes += 1
        session.dispatch("RESUMED", b"{}")

    def _tell_members(self, connection: Connection, data: Json, community: Community) -> None:
        wanted = {str(one) for one in data.get("user_ids") or []}
        begins = data.get("query") or ""
        chosen = [
            member
            for key, member in community.members.items()
            if (key in wanted if wanted else member["user"]["username"].startswith(begins))
        ]
        chunk = {
            "guild_id": cast.GUILD,
            "members": chosen,
            "chunk_index": 0,
            "chunk_count": 1,
            "nonce": data.get("nonce"),
        }
        for session in self.sessions.values():
            if session.connection is connection:
                session.dispatch("GUILD_MEMBERS_CHUNK", orjson.dumps(chunk))


def _may_read(intents: int, data: Json) -> bool:
    """Without the content intent a bot reads only its own messages, those that mention it, and direct ones."""
    mentioned = any(one["id"] == cast.BOT for one in data["mentions"])
    return bool(intents & MESSAGE_CONTENT) or data["author"]["id"] == cast.BOT or mentioned or "guild_id" not in data
