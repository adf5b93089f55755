"""Cues of depth and of shallowness in a row of marks.

A cue is a named list of patterns, written per language in data/*/cues.toml (the syntax is explained there).
"""

from functools import cache

from metrics.depth.marks import Row, kind_of
from metrics.depth.vocabulary import read_data
from metrics.language.patterns import Found, Patterns
from metrics.language.word_evidence import is_first_name
from metrics.language.words import WrittenLanguage


class Cues(Patterns):
    """The cues of one language, and the component of depth that each belongs to."""

    def __init__(self, language: WrittenLanguage) -> None:
        content = read_data(f"{language}/cues.toml")
        classes = content.pop("classes")
        self.components: dict[str, str] = {cue: entry["component"] for cue, entry in content.items()}
        super().__init__(
            {cue: entry["patterns"] for cue, entry in content.items()},
            classes,
            language,
            lambda word: kind_of(word, language) == "specific" and not is_first_name(word),
        )


@cache
def cues(language: WrittenLanguage) -> Cues:
    """The cues of a language, read once."""
    return Cues(language)


def find_cues(row: Row) -> list[Found]:
    """Every cue of a row, each stretch of one language read with that language's cues."""
    languages = row.languages
    if not languages or languages.count(languages[0]) == len(languages):
        return cues(languages[0]).find(row.words) if languages else []
    found: list[Found] = []
    start = 0
    for place in range(1, len(row) + 1):
        if place == len(row) or languages[place] != languages[start]:
            found += [
                Found(one.cue, one.start + start, one.end + start)
                for one in cues(languages[start]).find(row.words[start:place], opens_turn=start == 0)
            ]
            start = place
    return found
