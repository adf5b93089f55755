"""Depth on pairs of equal length, on translations, on adversarial cases, and against length."""

import json
import math
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from benchmarks.figure import Figure, bootstrap
from core.paths import MEASURING_DATA, ROOT
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


def figures() -> Iterable[Figure]:
    """Every row of the measures that concerns depth."""
    for language, name in (("it", "Italian"), ("en", "English")):
        for label, kind, target in SETS:
            yield _pair_figure(f"{label}, {name}", f"{kind}_{language}_dev.jsonl", language, target)  # type: ignore[arg-type]
        yield _length_figure(f"depth against length, {name}", language)  # type: ignore[arg-type]
    for language, name in (("it", "Italian"), ("en", "English")):
        yield from _talk_figures(language, name)  # type: ignore[arg-type]
    yield _translation_figure()
    yield _freely_told_figure()
    yield _adversarial_figure()


# ---------------------------------------------------------------- pairs


def pairs(path: Path) -> list[Pair]:
    """The pairs of one file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def right_pairs(read: Sequence[Pair], language: WrittenLanguage, score: Score | None = None) -> list[float]:
    """For each pair 1 where the deeper turn scores higher, 0 where lower, a half where equal."""
    judge = score or salotto(language)
    return [won(*(judge(pair[side], pair.get("parent")) for side in _deeper_first(pair))) for pair in read]


def salotto(language: WrittenLanguage) -> Score:
    """Salotto's depth as a plain number; what is not scored counts as 0."""
    known = Language(language, 1.0)
    return lambda text, parent: score_depth(TurnInContext(text, known, parent)).score or 0.0


def _deeper_first(pair: Pair) -> tuple[str, str]:
    return ("a", "b") if pair["deeper"] == "a" else ("b", "a")


def won(deeper: float, shallower: float) -> float:
    """1, 0, or a half for a tie."""
    return 1.0 if deeper > shallower else 0.0 if deeper < shallower else 0.5


def _pair_figure(name: str, file: str, language: WrittenLanguage, target: float) -> Figure:
    path = MEASURING_DATA / "depth" / file
    if not path.exists():
        return Figure(name, _PAIR_PROTOCOL, skipped=f"{file} is not here")
    read = pairs(path)
    right = right_pairs(read, language)
    low, high = bootstrap(right, mean)
    return Figure(
        name,
        _PAIR_PROTOCOL,
        n=len(read),
        value=mean(right),
        low=low,
        high=high,
        target=target,
        baselines={label: mean(right_pairs(read, language, score)) for label, score in baselines(language).items()},
        wrong=_wrong_pairs(read, right),
    )


def baselines(language: WrittenLanguage) -> dict[str, Score]:
    """Simple rules that depth must beat."""
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


# ---------------------------------------------------------------- our own talk

TALK = ROOT / "tests" / "metrics" / "depth" / "talk"
FITTED_ON = ("first", "second", "fourth", "fifth")
TRANSLATED = ("first", "second")
UNSEEN = ("third", "sixth", "eighth", "tenth")
"""Batches of pairs in the tests: cues were mended after four of them, weights fitted on those, not on the unseen.

The first two hold faithful translations, the fourth, the sixth, the seventh and the eighth tell the same in each
language's own words.
"""
TOLD_FREELY = ("eighth",)


def talk(batch: str, language: WrittenLanguage) -> list[Pair]:
    """The pairs of a batch in the shape of the others; `type` is "easy" or one of the nine hard kinds."""
    rows = tomllib.loads((TALK / f"{batch}_{language}.toml").read_text(encoding="utf-8"))["pairs"]
    return [
        {"id": f"{batch} {place}", "type": kind, "parent": asked or None, "a": deep, "b": shallow, "deeper": "a"}
        for place, (kind, _, asked, deep, shallow) in enumerate(rows, start=1)
    ]


def _talk_figures(language: WrittenLanguage, name: str) -> Iterable[Figure]:
    for kind, target in (("easy", 0.95), ("hard", 0.85)):
        read = [
            pair for batch in UNSEEN for pair in talk(batch, language) if (pair["type"] == "easy") == (kind == "easy")
        ]
        right = right_pairs(read, language)
        low, high = bootstrap(right, mean)
        yield Figure(
            f"depth, our own unseen pairs, {kind}, {name}",
            f"{_PAIR_PROTOCOL}; four batches written for this project on other topics, nothing mended or fitted after "
            "reading them, though which new kinds of cues were kept was decided with these figures in sight (cases "
            "say which batch they are of; the eighth and the tenth are halves of batches, drawn at random, the other "
            "halves were read); a fifth of the hard ones set two sound pieces of advice side by side, of which one "
            "answers",
            n=len(read),
            value=mean(right),
            low=low,
            high=high,
            target=target,
            baselines={label: mean(right_pairs(read, language, score)) for label, score in baselines(language).items()},
            wrong=_wrong_pairs(read, right),
            tried=_TRIED_STORIES if kind == "easy" else _TRIED_RELEVANCE,
        )


def _wrong_pairs(read: Sequence[Pair], right: Sequence[float]) -> tuple[str, ...]:
    return tuple(
        f"{pair['id']}: {f'*{asked}* ' if (asked := pair.get('parent')) else ''}“{pair[_deeper_first(pair)[1]]}” above "
        f"“{pair[_deeper_first(pair)[0]]}”"
        for pair, share in zip(read, right, strict=True)
        if share < 1
    )


_TRIED_RELEVANCE = (
    "What is missed are mostly two good pieces of advice on one subject, of which only one answers the question. "
    "Tried: words shared with the question (both turns share the subject, so they help neither); what kind of cue "
    "answers what kind of question (a little); a first sentence that answers a yes or no, a time, an amount or a "
    "choice (kept, it won the most); taking points off somebody who is told what to do when they asked something else "
    "(no gain at first; kept as a small cost once it was set against answers that lean on their question); how much a "
    "turn points back with it, them and those instead of naming things (kept); a first clause too short to stand "
    'alone, as in "by the hour" (kept). The last three took pairs of this kind from .61 to .77 of those not fitted '
    "on. What is missing is knowing what words mean: that buttons have to do with cold hands."
)
_TRIED_STORIES = (
    "What is missed are warm turns that tell a small story: it holds what evidence is made of, a time, a place, a but, "
    "a thing done. Tried: three hundred more idioms of joy, annoyance and small talk, written after reading 84 warm "
    "and empty turns of our own (those are known now, of others .38 instead of .42 were taken for articulated); a cost "
    "on what is said of oneself and of all the world (kept: .25 instead of .38, and the hard Italian pairs of the "
    "third batch rose from .88 to .92); fitting the weights on such turns too (nothing gained on those held out); "
    "counting different relations (chat pairs lost two points); fitting on all couples of equal length, not pairs, "
    "and anew on wider cues (within a point of what there was, on those held out). Kept lately: English cues "
    "of time, of what things do, of sameness and of consequence, where Italian had more of them (.886 to .903 of the "
    "couples of equal length in the third and the sixth batch), and idioms of small stories, agreement, platitudes and "
    "rants, whose worth was measured on sets of empty turns before those were read: of couples with plain deep turns "
    ".795 to .834, .842 to .861 and .910 to .971 in English, .682 to .688 and .644 to .667 in Italian. What is missing "
    "is telling a story from its point."
)


# ---------------------------------------------------------------- translations


def translation_gaps(batches: Sequence[str] = TRANSLATED) -> list[tuple[float, bool, str]]:
    """For each deeper turn of our own pairs and its translation: the gap, whether they read alike, the text."""
    gaps = []
    for batch in batches:
        for italian, english in zip(talk(batch, "it"), talk(batch, "en"), strict=True):
            one = score_depth(TurnInContext(italian["a"], Language("it", 1.0), italian["parent"]))
            other = score_depth(TurnInContext(english["a"], Language("en", 1.0), english["parent"]))
            assert one.score is not None and other.score is not None
            gap = one.score - other.score
            gaps.append(
                (gap, one.band is other.band or abs(gap) <= 8, f"{gap:+.0f}: “{italian['a']}” / “{english['a']}”")
            )
    return gaps


def _freely_told_figure() -> Figure:
    gaps = translation_gaps(TOLD_FREELY)
    alike = [float(is_alike) for _, is_alike, _ in gaps]
    low, high = bootstrap(alike, mean)
    apart = mean([abs(gap) for gap, _, _ in gaps])
    return Figure(
        "depth, the same told freely in the other language (unseen)",
        "deeper turns of a batch that was not read, each told in both languages in their own words: share in the same "
        f"band or within 8 points; on average they are {apart:.1f} apart, the Italian ones "
        f"{mean([gap for gap, _, _ in gaps]):+.1f}",
        n=len(gaps),
        value=mean(alike),
        low=low,
        high=high,
    )


def _translation_figure() -> Figure:
    gaps = translation_gaps()
    alike = [float(is_alike) for _, is_alike, _ in gaps]
    low, high = bootstrap(alike, mean)
    apart = sum(abs(gap) for gap, _, _ in gaps) / len(gaps)
    return Figure(
        "depth, translations of deep turns that read alike",
        "deeper turns of our own pairs and their translations: share in the same band or within 8 points; on average "
        f"they are {apart:.1f} apart (5 asked), the Italian ones {mean([gap for gap, _, _ in gaps]):+.1f}",
        n=len(gaps),
        value=mean(alike),
        low=low,
        high=high,
        target=1.0,
        wrong=tuple(text for _, is_alike, text in sorted(gaps, key=lambda one: -abs(one[0])) if not is_alike),
        tried=(
            "At first the same pairs were 14 points apart. Mended: cues that one language had and the other lacked, "
            "found by comparing which evidence only one of two translations earned (English that leaves out its I, "
            "Italian reflexives; the last round took .85 to .90); words that counted as small talk in one language "
            "alone; the length of words, which Italian has longer; one rate of exchange for evidence. What somebody "
            "says of themselves now costs a little, since warm and empty turns are full of it, and gave .03 of that "
            "back: Italian says it with fewer words. Looking again, questions without a mark were none to whoever "
            'answered them, and phrases written with "no one" were never found (.86 to .94; those told freely, which '
            "were not read, .79 to .81). The rest is single phrases that only one list has. A steeper curve would hide "
            "the gaps and was not used for that."
        ),
    )


# ---------------------------------------------------------------- length


def length_correlation(read: Sequence[Pair], language: WrittenLanguage) -> float:
    """Correlation of depth with the number of words among turns of one label, both labels pooled."""
    judge = salotto(language)
    residuals: list[tuple[float, float]] = []
    for side in (0, 1):
        texts = [(pair[_deeper_first(pair)[side]], pair.get("parent")) for pair in read]
        lengths = [float(len(text.split())) for text, _ in texts]
        scores = [judge(text, parent) for text, parent in texts]
        residuals += [(n - mean(lengths), s - mean(scores)) for n, s in zip(lengths, scores, strict=True)]
    return _correlation(residuals)


def _correlation(points: Sequence[tuple[float, float]]) -> float:
    across = sum(x * y for x, y in points)
    spread = math.sqrt(sum(x * x for x, _ in points) * sum(y * y for _, y in points))
    return across / spread if spread else 0.0


def _length_figure(name: str, language: WrittenLanguage) -> Figure:
    protocol = "partial correlation of depth and words over all turns of the pairs, those of one label at a time"
    paths = [MEASURING_DATA / "depth" / f"{kind}_{language}_dev.jsonl" for kind in ("pairs", "hard")]
    if not all(path.exists() for path in paths):
        return Figure(name, protocol, skipped="the pairs are not here")
    read = [pair for path in paths for pair in pairs(path)]
    return Figure(name, protocol, n=2 * len(read), value=length_correlation(read, language), within=0.1)


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


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
