"""What is to be done to somebody, and the arm in Discord that does it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from models.case_values import CaseKind, Evidence, NewCase, Source, Told
from models.penalties import Attempt, AttemptState
from services.ports import Post

BEFOREHAND: frozenset[CaseKind] = frozenset({"kick", "ban", "softban"})
"""Whoever is gone afterwards is told before."""
TOLD_AFTER: frozenset[CaseKind] = frozenset({"warning", "timeout", "untimeout"})


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done to whom. `length` None: for good, or it has none."""

    kind: CaseKind
    member: str
    member_name: str | None
    actor: str | None
    reason: str | None = None
    length: timedelta | None = None
    on_behalf_of: str | None = None
    evidence: tuple[Evidence, ...] = ()
    delete_days: int = 0
    silent: bool = False
    """The member is not told."""
    anyway: bool = False
    """Although another moderator has just acted on the same member."""
    source: Source = "command"
    rule: str | None = None
    points: int | None = None
    """None: as many as the kind counts."""
    asked: str | None = None
    """What it was asked by, the same in every process that heard of it: it is done once."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A direct message that was sent."""

    channel: str
    message: str


class AlreadyAsked(Exception):
    """Another process on the same token has heard the same order, and carries it out."""


class Enforcer(Protocol):
    """Does in Discord what a moderator decided. Every method raises Refused."""

    async def write(self, server_id: str, member_id: str, post: Post) -> Notice: ...

    async def take_back(self, notice: Notice) -> None: ...

    async def time_out(self, server_id: str, member_id: str, until: datetime | None, reason: str) -> None: ...

    async def kick(self, server_id: str, member_id: str, reason: str) -> None: ...

    async def ban(self, server_id: str, member_id: str, reason: str, delete_days: int) -> None: ...

    async def unban(self, server_id: str, member_id: str, reason: str) -> None: ...

    async def stands(self, server_id: str, member_id: str, kind: CaseKind, until: datetime | None) -> bool:
        """Whether it is so in Discord now: asked when the answer to the deed itself was lost."""
        ...

    async def server_name(self, server_id: str) -> str: ...


@dataclass
class Going:
    """An attempt while it is going on."""

    attempt: Attempt
    steps: list[str] = field(default_factory=list)
    notice: Notice | None = None
    told: Told = "not-asked"
    state: AttemptState = "going-on"
    unclear: bool = False
    """The answer was lost, and Discord could not be asked either: its audit log will tell."""


def case_of(order: Order, going: Going) -> NewCase:
    """The case that an attempt has become."""
    attempt = going.attempt
    return NewCase(
        kind=order.kind,
        at=attempt.at,
        source=order.source,
        member=order.member,
        member_name=order.member_name,
        actor=order.actor,
        on_behalf_of=order.on_behalf_of,
        reason=order.reason,
        expires_at=attempt.expires_at,
        points=attempt.points,
        told=going.told,
        evidence=order.evidence,
        attempt=attempt.id,
        rule=order.rule,
    )
