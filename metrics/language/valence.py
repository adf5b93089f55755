"""What words are worth in feeling, and how the words around them turn it: the arithmetic of both sentiment analyzers.

    polarity = s / sqrt(s² + a),  s = sum over the feeling words of valence · negation · degree · emphasis · contrast

Source: the form and the normalisation of VADER (Hutto and Gilbert 2014) with lexicons of our own; weights in
`lexicons/sentiment_rules.toml`. It cannot tell irony, nor feeling put into plain facts ("third parcel in a row").
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from metrics.language.inflection import english_adjective, english_verb, italian_adjective, italian_verb
from metrics.language.tokens import CleanText
from metrics.language.told import Told, told
from metrics.language.words import WrittenLanguage, expand, is_laughter, read_lexicon, split_elision, squeeze

_EMOTICON_EDGE = r"(?<![\w/:]){}(?![\w/])"
_MAY_BE_AN_EMOTICON = re.compile(r"[:;=<^_¬♥\\D-]")
"""Every emoticon holds one of these; most messages hold none and need no closer look."""
_LONGEST_PHRASE = 4
_SPENT = ""
"""In the place of the words of a fact: they turn nothing that comes after it."""
_ANY = "_"
"""In a phrase: any one word, last or last but one ("let _ down")."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Weights of the arithmetic above. See `lexicons/sentiment_rules.toml`."""

    normalisation: float
    negated: float
    negation_reach: int
    intensified: float
    diminished: float
    stretched: float
    capitals: float
    exclamation: float
    before_contrast: float
    after_contrast: float
    emoji_repeat: int
    laughter: float
    denial: float
    long_denial: float
    long_text: int
    puzzled: float
    asked: float
    textblob: float
    textblob_least: float
    positive: float
    negative: float


@dataclass(frozen=True, slots=True)
class FeelingLexicon:
    """Valence by word and by phrase (words in a tuple), and the words that turn what follows.

    `beginnings` are the first two words of phrases, `open_beginnings` the first ones that any word may follow.
    """

    words: Mapping[str, float]
    phrases: Mapping[tuple[str, ...], float]
    beginnings: frozenset[tuple[str, str]]
    open_beginnings: frozenset[str]
    negations: frozenset[str]
    intensifiers: frozenset[str]
    diminishers: frozenset[str]
    contrasts: frozenset[str]
    level: frozenset[str]


@dataclass(frozen=True, slots=True)
class Feeling:
    """`total` is s of the formula; `signs` counts the words, phrases, emoji and emoticons that carried it."""

    total: float
    signs: int


Fallback = Callable[[str], float]
"""Valence of a word the lexicon does not have; 0 when it has none."""


@cache
def rules() -> Rules:
    return Rules(**read_lexicon("sentiment_rules"))


def polarity(total: float) -> float:
    """A sum of valences squeezed into (-1, 1)."""
    return total / math.sqrt(total * total + rules().normalisation)


def words_feeling(clean: CleanText, language: WrittenLanguage, fallback: Fallback | None = None) -> Feeling:
    """What the words of a text add up to."""
    lexicon, weights = feeling_lexicon(language), rules()
    words = [_plain(word, language) for word in clean.words]
    valences: list[float] = [0.0] * len(words)
    reach = [*words]
    facts = {fact.start: fact for fact in told(words, clean, language)} if words else {}
    worth = [_word_valence(word, language, fallback) for word in words]
    pairs = zip(words, [*words[1:], ""], strict=False)
    openings = [
        at
        for at, pair in enumerate(pairs)
        if worth[at]
        or pair in lexicon.beginnings
        or pair[0] in lexicon.open_beginnings
        or " " in pair[0]
        or at in facts
    ]
    signs = reached = 0
    for position in openings:
        if position < reached:
            continue
        fact = facts.get(position)
        length, valence = _phrase_at(words, position, lexicon)
        if fact is not None and fact.end - fact.start > length:
            length, valence = fact.end - fact.start, _fact_valence(fact, reach, lexicon)
            reach[position : position + length] = [_SPENT] * length
        if not length:
            length, valence = 1, worth[position]
            if valence:
                valence *= _turn(reach, position, lexicon) * _emphasis(clean, position)
        if valence:
            valences[position] = valence
            signs += 1
        reached = position + length
    contrast = _last_contrast(words, lexicon)
    if contrast and any(valences[contrast:]):
        valences = [
            valence * (weights.before_contrast if n < contrast else weights.after_contrast)
            for n, valence in enumerate(valences)
        ]
    total = sum(valences) + _tone(reach, signs, clean, lexicon)
    if total:
        total += math.copysign(weights.exclamation * min(3, clean.text.count("!")), total)
    return Feeling(total, signs)


def signs_feeling(text: str, clean: CleanText) -> Feeling:
    """What emoji, emoticons and the names of custom emoji add up to. They need no language."""
    table, pattern = _emoji_valences(), _emoticons()
    found: list[float] = []
    for emoji in clean.emoji:
        if emoji.startswith(("<", ":")):
            found.append(
                _name_valences().get(emoji.strip("<>").removeprefix("a:").strip(":").split(":")[0].lower(), 0.0)
            )
        else:
            found.extend(table[character] for character in emoji[: rules().emoji_repeat] if character in table)
    if _MAY_BE_AN_EMOTICON.search(text):
        found.extend(_emoticon_valences()[match.group()] for match in pattern.finditer(text[:2000]))
    carried = [valence for valence in found if valence][: rules().emoji_repeat]
    return Feeling(sum(carried), len(carried))


def _fact_valence(fact: Told, words: Sequence[str], lexicon: FeelingLexicon) -> float:
    """A fact's worth; where a denial before it turns it, what breaks and does not break is good news."""
    valence = fact.valence * (rules().asked if fact.asked else 1.0)
    return valence * _turn(words, fact.start, lexicon) if fact.turns else valence


def _tone(words: Sequence[str], signs: int, clean: CleanText, lexicon: FeelingLexicon) -> float:
    """What denial and disbelief ("non si apre", "?!") add where few words of feeling are said.

    In a few words denial is mostly plain fact ("non ho provato"); who denies at length is more often displeased.
    """
    weights = rules()
    denied = 0 if lexicon.negations.isdisjoint(words) else min(2, sum(word in lexicon.negations for word in words))
    denial = weights.long_denial if len(words) >= weights.long_text else weights.denial
    puzzled = "?" in clean.text and any(mark in clean.text for mark in ("?!", "!?", "??"))
    return (denial * denied + weights.puzzled * puzzled) / (1 + signs)


def _last_contrast(words: Sequence[str], lexicon: FeelingLexicon) -> int:
    """Where the last "but" stands; 0, where it turns nothing, when there is none."""
    if lexicon.contrasts.isdisjoint(words):
        return 0
    return max(at for at, word in enumerate(words) if word in lexicon.contrasts)


@lru_cache(maxsize=65536)
def _plain(word: str, language: WrittenLanguage) -> str:
    full = expand(squeeze(word), language)
    return full if language == "en" else split_elision(full)[-1]


def _phrase_at(words: Sequence[str], position: int, lexicon: FeelingLexicon) -> tuple[int, float]:
    first, following = words[position], words[position + 1] if position + 1 < len(words) else ""
    if (first, following) in lexicon.beginnings or first in lexicon.open_beginnings:
        for length in range(min(_LONGEST_PHRASE, len(words) - position), 1, -1):
            said = tuple(words[position : position + length])
            valence = lexicon.phrases.get(said)
            if valence is None and length > 2:
                valence = lexicon.phrases.get((*said[:-2], _ANY, said[-1]))
            if valence is None:
                valence = lexicon.phrases.get((*said[:-1], _ANY))
            if valence is not None:
                return length, valence
    if " " in first:  # an abbreviation written out
        return 1, lexicon.phrases.get(tuple(first.split()), 0.0)
    return 0, 0.0


@lru_cache(maxsize=16384)
def _word_valence(word: str, language: WrittenLanguage, fallback: Fallback | None) -> float:
    lexicon = feeling_lexicon(language)
    valence = lexicon.words.get(word)
    if valence is not None:
        return valence
    if is_laughter(word):
        return rules().laughter
    if word in lexicon.level:
        return 0.0
    return fallback(word) if fallback is not None else 0.0


def _turn(words: Sequence[str], position: int, lexicon: FeelingLexicon) -> float:
    """How negation and degree before the word turn it. A contrast ends their reach."""
    weights, factor = rules(), 1.0
    for word in reversed(words[max(0, position - weights.negation_reach) : position]):
        if word in lexicon.contrasts:
            break
        if word in lexicon.negations:
            factor *= weights.negated
        elif word in lexicon.intensifiers:
            factor *= weights.intensified
        elif word in lexicon.diminishers:
            factor *= weights.diminished
    return factor


def _emphasis(clean: CleanText, position: int) -> float:
    """Stretched letters, and capitals where the rest is not in capitals."""
    word, weights = clean.words[position], rules()
    factor = weights.stretched if squeeze(word) != word else 1.0
    surface = clean.text[clean.starts[position] : clean.ends[position]]
    if len(surface) > 2 and surface.isupper() and not clean.text.isupper():
        factor *= weights.capitals
    return factor


@cache
def feeling_lexicon(language: WrittenLanguage) -> FeelingLexicon:
    raw = read_lexicon(f"sentiment_{language}")
    phrases = {
        tuple(word if word == _ANY else _plain(word, language) for word in phrase.split()): float(valence)
        for phrase, valence in raw["phrases"].items()
    }
    return FeelingLexicon(
        words=_expanded(raw["group"], language),
        phrases=phrases,
        beginnings=frozenset((phrase[0], phrase[1]) for phrase in phrases if len(phrase) > 1),
        open_beginnings=frozenset(phrase[0] for phrase in phrases if len(phrase) > 1 and phrase[1] == _ANY),
        level=frozenset(raw.get("level", "").split()),
        **{name: frozenset(raw[name].split()) for name in ("negations", "intensifiers", "diminishers", "contrasts")},
    )


def _expanded(groups: Sequence[Mapping[str, Any]], language: WrittenLanguage) -> dict[str, float]:
    """Every form of every entry. What is written out beats what is made from a rule, the stronger group the weaker."""
    made: dict[str, float] = {}
    written: dict[str, float] = {}
    verb_forms, adjective_forms = (
        (italian_verb, italian_adjective) if language == "it" else (english_verb, english_adjective)
    )
    for group in sorted(groups, key=lambda group: abs(group["valence"])):
        valence = float(group["valence"])
        made.update((form, valence) for verb in group.get("verbs", "").split() for form in verb_forms(verb))
        made.update((form, valence) for word in group.get("adjectives", "").split() for form in adjective_forms(word))
        written.update((word, valence) for word in group["words"].split())
    return made | written


@cache
def _emoji_valences() -> dict[str, float]:
    worth = {"positive": 2.0, "slightly_positive": 0.6, "slightly_negative": -0.8, "negative": -2.0}
    return {emoji: worth[lean] for lean, line in read_lexicon("emoji")["emoji"].items() for emoji in line.split()}


@cache
def _name_valences() -> dict[str, float]:
    names = read_lexicon("emoji")["names"]
    return {name: worth for lean, worth in (("positive", 1.6), ("negative", -1.6)) for name in names[lean].split()}


@cache
def _emoticon_valences() -> dict[str, float]:
    faces = read_lexicon("emoji")["emoticons"]
    return {face: worth for lean, worth in (("positive", 1.8), ("negative", -1.8)) for face in faces[lean]}


@cache
def _emoticons() -> re.Pattern[str]:
    faces = sorted(_emoticon_valences(), key=len, reverse=True)
    assert all(map(_MAY_BE_AN_EMOTICON.search, faces))
    return re.compile(_EMOTICON_EDGE.format("(?:" + "|".join(map(re.escape, faces)) + ")"))
