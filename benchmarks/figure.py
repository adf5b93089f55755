"""One measured figure, its uncertainty, and the baselines measured beside it."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Figure:
    """`value`, `low`, `high` and `baselines` share one unit. `skipped` says why nothing was measured.

    `target` is the least that is asked; where a value should be near 0, `within` is the farthest it may be from it.
    `wrong` shows cases that are still wrong, `tried` says what was done about them, for the reader of the report.
    """

    name: str
    protocol: str
    n: int = 0
    value: float | None = None
    low: float | None = None
    high: float | None = None
    target: float | None = None
    within: float | None = None
    baselines: Mapping[str, float] = field(default_factory=dict)
    skipped: str | None = None
    wrong: tuple[str, ...] = ()
    tried: str = ""

    @property
    def reached(self) -> bool | None:
        """Whether the value is as asked; None where nothing was measured or asked."""
        if self.value is None or (self.target is None and self.within is None):
            return None
        return abs(self.value) <= self.within if self.within is not None else self.value >= (self.target or 0.0)


def bootstrap(
    items: Sequence[Item], statistic: Callable[[Sequence[Item]], float], *, resamples: int = 1000, seed: int = 7
) -> tuple[float, float]:
    """95 % percentile interval of `statistic` over resamples of `items`."""
    chance = random.Random(seed)
    values = sorted(statistic(chance.choices(items, k=len(items))) for _ in range(resamples))
    return values[int(resamples * 0.025)], values[int(resamples * 0.975) - 1]
