"""What a drop must have before it is planned, which messages it becomes, and what staff chose for all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from mimetypes import guess_type
from typing import Protocol

from pydantic import Field

from core.errors import UserFacingError
from models.drop_posts import DropPost
from models.drops import EVERYBODY, Drop, DropFile, DropFormat, DropState, Variant
from services.server_settings import AreaSettings, AskedChannelId

KIND = "drop"
LONGEST_TITLE = 200
LONGEST_TEXT = 3_500
EDITABLE: frozenset[DropState] = frozenset({"draft", "review", "approved", "scheduled", "missed"})
FILE_OF: dict[DropFormat, str] = {"image": "image/", "video": "video/", "audio": "audio/", "file": ""}
"""What a form needs a file of, as its kind begins."""


class DropSettings(AreaSettings):
    """Where drops go unless they say otherwise, how late one may still be sent, and how many are enough."""

    area = "drops"

    channel: AskedChannelId | None = None
    grace_minutes: int = Field(default=120, ge=5, le=1_440)
    cap_per_week: int = Field(default=3, ge=1, le=14)
    four_eyes: bool = False


class Segment(Protocol):
    """A part of the community that content can be for."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def role_id(self) -> str | None: ...
    @property
    def channel_id(self) -> str | None: ...


class Circles(Protocol):
    """Who is in which segment now."""

    async def all(self, server_id: str) -> Sequence[Segment]: ...

    async def members(self, server_id: str, segment_id: str) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class NewDrop:
    """What a draft begins with. `segments` are ids; without a channel it goes where the segments or the server say."""

    title: str
    purpose: str = ""
    need: str = ""
    outcome: str = ""
    format: DropFormat = "text"
    segments: tuple[str, ...] = ()
    text: str = ""
    channel: str | None = None
    forum: bool = False
    mention: bool = False
    tags: tuple[str, ...] = ()
    planned: datetime | None = None


def words_of(variants: Sequence[Variant], segment: str | None, locale: str) -> Variant | None:
    """The words for a segment in a language: its own first, then everybody's; another language before none."""
    for wanted in (segment, EVERYBODY) if segment else (EVERYBODY,):
        of_segment = [one for one in variants if one.segment == wanted]
        for variant in sorted(of_segment, key=lambda one: one.locale != locale):
            return variant
    return variants[0] if variants else None


def place_of(drop: Drop, segment_id: str, places: Mapping[str, str | None], fallback: str | None) -> str | None:
    """The channel in which a segment gets a drop: the drop's own, else the segment's, else the server's."""
    return drop.channel or places.get(segment_id) or fallback


def posts_of(
    drop: Drop,
    words: Sequence[Variant],
    places: Mapping[str, str | None],
    fallback: str | None,
    at: datetime,
    first: str | None,
    rest_after: timedelta | None,
) -> tuple[DropPost, ...]:
    """One message a place and a moment; segments with words of their own have a message of their own."""
    if (first is not None or rest_after is not None) and len(drop.segments) < 2:
        raise UserFacingError("drop-first-alone", title=drop.title)
    if first is not None and rest_after is None:
        raise UserFacingError("drop-first-how-long")
    if first is not None and first not in {one.id for one in drop.segments}:
        raise UserFacingError("drop-first-not-its", title=drop.title)
    own_words = {one.segment for one in words}
    grouped: dict[tuple[str | None, datetime, str], list[str]] = {}
    for segment in drop.segments:
        due = at + rest_after if rest_after is not None and segment.id != (first or drop.segments[0].id) else at
        channel = place_of(drop, segment.id, places, fallback)
        if channel is None:
            raise UserFacingError("drop-without-channel")
        own = segment.id if segment.id in own_words else EVERYBODY
        grouped.setdefault((channel, due, own), []).append(segment.id)
    return tuple(
        DropPost(drop.id, f"drop-{drop.id}-{drop.round}-{number}", channel, tuple(segments), due)
        for number, ((channel, due, _), segments) in enumerate(grouped.items())
    )


def check_complete(
    drop: Drop,
    words: Sequence[Variant],
    files: Sequence[DropFile],
    at: datetime,
    starts_at: datetime | None = None,
    closes_at: datetime | None = None,
) -> None:
    """UserFacingError unless a drop has all that it takes to be scheduled at a moment.

    `starts_at` is when its live session begins, `closes_at` when applications for its test end; None: nobody said.
    """
    if not drop.purpose:
        raise UserFacingError("drop-without-purpose", title=drop.title)
    if not drop.need:
        raise UserFacingError("drop-without-need", title=drop.title)
    if not drop.segments:
        raise UserFacingError("drop-without-segment", title=drop.title)
    if not words and not files:
        raise UserFacingError("drop-without-words", title=drop.title)
    if drop.format == "poll" and any(
        len(question_in(one.text)[1]) < 2 or not question_in(one.text)[0] for one in words
    ):
        raise UserFacingError("drop-without-options", title=drop.title)
    if drop.format == "link" and any("://" not in one.text for one in words):
        raise UserFacingError("drop-without-link", title=drop.title)
    if drop.format in FILE_OF and not any(_is(one.name, FILE_OF[drop.format]) for one in files):
        raise UserFacingError("drop-without-file", title=drop.title, format=drop.format)
    if drop.format == "session" and (starts_at is None or starts_at <= at):
        raise UserFacingError("drop-session-when", title=drop.title, known="no" if starts_at is None else "yes")
    if drop.format == "testers" and (closes_at is None or closes_at <= at):
        raise UserFacingError("drop-test-when", title=drop.title, known="no" if closes_at is None else "yes")


def _is(name: str, kind: str) -> bool:
    return not kind or (guess_type(name)[0] or "").startswith(kind)


def question_in(text: str) -> tuple[str, tuple[str, ...]]:
    """The question of a drop that is a poll, and its options: the lines that begin with a dash."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    options = [line.lstrip("-–•* ").strip() for line in lines if line[0] in "-–•*"]
    return " ".join(line for line in lines if line[0] not in "-–•*"), tuple(one for one in options if one)


def one_line(text: str, missing: str) -> str:
    """A text on one line. UserFacingError with the id `missing` for an empty one."""
    tidy = " ".join(text.split())
    if not tidy:
        raise UserFacingError(missing)
    return tidy
