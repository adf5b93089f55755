"""Who asks to know: Italian dialogue turns, and turns written for this project."""

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree

from benchmarks.figure import Figure, bootstrap
from benchmarks.quality.written import lines_of
from core.paths import MEASURING_DATA
from metrics.language.questions import question_kind
from metrics.language.tokens import clean
from metrics.values import LanguageCode

ITALIAN = "questions, Italian (iLISTEN)"
ITALIAN_PROTOCOL = "user turns, INFO-REQUEST against the rest, F1"
SOURCE = MEASURING_DATA / "questions/ilisten_it_training.xml"
ENGLISH = "questions, English (our own turns)"
ENGLISH_PROTOCOL = (
    "turns written for this project before the patterns were looked at, half of them asking to know without being "
    "told by the mark alone; F1"
)
UNMARKED = (("it", "Italian"), ("en", "English"))
UNMARKED_PROTOCOL = (
    "turns of our own without any question mark, half of them asking to know; the half of the set that was not "
    "read while the patterns were mended; F1"
)
TARGET = 0.82
Case = tuple[bool, bool, bool, str]
"""Is it one; does Salotto say so; does it hold a question mark; the text."""


def figures() -> Iterable[Figure]:
    if SOURCE.exists():
        yield _figure(ITALIAN, ITALIAN_PROTOCOL, _italian())
    else:
        yield Figure(ITALIAN, ITALIAN_PROTOCOL, skipped="no measuring data")
    yield _figure(ENGLISH, ENGLISH_PROTOCOL, _written("questions_en", "en"))
    for language, name in UNMARKED:
        cases = _written(f"unmarked_{language}", language)  # type: ignore[arg-type]
        yield _figure(f"questions without a mark, {name} (unseen half of our own)", UNMARKED_PROTOCOL, cases)


def _figure(name: str, protocol: str, cases: Sequence[Case]) -> Figure:
    low, high = bootstrap(cases, lambda sample: _f1(sample, 1))
    return Figure(
        name=name,
        protocol=protocol,
        n=len(cases),
        value=_f1(cases, 1),
        low=low,
        high=high,
        target=TARGET,
        baselines={"question mark alone": _f1(cases, 2)},
        wrong=tuple(f"{'missed' if asked else 'false'}: {text}" for asked, ours, _, text in cases if asked != ours),
    )


def _italian() -> list[Case]:
    return [
        _case(act.attrib["act"] == "INFO-REQUEST", act.text or "", "it")
        for act in ElementTree.parse(SOURCE).iter("speechAct")
        if "_U" in act.attrib["id"]
    ]


def _written(name: str, language: LanguageCode) -> list[Case]:
    return [_case(kind == "asks", text, language) for kind, texts in lines_of(name).items() for text in texts]


def _case(asked: bool, text: str, language: LanguageCode) -> Case:
    return asked, question_kind(clean(text), language) == "information", "?" in text, text


def _f1(cases: Sequence[Case], answer: int) -> float:
    right = sum(case[0] and bool(case[answer]) for case in cases)
    wrong = sum(case[0] != bool(case[answer]) for case in cases)
    return 2 * right / max(1, 2 * right + wrong)
