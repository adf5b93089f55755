"""Ideas that are one, and one that is two: told together with shared credit, taken apart, split."""

from typing import Self

from core.clock import Clock
from core.errors import UserFacingError
from models import idea_people, ideas
from models.ideas import Idea
from services.audit import Audit
from services.container import Services
from services.idea_rules import check_going
from services.ideas import Ideas, existing


class IdeaMerging:
    """Joins and parts ideas. Who stood behind which is kept, so that everything can be taken apart again."""

    def __init__(self, clock: Clock, known: Ideas, audit: Audit) -> None:
        self._clock = clock
        self._ideas = known
        self._audit = audit

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.clock, services.get(Ideas), services.audit)

    async def join(self, server_id: str, member_id: str, id: str, into: str) -> Idea:
        """Tell a draft with an idea that is there, its author credited with it."""
        async with self._ideas.turn(server_id) as session:
            draft = await self._ideas.own_within(session, server_id, member_id, id)
            target = await existing(session, server_id, into)
            if draft.status == "merged":
                return target
            if draft.status != "draft" or not target.is_going:
                raise UserFacingError("idea-settled", title=target.title)
            now = self._clock.now()
            await ideas.change(session, server_id, id, status="merged", merged_into=into, changed_at=now, stale=False)
            await ideas.change(session, server_id, into, changed_at=now)
            await idea_people.stand_behind(session, server_id, id, [member_id], "proposed", now)
        return target

    async def merge(self, server_id: str, id: str, into: str, by: str) -> Idea:
        """Tell an idea with another one; whoever stands behind either stands behind it."""
        async with self._ideas.turn(server_id) as session:
            idea, target = await existing(session, server_id, id), await existing(session, server_id, into)
            if id == into or not target.is_going or not idea.is_going or idea.status == "in_vote":
                raise UserFacingError("idea-merge-impossible")
            now = self._clock.now()
            for one in await ideas.family(session, server_id, id):
                await ideas.change(session, server_id, one, status="merged", merged_into=into, changed_at=now)
            await ideas.change(session, server_id, into, changed_at=now)
            await self._audit.note_within(session, server_id, by, "idea.merge", subject=id)
        return target

    async def unmerge(self, server_id: str, id: str, by: str) -> Idea:
        """Let an idea stand by itself again, with those who stood behind it."""
        async with self._ideas.turn(server_id) as session:
            idea = await existing(session, server_id, id)
            if idea.status != "merged":
                raise UserFacingError("idea-not-merged", title=idea.title)
            if idea.merged_into is not None:
                await ideas.change(session, server_id, idea.merged_into, changed_at=self._clock.now())
            await self._ideas.stand_alone_within(session, server_id, idea, self._clock.now())
            await self._audit.note_within(session, server_id, by, "idea.unmerge", subject=id)
        return idea

    async def split(self, server_id: str, id: str, by: str, title: str, text: str) -> Idea:
        """Make an idea of its own of a part of one; whoever proposed that one is credited with both."""
        async with self._ideas.turn(server_id) as session:
            idea = await existing(session, server_id, id)
            check_going(idea)
            author = idea.author or by
            part = await self._ideas.draft_within(session, server_id, author, title, text, idea.origin)
            found = await self._ideas.open_within(session, server_id, part)
            proposers = {
                one.member for one in await idea_people.behind(session, server_id, id) if one.part == "proposed"
            }
            await idea_people.stand_behind(session, server_id, part.id, proposers, "proposed", self._clock.now())
            await self._audit.note_within(session, server_id, by, "idea.split", subject=id)
        return found
