"""Counting a poll within a transaction: whom it asks, what came out of it, and what of Discord's own is kept."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models import members, poll_votes
from models.poll_votes import Vote
from models.polls import Poll
from services.consent import ConsentGate
from services.native_polls import choice_of, counted_voters
from services.poll_ballots import outcome, unpacked
from services.poll_rules import may_vote
from services.ports import PollSeen

REASONS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Whom:
    """Whom a poll asks at a moment: the members of each segment by its name, and of the one it is for, if any.

    It is found out before the transaction that counts. Within it that would take a second connection: as many votes at
    once as there are connections would then wait for each other.
    """

    now: datetime
    groups: Mapping[str, Collection[str]]
    inside: Collection[str] | None

    def includes(self, member_id: str) -> bool:
        return self.inside is None or member_id in self.inside


async def eligible(session: AsyncSession, server_id: str, poll: Poll, whom: Whom) -> Sequence[str]:
    """Who could take part."""
    known = await members.members(session, server_id)
    return [one.id for one in known.values() if may_vote(one, poll, whom.now) and whom.includes(one.id)]


async def count(
    session: AsyncSession, server_id: str, poll: Poll, whom: Whom, gate: ConsentGate, seen: PollSeen | None = None
) -> dict[str, object]:
    """What came out, and how many who could have voted did not; of a poll of Discord's own, as it stands in `seen`."""
    asked = frozenset(await eligible(session, server_id, poll, whom))
    could = len(asked)
    votes = await poll_votes.votes(session, server_id, poll.id) if seen is None else ()
    silent = len(asked - {vote.member for vote in votes})
    if poll.secrecy == "nobody":
        ballots = unpacked(await poll_votes.secret_ballots(session, server_id, poll.id))
        return {**outcome(poll, ballots, could, {}, {}, ()), "silent": silent}
    if seen is not None:
        people, staff = counted_voters(seen, await members.members(session, server_id))
        chosen = {voter: choice_of(poll, answers) for voter, answers in sorted(people.items())}
        told = outcome(poll, list(chosen.values()), could, whom.groups, chosen, ())
        return {**told, "staff": staff, "silent": len(asked - people.keys())}
    reasons = sorted(
        (vote.why for vote in votes if vote.why and gate.may_quote(vote.member)), key=lambda why: (-len(why), why)
    )
    by_member = {vote.member: vote.choice for vote in votes}
    told = outcome(poll, list(by_member.values()), could, whom.groups, by_member, reasons[:REASONS_SHOWN])
    return {**told, "silent": silent}


async def keep(session: AsyncSession, server_id: str, poll: Poll, gate: ConsentGate, seen: PollSeen) -> None:
    """Keep what a poll of Discord's own holds, as far as its voters let anything be kept."""
    people, _ = counted_voters(seen, await members.members(session, server_id))
    cast = [Vote(voter, choice_of(poll, answers)) for voter, answers in sorted(people.items()) if gate.may_keep(voter)]
    await poll_votes.put_all_votes(session, server_id, poll.id, cast)
