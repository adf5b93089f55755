"""A community written down turn by turn, whose answers can be counted by hand."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest

from core.windows import Week
from metrics.values import (
    NOT_SCORED,
    Band,
    CommunityWindow,
    Depth,
    Language,
    MemberHistory,
    Presence,
    Reading,
    ReadTurn,
    Sentiment,
    Turn,
)

WEEK = Week(2026, 10)
MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
CLOCK = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
SCORES = {"none": 0.0, "acknowledgement": 10.0, "contribution": 30.0, "articulated": 55.0, "exemplary": 80.0}


class Room:
    """`says("anna", "mon 10:00")` in the week of Monday 2 March 2026; `weeks_ago` puts it in an earlier one.

    People whose name starts with "staff" are staff. Each turn returns its id, which `to` takes. What is said in earlier
    weeks may be out of order.
    """

    def __init__(self) -> None:
        self.reads: list[ReadTurn] = []
        self.presence: list[Presence] = []

    def says(
        self,
        author: str,
        when: str,
        *,
        to: str | None = None,
        band: str | None = "contribution",
        question: bool = False,
        text: str = "the lid opens by itself",
        weeks_ago: int = 0,
    ) -> str:
        turn_id = f"t{len(self.reads)}"
        at = moment(when) - timedelta(weeks=weeks_ago)
        parent = next((read for read in self.reads if read.id == to), None)
        turn = Turn(turn_id, "room", author, author.startswith("staff"), at, at, text, (turn_id,))
        depth = NOT_SCORED if band is None else Depth(SCORES[band], Band(band), 1.0)
        reading = Reading(
            turn_id,
            Language("en", 1.0),
            Sentiment("neutral", 0.0, 1.0),
            "information" if question else None,
            depth,
            to,
            0.9 if to else 0.0,
        )
        self.reads.append(ReadTurn(turn, reading, parent.conversation_id if parent else turn_id))
        return turn_id

    def seen(self, author: str, *moments: str) -> None:
        self.presence.extend(Presence("message", author, moment(when)) for when in moments)

    def week(
        self,
        *,
        drops: Iterable[str] = (),
        unheard: Iterable[tuple[str, str]] = (),
        members: dict[str, MemberHistory] | None = None,
    ) -> CommunityWindow:
        reads = sorted(self.reads, key=lambda read: (read.at, int(read.id[1:])))
        histories: dict[str, tuple[datetime, dict[Week, int]]] = {}
        for read in reads:
            _, weeks = histories.setdefault(read.author, (read.at, {}))
            week = Week.of_day(read.at.date())
            weeks[week] = weeks.get(week, 0) + read.contributes
        known = {
            author: MemberHistory(author, author.startswith("staff"), first, weeks)
            for author, (first, weeks) in histories.items()
        }
        return CommunityWindow(
            WEEK,
            MONDAY,
            MONDAY + timedelta(weeks=1),
            "UTC",
            tuple(read for read in reads if read.at >= MONDAY),
            tuple(read for read in reads if MONDAY - timedelta(weeks=8) <= read.at < MONDAY),
            tuple(self.presence),
            known | (members or {}),
            tuple(moment(drop) for drop in drops),
            tuple((moment(start), moment(end)) for start, end in unheard),
        )


def moment(when: str) -> datetime:
    """`"wed 14:30"` in the week."""
    day, clock = when.split()
    hours, minutes = clock.split(":")
    return MONDAY + timedelta(days=CLOCK[day], hours=int(hours), minutes=int(minutes))


@pytest.fixture
def room() -> Room:
    return Room()
