"""What an export holds, whatever its format: frozen messages, and an account of what could not be read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

ChannelKind = Literal["text", "voice", "news", "forum", "thread", "direct", "other"]

SkipReason = Literal[
    "another-format",
    "bad-bytes",
    "duplicate",
    "no-author",
    "no-date",
    "no-id",
    "not-a-message",
    "out-of-order",
    "system",
    "truncated",
    "unknown-type",
]
"""Closed list. `system` (joins, pins, boosts) is no fault; `bad-bytes` were replaced and `out-of-order` were sorted, so
their messages are read; the rest was left out."""


@dataclass(frozen=True, slots=True)
class ExportedChannel:
    """Where messages were posted. `parent` is the channel of a thread, or the category of a channel."""

    id: str
    name: str
    kind: ChannelKind = "text"
    parent_id: str | None = None
    parent_name: str | None = None


@dataclass(frozen=True, slots=True)
class ExportedAuthor:
    """Who posted. `roles` are role names; `staff` is what the format itself says, None when it says nothing."""

    id: str
    name: str
    is_bot: bool = False
    roles: tuple[str, ...] = ()
    staff: bool | None = None
    handle: str = ""


@dataclass(frozen=True, slots=True)
class ExportedReaction:
    """One kind of reaction under a message."""

    emoji: str
    count: int


@dataclass(frozen=True, slots=True)
class ExportedMessage:
    """One message of an export. `mentions` are author ids; `type` is the format's own word for its kind."""

    id: str
    at: datetime
    channel: ExportedChannel
    author: ExportedAuthor
    text: str
    reply_to: str | None = None
    mentions: tuple[str, ...] = ()
    attachments: int = 0
    reactions: tuple[ExportedReaction, ...] = ()
    edited_at: datetime | None = None
    type: str = "Default"

    @property
    def reaction_count(self) -> int:
        return sum(reaction.count for reaction in self.reactions)


@dataclass(frozen=True, slots=True)
class Skipped:
    """How often something could not be taken as it stood, and where that happened first ("lobby.json: message 12")."""

    reason: SkipReason
    count: int
    first_place: str


@dataclass(slots=True)
class SkippedTally:
    """Counts while an export is being read."""

    _counts: dict[SkipReason, int] = field(default_factory=dict)
    _places: dict[SkipReason, str] = field(default_factory=dict)

    def add(self, reason: SkipReason, place: str, count: int = 1) -> None:
        self._counts[reason] = self._counts.get(reason, 0) + count
        self._places.setdefault(reason, place)

    def __iter__(self) -> Iterator[Skipped]:
        for reason in sorted(self._counts):
            yield Skipped(reason, self._counts[reason], self._places[reason])


@dataclass(frozen=True, slots=True)
class StaffRule:
    """Who counts as the brand's staff: by role name, or by author id or name. Letter case does not matter."""

    roles: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()

    @classmethod
    def of(cls, roles: tuple[str, ...] = (), people: tuple[str, ...] = ()) -> "StaffRule":
        return cls(frozenset(map(str.casefold, roles)), frozenset(name.removeprefix("@").casefold() for name in people))

    def covers(self, author: ExportedAuthor) -> bool:
        if author.staff:
            return True
        names = {author.id.casefold(), author.name.casefold(), author.handle.casefold()}
        return not self.people.isdisjoint(names) or any(role.casefold() in self.roles for role in author.roles)
