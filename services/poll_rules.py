"""What makes a poll one that can be voted in, and who may vote in it. No database, no Discord."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from core.errors import UserFacingError
from models.members import Member
from models.polls import Poll

LEAST_OPTIONS, MOST_OPTIONS, MOST_RATED = 2, 20, 4
LONGEST_QUESTION, LONGEST_OPTION = 300, 90
SHORTEST, LONGEST = timedelta(minutes=5), timedelta(days=60)


LARGEST_PICTURES = 8 * 1024 * 1024
MOST_PICTURES = 9
"""With the card of the poll itself, as many as a message shows."""
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp")


def check_pictures(poll: Poll, sizes: Mapping[str, int]) -> None:
    """Files of a poll's options by name and size in bytes: none, or one each. UserFacingError for others."""
    if not sizes:
        return
    if len(sizes) != len(poll.options) or len(sizes) > MOST_PICTURES:
        raise UserFacingError("poll-pictures-number", options=len(poll.options), most=MOST_PICTURES)
    for name in sizes:
        if not name.lower().endswith(PICTURES):
            raise UserFacingError("poll-pictures-kind", name=name[:80])
    if sum(sizes.values()) > LARGEST_PICTURES:
        raise UserFacingError("poll-pictures-size", most=LARGEST_PICTURES // 1024 // 1024)


def may_vote(member: Member, poll: Poll, now: datetime) -> bool:
    if member.bot or member.staff or member.left_at is not None:
        return False
    return poll.tenure_days is None or has_tenure(member.joined_at, poll.tenure_days, now)


def has_tenure(joined_at: datetime | None, days: int, now: datetime) -> bool:
    return joined_at is not None and now - joined_at >= timedelta(days=days)


def sound(poll: Poll, now: datetime) -> Poll:
    """The poll as it is stored. UserFacingError for what would make it one that cannot be voted in."""
    question = poll.question.strip()
    options = tuple(option.strip() for option in poll.options if option.strip())
    if not question or len(question) > LONGEST_QUESTION:
        raise UserFacingError("poll-question-length", most=LONGEST_QUESTION)
    if poll.method == "open":
        options = ()
    else:
        most = MOST_RATED if poll.method == "rating" else MOST_OPTIONS
        if not LEAST_OPTIONS <= len(options) <= most:
            raise UserFacingError("poll-options-number", least=LEAST_OPTIONS, most=most)
        if len({option.casefold() for option in options}) < len(options):
            raise UserFacingError("poll-options-twice")
        if any(len(option) > LONGEST_OPTION for option in options):
            raise UserFacingError("poll-option-length", most=LONGEST_OPTION)
    opens_at = max(poll.opens_at, now)
    if not SHORTEST <= poll.closes_at - opens_at <= LONGEST:
        raise UserFacingError("poll-length")
    secret = poll.secrecy == "nobody"
    return replace(
        poll,
        question=question,
        options=options,
        opens_at=opens_at,
        # What nobody may know is not to be guessed from watching the numbers change, nor told in somebody's own words.
        hidden=poll.hidden or secret,
        asks_why=poll.asks_why and not secret and poll.method != "open",
        context=(poll.context or "").strip() or None,
    )
