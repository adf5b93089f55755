"""What staff read of polls: in the digest of the week, and in their inbox."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from core.text import texts
from models.polls import Poll
from reports.facts import AreaLine, Decision
from services.facts import discord_links
from services.inbox import InboxItem
from services.poll_ballots import SMALL_GROUP
from services.poll_wording import decided
from services.polls import Polls
from services.server_settings import ServerSettings

if TYPE_CHECKING:
    from services.container import Services

UNPOSTED = timedelta(minutes=15)
"""A poll that is open for so long and stands nowhere waits for a person."""
RESTS = timedelta(days=14)
"""For so long an outcome that settles nothing waits in the inbox."""
UNHEARD = 0.5
"""A segment that took part less than half as much as everybody was hardly heard."""


class PollWeek:
    """A source of the digest and of the inbox."""

    name = "polls"

    def __init__(self, polls: Polls, server_settings: ServerSettings) -> None:
        self._polls = polls
        self._server_settings = server_settings

    @classmethod
    def build(cls, services: "Services") -> Self:
        return cls(services.get(Polls), services.server_settings)

    async def decisions(self, server_id: str, start: datetime, end: datetime) -> Sequence[Decision]:
        """The polls that closed in a stretch of time and whose outcome is known."""
        words = texts((await self._server_settings.general(server_id)).locale)
        return tuple(
            Decision(
                message_id=poll.message or poll.id,
                title=poll.question,
                outcome=decided(poll, words),
                people=int((poll.outcome or {}).get("took_part") or 0),
                link=_link(server_id, poll),
            )
            for poll in await self._polls.closed_between(server_id, start, end)
            if "unknown" not in (poll.outcome or {})
        )

    async def lines(self, server_id: str, start: datetime, end: datetime) -> Sequence[AreaLine]:
        """Outcomes that nobody knows, and which segments were hardly heard, in words.

        Silent about segments of fewer than five who could vote, and about polls in which fewer than five took part.
        """
        found = []
        for poll in await self._polls.closed_between(server_id, start, end):
            if "unknown" in (poll.outcome or {}):
                found.append(AreaLine("decision", "poll-line-unknown", {"question": poll.question}))
                continue
            if poll.segment is not None:
                continue
            for name in await self._unheard(server_id, poll):
                values = {"question": poll.question, "segment": name}
                found.append(AreaLine("decision", "poll-line-unheard", values, link=_link(server_id, poll)))
        return found

    async def _unheard(self, server_id: str, poll: Poll) -> list[str]:
        heard = await self._polls.turnout(server_id, poll)
        everybody = heard.pop(None)
        if everybody.took_part < SMALL_GROUP or not everybody.eligible:
            return []
        bar = UNHEARD * everybody.took_part / everybody.eligible
        return [
            name
            for name, told in heard.items()
            if name is not None and told.eligible >= SMALL_GROUP and told.took_part <= bar * told.eligible
        ]

    async def waiting(self, server_id: str, now: datetime) -> Sequence[InboxItem]:
        """Polls that could not be posted, and those that ended in a tie or without their quorum."""
        found = []
        for poll in await self._polls.all(server_id, "open", "closed"):
            told = dict(poll.outcome or {})
            values = {"number": poll.id, "question": poll.question}
            if poll.status == "open" and poll.message is None and poll.opens_at + UNPOSTED <= now:
                found.append(
                    InboxItem(f"poll-{poll.id}-unposted", "poll", poll.opens_at, "poll-inbox-unposted", values)
                )
            if poll.closed_at is None or poll.closed_at + RESTS <= now or "result" not in told:
                continue
            text_id = (
                "poll-inbox-quorum"
                if told["missing"]
                else "poll-inbox-tie"
                if len(told["result"]["leading"]) > 1
                else None
            )
            if text_id is not None:
                link = _link(server_id, poll)
                found.append(InboxItem(f"poll-{poll.id}-open", "poll", poll.closed_at, text_id, values, link=link))
        return found


def _link(server_id: str, poll: Poll) -> str | None:
    return discord_links(server_id)(poll.channel, poll.message) if poll.message else None
