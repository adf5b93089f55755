"""Made-up communities for speed figures and stories: stationary, bursty, with staff, newcomers and silent weeks.

Nothing in them changes over time, so whatever a measure says of a trend in them is a false alarm.
"""

import math
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from core.windows import Week
from metrics.values import (
    Band,
    CommunityWindow,
    Depth,
    Language,
    MemberHistory,
    Presence,
    QuestionKind,
    Reading,
    ReadTurn,
    Sentiment,
    Turn,
)

ZONE = "Europe/Rome"
START = datetime(2025, 1, 6, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
WORDS = (
    "we tried it and it works",
    "grazie mille, ora funziona",
    "non si apre il tappo",
    "same here",
    "proviamo domani",
)


@dataclass(frozen=True, slots=True)
class Room:
    """How a made-up community behaves. `conversations_per_day` varies as a gamma of shape `steadiness`."""

    people: int
    staff: int = 2
    conversations_per_day: float = 2.0
    turns_per_conversation: float = 5.0
    steadiness: float = 2.0
    staff_voice: float = 0.15
    stay_weeks: float = 30.0


def talk(room: Room, weeks: int, seed: int = 1) -> tuple[ReadTurn, ...]:
    """Turns of a community over `weeks`, in time order. The first `room.staff` people are staff."""
    chance = random.Random(seed)
    here = _Residents(room, chance)
    found: list[ReadTurn] = []
    for day in range(weeks * 7):
        here.pass_a_day()
        lively = chance.gammavariate(room.steadiness, room.conversations_per_day / room.steadiness)
        for _ in range(_poisson(lively, chance)):
            start = START + timedelta(days=day, hours=chance.uniform(8, 23))
            found.extend(_conversation(room, here, start, chance, len(found)))
    return tuple(sorted(found, key=lambda read: (read.at, read.id)))


class _Residents:
    """Who is there today. Members leave at a constant rate and are replaced by newcomers."""

    def __init__(self, room: Room, chance: random.Random) -> None:
        self._room, self._chance, self._arrived = room, chance, room.people
        self.staff = [f"staff{number}" for number in range(room.staff)]
        self.members = [f"member{number}" for number in range(room.people)]
        self.liveliness = [chance.lognormvariate(0, 1.2) for _ in self.members]

    def pass_a_day(self) -> None:
        for place in range(len(self.members)):
            if self._chance.random() < 1 / (7 * self._room.stay_weeks):
                self.members[place] = f"member{self._arrived}"
                self._arrived += 1

    def some(self, count: int) -> list[str]:
        return self._chance.choices(self.members, self.liveliness, k=count)


def _conversation(room: Room, here: _Residents, start: datetime, chance: random.Random, number: int) -> list[ReadTurn]:
    length = 1 + min(60, int(chance.expovariate(1 / max(0.1, room.turns_per_conversation - 1))))
    table = here.some(max(2, round(math.sqrt(length) * 1.5)))
    reads: list[ReadTurn] = []
    at = start
    for position in range(length):
        author = chance.choice(here.staff) if chance.random() < room.staff_voice else chance.choice(table)
        parent = reads[-min(len(reads), 1 + int(chance.expovariate(1.5)))] if reads else None
        question: QuestionKind | None = "information" if chance.random() < (0.4 if not reads else 0.08) else None
        reads.append(read_turn(f"t{number + position:07}", author, at, parent, chance.uniform(0, 60), question, chance))
        at += timedelta(minutes=chance.expovariate(1 / 8))
    return reads


def read_turn(
    turn_id: str,
    author: str,
    at: datetime,
    parent: ReadTurn | None,
    score: float,
    question: QuestionKind | None,
    chance: random.Random,
) -> ReadTurn:
    band = Band.ACKNOWLEDGEMENT if score < 20 else Band.CONTRIBUTION if score < 40 else Band.ARTICULATED
    text = f"{chance.choice(WORDS)} {turn_id}"
    turn = Turn(turn_id, "room", author, author.startswith("staff"), at, at, text, (turn_id,))
    reading = Reading(
        turn_id,
        Language("en", 1.0),
        Sentiment("neutral", 0.0, 1.0),
        question,
        Depth(score, band, 1.0),
        parent.id if parent else None,
        0.9 if parent else 0.0,
    )
    return ReadTurn(turn, reading, parent.conversation_id if parent else turn_id)


def _poisson(mean: float, chance: random.Random) -> int:
    count, left = 0, chance.expovariate(1)
    while left < mean:
        count += 1
        left += chance.expovariate(1)
    return count


def windows(reads: Sequence[ReadTurn]) -> tuple[CommunityWindow, ...]:
    """Every week from the first turn to the last, each as it could be known at its own end."""
    zone = ZoneInfo(ZONE)
    by_week: dict[Week, list[ReadTurn]] = defaultdict(list)
    for read in reads:
        by_week[Week.of(read.at, zone)].append(read)
    histories: dict[str, tuple[datetime, dict[Week, int]]] = {}
    found = []
    week, last = min(by_week), max(by_week)
    while week <= last:
        turns = tuple(by_week.get(week, ()))
        for read in turns:
            _, contributions = histories.setdefault(read.author, (read.at, {}))
            contributions[week] = contributions.get(week, 0) + read.contributes
        earlier = tuple(read for back in range(8, 0, -1) for read in by_week.get(week.shifted(-back), ()))
        members = {
            author: MemberHistory(
                author,
                author.startswith("staff"),
                first,
                {then: count for then, count in weeks.items() if then >= week.shifted(-16)},
            )
            for author, (first, weeks) in histories.items()
        }
        presence = tuple(Presence("message", read.author, read.at) for read in turns)
        found.append(CommunityWindow(week, week.start(zone), week.end(zone), ZONE, turns, earlier, presence, members))
        week = week.shifted(1)
    return tuple(found)
