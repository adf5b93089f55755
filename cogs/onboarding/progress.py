"""How far newcomers got, in words: totals of five or more, and who is stuck."""

from collections.abc import Iterable, Iterator, Sequence

from discord.utils import format_dt

from core.text import Texts
from metrics.community.newcomers import Step
from metrics.community.thresholds import THRESHOLDS
from metrics.values import Measurement
from services.buddies import BuddyTotals
from services.newcomers import Stuck, said


def funnel_lines(words: Texts, steps: Sequence[Step]) -> Iterator[str]:
    """A step a line, with the interval of its share; nothing of groups that are too small to be a total."""
    if steps[0].reached is None:
        yield words("onboarding-status-few")
        return
    yield words("onboarding-status-funnel")
    for step in steps[1:]:
        told, share = words(f"onboarding-step-told-{step.name}"), step.share
        if step.of < THRESHOLDS.minimum_members:
            yield words("onboarding-status-step-unknown", step=told)
        elif share.value is None or share.interval is None:
            yield words("onboarding-status-step-few", of=step.of, step=told)
        else:
            low, high = round(share.interval.low * 100), round(share.interval.high * 100)
            values = {"n": step.reached, "of": step.of, "share": round(share.value * 100), "low": low, "high": high}
            yield words("onboarding-status-step", step=told, **values)


def total_lines(words: Texts, felt: Measurement, pairs: BuddyTotals) -> Iterator[str]:
    """How many feel part of it, and how many were put together: nothing below five."""
    if felt.value is not None:
        yield words("onboarding-status-belonging", **said(felt))
    fewest = THRESHOLDS.minimum_members
    if pairs.taking_part >= fewest and pairs.pairs >= fewest:
        text = "onboarding-status-buddies" if pairs.met >= fewest else "onboarding-status-buddies-few"
        values = {"people": pairs.taking_part, "pairs": pairs.pairs}
        yield words(text, **values, **({"met": pairs.met} if pairs.met >= fewest else {}))


def stuck_lines(words: Texts, stuck: Iterable[Stuck]) -> Iterator[str]:
    """Who got no further, where and since when."""
    for number, one in enumerate(stuck):
        if number == 0:
            yield "\n" + words("onboarding-status-stuck-here")
        step = words(f"onboarding-at-{one.at}")
        yield words("onboarding-status-stuck", member=f"<@{one.member}>", step=step, since=format_dt(one.since, "R"))
