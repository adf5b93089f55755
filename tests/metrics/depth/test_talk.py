"""The deeper of two turns of equal length scores higher, on talk written before anybody looked at the scores."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

TALK = sorted((Path(__file__).parent / "talk").glob("*_*.toml"))
FLOORS = {"easy": 0.95, "hard": 0.85}
UNSEEN = {"easy": 0.8, "hard": 0.75}
"""The third batch stays as it was found: nothing is mended for it, so it tells what to expect of other people."""


def pairs(file: Path) -> Iterator[tuple[str, str | None, str, str]]:
    """(easy or hard, what was asked, the deeper turn, the shallower one)."""
    for kind, _, asked, deep, shallow in tomllib.loads(file.read_text(encoding="utf-8"))["pairs"]:
        yield "easy" if kind == "easy" else "hard", asked or None, deep, shallow


@pytest.mark.parametrize("kind", FLOORS)
@pytest.mark.parametrize("file", TALK, ids=lambda file: file.stem)
def test_the_deeper_turn_scores_higher(read, file, kind):
    language = file.stem[-2:]
    won = [
        read(language, deep, asked).score > read(language, shallow, asked).score
        for of_kind, asked, deep, shallow in pairs(file)
        if of_kind == kind
    ]
    assert len(won) >= 8
    assert sum(won) / len(won) >= (UNSEEN if file.stem.startswith("third") else FLOORS)[kind]


@pytest.mark.parametrize("file", TALK, ids=lambda file: file.stem)
def test_the_pairs_are_of_about_equal_length(file):
    ratios = [len(deep) / len(shallow) for _, _, deep, shallow in pairs(file)]
    assert 0.9 < sum(ratios) / len(ratios) < 1.1
    assert all(0.65 < ratio < 1.55 for ratio in ratios)


FILLER = tomllib.loads(Path(__file__).with_name("community_talk.toml").read_text(encoding="utf-8"))["filler"]


@pytest.mark.parametrize("file", TALK, ids=lambda file: file.stem)
def test_in_all_talk_saying_it_twice_pleasantries_and_pasting_never_pay(read, file):
    language = file.stem[-2:]
    for _, asked, *turns in pairs(file):
        for text in turns:
            alone = read(language, text, asked).score
            assert read(language, f"{text} {text}", asked).score <= alone + 1e-9, text
            assert read(language, text, asked, others=[text]).score < 5, text
            for filler in FILLER[language][:3]:
                assert read(language, f"{text}. {filler}", asked).score < alone + 3, (text, filler)
