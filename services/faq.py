"""The living list of questions and answers: proposed from what members ask again and again, settled by staff.

A proposal needs an answer that a member gave, in words that may be quoted; or staff write their own. Whoever does not
agree to be quoted any more is quoted no more, at once: the gate is asked each time an entry is shown.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from typing import Self

from core.clock import Clock
from core.errors import UserFacingError
from metrics.listening.faq import RecurringGroup
from models import faq, servers
from models.faq import FaqEntry, FaqStatus
from models.session import Database
from reports.facts import AreaLine
from services.audit import Audit
from services.consent import ConsentGate
from services.container import Services
from services.facts import excerpt
from services.present import Now, Present, turns_known

OWN = 0.5
"""Staff's words are their own when less than this share of the member's is left in them."""
LONGEST_QUESTION, LONGEST_ANSWER = 200, 1_500
_WORD = re.compile(r"\w+")


class Faq:
    """Proposes, settles and offers questions with their answers. Also tells the digest of new proposals."""

    def __init__(self, database: Database, clock: Clock, audit: Audit, present: Present) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._present = present

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.database, services.clock, services.audit, services.get(Present))

    # What comes from talk

    async def gather(self, server_id: str) -> int:
        """Propose the questions that members ask again and that are not known yet; how many were new."""
        now = await self._present.week(server_id)
        found = [_proposal(group, now) for group in now.read.heard.recurring if group.label]
        if not found:
            return 0
        async with self._database.writing() as session:
            if await servers.server(session, server_id) is None:
                return 0
            return await faq.propose(session, server_id, found, self._clock.now())

    async def lines(self, server_id: str, start: datetime, end: datetime) -> Sequence[AreaLine]:
        """What the digest tells: that there are questions with an answer, waiting to be confirmed."""
        await self.gather(server_id)
        waiting = [entry for entry in await self.entries(server_id, "proposed") if entry.answer]
        return (AreaLine("content", "faq-waiting", {"count": len(waiting)}),) if waiting else ()

    # What staff settle

    async def entries(self, server_id: str, *statuses: FaqStatus) -> tuple[FaqEntry, ...]:
        """The entries that may be shown, as far as their words may be quoted now."""
        gate = await self._present.gate(server_id)
        async with self._database.reading() as session:
            known = await faq.entries(session, server_id, *statuses)
        return tuple(shown for entry in known if (shown := _quotable(entry, gate)) is not None)

    async def find(self, server_id: str, mark: str) -> FaqEntry:
        """An entry by its mark. UserFacingError when it is gone, or may not be quoted any more."""
        for entry in await self.entries(server_id):
            if mark_of(entry.id) == mark:
                return entry
        raise UserFacingError("faq-gone")

    async def confirm(self, server_id: str, mark: str, by: str, question: str, answer: str) -> FaqEntry:
        """Offer it to members in these words. UserFacingError when there are none."""
        entry = await self.find(server_id, mark)
        question, answer = question.strip()[:LONGEST_QUESTION], answer.strip()[:LONGEST_ANSWER]
        if not question or not answer:
            raise UserFacingError("faq-empty")
        is_theirs = _left_in(entry.answer, answer) >= OWN
        settled = replace(
            entry,
            status="confirmed",
            question=question,
            answer=answer,
            asked_by=entry.asked_by if _left_in(entry.question, question) >= OWN else None,
            answered_by=entry.answered_by if is_theirs else None,
            answer_id=entry.answer_id if is_theirs else None,
        )
        return await self._settle(server_id, settled, by)

    async def dismiss(self, server_id: str, mark: str, by: str) -> FaqEntry:
        """Do not offer it, and do not propose it again."""
        entry = await self.find(server_id, mark)
        return await self._settle(server_id, replace(entry, status="dismissed"), by)

    async def _settle(self, server_id: str, entry: FaqEntry, by: str) -> FaqEntry:
        async with self._database.writing() as session:
            if not await faq.decide(session, server_id, entry, by, self._clock.now()):
                raise UserFacingError("faq-gone")
            await self._audit.note_within(session, server_id, by, f"faq.{entry.status}", subject=mark_of(entry.id))
        return entry

    # What members look up

    async def search(self, server_id: str, words: str = "") -> tuple[FaqEntry, ...]:
        """The confirmed entries that hold these words, those that hold most of them first; all of them without any."""
        known = await self.entries(server_id, "confirmed")
        wanted = set(_WORD.findall(words.casefold()))
        if not wanted:
            return known
        scored = [(_held(wanted, entry), -place, entry) for place, entry in enumerate(known)]
        return tuple(entry for score, _, entry in sorted(scored, key=lambda row: row[:2], reverse=True) if score)

    async def offered(self, server_id: str, mark: str) -> FaqEntry:
        """One of the confirmed entries. UserFacingError when it is none, or not any more."""
        entry = await self.find(server_id, mark)
        if entry.status != "confirmed":
            raise UserFacingError("faq-gone")
        return entry

    async def author(self, server_id: str, entry: FaqEntry) -> str | None:
        """What the member is called who gave the answer; they agreed to be quoted."""
        return (await self._present.names(server_id)).get(entry.answered_by or "")

    async def vote(self, server_id: str, mark: str, member_id: str, *, useful: bool) -> None:
        """What a member says of an entry; their last word counts."""
        entry = await self.offered(server_id, mark)
        async with self._database.writing() as session:
            await faq.vote(session, server_id, entry.id, member_id, self._clock.now(), useful=useful)


def mark_of(id: str) -> str:
    """By which buttons know an entry: short, whatever its words."""
    return blake2b(id.encode(), digest_size=9).hexdigest()


def _proposal(group: RecurringGroup, now: Now) -> FaqEntry:
    """A question in the words of whoever asked it best, where they may be quoted, else by its label."""
    known = turns_known(now)
    asked, answer = known.get(group.typical_id), known.get(group.best_answer_id or "")
    asker = asked.author if asked is not None and now.gate.may_quote(asked.author) else None
    giver = answer.author if answer is not None and now.gate.may_quote(answer.author) else None
    return FaqEntry(
        id=group.key,
        question=excerpt(asked.turn.text)[:LONGEST_QUESTION] if asked is not None and asker else group.label,
        answer=answer.turn.text[:LONGEST_ANSWER] if answer is not None and giver else "",
        status="proposed",
        lemmas=group.signature,
        asked_by=asker,
        answered_by=giver,
        answer_id=group.best_answer_id if giver else None,
        people=group.people,
    )


def _quotable(entry: FaqEntry, gate: ConsentGate) -> FaqEntry | None:
    """An entry without words that may not be quoted now; None when nothing to offer is left."""
    if entry.asked_by is not None and not gate.may_quote(entry.asked_by):
        return None
    if entry.answered_by is not None and not gate.may_quote(entry.answered_by):
        return None if entry.status == "confirmed" else replace(entry, answer="", answered_by=None, answer_id=None)
    return entry


def _left_in(before: str, after: str) -> float:
    """The share of the words of a text that another still holds."""
    own, left = set(_WORD.findall(before.casefold())), set(_WORD.findall(after.casefold()))
    return len(own & left) / len(own) if own else 0.0


def _held(wanted: set[str], entry: FaqEntry) -> int:
    held = _WORD.findall(f"{entry.question} {entry.answer} {' '.join(entry.lemmas)}".casefold())
    return sum(any(word.startswith(one) for word in held) for one in wanted)
