"""What several members talk about: themes configured by the brand, and themes that emerge from talk."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from metrics.language.terms import lemma
from metrics.language.tokens import clean, fold
from metrics.listening.alone import leaning_words, log_binomial_tail, words_taken_up
from metrics.listening.cooccurrence import WordCommunity, word_communities
from metrics.listening.decided import ThemeDecided, decision_about, final
from metrics.listening.labels import Name, name
from metrics.listening.lexicons import LANGUAGES, thresholds
from metrics.listening.needs import needs_voiced
from metrics.listening.vocabulary import Vocabulary, lemmas_of, vocabulary
from metrics.values import CommunityWindow, ReadTurn

Trend = Literal["new", "recurring", "fading", "steady"]
VoicedAs = Literal["problem", "wish", "request", "question"]
_NEEDS: tuple[VoicedAs, ...] = ("problem", "wish", "request")
_VOICES: tuple[VoicedAs, ...] = ("problem", "wish", "request", "question")


@dataclass(frozen=True, slots=True)
class ThemeConfigured:
    """A theme that the brand named itself. `words` are words or phrases, in any of the community's languages."""

    key: str
    label: str
    words: tuple[str, ...]

    @classmethod
    def named(cls, label: str, words: tuple[str, ...]) -> "ThemeConfigured":
        """A theme as the settings have it: its name is its key."""
        return cls(label.casefold(), label, words)


@dataclass(frozen=True, slots=True)
class ThemeFound:
    """A theme in one week and the eight before.

    `people`, `turns` and `turn_ids` are members' only, over the whole window; `turn_ids` has this week's first, the
    most telling first. `people_this_week` and `turns_this_week` are those of the week itself. `staff_share` is the
    share of staff among all turns on the theme. `stability` is the share of resamples that found it again; None for
    a configured theme, which needs none.
    """

    key: str
    label: str
    lemmas: tuple[str, ...]
    people: int
    turns: int
    turn_ids: tuple[str, ...]
    trend: Trend
    origin: Literal["configured", "emerging"]
    voiced_as: VoicedAs | None
    staff_share: float
    stability: float | None
    people_this_week: int = 0
    turns_this_week: int = 0


@dataclass(frozen=True, slots=True)
class _Talk:
    """Everything about a window that the themes have in common."""

    window: CommunityWindow
    members: tuple[ReadTurn, ...]
    staff: tuple[ReadTurn, ...]
    voices: Mapping[str, VoicedAs]


def themes(
    window: CommunityWindow,
    configured: Sequence[ThemeConfigured] = (),
    names: Collection[str] = (),
    decided: Sequence[ThemeDecided] = (),
) -> tuple[ThemeFound, ...]:
    """The configured themes that members voiced this week, then the emerging ones.

    Needs come first; then what most people carry. `names` are display names of people, which never name a theme. An
    emerging theme is words that members use together, or a single word that stands out (`alone.py`). It has at least
    three members (five, when it is one word with which they neither ask nor need anything), five turns and two days
    over the nine weeks, is found again in most resamples, is not mostly staff's, and is shown when two members voice it
    in two turns this week; a fading one is the exception. The numbers are in `thresholds.toml`. What staff
    `decided` holds: a dismissed theme stays away, a renamed or merged one keeps its name and its key.
    Limits: themes are words that members share, by their meaning where it is listed (`meanings.toml`); what everybody
    says in other words than those is not found, and irony is read as it is written.
    """
    turns = (*window.earlier, *window.turns)
    talk = _Talk(
        window=window,
        members=tuple(turn for turn in turns if not turn.staff),
        staff=tuple(turn for turn in turns if turn.staff),
        voices=_voices(turns),
    )
    named = tuple(found for theme in configured if (found := _configured(theme, talk)) is not None)
    taken = {turn_id for theme in named for turn_id in theme.turn_ids}
    return named + _emerging(talk, taken, names, decided)


def _voices(turns: Sequence[ReadTurn]) -> dict[str, VoicedAs]:
    """How each member's turn voices a need, where it does; a question that voices none is a question."""
    members = [turn for turn in turns if not turn.staff]
    voices: dict[str, VoicedAs] = {turn.id: "question" for turn in members if turn.reading.question == "information"}
    voices.update({need.turn_id: need.kind for need in needs_voiced(members)})
    return voices


# ---------------------------------------------------------------- configured


def _configured(theme: ThemeConfigured, talk: _Talk) -> ThemeFound | None:
    """The theme's members' turns by word or phrase; None in a week in which no member voices it."""
    wanted = tuple(words for phrase in theme.words if (words := clean(phrase).words))
    singles = frozenset(form for words in wanted if len(words) == 1 for form in _forms(words[0]))
    phrases = tuple(words for words in wanted if len(words) > 1)
    on_it = [turn for turn in talk.members if _mentions(turn, singles, phrases)]
    by_staff = sum(_mentions(turn, singles, phrases) for turn in talk.staff)
    if not any(turn.at >= talk.window.start for turn in on_it):
        return None
    return _found(talk, on_it, {}, by_staff, key=theme.key, words=theme.label, lemmas=theme.words, stability=None)


def _forms(word: str) -> tuple[str, ...]:
    return (word, *(lemma(word, language) for language in LANGUAGES))


def _mentions(turn: ReadTurn, singles: frozenset[str], phrases: Sequence[tuple[str, ...]]) -> bool:
    if any(term.lemma in singles or fold(term.surface) in singles for term in turn.reading.terms):
        return True
    words = clean(turn.turn.text).words
    if not singles.isdisjoint(words):
        return True
    return any(
        words[start : start + len(phrase)] == phrase
        for phrase in phrases
        for start in range(len(words) - len(phrase) + 1)
    )


# ---------------------------------------------------------------- emerging


def _emerging(
    talk: _Talk, taken: Collection[str], names: Collection[str], decided: Sequence[ThemeDecided]
) -> tuple[ThemeFound, ...]:
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
    found = [_theme(candidate, talk) for candidate in _as_decided(candidates, decided)]
    return _shown([theme for theme in found if theme is not None])


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


def _theme(candidate: _Candidate, talk: _Talk) -> ThemeFound | None:
    turns = candidate.turns
    by_staff = sum(_strength(turn, candidate) > 0 for turn in talk.staff)
    if not _is_a_theme(turns, min(_people_needed(community, turns, talk) for community, _ in candidate.parts)):
        return None
    if by_staff > thresholds("theme")["staff_share"] * (by_staff + len(turns)):
        return None
    return _found(
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


def _words_alone(words: Vocabulary, talk: _Talk) -> tuple[WordCommunity, ...]:
    """Single words that stand out by how, when and where members use them.

    To voice needs, of late, both at once, or from each other; the last, which is the strongest sign, comes last and
    decides the stability.
    """
    recent = talk.window.start - timedelta(weeks=int(thresholds("alone")["recent_weeks"]) - 1)
    voiced = [talk.voices.get(turn.id) in _NEEDS for turn in words.turns]
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


def _people_needed(community: WordCommunity, turns: Sequence[ReadTurn], talk: _Talk) -> float:
    limits = thresholds("theme")
    idle = len(community.lemmas) == 1 and _voiced_as(turns, talk.voices) is None
    return limits["people_in_idle_talk"] if idle else limits["people"]


def _is_a_theme(turns: Sequence[ReadTurn], people: float) -> bool:
    limits = thresholds("theme")
    return (
        len(turns) >= limits["turns"]
        and len({turn.author for turn in turns}) >= people
        and max(len({turn.at.date() for turn in turns}), len({turn.conversation_id for turn in turns}))
        >= limits["days"]
    )


def _shown(found: Sequence[ThemeFound]) -> tuple[ThemeFound, ...]:
    """Those alive this week, and at most one that fades."""
    limits = thresholds("week")
    alive = [
        theme
        for theme in found
        if theme.people_this_week >= limits["people"] and theme.turns_this_week >= limits["turns"]
    ]
    fading = [theme for theme in found if theme.trend == "fading" and theme not in alive]
    ordered = sorted(alive, key=_weight) + sorted(fading, key=_weight)[: int(limits["fading_shown"])]
    return tuple(ordered[: int(thresholds("theme")["shown"])])


def _weight(theme: ThemeFound) -> tuple[float, ...]:
    """Needs first; then what most people carry, this week and over the nine."""
    return (theme.voiced_as not in _NEEDS, -theme.people_this_week, -theme.people, -theme.turns)


# ---------------------------------------------------------------- one theme


def _found(
    talk: _Talk,
    turns: Sequence[ReadTurn],
    strength: Mapping[str, float],
    by_staff: int,
    *,
    key: str,
    words: str,
    lemmas: tuple[str, ...],
    stability: float | None,
) -> ThemeFound:
    start = talk.window.start
    place = {turn.id: index for index, turn in enumerate(turns)}
    ordered = sorted(
        turns,
        key=lambda turn: (
            turn.at < start,
            turn.id not in talk.voices,
            -strength.get(turn.id, 0.0),
            -(turn.reading.depth.score or 0.0),
            -place[turn.id],
        ),
    )
    this_week = [turn for turn in turns if turn.at >= start]
    return ThemeFound(
        key=key,
        label=words,
        lemmas=lemmas,
        people=len({turn.author for turn in turns}),
        turns=len(turns),
        turn_ids=tuple(turn.id for turn in ordered),
        trend=trend(talk.window, turns),
        origin="configured" if stability is None else "emerging",
        voiced_as=_voiced_now(turns, this_week, talk.voices),
        staff_share=by_staff / (by_staff + len(turns)),
        stability=stability,
        people_this_week=len({turn.author for turn in this_week}),
        turns_this_week=len(this_week),
    )


def _voiced_as(turns: Sequence[ReadTurn], voices: Mapping[str, VoicedAs]) -> VoicedAs | None:
    """The commonest way in which a theme is voiced, when enough of its turns, by enough people, voice anything."""
    limits = thresholds("voiced")
    people: defaultdict[VoicedAs, set[str]] = defaultdict(set)
    counts: Counter[VoicedAs] = Counter()
    for turn in turns:
        voice = voices.get(turn.id)
        if voice is not None:
            counts[voice] += 1
            people[voice].add(turn.author)
    best = max(_VOICES, key=lambda voice: counts[voice])
    enough = counts.total() >= limits["share"] * len(turns) and len(people[best]) >= limits["people"]
    return best if enough else None


def _voiced_now(
    turns: Sequence[ReadTurn], this_week: Sequence[ReadTurn], voices: Mapping[str, VoicedAs]
) -> VoicedAs | None:
    """As `_voiced_as`; but what is talked about this week, and by nobody as a problem any more, is none now."""
    voiced = _voiced_as(turns, voices)
    is_over = voiced == "problem" and this_week and all(voices.get(turn.id) != "problem" for turn in this_week)
    return None if is_over else voiced


def trend(window: CommunityWindow, turns: Sequence[ReadTurn]) -> Trend:
    """Where a theme is going, from its members' turns in this week and in each of the eight before.

    *new*: all but at most one of its turns are of this week. *fading*: fewer in the last two
    weeks than its nine weeks let expect, beyond chance (binomial tail over members' days). *steady*: voiced in at least
    four of the eight weeks before. *recurring*: anything else, that is voiced before, now and then.
    """
    limits = thresholds("trend")
    now = 0
    weeks: Counter[int] = Counter()
    for turn in turns:
        if turn.at >= window.start:
            now += 1
        else:
            weeks[(window.start - turn.at - timedelta(microseconds=1)) // timedelta(weeks=1)] += 1
    before = sum(weeks.values())
    if before <= limits["new_before"]:
        return "new"
    if _fades(window, turns):
        return "fading"
    return "steady" if len(weeks) >= limits["steady_weeks"] else "recurring"


def _fades(window: CommunityWindow, turns: Sequence[ReadTurn]) -> bool:
    limits = thresholds("trend")
    lately = window.start - timedelta(weeks=limits["fading_weeks"] - 1)
    voiced = {(turn.author, turn.at.date(), turn.at >= lately) for turn in turns}
    recent = sum(late for _, _, late in voiced)
    weeks = 1 + (window.start - min(turn.at for turn in turns)) / timedelta(weeks=1)
    share = limits["fading_weeks"] / max(weeks, limits["fading_weeks"] + 1)
    return log_binomial_tail(len(voiced) - recent, len(voiced), 1 - share) < math.log(limits["fading_chance"])
