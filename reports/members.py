"""One member in words: to themselves, or, where they agreed to be named, to staff. Never a number against others."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from reports.wording import Day, Listing, Phrase, Voice

MemberState = Literal["new_and_unanswered", "newly_speaking", "gone_quiet", "returning", "steady", "now_and_then"]


@dataclass(frozen=True, slots=True)
class Contribution:
    """One contribution, and the kinds of evidence that earned its depth (`evidence-*` in words), most first."""

    message_id: str
    at: datetime
    excerpt: str
    evidence: tuple[str, ...]
    link: str | None = None


@dataclass(frozen=True, slots=True)
class MemberInsight:
    """One member over the last `weeks` weeks. What they wrote is counted for themselves, never against anybody.

    `turns` are all of theirs, `contributing` those that give something, `articulated` those that explain it; `answered`
    are questions of others that they took up. `evidence` is what earned depth most often; `deepest` a few
    contributions. `state` is in the words of `member-state-*`.
    """

    member: str
    name: str
    state: MemberState
    weeks: int
    turns: int
    contributing: int
    articulated: int
    answered: int
    evidence: tuple[str, ...]
    deepest: tuple[Contribution, ...]
    first_at: datetime | None
    last_at: datetime


_REASONS = 3


def told(insight: MemberInsight, voice: Voice, *, own: bool) -> tuple[str, ...]:
    """What can be said of a member, a sentence a line; `own`: to themselves."""
    spoken_to = "yes" if own else "no"
    counted = {"own": spoken_to, "author": insight.name}
    lines = [
        Phrase(f"member-state-{insight.state}", {**counted, "last": Day(insight.last_at)}),
        Phrase(
            "member-gave",
            {
                **counted,
                "weeks": insight.weeks,
                "turns": insight.turns,
                "contributing": insight.contributing,
                "articulated": insight.articulated,
            },
        ),
    ]
    if insight.answered:
        lines.append(Phrase("member-answered", {**counted, "count": insight.answered}))
    if insight.evidence:
        earned = Listing(tuple(Phrase(f"evidence-{kind}") for kind in insight.evidence[:_REASONS]))
        lines.append(Phrase("member-earned", {**counted, "evidence": earned}))
    return tuple(voice.say(line) for line in lines)
