"""Rooms to talk in: `room` writes messages, `read` gives turns with a reading, `week` a community's week."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.windows import Week
from metrics.conversation.conversations import conversation_ids
from metrics.conversation.links import reply_links
from metrics.conversation.parents import turn_parents
from metrics.depth.turns import turns as turns_of
from metrics.values import (
    Band,
    CommunityWindow,
    Depth,
    Language,
    LanguageCode,
    MemberHistory,
    Message,
    Reading,
    ReadTurn,
    Sentiment,
    SentimentLabel,
    Term,
)

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
STAFF = ("brand", "Sara")
Line = tuple[float, str, str]
Room = Callable[..., tuple[Message, ...]]
Read = Callable[..., tuple[ReadTurn, ...]]
InAWeek = Callable[..., CommunityWindow]


def ids(turns: tuple[ReadTurn, ...]) -> list[str]:
    return [turn.id for turn in turns]


def calling(turns: tuple[ReadTurn, ...], **people: tuple[str, ...]) -> tuple[ReadTurn, ...]:
    """The turns with whom they call by name, by turn id."""
    return tuple(
        replace(read, turn=replace(read.turn, mentions=people[read.id])) if read.id in people else read
        for read in turns
    )


@pytest.fixture
def room() -> Room:
    """`room((minutes, author, text), ...)` -> messages m0, m1, ... `replies` maps an index to the one it answers."""

    def write(*lines: Line, channel: str = "salotto", replies: dict[int, int] | None = None) -> tuple[Message, ...]:
        replies = replies or {}
        return tuple(
            Message(
                id=f"m{index}",
                at=MONDAY + timedelta(minutes=minutes),
                channel=channel,
                author=author,
                text=text,
                reply_to=f"m{replies[index]}" if index in replies else None,
                staff=author in STAFF,
            )
            for index, (minutes, author, text) in enumerate(lines)
        )

    return write


@pytest.fixture
def read() -> Read:
    """Messages -> turns as they would be read; a turn with a question mark asks, `bands` and `labels` go by turn id."""

    def reading(
        messages: Sequence[Message],
        bands: dict[str, Band] | None = None,
        labels: dict[str, SentimentLabel] | None = None,
        evidence: dict[str, dict[str, float]] | None = None,
        language: LanguageCode = "it",
    ) -> tuple[ReadTurn, ...]:
        turns = turns_of(messages)
        parents = turn_parents(turns, reply_links(messages))
        opened = conversation_ids([turn.id for turn in turns], {turn: parent for turn, (parent, _) in parents.items()})
        read: list[ReadTurn] = []
        for turn in turns:
            band = (bands or {}).get(turn.id, Band.CONTRIBUTION)
            parent, confidence = parents.get(turn.id, (None, 0.0))
            read.append(
                ReadTurn(
                    turn,
                    Reading(
                        turn_id=turn.id,
                        language=Language(language, 1.0),
                        sentiment=Sentiment((labels or {}).get(turn.id, "neutral"), 0.0, 1.0),
                        question="information" if "?" in turn.text else None,
                        depth=Depth(band.rank * 20.0, band, 1.0, (evidence or {}).get(turn.id, {})),
                        parent_turn_id=parent,
                        link_confidence=confidence,
                        terms=tuple(Term(word, word) for word in turn.text.lower().split() if len(word) > 4),
                    ),
                    opened[turn.id],
                )
            )
        return tuple(read)

    return reading


@pytest.fixture
def week() -> InAWeek:
    """Turns -> the week they fall in. `since` maps an author to when they first wrote; others wrote long ago."""

    def window(turns: Sequence[ReadTurn], since: dict[str, datetime] | None = None) -> CommunityWindow:
        long_ago = MONDAY - timedelta(days=300)
        members = {
            author: MemberHistory(author, author in STAFF, (since or {}).get(author, long_ago))
            for author in {turn.author for turn in turns}
        }
        return CommunityWindow(
            Week(2026, 10), MONDAY, MONDAY + timedelta(weeks=1), "UTC", tuple(turns), members=members
        )

    return window
