"""Questions that come back: asked by different people, in different conversations."""

from dataclasses import dataclass

from metrics.values import CommunityWindow


@dataclass(frozen=True, slots=True)
class RecurringQuestion:
    """One question in its wordings. `turn_ids` in time order; `people` counts members."""

    turn_ids: tuple[str, ...]
    people: int
    conversations: int


def recurring_questions(window: CommunityWindow) -> tuple[RecurringQuestion, ...]:
    """Members' information questions asked by two people in two conversations, at least once this week."""
    return ()
