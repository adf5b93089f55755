"""What the talk of the last nine weeks says about one thing: a member, in words and without a rank."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Self

from metrics.community.thresholds import THRESHOLDS
from metrics.values import ReadTurn
from reports.members import Contribution, MemberInsight, MemberState
from services.container import Services
from services.facts import discord_links, excerpt
from services.present import Now, Present, turns_known

NEW_FOR = timedelta(weeks=4)
"""For how long somebody who spoke first is called new."""
SHOWN = 3


class Insights:
    """Answers what staff ask about their community, and what members ask about themselves."""

    def __init__(self, present: Present) -> None:
        self._present = present

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.get(Present))

    async def of_member(self, server_id: str, member_id: str) -> MemberInsight | None:
        """A member's own contributions, for their own eyes; None while nothing of theirs is known."""
        now = await self._present.week(server_id)
        names = await self._present.names(server_id)
        return _member(server_id, member_id, names.get(member_id, member_id), now)

    async def member(self, server_id: str, member_id: str) -> MemberInsight | None:
        """The same for staff: None also of somebody who did not agree to be named."""
        if not (await self._present.gate(server_id)).may_name(member_id):
            return None
        return await self.of_member(server_id, member_id)


def _member(server_id: str, member_id: str, name: str, now: Now) -> MemberInsight | None:
    known = turns_known(now)
    own = [turn for turn in known.values() if turn.author == member_id]
    if not own:
        return None
    window = now.read.window
    history = window.members.get(member_id)
    deep = sorted(
        (turn for turn in own if turn.contributes), key=lambda turn: (-(turn.reading.depth.score or 0), turn.at)
    )
    link = discord_links(server_id)
    earned = Counter(kind for turn in deep for kind in _evidence(turn))
    return MemberInsight(
        member=member_id,
        name=name,
        state=_state(member_id, own, now),
        weeks=9,
        turns=len(own),
        contributing=len(deep),
        articulated=sum(turn.is_articulated for turn in own),
        answered=len({turn.reading.parent_turn_id for turn in own if _answers(turn, known.get(_parent(turn)))}),
        evidence=tuple(kind for kind, _ in sorted(earned.items(), key=lambda row: (-row[1], row[0]))),
        deepest=tuple(
            Contribution(turn.id, turn.at, excerpt(turn.turn.text), _evidence(turn), link(turn.turn.channel, turn.id))
            for turn in deep[:SHOWN]
        ),
        first_at=history.first_turn_at if history else None,
        last_at=own[-1].at,
    )


def _state(member_id: str, own: Sequence[ReadTurn], now: Now) -> MemberState:
    heard, window = now.read.heard, now.read.window
    history = window.members.get(member_id)
    if any(turn.author == member_id for turn in heard.newcomers_unanswered):
        return "new_and_unanswered"
    if history is not None and history.first_turn_at >= window.end - NEW_FOR:
        return "newly_speaking"
    if any(quiet.author == member_id for quiet in heard.gone_quiet):
        return "gone_quiet"
    if any(back.author == member_id for back in heard.returning):
        return "returning"
    weeks = {(window.end - turn.at) // timedelta(weeks=1) for turn in own}
    return "steady" if len(weeks) >= THRESHOLDS.members.minimum_active_weeks else "now_and_then"


def _evidence(turn: ReadTurn) -> tuple[str, ...]:
    components = turn.reading.depth.components
    return tuple(sorted((kind for kind in components if components[kind] > 0), key=lambda k: (-components[k], k)))


def _parent(turn: ReadTurn) -> str:
    return turn.reading.parent_turn_id or ""


def _answers(turn: ReadTurn, parent: ReadTurn | None) -> bool:
    """Whether a turn takes up somebody else's question, and gives something."""
    asked = parent is not None and parent.author != turn.author and parent.reading.question == "information"
    return asked and turn.contributes
