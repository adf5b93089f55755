"""What prevention did by mistake is undone: the member may speak again, gets their words back, and it is counted."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Self

from core.errors import UserFacingError
from models import prevention
from models.case_values import Evidence
from models.prevention import Hit
from services.cases import Cases
from services.container import Services
from services.desk import Desk
from services.ports import Post, Refusal, Refused
from services.preventing import Preventing

_log = logging.getLogger(__name__)


class Mistakes:
    """Undoes what a rule did, and counts it against the rule."""

    def __init__(self, desk: Desk, cases: Cases, preventing: Preventing) -> None:
        self._desk = desk
        self._cases = cases
        self._preventing = preventing
        self.watch_as_before: Callable[[str, str], None] | None = None
        """Told of whom, on which server, was caught by mistake: set by whoever remembers what they wrote."""

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.get(Desk), services.get(Cases), services.get(Preventing))

    async def undo(self, server_id: str, id: str, by: str) -> Hit:
        """It was a mistake: it is undone, and counted against the rule. UserFacingError the second time."""
        async with self._desk.database.writing() as session:
            found = await prevention.hit(session, server_id, id)
            if found is None or not await prevention.mark_wrong(session, server_id, id, by):
                raise UserFacingError("prevention-wrong-already")
        if found.member is not None and self.watch_as_before is not None:
            self.watch_as_before(server_id, found.member)
        if found.mode != "act":
            return found
        if found.rule == "join-wave":
            await self._surely(lambda: self._preventing.hands[1].pause_invites(server_id, None, ""))
        elif found.number is not None and found.member is not None:
            await self._undo_case(server_id, found.number, found.member, by)
        return found

    async def _undo_case(self, server_id: str, number: int, member: str, by: str) -> None:
        case = await self._cases.get(server_id, number)
        if case.voided_at is None:
            case = await self._cases.void(
                server_id, number, by, (await self._desk.words(server_id))("prevention-wrong")
            )
        if not member.isdecimal():
            return
        if case.what.expires_at is not None and case.what.expires_at > self._desk.clock.now():
            await self._surely(lambda: self._preventing.hands[0].time_out(server_id, member, None, ""))
        await self._apologise(server_id, member, case.what.evidence)

    async def _surely(self, undoing: Callable[[], Awaitable[None]]) -> None:
        """Once more when the answer is lost; UserFacingError when Discord refuses. Who is gone needs nothing undone."""
        for attempt in range(2):
            try:
                await undoing()
                return
            except Refused as refused:
                if refused.reason is Refusal.GONE:
                    return
                if attempt or refused.reason is not Refusal.UNREACHABLE:
                    raise UserFacingError("prevention-not-undone") from None

    async def _apologise(self, server_id: str, member: str, evidence: Sequence[Evidence]) -> None:
        """They get back what they wrote, to post it again."""
        words, enforcer = await self._desk.words_for(server_id, member), self._preventing.hands[0]
        lines = [words("notice-mistaken", server=await enforcer.server_name(server_id))]
        said = dict.fromkeys(one.text for one in evidence if one.text)
        lines += [f"> {text[:400]}" for text in list(said)[:3]]
        try:
            await enforcer.write(server_id, member, Post(text="\n".join(lines)[:2000]))
        except Refused:
            _log.info("member %s could not be told that it was a mistake", member)
