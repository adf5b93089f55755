"""Themes that nobody named: words that members use together, and single words that stand out."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from metrics.listening.alone import leaning_words, words_taken_up
from metrics.listening.cooccurrence import WordCommunity, word_communities
from metrics.listening.decided import ThemeDecided, decision_about, final
from metrics.listening.labels import Name, name
from metrics.listening.lexicons import thresholds
from metrics.listening.one_theme import NEEDS, Talk, ThemeFound, theme_of, voiced_as
from metrics.listening.vocabulary import Vocabulary, lemmas_of, vocabulary
from metrics.values import ReadTurn


def emerging_themes(
    talk: Talk, taken: Collection[str], names: Collection[str], decided: Sequence[ThemeDecided]
) -> tuple[ThemeFound, ...]:
    """Themes from the members' turns that are not `taken` already; the other values are those of `themes`."""
    free = [turn for turn in talk.members if turn.id not in taken]
    words = vocabulary(free, names)
    together = word_communities(words)
    joined = {lemma for community in together for lemma in community.lemmas}
    alone = {word.lemmas: word for word in _words_alone(words, talk) if word.lemmas[0] not in joined}
    communities = (*together, *alone.values())
    named = _named(words, communities)
    candidates = [
        _Candidate(" ".join(called.lemmas), called.text, ((community, called),), turns)
        for (community, called), turns in zip(named, _turns_of(words, named), strict=True)
    ]
    themes = [_theme(candidate, talk) for candidate in _as_decided(candidates, decided)]
    return _shown([theme for theme in themes if theme is not None])


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What may be a theme: words that belong together, or several such that staff made one."""

    key: str
    label: str
    parts: tuple[tuple[WordCommunity, Name], ...]
    turns: list[ReadTurn]


def _as_decided(candidates: Sequence[_Candidate], decided: Sequence[ThemeDecided]) -> Iterable[_Candidate]:
    kept: dict[str, _Candidate] = {}
    for candidate in candidates:
        decision = decision_about(candidate.key, candidate.parts[0][0].lemmas, decided)
        if decision is not None:
            decision = final(decision, decided)
            if decision.dismissed:
                continue
            label = decision.label or candidate.label
            candidate = _Candidate(decision.key, label, candidate.parts, candidate.turns)
        other = kept.get(candidate.key)
        if other is not None:
            turns = sorted((*other.turns, *candidate.turns), key=lambda turn: (turn.at, turn.id))
            candidate = _Candidate(candidate.key, other.label, (*other.parts, *candidate.parts), turns)
        kept[candidate.key] = candidate
    return kept.values()


def _theme(candidate: _Candidate, talk: Talk) -> ThemeFound | None:
    turns = candidate.turns
    by_staff = sum(_strength(turn, candidate) > 0 for turn in talk.staff)
    if not _is_a_theme(turns, min(_people_needed(community, turns, talk) for community, _ in candidate.parts)):
        return None
    if by_staff > thresholds("theme")["staff_share"] * (by_staff + len(turns)):
        return None
    return theme_of(
        talk,
        turns,
        {turn.id: _strength(turn, candidate) for turn in turns},
        by_staff,
        key=candidate.key,
        words=candidate.label,
        lemmas=tuple(dict.fromkeys(lemma for community, _ in candidate.parts for lemma in community.lemmas)),
        stability=max(community.stability for community, _ in candidate.parts),
    )


def _strength(turn: ReadTurn, candidate: _Candidate) -> float:
    return max(_belongs(lemmas_of(turn), community, called) for community, called in candidate.parts)


def _named(words: Vocabulary, communities: Sequence[WordCommunity]) -> list[tuple[WordCommunity, Name]]:
    """The stable communities that have a name, each cut to its strongest lemmas."""
    largest = int(thresholds("theme")["largest"])
    named: list[tuple[WordCommunity, Name]] = []
    for community in communities:
        if community.stability < thresholds("stability")["needed"]:
            continue
        kept = WordCommunity(community.lemmas[:largest], community.stability)
        enough = min(2, len(kept.lemmas))
        turns = [
            turn
            for turn, document in zip(words.turns, words.documents, strict=True)
            if kept.lemmas[0] in document or sum(word in document for word in kept.lemmas) >= enough
        ]
        called = name(kept.lemmas, turns, words.left_out)
        if called is not None:
            named.append((kept, called))
    return named


def _words_alone(words: Vocabulary, talk: Talk) -> tuple[WordCommunity, ...]:
    """Single words that stand out by how, when and where members use them.

    To voice needs, of late, both at once, or from each other; the last, which is the strongest sign, comes last and
    decides the stability.
    """
    recent = talk.window.start - timedelta(weeks=int(thresholds("alone")["recent_weeks"]) - 1)
    voiced = [talk.voices.get(turn.id) in NEEDS for turn in words.turns]
    of_late = [turn.at >= recent for turn in words.turns]
    both = [one and other for one, other in zip(voiced, of_late, strict=True)]
    leaning = tuple(word for inside in (voiced, of_late, both) for word in leaning_words(words, inside))
    return leaning + words_taken_up(words)


def _turns_of(words: Vocabulary, named: Sequence[tuple[WordCommunity, Name]]) -> list[list[ReadTurn]]:
    """Each turn goes to the theme that it belongs to most."""
    turns: list[list[ReadTurn]] = [[] for _ in named]
    where: defaultdict[str, list[int]] = defaultdict(list)
    for index, (community, called) in enumerate(named):
        for word in dict.fromkeys((*community.lemmas, *called.lemmas)):
            where[word].append(index)
    for turn, held in zip(words.turns, words.held, strict=True):
        candidates = sorted({index for word in held for index in where.get(word, ())})
        scores = [(_belongs(held, *named[index]), -index) for index in candidates]
        if scores and max(scores)[0] > 0:
            turns[-max(scores)[1]].append(turn)
    return turns


def _belongs(words: Collection[str], community: WordCommunity, called: Name) -> float:
    """How much a turn belongs to a theme: a point for each lemma, another for each word of its name.

    0 without a telling word of the name, its whole name, or two of the theme's lemmas.
    """
    held = sum(word in words for word in community.lemmas)
    of_name = sum(word in words for word in called.lemmas)
    if held >= 2 or of_name == len(called.lemmas) or any(word in words for word in called.telling):
        return float(held + of_name)
    return 0.0


def _people_needed(community: WordCommunity, turns: Sequence[ReadTurn], talk: Talk) -> float:
    limits = thresholds("theme")
    idle = len(community.lemmas) == 1 and voiced_as(turns, talk.voices) is None
    return limits["people_in_idle_talk"] if idle else limits["people"]


def _is_a_theme(turns: Sequence[ReadTurn], people: float) -> bool:
    limits = thresholds("theme")
    return (
        len(turns) >= limits["turns"]
        and len({turn.author for turn in turns}) >= people
        and max(len({turn.at.date() for turn in turns}), len({turn.conversation_id for turn in turns}))
        >= limits["days"]
    )


def _shown(themes: Sequence[ThemeFound]) -> tuple[ThemeFound, ...]:
    """Those alive this week, and at most one that fades."""
    limits = thresholds("week")
    alive = [
        theme
        for theme in themes
        if theme.people_this_week >= limits["people"] and theme.turns_this_week >= limits["turns"]
    ]
    fading = [theme for theme in themes if theme.trend == "fading" and theme not in alive]
    ordered = sorted(alive, key=_weight) + sorted(fading, key=_weight)[: int(limits["fading_shown"])]
    return tuple(ordered[: int(thresholds("theme")["shown"])])


def _weight(theme: ThemeFound) -> tuple[float, ...]:
    """Needs first; then what most people carry, this week and over the nine."""
    return (theme.voiced_as not in NEEDS, -theme.people_this_week, -theme.people, -theme.turns)
