"""Italian or English in one to five words."""

import csv
import json
import random
import re
import time
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree

from benchmarks.figure import Figure, bootstrap
from core.paths import MEASURING_DATA
from metrics.language.identify import identify
from metrics.language.third_language import restricted_to
from metrics.language.tokens import clean

PROTOCOL = (
    "different cuts of one to five words, from the start or the middle of the Italian and English measuring texts "
    "(links, mentions and tags removed, at least one word of three letters); balanced accuracy, 'unknown' and 'other' "
    "count as wrong"
)
CUTS = 3000
_SET_ASIDE = re.compile(r"https?://\S+|[@#]\S+")
_WORD = re.compile(r"[^\W\d_]{3}")
Case = tuple[str, str, str, str]
"""The cut, its language, what Salotto says, what py3langid alone says."""


def figures() -> Iterable[Figure]:
    if not (MEASURING_DATA / "questions").exists():
        yield Figure("language of short chat messages", PROTOCOL, skipped="no measuring data")
        return
    cases = _cases()
    started = time.process_time()
    for text, *_ in cases:
        identify(clean.__wrapped__(text))
    speed = len(cases) / (time.process_time() - started)
    low, high = bootstrap(cases, lambda sample: _balanced_accuracy(sample, 2), resamples=300)
    yield Figure(
        name="language of short chat messages, it/en",
        protocol=f"{PROTOCOL}; {speed:,.0f} messages/s on one core, cutting into words included",
        n=len(cases),
        value=_balanced_accuracy(cases, 2),
        low=low,
        high=high,
        target=0.985,
        baselines={"py3langid alone": _balanced_accuracy(cases, 3)},
        wrong=tuple(f"{language}: {text!r} read as {ours}" for text, language, ours, _ in cases if ours != language),
    )


def _cases() -> list[Case]:
    alone = restricted_to(("it", "en"))
    cases: list[Case] = []
    for language, texts in (("it", _italian()), ("en", _english())):
        cases.extend(
            (text, language, str(identify(clean(text)).code), str(alone.classify(text)[0])) for text in _cut(texts)
        )
    return cases


def _cut(texts: Sequence[str]) -> list[str]:
    chance = random.Random(11)
    cuts: dict[str, None] = {}
    while len(cuts) < CUTS:
        words = _SET_ASIDE.sub("", chance.choice(texts)).split()
        length = chance.randint(1, 5)
        if len(words) < length:
            continue
        start = chance.choice((0, chance.randrange(len(words) - length + 1)))
        cut = " ".join(words[start : start + length])
        if _WORD.search(cut):
            cuts.setdefault(cut)
    return list(cuts)


def _balanced_accuracy(cases: Sequence[Case], answer: int) -> float:
    shares = []
    for language in ("it", "en"):
        answers = [case[answer] for case in cases if case[1] == language]
        shares.append(sum(given == language for given in answers) / max(1, len(answers)))
    return sum(shares) / len(shares)


def _italian() -> list[str]:
    dialogues = ElementTree.parse(MEASURING_DATA / "questions/ilisten_it_training.xml")
    with (MEASURING_DATA / "sentiment/happyparents_it.csv").open(encoding="utf-8") as file:
        tweets = [row["text"] for row in csv.DictReader(file)]
    return [act.text or "" for act in dialogues.iter("speechAct")] + tweets + _pairs("it")


def _english() -> list[str]:
    dialogues = json.loads((MEASURING_DATA / "questions/molweni_en_dev.json").read_text(encoding="utf-8"))
    return [edu["text"] for dialogue in dialogues for edu in dialogue["edus"]] + _pairs("en") * 4


def _pairs(language: str) -> list[str]:
    lines = (MEASURING_DATA / f"depth/pairs_{language}_dev.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)[side] for line in lines for side in ("a", "b")]
