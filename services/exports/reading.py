"""Files and folders -> one stream of exported messages, each once, with an account of what could not be read."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from core.errors import UnreadableInput
from services.exports import chat_jsonl, discord_chat_exporter
from services.exports.discord_chat_exporter import Header
from services.exports.values import ExportedMessage, Skipped, SkippedTally

_SUFFIXES = frozenset({".json", ".jsonl", ".ndjson"})


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file whose format is known. `header` is None for chat JSONL."""

    path: Path
    size: int
    header: Header | None


@dataclass(slots=True)
class Export:
    """Everything that was found under the paths given. Iterate over `messages()` once, then ask what was `skipped`."""

    files: tuple[ExportFile, ...]
    community: str
    server_id: str
    tally: SkippedTally = field(default_factory=SkippedTally)

    @property
    def size(self) -> int:
        """Bytes to read."""
        return sum(file.size for file in self.files)

    @property
    def known_until(self) -> datetime | None:
        """The moment up to which every file was looked at; None when no file says so, or when one is cut short."""
        if any(skipped.reason == "truncated" for skipped in self.tally):
            return None
        return min((f.header.known_until for f in self.files if f.header and f.header.known_until), default=None)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        return tuple(self.tally)

    def messages(self) -> Iterator[ExportedMessage]:
        """File by file, in each file's order, every message id once: the first copy counts."""
        seen: set[str] = set()
        for file in self.files:
            for message in self.messages_of(file):
                if message.id in seen:
                    self.tally.add("duplicate", f"{file.path.name}: {message.id}")
                    continue
                seen.add(message.id)
                yield message

    def messages_of(self, file: ExportFile) -> Iterator[ExportedMessage]:
        latest = None
        for message in self._raw_messages(file):
            if latest is not None and message.at < latest:
                self.tally.add("out-of-order", f"{file.path.name}: {message.id}")
            else:
                latest = message.at
            yield message

    def _raw_messages(self, file: ExportFile) -> Iterator[ExportedMessage]:
        read = (
            partial(discord_chat_exporter.read_messages, file.path, file.header)
            if file.header
            else partial(chat_jsonl.read_messages, file.path)
        )
        try:
            yield from read(self.tally)
        except OSError as error:
            raise _refused(file.path, error) from error


def open_export(paths: Sequence[Path]) -> Export:
    """Find the exports under files and folders. A file named outright must be one; folders are searched for them.

    Raises UnreadableInput naming the file when one that was named cannot be read, or when nothing is found at all.
    """
    tally = SkippedTally()
    found: dict[Path, ExportFile] = {}
    for path in paths:
        for candidate in _candidates(path):
            if candidate.resolve() in found:
                continue
            file = _identified(candidate, named=candidate == path)
            if file is None:
                tally.add("another-format", str(candidate))
            else:
                found[candidate.resolve()] = file
    if not found:
        raise UnreadableInput("input-nothing-found", file=", ".join(map(str, paths)))
    files = tuple(found.values())
    community = _community(files, paths)
    return Export(files, community, _server_id(files) or community, tally)


def _candidates(path: Path) -> Iterator[Path]:
    try:
        if not path.is_dir():
            yield path
            return
        # os.walk rather than rglob: it does not follow links in circles.
        for folder, folders, names in os.walk(path):
            folders.sort()
            yield from (Path(folder) / name for name in sorted(names) if Path(name).suffix.lower() in _SUFFIXES)
    except OSError as error:
        raise _refused(path, error) from error


def _identified(path: Path, *, named: bool) -> ExportFile | None:
    try:
        size = path.stat().st_size
        if size and (header := discord_chat_exporter.read_header(path)):
            return ExportFile(path, size, header)
        if size and chat_jsonl.is_chat_jsonl(path):
            return ExportFile(path, size, None)
    except OSError as error:
        raise _refused(path, error) from error
    if named:
        raise UnreadableInput("input-another-format" if size else "input-empty", file=str(path))
    return None


def _refused(path: Path, error: OSError) -> UnreadableInput:
    text_id = {FileNotFoundError: "input-not-found", PermissionError: "input-not-permitted"}.get(type(error))
    return UnreadableInput(text_id or "input-unreadable", file=str(path), reason=error.strerror or type(error).__name__)


def _server_id(files: Iterable[ExportFile]) -> str:
    """The server that all files with a header come from. Two rooms of two brands must not become one by accident."""
    servers = {file.header.server_id: file for file in files if file.header and file.header.server_id}
    if len(servers) > 1:
        one, other, *_ = servers.values()
        raise UnreadableInput("input-several-servers", file=str(one.path), other=str(other.path))
    return next(iter(servers), "")


def _community(files: Iterable[ExportFile], paths: Sequence[Path]) -> str:
    """The server's name where the export has one, else the name of what was read."""
    named = (file.header.community for file in files if file.header and file.header.community)
    return next(named, paths[0].stem or paths[0].resolve().name)
