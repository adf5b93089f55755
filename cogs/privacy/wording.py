"""What is kept of a member, in plain words."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from discord.utils import format_dt

from core.text import Texts
from services.choices import Standing
from services.erasure import Erased, Kept
from services.window import kept_until

LEVELS = ("full", "totals", "none")
WITHIN_THE_WINDOW = frozenset({"messages", "reactions", "turns", "activity", "voice_sessions"})
BY_PERSON = frozenset({"weeks", "needs_voiced", "digest_mentions"})


def day(moment: datetime) -> str:
    """A day as Discord shows it, in the reader's own language and zone."""
    return format_dt(moment, "D")


def standing_lines(words: Texts, standing: Standing) -> Iterator[str]:
    """Which level holds, in a sentence each: what it is, since when, what it means."""
    level = words(f"privacy-level-{standing.level}")
    if standing.chosen_at is None:
        yield words("privacy-holds-unchosen", level=level)
    else:
        yield words("privacy-holds-chosen", level=level, since=day(standing.chosen_at))
    yield words(f"privacy-means-{standing.level}")


def kept_lines(words: Texts, standing: Standing, kept: Kept, zone: ZoneInfo) -> Iterator[str]:
    """What is kept and until when, a line for each kind."""
    if kept.nothing:
        yield words("privacy-keeps-nothing")
        return
    yield words("privacy-keeps")
    for kind, number in kept.counts.items():
        named = kind.replace("_", "-")
        yield f"- {words(f'privacy-kind-{named}', n=number)}: {_how_long(words, standing, kind)}"
    if kept.areas:
        yield words("privacy-keeps-areas", n=len(kept.areas))
    if kept.oldest is not None:
        yield words("privacy-oldest", said=day(kept.oldest), until=day(kept_until(kept.oldest, zone)))


def _how_long(words: Texts, standing: Standing, kind: str) -> str:
    if kind in WITHIN_THE_WINDOW:
        return words("privacy-for-window")
    if kind in BY_PERSON:
        return words("privacy-for-window" if standing.level == "totals" else "privacy-for-membership")
    return words("privacy-for-two-years")


def erased_lines(words: Texts, erased: Erased) -> Iterator[str]:
    """What an erasure did, and what is left."""
    if erased.taken.nothing:
        yield words("privacy-erased-nothing")
    else:
        yield words("privacy-erased", n=erased.taken.counts.get("messages", 0))
    yield words("privacy-left-cases")
    if erased.choice is not None:
        yield words("privacy-left-choice", level=words(f"privacy-level-{erased.choice.level}"))
    yield words("privacy-left-mark")
    yield words("privacy-after-erasure")
