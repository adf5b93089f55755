"""How many of those who could take part did, and whether that was enough."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turnout:
    """`took_part` of `eligible` people; `quorum` is the least number of people asked for, None where none was.

    Somebody who took part and has left since counts on both sides: what was decided was decided with them.
    """

    took_part: int
    eligible: int
    quorum: int | None = None

    def __post_init__(self) -> None:
        if self.took_part < 0 or self.eligible < self.took_part:
            raise ValueError(f"{self.took_part} of {self.eligible} cannot have taken part")

    @property
    def share(self) -> float | None:
        """Between 0 and 1; None when nobody could take part."""
        return self.took_part / self.eligible if self.eligible else None

    @property
    def missing(self) -> int:
        """How many people the quorum was missed by; 0 when it was reached, or none was asked for."""
        return max(0, (self.quorum or 0) - self.took_part)

    @property
    def still_to_vote(self) -> int:
        return self.eligible - self.took_part


def quorum_of(share: float, eligible: int) -> int:
    """The least number of people that is at least `share` of those eligible: half of seven is four.

    ValueError for a share outside [0, 1].
    """
    if not 0 <= share <= 1:
        raise ValueError(f"a share lies between 0 and 1: {share}")
    # Of the decimal that was written: 0.07 * 100 is a little more than 7 in binary.
    return -int(-round(share * eligible, 9) // 1)
