"""The data files of this package, read once."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent
LANGUAGES = ("en", "it")


@cache
def thresholds(section: str) -> Mapping[str, float]:
    """One table of `thresholds.toml`."""
    with (_FOLDER / "thresholds.toml").open("rb") as file:
        table: Mapping[str, float] = tomllib.load(file)[section]
    return table


@cache
def generic_words() -> frozenset[str]:
    """Words of either language that carry content and yet name no theme."""
    words: set[str] = set()
    for language in LANGUAGES:
        text = (_FOLDER / f"generic_{language}.txt").read_text(encoding="utf-8")
        for line in text.splitlines():
            if not line.startswith("#"):
                words.update(line.split())
    return frozenset(words)
