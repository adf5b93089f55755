"""Discord's own polls: what they cannot do, and what came out of one, read until Discord has counted."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta
from math import ceil
from typing import Literal

from core.errors import UserFacingError
from core.limits import POLL_ANSWER, POLL_ANSWERS, POLL_LENGTH
from models.members import Member
from models.polls import Choice, Kind, Method, Poll
from services.ports import PollSeen, PostPoll

Wanted = Literal["auto", "native", "ballot"]
Unknown = Literal["gone", "unread", "unposted"]
"""Why nobody knows what came out: its message is gone, Discord never told, or it was never asked."""
READ_FOR = timedelta(hours=12)
"""How long after its end Discord is asked to have counted."""
FRESH = timedelta(minutes=1)
"""How long what was read of a running poll is shown again."""
_HOUR = timedelta(hours=1)
METHODS: tuple[Method, ...] = ("single", "multiple")


def misfits(poll: Poll, *, pictures: bool = False) -> Iterator[str]:
    """What was asked for that Discord's own polls cannot do, as ids of texts."""
    wanted = {
        "poll-misfit-method": poll.method not in METHODS,
        "poll-misfit-secrecy": poll.secrecy != "everybody",
        "poll-misfit-eligible": poll.segment is not None or poll.tenure_days is not None,
        "poll-misfit-quorum": poll.quorum is not None,
        "poll-misfit-hidden": poll.hidden,
        "poll-misfit-why": poll.asks_why,
        "poll-misfit-pictures": pictures,
        "poll-misfit-options": len(poll.options) > POLL_ANSWERS
        or any(len(option) > POLL_ANSWER for option in poll.options),
        "poll-misfit-length": bool((poll.closes_at - poll.opens_at) % _HOUR)
        or not _HOUR <= poll.closes_at - poll.opens_at <= POLL_LENGTH,
    }
    yield from (text_id for text_id, misses in wanted.items() if misses)


def kind_of(poll: Poll, wanted: Wanted, *, pictures: bool = False) -> Kind:
    """Which kind a poll is: Discord's own where that can do everything that is asked for.

    UserFacingError where Discord's own is wanted and cannot.
    """
    if wanted == "ballot":
        return "ballot"
    missing = next(misfits(poll, pictures=pictures), None)
    if missing is None:
        return "native"
    if wanted == "native":
        raise UserFacingError(missing)
    return "ballot"


def hours_left(poll: Poll, now: datetime) -> int:
    """Whole hours for which Discord is to keep a poll open, at least one."""
    return max(1, ceil((poll.closes_at - now) / _HOUR))


def as_posted(poll: Poll, now: datetime) -> PostPoll:
    return PostPoll(poll.question, poll.options, hours_left(poll, now), multiple=poll.method == "multiple")


def choice_of(poll: Poll, answers: tuple[int, ...]) -> Choice:
    """What somebody chose, as ballots of the same method hold it."""
    return min(answers) if poll.method == "single" else sorted(set(answers))


def counted_voters(seen: PollSeen, known: Mapping[str, Member]) -> tuple[dict[str, tuple[int, ...]], int]:
    """Whose votes count, and how many do not: staff are not asked, and Discord cannot keep them out. Bots are nobody.

    Who has left counts, as they do in every poll.
    """
    people = {voter: answers for voter, answers in seen.chosen.items() if voter not in seen.bots}
    people = {voter: answers for voter, answers in people.items() if not _is(known, voter, "bot")}
    members: Collection[str] = [voter for voter in people if not _is(known, voter, "staff")]
    return {voter: people[voter] for voter in members}, len(people) - len(members)


def _is(known: Mapping[str, Member], voter: str, what: Literal["bot", "staff"]) -> bool:
    return voter in known and bool(getattr(known[voter], what))
