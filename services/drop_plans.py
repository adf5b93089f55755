"""An editorial calendar in a file: read line by line, brought in whole or not at all.

TOML has one `[[drop]]` a drop, CSV one row a drop; both have the same keys. What does not fit is named with its line.
"""

import csv
import io
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, get_args
from zoneinfo import ZoneInfo

from core.errors import UserFacingError
from core.moments import clock_is_unclear
from models.drops import DropFormat
from services.drop_shape import LONGEST_TEXT, LONGEST_TITLE, NewDrop
from services.drops import Drops

KEYS = ("title", "purpose", "need", "outcome", "format", "segments", "channel", "tags", "text", "when")
FORMATS: tuple[str, ...] = get_args(DropFormat)
_TABLE = re.compile(r"\s*\[\[\s*drop\s*\]\]")
_AT_LINE = re.compile(r"at line (\d+)")
_QUOTES = r'"""|\'\'\''


@dataclass(frozen=True, slots=True)
class Problem:
    """What does not fit, and in which line of the file; None: in none of them."""

    line: int | None
    text_id: str
    values: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Planned:
    """A drop of the plan, with the line at which it begins and that of its segments."""

    line: int
    segments_line: int
    new: NewDrop


@dataclass(frozen=True, slots=True)
class _Entry:
    line: int
    lines: Mapping[str, int]
    values: Mapping[str, Any]

    def at(self, key: str) -> int:
        return self.lines.get(key, self.line)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file holds. With a problem in it, nothing of it is brought in."""

    drops: tuple[Planned, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """How many drafts were made; how many were there already, by title and moment."""

    new: int
    known: int


def read_plan(text: str, kind: str, zone: ZoneInfo) -> Plan:
    """A plan in "toml" or "csv"; `when` is an hour of `zone`."""
    try:
        entries = list(_toml(text) if kind == "toml" else _csv(text))
    except _Broken as broken:
        return Plan(problems=(broken.problem,))
    found: list[Planned] = []
    problems: list[Problem] = []
    for entry in entries:
        wrong = [entry] if isinstance(entry, Problem) else list(_problems(entry, zone))
        problems += wrong
        if isinstance(entry, _Entry) and not wrong:
            found.append(Planned(entry.line, entry.at("segments"), _new(entry.values, zone)))
    if not entries:
        problems.append(Problem(None, "drops-plan-empty", {}))
    return Plan(tuple(found), tuple(problems))


async def check_segments(plan: Plan, drops: Drops, server_id: str) -> tuple[Problem, ...]:
    """Segments that the server does not have."""
    known = {name for one in await drops.segments(server_id) for name in (one.id, one.name.casefold())}
    return tuple(
        Problem(planned.segments_line, "drops-plan-segment", {"name": name})
        for planned in plan.drops
        for name in planned.new.segments
        if name not in known and name.casefold() not in known
    )


async def bring_in(plan: Plan, drops: Drops, server_id: str) -> BroughtIn:
    """Make a draft of each drop that is not there yet. Run twice, it changes nothing."""
    there = {(one.title, one.scheduled_at) for one in await drops.list(server_id)}
    fresh = [one.new for one in plan.drops if (one.new.title, one.new.planned) not in there]
    for new in fresh:
        await drops.new(server_id, None, new)
    return BroughtIn(len(fresh), len(plan.drops) - len(fresh))


class _Broken(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def _toml(text: str) -> Iterator[_Entry]:
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        line = _AT_LINE.search(said)
        number = int(line[1]) if line else len(text.splitlines())
        problem = said.partition(" (at ")[0]
        raise _Broken(Problem(number, "drops-plan-toml", {"problem": problem})) from None
    lines = _outside_texts(text)
    begins = [number for number, line in enumerate(lines, 1) if _TABLE.match(line)]
    listed = read.get("drop")
    if not isinstance(listed, list) or set(read) != {"drop"} or len(begins) != len(listed):
        raise _Broken(Problem(1, "drops-plan-tables", {}))
    for begin, end, values in zip(begins, [*begins[1:], len(lines) + 1], listed, strict=True):
        where: dict[str, int] = {}
        for number in range(begin + 1, end):
            if match := re.match(r"\s*([A-Za-z_]+)\s*=", lines[number - 1]):
                where.setdefault(match[1], number)
        yield _Entry(begin, where, values)


def _outside_texts(text: str) -> list[str]:
    """The lines of a TOML file, empty where a text of several lines goes on: what looks like a key there is none."""
    lines: list[str] = []
    inside: str | None = None
    for line in text.splitlines():
        lines.append(line if inside is None else "")
        rest = line
        while match := re.search(inside or _QUOTES, rest):
            inside, rest = (match[0] if inside is None else None), rest[match.end() :]
    return lines


def _csv(text: str) -> Iterator[_Entry | Problem]:
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",", strict=True)
    try:
        header = [name.strip().lower() for name in next(rows, [])]
        if "title" not in header:
            raise _Broken(Problem(1, "drops-plan-header", {"keys": ", ".join(KEYS)}))
        unknown = [name for name in header if name and name not in KEYS]
        yield from (Problem(1, "drops-plan-key", {"key": name, "keys": ", ".join(KEYS)}) for name in unknown)
        line = rows.line_num + 1
        for row in rows:
            if len(row) == len(header):
                cells = {name: cell.strip() for name, cell in zip(header, row, strict=True) if cell.strip()}
                if cells:
                    yield _Entry(line, {}, {name: cell for name, cell in cells.items() if name not in unknown})
            elif any(cell.strip() for cell in row):
                yield Problem(line, "drops-plan-columns", {"found": len(row), "wanted": len(header)})
            line = rows.line_num + 1
    except csv.Error as error:
        raise _Broken(Problem(rows.line_num, "drops-plan-csv", {"problem": str(error)})) from None


def _problems(entry: _Entry, zone: ZoneInfo) -> Iterator[Problem]:
    for key in entry.values:
        if key not in KEYS:
            yield Problem(entry.at(key), "drops-plan-key", {"key": key, "keys": ", ".join(KEYS)})
    if not str(entry.values.get("title", "")).strip():
        yield Problem(entry.at("title"), "drops-plan-title", {})
    elif len(str(entry.values["title"])) > LONGEST_TITLE:
        yield Problem(entry.at("title"), "drops-plan-long", {"key": "title", "limit": LONGEST_TITLE})
    if len(str(entry.values.get("text", ""))) > LONGEST_TEXT:
        yield Problem(entry.at("text"), "drops-plan-long", {"key": "text", "limit": LONGEST_TEXT})
    if entry.values.get("format", "text") not in FORMATS:
        yield Problem(entry.at("format"), "drops-plan-format", {"formats": ", ".join(FORMATS)})
    if "channel" in entry.values and not str(entry.values["channel"]).isdecimal():
        yield Problem(entry.at("channel"), "drops-plan-channel", {})
    if "when" in entry.values:
        try:
            _moment(entry.values["when"], zone)
        except UserFacingError as error:
            values = {name: str(value) for name, value in error.values.items()}
            yield Problem(entry.at("when"), error.text_id, values)


def _new(values: Mapping[str, Any], zone: ZoneInfo) -> NewDrop:
    def text(key: str) -> str:
        return str(values.get(key, "")).strip()

    return NewDrop(
        title=" ".join(text("title").split()),
        purpose=text("purpose"),
        need=text("need"),
        outcome=text("outcome"),
        format=values.get("format", "text"),
        segments=_several(values.get("segments", "")),
        text=text("text"),
        channel=text("channel") or None,
        tags=_several(values.get("tags", "")),
        planned=_moment(values["when"], zone) if "when" in values else None,
    )


def _several(given: Any) -> tuple[str, ...]:
    """A list, or a text with commas or bars between."""
    parts: Sequence[Any] = given if isinstance(given, list) else re.split(r"[,|]", str(given))
    return tuple(str(part).strip() for part in parts if str(part).strip())


def _moment(given: Any, zone: ZoneInfo) -> datetime:
    """`2026-05-05 18:30` on the server's clock. A day alone is no moment: nobody wants what goes out at midnight."""
    try:
        local = given if isinstance(given, datetime) else datetime.fromisoformat(str(given).strip())
        if not isinstance(given, datetime) and ":" not in str(given):
            raise ValueError
    except ValueError:
        raise UserFacingError("drops-plan-when", text=str(given)[:40]) from None
    if local.tzinfo is not None:
        return local
    if clock_is_unclear(local, zone):
        raise UserFacingError("moment-clocks-change", at=f"{local:%d/%m %H:%M}")
    return local.replace(tzinfo=zone)
