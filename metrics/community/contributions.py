"""How much people put in, and how often they talk together."""

from collections import Counter
from datetime import datetime

from metrics.community import intervals
from metrics.community.thresholds import THRESHOLDS
from metrics.community.view import WeekView, view
from metrics.conversation.sessions import sessions
from metrics.values import UNKNOWN, CommunityWindow, Measurement, Range


def active_contributions(window: CommunityWindow) -> Measurement:
    """Members' turns of band contribution or higher. `denominator`: members' turns whose depth could be read.

    The interval is that of the weekly rate behind the count, with the contributions of one conversation as a bundle.
    Unknown when the week was not heard, or when no turn could be read although there were some.
    """
    week = view(window)
    given = len(week.contributions)
    if not _countable(week):
        return Measurement(None, None, given, len(week.scored))
    bundles = Counter(read.conversation_id for read in week.contributions)
    return Measurement(given, intervals.bundled_poisson(bundles.values()), given, len(week.scored))


def contributors(window: CommunityWindow) -> Measurement:
    """Distinct members with a contribution. `denominator`: members who wrote anything whose depth could be read."""
    week = view(window)
    wrote = len({read.author for read in week.scored})
    people = len({read.author for read in week.contributions})
    if not _countable(week):
        return Measurement(None, None, people, wrote)
    return Measurement(people, intervals.poisson(people), people, wrote)


def dwell_minutes(window: CommunityWindow) -> Measurement:
    """Visible minutes per member seen: total length of members' sessions (60-minute gap) / members seen.

    A lower bound by nature: a bot cannot see people read, and a single sign has no length. Sessions are cut at the
    week's edges. The interval is a bootstrap over members.
    """
    staff = {history.author for history in window.members.values() if history.staff}
    staff.update(read.author for read in window.turns if read.staff)
    minutes: dict[str, float] = {}
    for stay in sessions(sign for sign in window.presence if sign.author not in staff):
        if stay.end >= window.start and stay.start < window.end:
            seen = _minutes(max(stay.start, window.start), min(stay.end, window.end))
            minutes[stay.author] = minutes.get(stay.author, 0.0) + seen
    if not minutes:
        return UNKNOWN
    total = sum(minutes.values())
    if len(minutes) < THRESHOLDS.minimum_present or view(window).heard < THRESHOLDS.minimum_heard:
        return Measurement(None, None, total, len(minutes))
    return Measurement(total / len(minutes), intervals.mean(list(minutes.values()), least=0.0), total, len(minutes))


def conversation_count(window: CommunityWindow) -> Measurement:
    """Conversations that began in the week, between at least two people of whom one is a member."""
    week = view(window)
    count = len(week.conversations)
    if week.heard < THRESHOLDS.minimum_heard:
        return Measurement(None, None, count)
    return Measurement(count, intervals.poisson(count), count)


def people_per_conversation(window: CommunityWindow) -> Measurement:
    """People in a conversation, on average, staff included. `denominator`: conversations that began in the week.

    The interval is a bootstrap over conversations, and at least Garwood's for the people beyond two: three
    conversations of two people do not say that there are never three.
    """
    sizes = [float(len(talk.people)) for talk in view(window).conversations]
    if len(sizes) < THRESHOLDS.minimum_conversations:
        return Measurement(None, None, sum(sizes), len(sizes))
    seen = intervals.mean(sizes, least=2.0)
    beyond_two = intervals.poisson(sum(sizes) - 2 * len(sizes))
    interval = Range(min(seen.low, 2 + beyond_two.low / len(sizes)), max(seen.high, 2 + beyond_two.high / len(sizes)))
    return Measurement(sum(sizes) / len(sizes), interval, sum(sizes), len(sizes))


def _countable(week: WeekView) -> bool:
    """Whether contributions can be counted: the week was heard and, if members wrote, some of it could be read."""
    return week.heard >= THRESHOLDS.minimum_heard and bool(week.scored or not week.member_turns)


def _minutes(start: datetime, end: datetime) -> float:
    return (end - start).total_seconds() / 60
