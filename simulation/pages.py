"""The channels of a simulated server in the browser, and an index page that links them, all on loopback.

simcord shows one channel a page; here each channel is a page of its own on the next port, with the others beside it
(`dressing`). Whoever may see a channel can be chosen on its page, and reads, writes, runs commands and clicks as that
person. simcord's pages need `linkify-it-py`.
"""

import asyncio
import socket
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from aiohttp import web
from jinja2 import Environment as Templates
from jinja2 import FileSystemLoader
from simcord import Preview

from core.text import LOCALES, texts
from simulation.dressing import FILES, Dress, Room, dressed
from simulation.patches import needed
from simulation.people import Person
from simulation.world import Channel, Server

LOOPBACK = "127.0.0.1"
PORTS_TRIED = 200
OVERTAKEN = 2
"""How many times a page may have been shown anew while somebody clicked on it; simcord allows none."""

# Events that change what is on a page; those without a channel change all of them.
CHANNEL_EVENTS = ("MESSAGE_", "CHANNEL_", "THREAD_")
SERVER_EVENTS = ("GUILD_MEMBER_", "GUILD_ROLE_")


@dataclass(frozen=True, slots=True)
class Page:
    """A channel in the browser; `url` carries the token that opens it."""

    channel: Channel
    people: tuple[Person, ...]
    preview: Preview

    @property
    def url(self) -> str:
        return self.preview.url


class Pages:
    """All pages of a server."""

    def __init__(self, server: Server, pages: Sequence[Page], index_url: str) -> None:
        self.server = server
        self.pages = tuple(pages)
        self.index_url = index_url
        self._changed: set[int] = set()
        for page in self.pages:
            needed(
                {"_active_action", "_closed", "_pages"} <= set(vars(page.preview)),
                "Pages",
                "a preview knows what it is doing",
            )
            # One operation at a time: a click waits while time passes, instead of being refused.
            page.preview._action = partial(self._in_turn, page.preview, page.preview._action)  # type: ignore[method-assign]
        self._all = {page.channel.id for page in self.pages}

    async def _in_turn(
        self, preview: Preview, act: Any, context_id: str | None, body: Mapping[str, Any]
    ) -> dict[str, Any]:
        async with self.server.environment.turn:
            opened = preview._pages.get(context_id or "")
            seen = body.get("published_revision")
            if opened is not None and isinstance(seen, int) and 0 < opened.revision - seen <= OVERTAKEN:
                # Somebody wrote while this was on its way. What it is about is looked up anyway, and refused when gone.
                body = {**body, "published_revision": opened.revision}
            done: dict[str, Any] = await act(context_id, body)
            return done

    def note(self, event: str, payload: Mapping[str, Any]) -> None:
        """A subscriber of simcord's events: which pages are out of date."""
        if event.startswith(CHANNEL_EVENTS):
            self._changed.add(int(payload.get("channel_id") or payload["id"]))
        elif event.startswith(SERVER_EVENTS):
            self._changed |= self._all

    async def pass_time(self, by: timedelta) -> None:
        """Let time pass, then show what changed on the pages where something did."""
        async with self.server.environment.turn:
            await self.server.advance(by)
            await self.show_changes()

    async def show_changes(self) -> None:
        # A page is left alone when nothing changed on it: what is sent long after it changed is refused as stale.
        changed, self._changed = self._changed, set()
        for page in self.pages:
            if page.channel.id in changed:
                await page.preview.refresh()

    async def keep_up(self, every: timedelta = timedelta(seconds=1)) -> None:
        """Simulated time runs as real time does, until cancelled."""
        while True:
            await asyncio.sleep(every.total_seconds())
            await self.pass_time(every)


def neighbouring_ports(count: int, start: int) -> list[int]:
    """`count` free ports in a row, from `start` or not far above it."""
    for first in range(start, start + PORTS_TRIED):
        ports = list(range(first, first + count))
        if all(_is_free(port) for port in ports):
            return ports
    raise OSError(f"no {count} free ports in a row from {start}")


def _is_free(port: int) -> bool:
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return attempt.connect_ex((LOOPBACK, port)) != 0


@asynccontextmanager
async def served(
    server: Server,
    channels: Sequence[str],
    *,
    viewers: Mapping[str, Sequence[str]] | None = None,
    port: int = 8790,
    introduction: str = "",
    suggestions: Sequence[str] = (),
    happened: Sequence[tuple[str, str]] = (),
    locale: str = "it",
    time_zone: str = "Europe/Rome",
) -> AsyncIterator[Pages]:
    """Serve channels and their index. `viewers` names who can be chosen in a channel: by default whoever sees it.

    `happened` tells what people have done so far, and what to try with it. The index is on `port`, or on the first port
    above it with enough free neighbours.
    """
    index_port, *ports = neighbouring_ports(len(channels) + 1, port)
    language = locale.partition("-")[0]
    dress = Dress(server.plan.name, texts(language if language in LOCALES else LOCALES[0]))
    async with AsyncExitStack() as stack:
        stack.enter_context(dressed(dress))
        pages = []
        for name, own_port in zip(channels, ports, strict=True):
            channel = server.channel(name)
            people = _who_sees(server, channel, (viewers or {}).get(name))
            preview = server.environment.preview(
                channel.handle,
                viewers=[person.actor for person in people],
                layout="channel",
                locale=locale,
                timezone=time_zone,
                port=own_port,
            )
            pages.append(Page(channel, people, await stack.enter_async_context(preview)))
        opened = Pages(server, pages, f"http://{LOOPBACK}:{index_port}/")
        dress.home, dress.rooms = opened.index_url, [Room(page.channel.name, page.url) for page in pages]
        text = _index(server, pages, dress, introduction, suggestions, happened)
        await stack.enter_async_context(_serving(text, index_port))
        subscribers = server.environment.backend.subscribers
        subscribers.append(opened.note)
        stack.callback(subscribers.remove, opened.note)
        yield opened


def _who_sees(server: Server, channel: Channel, names: Sequence[str] | None) -> tuple[Person, ...]:
    chosen = server.people if names is None else [server.person(name) for name in names]
    return tuple(person for person in chosen if channel.is_seen_by(person) and not person.plan.bot)


def _index(
    server: Server,
    pages: Sequence[Page],
    dress: Dress,
    introduction: str,
    suggestions: Sequence[str],
    happened: Sequence[tuple[str, str]],
) -> str:
    templates = Templates(loader=FileSystemLoader(FILES), autoescape=True)
    return templates.get_template("index.html").render(
        server=server.plan,
        pages=pages,
        people=[person for person in server.people if person.is_member and not person.plan.bot],
        introduction=introduction,
        suggestions=suggestions,
        happened=happened,
        words=dress.words,
    )


@asynccontextmanager
async def _serving(text: str, port: int) -> AsyncIterator[None]:
    async def index(request: web.Request) -> web.Response:
        return web.Response(text=text, content_type="text/html", headers={"Referrer-Policy": "no-referrer"})

    application = web.Application()
    application.router.add_get("/", index)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, LOOPBACK, port).start()
        yield
    finally:
        await runner.cleanup()
