"""The deeper of two turns of equal length scores higher, on talk written before anybody looked at the scores."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

TALK = sorted((Path(__file__).parent / "talk").glob("*_*.toml"))
FLOORS = {"easy": 0.95, "hard": 0.85}
UNSEEN = {"easy": 0.85, "hard": 0.85}
"""The third, the sixth, the eighth and the tenth batch stay as they were found: nothing is mended for them, so they
tell what to expect of other people.
"""
WARM_WORDS = tomllib.loads(Path(__file__).with_name("warm_words.toml").read_text(encoding="utf-8"))


def pairs(file: Path) -> Iterator[tuple[str, str | None, str, str]]:
    """(easy or hard, what was asked, the deeper turn, the shallower one)."""
    for kind, _, asked, deep, shallow in tomllib.loads(file.read_text(encoding="utf-8"))["pairs"]:
        yield "easy" if kind == "easy" else "hard", asked or None, deep, shallow


def share_won(read, files: list[Path], kind: str) -> float:
    won = [
        read(file.stem[-2:], deep, asked).score > read(file.stem[-2:], shallow, asked).score
        for file in files
        for of_kind, asked, deep, shallow in pairs(file)
        if of_kind == kind
    ]
    assert len(won) >= 8
    return sum(won) / len(won)


def is_unseen(file: Path) -> bool:
    return file.stem.startswith(("third", "sixth", "eighth", "tenth"))


@pytest.mark.parametrize("kind", FLOORS)
@pytest.mark.parametrize("file", [file for file in TALK if not is_unseen(file)], ids=lambda file: file.stem)
def test_the_deeper_turn_scores_higher(read, file, kind):
    assert share_won(read, [file], kind) >= FLOORS[kind]


@pytest.mark.parametrize("kind", UNSEEN)
@pytest.mark.parametrize("language", ["it", "en"])
def test_the_deeper_turn_scores_higher_where_nothing_was_mended(read, language, kind):
    files = [file for file in TALK if is_unseen(file) and file.stem.endswith(language)]
    assert share_won(read, files, kind) >= UNSEEN[kind]


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize(("kind", "most"), [("read", 0.05), ("unseen", 0.3)])
def test_warm_words_are_seldom_taken_for_an_articulated_turn(read, language, kind, most):
    turns = WARM_WORDS[kind][language].strip().splitlines()
    taken = [turn for turn in turns if read(language, turn).band.is_articulated]
    assert len(taken) <= most * len(turns), taken


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
                assert read(language, f"{text}. {filler}", asked).score <= alone + 0.1, (text, filler)
