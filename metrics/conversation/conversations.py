"""Turns that answer one another make a conversation: a tree that grows from the turn that opened it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from metrics.values import ReadTurn

SILENCE = timedelta(hours=24)
"""A conversation to which nothing was added for this long has ended."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """Connected turns, in time order. `id` is the id of the turn that opened it.

    `starter` and `started_by_staff` are None when the opening turn is not among the turns given. `people` are author
    ids in order of appearance, staff included; `members` the same without staff. `end` is when the last turn ended;
    `ended` says whether a day without a further turn had passed by the moment that is known about.
    """

    id: str
    turn_ids: tuple[str, ...]
    starter: str | None
    started_by_staff: bool | None
    people: tuple[str, ...]
    members: tuple[str, ...]
    staff_took_part: bool
    start: datetime
    end: datetime
    ended: bool


def conversation_ids(turn_ids: Sequence[str], parents: Mapping[str, str]) -> dict[str, str]:
    """Turn id -> id of the conversation's first turn. `turn_ids` come in time order.

    A parent that is unknown or does not come earlier is no parent: the turn opens a conversation.
    """
    openings: dict[str, str] = {}
    for turn_id in turn_ids:
        parent = parents.get(turn_id)
        openings[turn_id] = openings.get(parent, turn_id) if parent is not None else turn_id
    return openings


def conversations(turns: Sequence[ReadTurn], *, known_until: datetime | None = None) -> tuple[Conversation, ...]:
    """The conversations that `turns` (in time order) belong to, in order of their first turn given.

    `known_until` is the moment up to which nothing was missed; without it, the end of the last turn given.
    """
    if not turns:
        return ()
    now = known_until if known_until is not None else max(read.turn.end for read in turns)
    grouped: dict[str, list[ReadTurn]] = {}
    for read in turns:
        grouped.setdefault(read.conversation_id, []).append(read)
    return tuple(_conversation(opening, group, now) for opening, group in grouped.items())


def _conversation(opening: str, turns: list[ReadTurn], now: datetime) -> Conversation:
    opener = next((read for read in turns if read.id == opening), None)
    end = max(read.turn.end for read in turns)
    return Conversation(
        id=opening,
        turn_ids=tuple(read.id for read in turns),
        starter=opener.author if opener else None,
        started_by_staff=opener.staff if opener else None,
        people=tuple(dict.fromkeys(read.author for read in turns)),
        members=tuple(dict.fromkeys(read.author for read in turns if not read.staff)),
        staff_took_part=any(read.staff for read in turns),
        start=turns[0].at,
        end=end,
        ended=now - end >= SILENCE,
    )
