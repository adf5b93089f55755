"""The digest of a server and week: claimed by one process, gathered, stored together with whom it mentions."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from pydantic import TypeAdapter

from core.clock import Clock
from core.windows import Week
from models import digests
from models.digests import Digest, DigestMention
from models.session import Database
from reports.facts import WeekFacts
from services.consent import agreements
from services.facts import Facts, Record
from services.rollups import OutOfDate, Rollups
from services.themes import remember
from services.weeks import Weeks

USUAL_WEEKS = 8
_FACTS: TypeAdapter[WeekFacts] = TypeAdapter(WeekFacts)


def weeks_needed(weeks: Weeks, record: Record, *asked: Week) -> tuple[Week, ...]:
    """The weeks asked for and the eight before each, as far back as the community is known."""
    first = Week.of(record.start, weeks.windows.zone)
    needed = {week.shifted(-back) for week in asked for back in range(USUAL_WEEKS + 1)}
    return tuple(sorted(week for week in needed if week >= first))


class Digests:
    """Writes one server's digests down. What is stored are facts: the words are chosen when somebody reads them."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        weeks: Weeks,
        rollups: Rollups,
        facts: Facts,
        *,
        remembers: bool = False,
    ) -> None:
        """`remembers`: the themes told are kept for staff to decide on, as on a live server."""
        self._database = database
        self._clock = clock
        self._weeks = weeks
        self._server_id = weeks.windows.server.id
        self._rollups = rollups
        self._facts = facts
        self._remembers = remembers

    async def write(self, week: Week, record: Record, *, alone: bool = False) -> WeekFacts | None:
        """Claim, gather and store a week's digest: the one stored if it is written, None while another claims it.

        `alone`: the caller knows that whoever claimed it before has left it. OutOfDate when somebody was erased, or
        chose anew, while it was being gathered.
        """
        lasts = timedelta() if alone else digests.CLAIM_LASTS
        async with self._database.writing() as session:
            claimed = await digests.claim_digest(session, self._server_id, week, self._clock.now(), lasts)
            agreed = await agreements(session, self._server_id)
        if not claimed:
            return await self.stored(week)
        await self._rollups.fill(weeks_needed(self._weeks, record, week))
        gate = await self._facts.gate()
        facts = await self._facts.gather(week, record, gate)
        stored = _FACTS.dump_python(facts, mode="json")
        read = await self._weeks.read(week, gate)
        authors = {turn.id: turn.author for turn in (*read.window.earlier, *read.window.turns)}
        names = await self._weeks.names()
        mentions = {
            message_id: DigestMention(author, names.get(author, "") if gate.may_name(author) else "", message_id)
            for message_id in _texts(stored)
            if (author := authors.get(message_id))
        }
        told_of = {line.member for line in facts.lines if line.member is not None}
        mentions.update({member: DigestMention(member, names.get(member, "")) for member in told_of})
        async with self._database.writing() as session:
            if await agreements(session, self._server_id) != agreed:
                raise OutOfDate(self._server_id)
            if self._remembers:
                await remember(session, self._server_id, week, facts.themes, self._clock.now())
            await digests.store_digest(session, self._server_id, week, stored, mentions.values(), self._clock.now())
        return facts

    async def stored(self, week: Week) -> WeekFacts | None:
        """The facts of a digest that is written, without whoever was erased since."""
        async with self._database.reading() as session:
            digest = await digests.digest(session, self._server_id, week)
        return facts_of(digest)


def facts_of(digest: Digest | None) -> WeekFacts | None:
    """The facts of a stored digest; None of one that is not written."""
    return None if digest is None or digest.facts is None else _FACTS.validate_python(digest.facts)


def _texts(stored: Any) -> Iterator[str]:
    """Every text in plain data."""
    if isinstance(stored, str):
        yield stored
    elif isinstance(stored, dict):
        for value in stored.values():
            yield from _texts(value)
    elif isinstance(stored, list):
        for item in stored:
            yield from _texts(item)
