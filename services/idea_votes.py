"""From ideas to a vote: several that staff like best become the options of one poll, in one step."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from models import ideas
from models.polls import Poll
from models.session import Database
from services.audit import Audit
from services.container import Services
from services.ideas import Ideas
from services.poll_rules import LONGEST_OPTION
from services.polls import Polls


class IdeaVotes:
    """Puts ideas to the vote."""

    def __init__(self, database: Database, clock: Clock, known: Ideas, known_polls: Polls, audit: Audit) -> None:
        self._database = database
        self._clock = clock
        self._ideas = known
        self._polls = known_polls
        self._audit = audit

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.database, services.clock, services.get(Ideas), services.get(Polls), services.audit)

    async def planned(self, server_id: str, ids: Sequence[str], poll: Poll) -> Poll:
        """The poll as it would be asked. UserFacingError for ideas that are not shortlisted, or too few or many."""
        async with self._database.reading() as session:
            return await self._with_options(session, server_id, ids, poll)

    async def put(self, server_id: str, ids: Sequence[str], poll: Poll, by: str) -> Poll:
        """Plan the poll and take its ideas along, in one step. UserFacingError as for `planned`."""
        async with self._ideas.turn(server_id) as session:
            asked = await self._with_options(session, server_id, ids, poll)
            made = await self._polls.create_within(session, server_id, asked)
            now = self._clock.now()
            for number, id in enumerate(ids, 1):
                idea = await ideas.idea(session, server_id, id)
                step = 0 if idea is None else idea.step + 1
                values = {"status": "in_vote", "poll_id": made.id, "poll_option": number, "step": step}
                await ideas.change(session, server_id, id, changed_at=now, **values)
                await self._audit.note_within(session, server_id, by, "idea.in_vote", subject=id)
        return made

    async def _with_options(self, session: AsyncSession, server_id: str, ids: Sequence[str], poll: Poll) -> Poll:
        found: list[str] = []
        for id in ids:
            idea = await ideas.idea(session, server_id, id)
            if idea is None or idea.status != "shortlisted":
                raise UserFacingError("idea-vote-shortlisted")
            found.append(_unlike(idea.title[:LONGEST_OPTION], found))
        return self._polls.sound(replace(poll, options=tuple(found)), "auto")


def _unlike(title: str, others: Sequence[str]) -> str:
    """A title as an option beside others that may read the same."""
    known, number, said = {other.casefold() for other in others}, 2, title
    while said.casefold() in known:
        said = f"{title[: LONGEST_OPTION - 5]} ({number})"
        number += 1
    return said
