"""Whether depth stays above turns that are warm, or cross, or full of themselves, and give nothing."""

import math
import tomllib
from collections.abc import Iterable, Sequence

from benchmarks.figure import Figure, bootstrap
from benchmarks.quality.depth import FITTED_ON, TALK, Score, WrittenLanguage, baselines, mean, salotto, talk, won
from metrics.depth.score import TurnInContext, score_depth
from metrics.values import Language

WRITTEN = TALK.parent / "warm_words.toml"
_PROTOCOL = (
    "couples of a turn that gives something and one that is warm, or cross, and empty, of about equal length, neither "
    "answering anybody; share in which the first is deeper. No cue was written after the empty ones, but the weights "
    "of what is said of oneself and of all the world were chosen with this figure in sight; the cases are those taken "
    "for articulated"
)
_ALIKE = 0.1
"""How far apart the logarithms of two lengths may be."""


def figures() -> Iterable[Figure]:
    for language, name in (("it", "Italian"), ("en", "English")):
        yield _figure(f"depth, above warm and empty words, {name}", language)  # type: ignore[arg-type]


def _figure(name: str, language: WrittenLanguage) -> Figure:
    deep = [pair["a"] for batch in FITTED_ON for pair in talk(batch, language) if pair["parent"] is None]
    warm = tomllib.loads(WRITTEN.read_text(encoding="utf-8"))["unseen"][language].strip().splitlines()
    shares = _shares_above(deep, warm, salotto(language))
    low, high = bootstrap(shares, mean)
    return Figure(
        name,
        _PROTOCOL,
        n=len(shares),
        value=mean(shares),
        low=low,
        high=high,
        baselines={label: mean(_shares_above(deep, warm, score)) for label, score in baselines(language).items()},
        wrong=tuple(turn for turn in warm if _is_articulated(turn, language)),
    )


def _shares_above(deep: Sequence[str], warm: Sequence[str], score: Score) -> list[float]:
    """For each empty turn that has deep ones of its length: the share of them that score above it."""
    scores = [(len(turn.split()), score(turn, None)) for turn in deep]
    shares = []
    for turn in warm:
        words, own = len(turn.split()), score(turn, None)
        near = [won(other, own) for length, other in scores if abs(math.log(length / words)) <= _ALIKE]
        if near:
            shares.append(mean(near))
    return shares


def _is_articulated(turn: str, language: WrittenLanguage) -> bool:
    band = score_depth(TurnInContext(turn, Language(language, 1.0))).band
    return band is not None and band.is_articulated
