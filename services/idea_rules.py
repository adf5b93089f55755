"""What ideas may be and where they may go: no database, no Discord."""

from collections.abc import Mapping
from datetime import datetime

from core.errors import UserFacingError
from metrics.values import Band
from models.ideas import GOING, PROMISED, Idea, IdeaStatus

LONGEST_TITLE, LONGEST_TEXT, LONGEST_REASON = 100, 1_500, 1_000
POST, NEWS = "idea", "idea-news"
"""What is owed: the post on the board, and the news to one member."""
TOLD: tuple[IdeaStatus, ...] = ("accepted", "declined", "in_progress", "shipped")
"""Whoever stands behind an idea hears of these."""
TOLD_TO_VOTERS: tuple[IdeaStatus, ...] = ("accepted", "shipped")
"""Whoever only voted hears of these: of five ideas in a poll, four declines would be four messages too many."""
LIVING: tuple[IdeaStatus, ...] = (*GOING, *PROMISED)
SHOWN: tuple[IdeaStatus, ...] = (*LIVING, "declined", "shipped")
NEXT: Mapping[IdeaStatus, tuple[IdeaStatus, ...]] = {
    "open": ("shortlisted", "accepted", "declined"),
    "shortlisted": ("in_vote", "accepted", "declined", "open"),
    "in_vote": ("accepted", "declined", "shortlisted"),
    "accepted": ("in_progress", "shipped", "declined"),
    "in_progress": ("shipped", "declined"),
    "declined": ("open",),
}
"""Where staff may take an idea from where it is."""
DECIDED_AFTER_THE_VOTE: tuple[IdeaStatus, ...] = ("accepted", "declined", "shortlisted")
DEEP = (Band.ARTICULATED.value, Band.EXEMPLARY.value)
"""What it takes to have argued for an idea in its thread."""


def post_key(idea: Idea) -> str:
    """The key of an idea's post on the board."""
    return f"{idea.id}-{idea.posts}"


def sound(title: str, text: str) -> tuple[str, str]:
    """Title and text as they are stored. UserFacingError without a title."""
    title, text = " ".join(title.split())[:LONGEST_TITLE], text.strip()[:LONGEST_TEXT]
    if not title:
        raise UserFacingError("idea-needs-title")
    return title, text


def sound_reason(reason: str) -> str:
    return reason.strip()[:LONGEST_REASON]


def check_going(idea: Idea) -> None:
    """UserFacingError for an idea that is decided, or told with another one."""
    if not idea.is_going:
        raise UserFacingError("idea-settled", title=idea.title)


def check_decision(status: IdeaStatus, reason: str, promised_for: datetime | None, now: datetime) -> None:
    """UserFacingError for a decision without a reason, and a promise without a day ahead."""
    if status in ("accepted", "declined") and not reason:
        raise UserFacingError("idea-needs-reason")
    if status == "accepted" and (promised_for is None or promised_for <= now):
        raise UserFacingError("idea-needs-day")
