"""simcord's pages as the rooms of one server: the other rooms are beside each, whoever is chosen stays chosen from room
to room, commands have the names that Discord shows to that person, and what only developers need is out of sight.

Like the other patches this refuses to be applied, by name, when an upgrade has changed what it relies on.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from aiohttp import web
from simcord.preview import _commands, _server

from core.text import Texts
from simulation.patches import needed, replaced

FILES = Path(__file__).parent / "browser"
DRESSED = "dressed"
"""What the names of these files have before them on a page's server, so that they never meet simcord's own."""
_TYPES = {"room.css": "text/css", "room.js": "application/javascript"}
_viewer_s_language: ContextVar[str | None] = ContextVar("viewer_s_language", default=None)


@dataclass(frozen=True, slots=True)
class Room:
    """A page, as the others name it."""

    name: str
    url: str


@dataclass(slots=True)
class Dress:
    """What is put around each page. `rooms` and `home` are known once all pages are served."""

    server_name: str
    words: Texts
    home: str = ""
    rooms: Sequence[Room] = ()

    def put_on(self, html: str, here: str) -> str:
        """The page of the room whose address is `here`."""
        name = next((room.name for room in self.rooms if room.url == here), "")
        for pattern, dressed in (
            ("<title>.*?</title>", f"<title>#{escape(name)} · {escape(self.server_name)}</title>"),
            ("</head>", f'<link rel="stylesheet" href="/{DRESSED}/room.css"></head>'),
            ("</body>", f'<script type="module" src="/{DRESSED}/room.js"></script></body>'),
            (
                r'<div class="preview-brand">.*?</div>',
                f'<a class="home" href="{escape(self.home)}">{escape(self.server_name)}</a>',
            ),
            (r"Viewing as\s*<select", f"{escape(self.words('pages-you-are'))} <select"),
            (r'<div id="preview-stage"', f'{self._nav(here)}<div id="preview-stage"'),
        ):
            html, found = re.subn(pattern, lambda _, dressed=dressed: dressed, html, count=1, flags=re.DOTALL)  # type: ignore[misc]
            needed(found, "Dress", f"a page has {pattern}")
        return html

    def _nav(self, here: str) -> str:
        links = (
            f'<a href="{escape(room.url)}"{" aria-current=page" * (room.url == here)}>#{escape(room.name)}</a>'
            for room in self.rooms
        )
        return f'<nav class="rooms" aria-label="{escape(self.words("pages-rooms"))}">{"".join(links)}</nav>'


@contextmanager
def dressed(dress: Dress) -> Iterator[None]:
    """Every page that is served in the block wears `dress`."""
    server, paths = _server.PreviewServer, {f"/{DRESSED}/{name}": name for name in _TYPES}
    needed({"_index", "_static", "_STATIC_FILES"} <= set(vars(server)), "dressed", "a page has _index and _static")
    static: Any = server._static

    async def serve(self: Any, request: web.Request) -> web.Response:
        if request.path in paths:
            name = paths[request.path]
            text = (FILES / name).read_text(encoding="utf-8")
            return web.Response(text=text, content_type=_TYPES[name], headers=self._SECURITY_HEADERS)
        answer: web.Response = await static(self, request)
        if request.path == "/":
            answer.text = dress.put_on(answer.text or "", self.preview.url)
        return answer

    with ExitStack() as stack:
        stack.enter_context(replaced(server, "_static", serve))
        stack.enter_context(replaced(server, "_STATIC_FILES", {**server._STATIC_FILES, **paths}))
        stack.enter_context(commands_in_the_viewer_s_language())
        yield


@contextmanager
def commands_in_the_viewer_s_language() -> Iterator[None]:
    """The list of commands has the names and descriptions of the viewer's language; simcord shows those of the code.

    Options keep the names of the code: simcord's script sends back the name that it shows.
    """
    needed(
        {"build_catalog", "_authorized_catalog", "entry_for_leaf"} <= set(vars(_commands)),
        "commands_in_the_viewer_s_language",
        "simcord.preview._commands has a catalogue and its entries",
    )
    plain = _commands.entry_for_leaf

    def entry(command: Mapping[str, Any], path: list[str], leaf: Mapping[str, Any]) -> dict[str, Any]:
        told, language = plain(command, path, leaf), _viewer_s_language.get()
        if language is None:
            return told
        told["invocation"] = " ".join(_localised(part, "name", language) for part in _way(command, path))
        told["description"] = _localised(leaf, "description", language)
        for shown, option in zip(told["options"], leaf.get("options") or (), strict=True):
            shown["description"] = _localised(option, "description", language)
            for choice, of in zip(shown["choices"], option.get("choices") or (), strict=True):
                choice["name"] = _localised(of, "name", language)
        return told

    def for_viewer(build: Any) -> Any:
        def built(preview: Any, page: Any) -> Any:
            token = _viewer_s_language.set(preview.env.locales.get(page.viewer.id))
            try:
                return build(preview, page)
            finally:
                _viewer_s_language.reset(token)

        return built

    with ExitStack() as stack:
        stack.enter_context(replaced(_commands, "entry_for_leaf", entry))
        for name in ("build_catalog", "_authorized_catalog"):
            stack.enter_context(replaced(_commands, name, for_viewer(getattr(_commands, name))))
        yield


def _way(command: Mapping[str, Any], path: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    """A command, its group, its subcommand: what each word of a path names."""
    here = command
    yield here
    for name in path[1:]:
        here = next(option for option in here["options"] if option["name"] == name)
        yield here


def _localised(what: Mapping[str, Any], field: str, language: str) -> str:
    return str((what.get(f"{field}_localizations") or {}).get(language) or what.get(field, ""))
