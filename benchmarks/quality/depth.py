"""Depth on pairs of equal length, on adversarial cases, on news comments, and against length."""

import csv
import json
import math
import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from benchmarks.figure import Figure, bootstrap
from core.paths import MEASURING_DATA
from metrics.depth.score import TurnInContext, score_depth
from metrics.depth.shingles import shingles
from metrics.language.identify import identify
from metrics.language.tokens import clean
from metrics.language.words import function_words
from metrics.values import Band, Depth, Language

Pair = Mapping[str, Any]
Score = Callable[[str, str | None], float]
WrittenLanguage = Literal["it", "en"]

SETS = (
    ("depth, chat pairs", "pairs", 0.95),
    ("depth, hard pairs", "hard", 0.85),
)
_PAIR_PROTOCOL = "which of two turns of equal length is deeper, the parent given; ties count half"
_CTC_PROTOCOL = "constructive comments against up to 20 others within 0.1 of ln(words+1) each; share won, ties half"


def figures() -> Iterable[Figure]:
    """Every row of the measures that concerns depth."""
    for language, name in (("it", "Italian"), ("en", "English")):
        for label, kind, target in SETS:
            yield _pair_figure(f"{label}, {name}", f"{kind}_{language}_dev.jsonl", language, target)  # type: ignore[arg-type]
        yield _length_figure(f"depth against length, {name}", language)  # type: ignore[arg-type]
    yield _adversarial_figure()
    yield _ctc_figure()


# ---------------------------------------------------------------- pairs


def pairs(path: Path) -> list[Pair]:
    """The pairs of one file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def right_pairs(read: Sequence[Pair], language: WrittenLanguage, score: Score | None = None) -> list[float]:
    """For each pair 1 where the deeper turn scores higher, 0 where lower, a half where equal."""
    judge = score or salotto(language)
    return [_won(*(judge(pair[side], pair.get("parent")) for side in _deeper_first(pair))) for pair in read]


def salotto(language: WrittenLanguage) -> Score:
    """Salotto's depth as a plain number; what is not scored counts as 0."""
    known = Language(language, 1.0)
    return lambda text, parent: score_depth(TurnInContext(text, known, parent)).score or 0.0


def _deeper_first(pair: Pair) -> tuple[str, str]:
    return ("a", "b") if pair["deeper"] == "a" else ("b", "a")


def _won(deeper: float, shallower: float) -> float:
    return 1.0 if deeper > shallower else 0.0 if deeper < shallower else 0.5


def _pair_figure(name: str, file: str, language: WrittenLanguage, target: float) -> Figure:
    path = MEASURING_DATA / "depth" / file
    if not path.exists():
        return Figure(name, _PAIR_PROTOCOL, skipped=f"{file} is not here")
    read = pairs(path)
    right = right_pairs(read, language)
    low, high = bootstrap(right, _mean)
    return Figure(
        name,
        _PAIR_PROTOCOL,
        n=len(read),
        value=_mean(right),
        low=low,
        high=high,
        target=target,
        baselines={label: _mean(right_pairs(read, language, score)) for label, score in _baselines(language).items()},
        wrong=tuple(
            f"{pair['id']}: {pair[_deeper_first(pair)[1]][:90]} > {pair[_deeper_first(pair)[0]][:90]}"
            for pair, won in zip(read, right, strict=True)
            if won < 1
        ),
    )


def _baselines(language: WrittenLanguage) -> dict[str, Score]:
    held = function_words(language)

    def content_words(text: str, _: str | None) -> float:
        return len({word for word in clean(text).words if word not in held})

    def surface(text: str, _: str | None) -> float:
        """Digits, connectives, commas and long words: what shallow measures of "quality" add up."""
        words = clean(text).words
        connectives = sum(word in _CONNECTIVES[language] for word in words)
        return connectives + len(re.findall(r"\d+", text)) + text.count(",") / 2 + sum(len(w) > 7 for w in words) / 4

    return {
        "word count": lambda text, _: len(text.split()),
        "distinct content words": content_words,
        "surface features": surface,
    }


_CONNECTIVES = {
    "it": frozenset(("perché", "quindi", "però", "se", "quando", "infatti", "invece", "inoltre", "siccome", "ma")),
    "en": frozenset(("because", "so", "but", "if", "when", "however", "therefore", "since", "while", "although")),
}


# ---------------------------------------------------------------- length


def length_correlation(read: Sequence[Pair], language: WrittenLanguage) -> float:
    """Correlation of depth with the number of words among turns of one label, both labels pooled."""
    judge = salotto(language)
    residuals: list[tuple[float, float]] = []
    for side in (0, 1):
        texts = [(pair[_deeper_first(pair)[side]], pair.get("parent")) for pair in read]
        lengths = [float(len(text.split())) for text, _ in texts]
        scores = [judge(text, parent) for text, parent in texts]
        residuals += [(n - _mean(lengths), s - _mean(scores)) for n, s in zip(lengths, scores, strict=True)]
    return _correlation(residuals)


def _correlation(points: Sequence[tuple[float, float]]) -> float:
    across = sum(x * y for x, y in points)
    spread = math.sqrt(sum(x * x for x, _ in points) * sum(y * y for _, y in points))
    return across / spread if spread else 0.0


def _length_figure(name: str, language: WrittenLanguage) -> Figure:
    protocol = "partial correlation of depth and words over all pairs, label held fixed; within 0.1 of 0 is meant"
    paths = [MEASURING_DATA / "depth" / f"{kind}_{language}_dev.jsonl" for kind in ("pairs", "hard")]
    if not all(path.exists() for path in paths):
        return Figure(name, protocol, skipped="the pairs are not here")
    read = [pair for path in paths for pair in pairs(path)]
    return Figure(name, protocol, n=2 * len(read), value=length_correlation(read, language))


# ---------------------------------------------------------------- adversarial cases


def adversarial_failures(cases: Sequence[Mapping[str, Any]]) -> list[str]:
    """The cases that do not meet their expectation, in words. The language is identified, as in use."""
    read = {case["id"]: _in_use(case) for case in cases}
    return [
        f"{case['id']} {case['kind']}: {case['expect']}, got {read[case['id']].score}"
        for case in cases
        if not _meets(case["expect"], read[case["id"]], read)
    ]


def _in_use(case: Mapping[str, Any]) -> Depth:
    read = clean(case["text"])
    seen = frozenset(one for earlier in case.get("history", ()) for one in shingles(clean(earlier)))
    return score_depth(TurnInContext(case["text"], identify(read), case.get("parent"), seen_others=seen))


def _meets(expectation: str, depth: Depth, others: Mapping[str, Depth]) -> bool:
    if depth.score is None:
        return False
    if expectation == "none":
        return depth.band is Band.NONE
    if expectation == "low":
        return depth.band is not None and not depth.band.contributes
    relation, _, other_id = expectation.partition(":")
    other = others[other_id]
    assert other.score is not None
    if relation == "above":
        return depth.score > other.score
    if relation == "not_above":
        return depth.score <= other.score
    return depth.band is other.band or abs(depth.score - other.score) <= 8


def _adversarial_figure() -> Figure:
    protocol = "share of cases that meet their expectation, language identified as in use"
    path = MEASURING_DATA / "depth" / "adversarial_dev.jsonl"
    if not path.exists():
        return Figure("depth, adversarial", protocol, skipped="adversarial_dev.jsonl is not here")
    cases = pairs(path)
    failures = adversarial_failures(cases)
    return Figure(
        "depth, adversarial",
        protocol,
        n=len(cases),
        value=1 - len(failures) / len(cases),
        target=1.0,
        wrong=tuple(failures),
    )


# ---------------------------------------------------------------- news comments


def _ctc_figure() -> Figure:
    path = MEASURING_DATA / "depth" / "ctc_en.csv"
    if not path.exists():
        return Figure("depth, news comments (CTC)", _CTC_PROTOCOL, skipped="ctc_en.csv is not here")
    with path.open(encoding="utf-8", newline="") as file:
        comments = [(row["comment"], row["is_constructive"] == "yes") for row in csv.DictReader(file) if row["comment"]]
    judge = salotto("en")
    shares = _shares_won([(text, judge(text, None), yes) for text, yes in comments])
    low, high = bootstrap(shares, _mean)
    baselines = {
        label: _mean(_shares_won([(text, score(text, None), yes) for text, yes in comments]))
        for label, score in _baselines("en").items()
    }
    return Figure(
        "depth, news comments (CTC)",
        _CTC_PROTOCOL,
        n=len(shares),
        value=_mean(shares),
        low=low,
        high=high,
        target=0.70,
        baselines=baselines,
    )


def _shares_won(comments: Sequence[tuple[str, float, bool]]) -> list[float]:
    """For each constructive comment that has rivals of its length: the share of them it scores above."""
    chance = random.Random(7)
    measured = [(math.log(len(text.split()) + 1), score, yes) for text, score, yes in comments]
    rivals = [(length, score) for length, score, yes in measured if not yes]
    shares = []
    for length, score, yes in measured:
        near = [other for other_length, other in rivals if abs(other_length - length) <= 0.1] if yes else []
        if near:
            drawn = chance.sample(near, min(20, len(near)))
            shares.append(_mean([_won(score, other) for other in drawn]))
    return shares


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
