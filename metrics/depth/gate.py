"""What must hold before anything said can count: words that can be read, that are one's own, and that say something.

The gate is a product of factors in [0, 1]. Copied and repeated words are not weighed but taken out of the row first,
so that a quotation with a comment scores the comment.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from metrics.depth.marks import Row
from metrics.depth.shingles import WIDTH, bare, word_shingles
from metrics.depth.vocabulary import vocabulary
from metrics.language.patterns import Found
from metrics.language.tokens import CleanText
from metrics.language.words import WrittenLanguage

_COPIED_RUN = 3
"""So many shingles in a row seen before are a copy; fewer are turns of phrase that everybody uses."""
_CONSONANTS = re.compile("[^aeiouyàèéìòóùáíúâêîôûäëïöü\u0250-\U0010ffff]{5}")
"""Nobody pronounces so many in a row; letters of other scripts are no consonants here."""
_SHOUTED_LETTERS = 14
_SALAD_WORDS = 6
_KEYBOARD_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_KEYBOARD_RUN = 4
_AFTER_THANKS = frozenset(("mille", "tante", "infinite", "much", "again", "all", "everyone", "tutti", "tutte"))
_IN_REAL_WORDS = frozenset({"erty", "trew"})  # property, liberty; strewn
_KEYS = re.compile(
    "|".join(
        sorted(
            {
                line[at : at + _KEYBOARD_RUN]
                for row in _KEYBOARD_ROWS
                for line in (row, row[::-1])
                for at in range(len(row) - _KEYBOARD_RUN + 1)
            }
            - _IN_REAL_WORDS
        )
    )
)
"""Four neighbouring keys, in either direction."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """The row without what was said before; `repeated` is the share of words that repeat an earlier run of the turn."""

    row: Row
    repeated: float


def fresh(row: Row, clean: CleanText, seen: frozenset[int]) -> Fresh:
    """Take out words that stand in runs of known shingles, and words that repeat an earlier run of the same turn."""
    words = [bare(word) for word in clean.words]
    if not seen and not _says_again(words):
        return Fresh(_closed(row), 0.0)
    gone = [False] * len(words)
    copied = 0
    if seen and len(words) >= WIDTH:
        known = [one in seen for one in word_shingles(words)]
        needed = min(_COPIED_RUN, len(known))
        start = 0
        for place in range(len(known) + 1):
            if place < len(known) and known[place]:
                continue
            if place - start >= needed:
                gone[start : place + WIDTH - 1] = [True] * (place + WIDTH - 1 - start)
            start = place + 1
        copied = sum(gone)
    told = len(words)
    while told > 1 and words[: told // 2] == words[told // 2 : told]:
        # Said twice over, word for word: the second telling goes, and no run across the seam takes from the first.
        gone[told // 2 : told] = [True] * (told // 2)
        told //= 2
    first_at: dict[tuple[str, ...], int] = {}
    for place, run in enumerate(_runs(words[:told])):
        if first_at.setdefault(run, place) != place:
            gone[place : place + WIDTH] = [True] * WIDTH
    if not any(gone):
        return Fresh(_closed(row), 0.0)
    taken: list[tuple[int, int]] = []
    for place, (start, end) in enumerate(zip(clean.starts, clean.ends, strict=True)):
        if gone[place]:
            # What stands between two words that go, goes with them: a question mark of theirs asks nothing any more.
            follows = place > 0 and gone[place - 1]
            start = taken.pop()[0] if follows else start
            taken.append((start, end))
    return Fresh(
        row=_closed(_outside(row, taken)),
        repeated=(sum(gone) - copied) / len(words),
    )


def _says_again(words: Sequence[str]) -> bool:
    """Whether a run of words comes twice, or a text too short for two runs may be the same thing said twice."""
    again = len(words) - len(set(words))
    if len(words) < 2 * WIDTH:
        return again > 0
    return again >= WIDTH and len(set(_runs(words))) <= len(words) - WIDTH


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(WIDTH)), strict=False)


def without_farewell(row: Row) -> Row:
    """Without the small change it ends with: laughter, thanks, "ok", and the marks between them."""
    words, kinds = row.words, row.kinds
    end = len(row)
    while end and (
        kinds[end - 1] in (None, "small") or (end > 1 and words[end - 1] in _AFTER_THANKS and kinds[end - 2] == "small")
    ):
        end -= 1
    while end < len(row) and kinds[end] is None and words[end] != "\n":
        end += 1
    return row.part(0, end) if end < len(row) else row


def _closed(row: Row) -> Row:
    """With a full stop at the end, as most people leave it out: whether it is there says nothing."""
    if not row.words or row.words[-1] in ("?", "!"):
        return row
    if row.kinds[-1] is not None:
        end = row.ends[-1]
        return row.and_then(Row(["."], [None], [end], [end], row.languages[-1:]))
    return replace(row, words=[*row.words[:-1], "."])


def _outside(row: Row, taken: Sequence[tuple[int, int]]) -> Row:
    kept: list[int] = []
    at = 0
    for place, start in enumerate(row.starts):
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if (at == len(taken) or row.ends[place] <= taken[at][0]) and (kept or row.kinds[place] is not None):
            kept.append(place)
    return row.picked(kept)


def chatter_factor(content: int, words: int) -> float:
    """Fewer than three content words say nothing; two may, in a longer sentence ("who has not updated yet?")."""
    if content >= 3:
        return 1.0
    return 0.7 if content == 2 and words >= 6 else 0.0


def is_chatter(row: Row) -> bool:
    """Whether the gate is shut by the number of content words alone, before anything else is read."""
    return chatter_factor(row.kinds.count("specific") + row.kinds.count("generic"), len(row)) == 0


def intelligibility_factor(row: Row, language: WrittenLanguage) -> float:
    """Whether the words are words: by letters that can be pronounced, and not the printer's dummy text."""
    return _readable([row.words[at] for at in row.content()], row.kinds.count("function"), language)


def connective_factor(row: Row, found: Sequence[Found], language: WrittenLanguage) -> float:
    """Connectives must have something to connect: a text that is half connectives is a salad of them."""
    words = row.count_words()
    if words < _SALAD_WORDS:
        return 1.0
    joined = {place for one in found if one.cue == "joint" for place in range(one.start, one.end)}
    connectives = vocabulary(language).connectives
    joined.update([place for place, word in enumerate(row.words) if word in connectives])
    share = len(joined) / words
    return min(1.0, max(0.0, (0.55 - share) / 0.15))


def is_gibberish(clean: CleanText) -> bool:
    """Whether a text in no known language is not language at all."""
    return bool(clean.words) and _readable([bare(word) for word in clean.words], 0, "en") < 0.5


def redundancy_factor(repeated: float) -> float:
    """Saying it again does not say more."""
    return 1 - 0.5 * repeated


def promotion_factor(found: Sequence[Found], links: int) -> float:
    """A link with a call to action is an advertisement; so are many calls without one."""
    calls = sum(one.cue == "promotion" for one in found)
    if calls and links:
        return 0.0 if calls > 1 else 0.2
    return 0.0 if calls >= 4 else 0.3 if calls == 3 else 1.0


def insult_factor(found: Sequence[Found], earned: int, text: str) -> float:
    """Insults weigh against what is given beside them; shouting lowers it. Criticism is not an insult."""
    insults = sum(one.cue == "insult" for one in found)
    capitals = 0 if text.islower() else sum(map(str.isupper, text))
    shouting = capitals > _SHOUTED_LETTERS and capitals > 0.7 * sum(map(str.isalpha, text))
    factor = 0.7 if shouting else 1.0
    return factor * max(0.0, (earned - 4 * insults) / (earned + insults)) if insults else factor


def self_praise_factor(found: Sequence[Found]) -> float:
    """A text that says of itself that it is thorough earns nothing by it."""
    claims = sum(one.cue == "about_itself" for one in found)
    return 1.0 if claims < 2 else 0.3 if claims == 2 else 0.0


def _readable(words: Sequence[str], held: int, language: WrittenLanguage) -> float:
    if not words:
        return 1.0
    strange = len([word for word in words if _unpronounceable(word)])
    placeholder = vocabulary(language).placeholder
    dummy = len([word for word in words if word in placeholder])
    share = strange / (len(words) + held)
    if dummy > 0.4 * len(words) and dummy > 2:
        return 0.0
    return 1.0 if share < 0.25 else max(0.0, 1 - (share - 0.25) / 0.25)


@lru_cache(maxsize=65536)
def _unpronounceable(word: str) -> bool:
    """Too long a run of consonants, no vowel in a long word, or letters that lie side by side on the keyboard."""
    if not word.isalpha() or len(word) < 4:
        return False
    return _CONSONANTS.search(word) is not None or _KEYS.search(word) is not None
