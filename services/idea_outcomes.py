"""What a poll means for the ideas it decides between: when it ends, and how it is told at each of them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from core.text import Texts
from models import idea_people, ideas, poll_votes
from models.ideas import Idea
from models.polls import Poll
from services.poll_wording import decided


async def moved(session: AsyncSession, server_id: str, poll: Poll, now: datetime) -> None:
    """A poll opened or has another end: the posts of its ideas are out of date."""
    for idea in await ideas.in_poll(session, server_id, poll.id):
        await ideas.change(session, server_id, idea.id, changed_at=now)


async def ended(session: AsyncSession, server_id: str, poll: Poll, now: datetime) -> None:
    """A poll is over: its ideas say so, and whoever took part hears what becomes of them."""
    voters = [vote.member for vote in await poll_votes.votes(session, server_id, poll.id)]
    for idea in await ideas.in_poll(session, server_id, poll.id):
        await idea_people.stand_behind(session, server_id, idea.id, voters, "voted", now)
        await ideas.change(session, server_id, idea.id, changed_at=now)


async def called_off(session: AsyncSession, server_id: str, poll: Poll, now: datetime) -> None:
    """A poll was cancelled before it began: its ideas are where they were."""
    for idea in await ideas.in_poll(session, server_id, poll.id):
        values: dict[str, object] = {"poll_id": None, "poll_option": None, "changed_at": now}
        if idea.status == "in_vote":
            values |= {"status": "shortlisted", "step": idea.step + 1}
        await ideas.change(session, server_id, idea.id, **values)


def vote_lines(idea: Idea, poll: Poll, words: Texts) -> Iterator[str]:
    """How the vote on an idea stands, or what came of it."""
    where, told = f"<#{poll.channel}>", dict(poll.outcome or {})
    match poll.status:
        case "planned":
            yield words("idea-vote-planned", channel=where, moment=f"<t:{int(poll.opens_at.timestamp())}:f>")
        case "open":
            yield words("idea-vote-open", channel=where, moment=f"<t:{int(poll.closes_at.timestamp())}:f>")
        case "closed":
            yield words("idea-vote-closed", outcome=decided(poll, words))
            if idea.poll_option is not None and "result" in told:
                yield from _own(poll, told["result"], idea.poll_option, words)


def _own(poll: Poll, result: dict[str, Any], option: int, words: Texts) -> Iterator[str]:
    match (poll.method, result):
        case ("single" | "multiple", {"counts": [*counts]}):
            yield words("idea-vote-people", people=counts[option - 1])
        case ("ranking", {"places": [*places]}) if places:
            place = next(number for number, options in enumerate(places, 1) if option in options)
            yield words("idea-vote-place", place=place, many=len(poll.options))
        case ("rating", {"middles": [*middles]}) if middles[option - 1] is not None:
            yield words("idea-vote-middle", middle=middles[option - 1])
