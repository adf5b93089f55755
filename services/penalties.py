"""What a server chose for its moderation, and the ladder: how many points somebody stands at, and what follows.

A case counts its points in full at first and less each day, until after `points_last_days` it counts nothing. A void
case counts nothing at all. The ladder is one line that staff write in either language:
`3 timeout 1h, 6 timeout 1d, 9 ban 7d, 12 ban`, or `3 silenzio 1 ora, 6 espulsione`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import Field, field_validator

from core.durations import read_duration
from core.errors import UserFacingError
from core.limits import TIMEOUT
from models.case_values import Case, CaseKind
from services.server_settings import AreaSettings, Binding, RoleId

_STEP = re.compile(
    r"\s*(?P<points>[0-9]{1,3})\s+(?P<kind>timeout|silenzio|kick|espulsione|ban)(?:\s+(?P<length>\S.*?))?\s*"
)

_KINDS: dict[str, Literal["timeout", "kick", "ban"]] = {
    "timeout": "timeout",
    "silenzio": "timeout",
    "kick": "kick",
    "espulsione": "kick",
    "ban": "ban",
}


@dataclass(frozen=True, slots=True)
class Step:
    """From how many points on something follows. `length` None: it has none, or for good."""

    points: int
    kind: Literal["timeout", "kick", "ban"]
    length: timedelta | None = None


class ModerationSettings(AreaSettings):
    """How a server keeps itself safe."""

    area = "moderation"

    log_channel: Annotated[str, Binding("channel", staff_only=True, asked=True)] | None = None
    """Where each case is told; without one, the staff channel."""
    moderator_roles: tuple[RoleId, ...] = ()
    """Roles that moderate through Salotto, whatever they may do in Discord itself."""
    tone: Literal["warm", "formal"] = "warm"
    tell_who_acted: bool = False
    """Whether the member reads which moderator it was."""
    ladder: str = "3 timeout 1h, 6 timeout 1d, 9 ban 7d, 12 ban"
    ladder_mode: Literal["off", "propose", "act"] = "propose"
    points_warning: int = Field(default=1, ge=0, le=100)
    points_timeout: int = Field(default=2, ge=0, le=100)
    points_automod: int = Field(default=1, ge=0, le=100)
    points_kick: int = Field(default=3, ge=0, le=100)
    points_ban: int = Field(default=4, ge=0, le=100)
    points_last_days: int = Field(default=90, ge=1, le=3650)
    keep_notes_days: int = Field(default=365, ge=1, le=3650)
    keep_warnings_days: int = Field(default=365, ge=1, le=3650)
    keep_penalties_days: int = Field(default=1095, ge=1, le=3650)
    keep_automod_days: int = Field(default=90, ge=1, le=3650)
    keep_reports_days: int = Field(default=180, ge=1, le=3650)
    keep_conversations_days: int = Field(default=180, ge=1, le=3650)

    @field_validator("ladder")
    @classmethod
    def _readable(cls, line: str) -> str:
        steps_of(line)
        return line

    @property
    def steps(self) -> tuple[Step, ...]:
        return () if self.ladder_mode == "off" else steps_of(self.ladder)

    def points_of(self, kind: CaseKind) -> int:
        """What a case of a kind counts on its first day."""
        match kind:
            case "warning":
                return self.points_warning
            case "timeout":
                return self.points_timeout
            case "automod":
                return self.points_automod
            case "kick" | "softban":
                return self.points_kick
            case "ban":
                return self.points_ban
        return 0


def steps_of(line: str) -> tuple[Step, ...]:
    """The steps of a ladder, from below; ValueError for a line that is none."""
    found = []
    for part in filter(str.strip, line.split(",")):
        read = _STEP.fullmatch(part)
        if read is None:
            raise ValueError(f"not a step of a ladder: {part.strip()!r}")
        try:
            length = read_duration(read["length"]) if read["length"] else None
        except UserFacingError:
            raise ValueError(f"not a length of time: {read['length']!r}") from None
        kind = _KINDS[read["kind"]]
        if (kind == "timeout") != (length is not None) and kind != "ban":
            raise ValueError(f"a timeout needs a length, a kick has none: {part.strip()!r}")
        if kind == "timeout" and length is not None and length > TIMEOUT:
            raise ValueError("a timeout can last 28 days at most")
        found.append(Step(int(read["points"]), kind, length))
    return tuple(sorted(found, key=lambda step: step.points))


def points_at(cases: Iterable[Case], now: datetime, last: timedelta) -> float:
    """The points that somebody stands at: each case's, less in proportion to its age.

    Unit: points. A case of the future counts in full, a void one nothing. It says how often and how lately something
    was found wrong, not how somebody is.
    """
    total = 0.0
    for case in cases:
        if case.voided_at is None:
            age = max(now - case.what.at, timedelta(0))
            total += case.what.points * max(0.0, 1 - age / last)
    return round(total, 1)


def step_reached(steps: Iterable[Step], before: float, after: float) -> Step | None:
    """The highest step that the points come to with one case more; None when it takes them past none."""
    passed = [step for step in steps if before < step.points <= after]
    return passed[-1] if passed else None
