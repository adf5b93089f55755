"""What several members talk about: themes configured by the brand, and themes that emerge from talk."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from metrics.language.terms import lemma
from metrics.language.tokens import clean, fold
from metrics.listening.decided import ThemeDecided
from metrics.listening.emerging import emerging_themes
from metrics.listening.lexicons import LANGUAGES
from metrics.listening.one_theme import Talk, ThemeFound, talk_in, theme_of
from metrics.values import CommunityWindow, ReadTurn


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
    talk = talk_in(window)
    named = tuple(theme for one in configured if (theme := _configured(one, talk)) is not None)
    taken = {turn_id for theme in named for turn_id in theme.turn_ids}
    return named + emerging_themes(talk, taken, names, decided)


def _configured(theme: ThemeConfigured, talk: Talk) -> ThemeFound | None:
    """The theme's members' turns by word or phrase; None in a week in which no member voices it."""
    wanted = tuple(words for phrase in theme.words if (words := clean(phrase).words))
    singles = frozenset(form for words in wanted if len(words) == 1 for form in _forms(words[0]))
    phrases = tuple(words for words in wanted if len(words) > 1)
    on_it = [turn for turn in talk.members if _mentions(turn, singles, phrases)]
    by_staff = sum(_mentions(turn, singles, phrases) for turn in talk.staff)
    if not any(turn.at >= talk.window.start for turn in on_it):
        return None
    return theme_of(talk, on_it, {}, by_staff, key=theme.key, words=theme.label, lemmas=theme.words, stability=None)


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
