"""Single and multiple choice: how often each option was chosen, and whether those who are still to vote could turn it.

A ballot is the set of options that one person chose. An empty one takes part and chooses nothing.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

Option = str


@dataclass(frozen=True, slots=True)
class Choices:
    """How a choice came out.

    `counts` are ballots by option, every option in the order in which it was offered. `leading` holds the options
    with most ballots, more than one in a tie and none when nobody chose anything. `lead` is how many ballots they are
    ahead of the next, 0 in a tie; None with a single option.
    """

    counts: tuple[tuple[Option, int], ...]
    ballots: int
    leading: tuple[Option, ...]
    lead: int | None

    @property
    def tied(self) -> bool:
        return len(self.leading) > 1

    def settled_with(self, still_to_vote: int) -> bool:
        """Whether the same option would lead however everybody who has not voted did."""
        return len(self.leading) == 1 and (self.lead is None or self.lead > still_to_vote)


def count_choices(options: Sequence[Option], ballots: Collection[frozenset[Option]]) -> Choices:
    """Count ballots in linear time. ValueError for two options of one name, or a ballot with an option not offered.

    The share of an option among those who voted is what it is, without an interval: a poll of everybody is no sample.
    What may still change is told by `Choices.settled_with`. It cannot tell why somebody chose, nor what those who
    stayed away would have.
    """
    known = distinct(options)
    chosen = Counter(option for ballot in ballots for option in ballot)
    if unknown := chosen.keys() - known:
        raise ValueError(f"not an option: {sorted(unknown)}")
    counts = tuple((option, chosen[option]) for option in options)
    most = max(chosen.values(), default=0)
    leading = tuple(option for option, count in counts if count == most) if most else ()
    behind = [count for option, count in counts if option not in leading]
    lead = 0 if len(leading) != 1 else most - max(behind) if behind else None
    return Choices(counts, len(ballots), leading, lead)


def distinct(options: Sequence[Option]) -> frozenset[Option]:
    """The options as a set. ValueError for two of one name."""
    known = frozenset(options)
    if len(known) != len(options):
        raise ValueError("two options have the same name")
    return known
