"""What a case is, before and after it has a number: the values that stand in `cases`, and what is asked of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

CaseKind = Literal[
    "note",
    "warning",
    "timeout",
    "untimeout",
    "kick",
    "softban",
    "ban",
    "unban",
    "automod",
    "report",
    "appeal",
    "lock",
    "unlock",
    "slowmode",
    "purge",
]
Source = Literal["command", "by-hand", "automatic", "expiry"]
Told = Literal["told", "closed", "failed", "not-asked"]
"""Whether the member could be told: they were, they take no messages, it failed otherwise, nobody tried."""

PUNISHING: frozenset[CaseKind] = frozenset({"warning", "timeout", "kick", "softban", "ban"})
REMOVING: frozenset[CaseKind] = frozenset({"kick", "softban", "ban"})
ENDED_BY: dict[CaseKind, frozenset[CaseKind]] = {
    "ban": frozenset({"ban"}),
    "unban": frozenset({"ban"}),
    "timeout": frozenset({"timeout", "automod"}),
    "untimeout": frozenset({"timeout", "automod"}),
    "lock": frozenset({"lock"}),
    "unlock": frozenset({"lock"}),
    "slowmode": frozenset({"slowmode"}),
}
"""Which earlier cases no longer hold once one of these is there."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A message as it was when the case was opened."""

    message: str
    channel: str
    author: str
    text: str
    at: datetime
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case that has no number yet. `actor` None: unknown, or Salotto itself where the source is its own."""

    kind: CaseKind
    at: datetime
    source: Source
    member: str | None = None
    member_name: str | None = None
    channel: str | None = None
    actor: str | None = None
    on_behalf_of: str | None = None
    reason: str | None = None
    expires_at: datetime | None = None
    points: int = 0
    told: Told = "not-asked"
    evidence: tuple[Evidence, ...] = ()
    audit_id: str | None = None
    attempt: str | None = None
    rule: str | None = None
    before: Mapping[str, Any] | None = None
    """What is put back when it ends: of a channel that was locked or slowed down."""
    told_elsewhere: bool = False
    """Staff read of it in another message than the log's own. Not kept."""


@dataclass(frozen=True, slots=True)
class Case:
    """Something that was done, with the number that it got. `ended_at`: since when its penalty holds no longer."""

    number: int
    what: NewCase
    ended_at: datetime | None = None
    voided_at: datetime | None = None
    voided_by: str | None = None
    void_reason: str | None = None
    edited_at: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether it is a penalty that is in force."""
        silenced = self.what.kind == "automod" and self.what.expires_at is not None
        lasting = silenced or self.what.kind in ("ban", "timeout", "lock", "slowmode")
        over = self.what.expires_at is not None and self.what.expires_at <= now
        return lasting and self.ended_at is None and self.voided_at is None and not over


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases are asked for; what is None does not matter."""

    member: str | None = None
    actor: str | None = None
    kinds: frozenset[str] = field(default=frozenset())
    since: datetime | None = None
    before: int | None = None


def stored(evidence: Evidence) -> dict[str, Any]:
    """As it stands in the database."""
    return {
        "message": evidence.message,
        "channel": evidence.channel,
        "author": evidence.author,
        "text": evidence.text,
        "at": evidence.at.isoformat(),
        "attachments": list(evidence.attachments),
    }


def shown(kept: dict[str, Any]) -> Evidence:
    """The evidence that was `stored`."""
    return Evidence(
        kept["message"],
        kept["channel"],
        kept["author"],
        kept["text"],
        datetime.fromisoformat(kept["at"]),
        tuple(kept["attachments"]),
    )


def without_author(evidence: Sequence[Evidence], member_id: str, stand_in: str) -> tuple[Evidence, ...]:
    """Evidence in which somebody is a pseudonym; what they wrote stays."""
    return tuple(
        replace(
            one,
            author=stand_in if one.author == member_id else one.author,
            text=one.text.replace(f"<@{member_id}>", "<@0>").replace(f"<@!{member_id}>", "<@0>"),
        )
        for one in evidence
    )
