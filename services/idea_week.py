"""What staff read of ideas: what waits for them in the inbox, and what the digest of the week tells."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Self

from models import idea_people, ideas, polls
from models.ideas import GOING, PROMISED, Idea
from models.session import Database
from reports.facts import AreaLine
from services.container import Services
from services.facts import discord_links
from services.inbox import InboxItem
from services.segments import Segments

WAITS = timedelta(days=7)
"""An idea that nobody of staff took further for so long waits in the inbox."""
AHEAD = timedelta(days=3)
"""So long before its day a promise is in the inbox."""
LATELY = timedelta(weeks=4)
FEWEST = 5
"""People a segment must have to be spoken of."""
UNHEARD = 0.1
"""A segment of which no larger share took part was not heard."""
DECIDED = {
    "accepted": "idea-line-accepted",
    "declined": "idea-line-declined",
    "in_progress": "idea-line-in_progress",
    "shipped": "idea-line-shipped",
}


class IdeaWeek:
    """A source of the digest and of the inbox."""

    name = "ideas"

    def __init__(self, database: Database, segments: Segments) -> None:
        self._database = database
        self._segments = segments

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.database, services.get(Segments))

    async def waiting(self, server_id: str, now: datetime) -> Sequence[InboxItem]:
        """Ideas that nobody took further, and promises whose day is near or past."""
        async with self._database.reading() as session:
            going = await ideas.ideas(session, server_id, "open")
            promised = await ideas.ideas(session, server_id, *PROMISED)
            voted = [
                (one, poll)
                for one in await ideas.ideas(session, server_id, "in_vote")
                if one.poll and (poll := await polls.poll_of(session, server_id, one.poll)) and poll.closed_at
            ]
        found = [
            InboxItem(
                f"idea-{one.id}-{one.step}",
                "idea",
                one.created_at + WAITS,
                "idea-inbox-waiting",
                {"title": one.title},
                link=_link(server_id, one),
            )
            for one in going
            if one.created_at + WAITS <= now
        ]
        for one, poll in voted:
            since, link = poll.closed_at or now, _link(server_id, one)
            found.append(
                InboxItem(
                    f"voted-{one.id}-{one.step}", "idea", since, "idea-inbox-voted", {"title": one.title}, link=link
                )
            )
        for one in promised:
            if one.promised_for is not None and one.promised_for - AHEAD <= now:
                # Two things: whoever is done with a day that comes near is not done with it once it has passed.
                text_id = "idea-inbox-overdue" if one.promised_for <= now else "idea-inbox-due"
                since, link = one.promised_for - AHEAD, _link(server_id, one)
                key, values = f"{text_id}-{one.id}-{one.step}", {"title": one.title}
                found.append(InboxItem(key, "promise", since, text_id, values, link=link, due=one.promised_for))
        return found

    async def lines(self, server_id: str, start: datetime, end: datetime) -> Sequence[AreaLine]:
        """What was decided, what waits to be, and which segments took no part."""
        async with self._database.reading() as session:
            decided = await ideas.decided_between(session, server_id, start, end)
            going = await ideas.ideas(session, server_id, *GOING)
            promised = await ideas.ideas(session, server_id, *PROMISED)
            active = await idea_people.active_since(session, server_id, end - LATELY)
        found = [
            AreaLine(
                "decision",
                DECIDED[one.status],
                {"title": one.title, "reason": one.reason or ""},
                _messages(one),
                link=_link(server_id, one),
            )
            for one in decided
            if one.status in DECIDED
        ]
        for one in sorted(promised, key=lambda one: one.promised_for or end):
            if one.promised_for is not None and one.promised_for < end:
                values, link = {"title": one.title}, _link(server_id, one)
                found.append(AreaLine("decision", "idea-line-overdue", values, _messages(one), link=link))
        if going:
            found.append(AreaLine("decision", "idea-line-waiting", {"count": len(going)}))
        if going or decided:
            for segment in await self._segments.all(server_id):
                people = set(await self._segments.members(server_id, segment.id))
                if len(people) >= FEWEST and len(people & active) <= UNHEARD * len(people):
                    found.append(AreaLine("decision", "idea-line-unheard", {"segment": segment.name}))
        return found


def _messages(idea: Idea) -> tuple[str, ...]:
    return (idea.message,) if idea.message else ()


def _link(server_id: str, idea: Idea) -> str | None:
    """Where an idea stands on the board."""
    if idea.channel is None or idea.message is None:
        return None
    return discord_links(server_id)(idea.channel, idea.message)
