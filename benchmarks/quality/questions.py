"""Who asks to know: Italian dialogue turns."""

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree

from benchmarks.figure import Figure, bootstrap
from core.paths import MEASURING_DATA
from metrics.language.questions import question_kind
from metrics.language.tokens import clean

NAME = "questions, Italian (iLISTEN)"
PROTOCOL = "user turns, INFO-REQUEST against the rest, F1"
SOURCE = MEASURING_DATA / "questions/ilisten_it_training.xml"
Case = tuple[bool, bool, bool, str]
"""Is it one; does Salotto say so; does it hold a question mark; the text."""


def figures() -> Iterable[Figure]:
    if not SOURCE.exists():
        yield Figure(NAME, PROTOCOL, skipped="no measuring data")
        return
    cases = _cases()
    low, high = bootstrap(cases, lambda sample: _f1(sample, 1))
    yield Figure(
        name=NAME,
        protocol=PROTOCOL,
        n=len(cases),
        value=_f1(cases, 1),
        low=low,
        high=high,
        target=0.82,
        baselines={"question mark alone": _f1(cases, 2)},
        wrong=tuple(f"{'missed' if asked else 'false'}: {text}" for asked, ours, _, text in cases if asked != ours),
    )


def _cases() -> list[Case]:
    cases = []
    for act in ElementTree.parse(SOURCE).iter("speechAct"):
        if "_U" in act.attrib["id"]:
            text = act.text or ""
            asks = question_kind(clean(text), "it") == "information"
            cases.append((act.attrib["act"] == "INFO-REQUEST", asks, "?" in text, text))
    return cases


def _f1(cases: Sequence[Case], answer: int) -> float:
    right = sum(case[0] and bool(case[answer]) for case in cases)
    wrong = sum(case[0] != bool(case[answer]) for case in cases)
    return 2 * right / max(1, 2 * right + wrong)
