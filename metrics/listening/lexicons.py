"""The data files of this package, read once."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from metrics.language.terms import lemma

_FOLDER = Path(__file__).resolve().parent
LANGUAGES: tuple[Literal["en", "it"], ...] = ("en", "it")


@cache
def thresholds(section: str) -> Mapping[str, float]:
    """One table of `thresholds.toml`."""
    with (_FOLDER / "thresholds.toml").open("rb") as file:
        table: Mapping[str, float] = tomllib.load(file)[section]
    return table


@cache
def generic_words() -> frozenset[str]:
    """Lemmas, of either language, that carry content and yet name no theme."""
    return _lemmas("generic")


@cache
def partner_words() -> frozenset[str]:
    """Lemmas, of either language, that name a theme only beside another word."""
    return _lemmas("partners")


def _lemmas(name: str) -> frozenset[str]:
    """The words of `<name>_<language>.txt` as written, and under their dictionary form."""
    words: set[str] = set()
    for language in LANGUAGES:
        text = (_FOLDER / f"{name}_{language}.txt").read_text(encoding="utf-8")
        for line in text.splitlines():
            if not line.startswith("#"):
                words.update(form for word in line.split() for form in (word, lemma(word, language)))
    return frozenset(words)
