"""Communities with planted facts, from the export to the digest: what is there is told, what is not there is not."""

import pytest

from benchmarks.planted import Language, invented, missed, planted, told, uneventful

LANGUAGES: tuple[Language, ...] = ("it", "en")
FACTS = 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_planted_facts_are_told_in_whatever_words_and_nothing_is_made_up(language: Language) -> None:
    """A need in five people's own words, a question and a newcomer whom nobody answers, a quiet critic, somebody gone
    quiet, days without staff that lived on; not the chatty member's noise, nor a theme that only staff push."""
    overlooked = 0
    for seed in (0, 1, 2):
        community = planted(language, seed)
        week = told(community)
        overlooked += len(list(missed(community, week)))
        assert list(invented(community, week)) == []
    assert overlooked <= 0.1 * 3 * FACTS


@pytest.mark.parametrize("language", LANGUAGES)
def test_shuffled_weeks_of_everyday_talk_give_nothing_notable(language: Language) -> None:
    community = uneventful(language, seed=7)
    week = told(community)
    assert [finding["kind"] for finding in week["findings"]] == ["quiet_week"]


def test_the_same_talk_told_twice_gives_the_same_digest() -> None:
    community = planted("it", seed=3)
    assert told(community) == told(community)
