"""Does it live without us? S1, S2, S3 and S5; S4, which compares days, is in `prompts`."""

from collections.abc import Iterable

from metrics.community import intervals
from metrics.community.thresholds import THRESHOLDS
from metrics.community.view import view
from metrics.values import CommunityWindow, Measurement, Range, ReadTurn


def member_started(window: CommunityWindow) -> Measurement:
    """S1: conversations that a member opened / conversations that began in the week."""
    talks = view(window).conversations
    return _share(sum(not talk.started_by_staff for talk in talks), len(talks))


def conversations_without_staff(window: CommunityWindow) -> Measurement:
    """S5: conversations of three members or more in which staff took no part / conversations that began in the week."""
    talks = view(window).conversations
    alone = sum(len(talk.members) >= THRESHOLDS.conversation_members and not talk.staff_took_part for talk in talks)
    return _share(alone, len(talks))


def member_to_member(window: CommunityWindow) -> Measurement:
    """S2: replies from a member to a member / replies, by anybody to anybody else."""
    replies = view(window).replies
    between = sum(reply.between_members for reply in replies)
    if len(replies) < THRESHOLDS.minimum_replies:
        return Measurement(None, None, between, len(replies))
    interval = _clustered((reply.read, reply.between_members) for reply in replies)
    return Measurement(between / len(replies), interval, between, len(replies))


def branching(window: CommunityWindow) -> Measurement:
    """S3: member replies to member turns / member turns, the branching ratio of members' talk.

    A turn answers one other at most, so the ratio cannot pass 1 for long: near 1 talk feeds itself, far below it talk
    has to be started again and again.
    """
    week = view(window)
    fed = {reply.read.id for reply in week.replies if reply.between_members}
    turns = week.member_turns
    if len(turns) < THRESHOLDS.minimum_turns:
        return Measurement(None, None, len(fed), len(turns))
    interval = _clustered((read, read.id in fed) for read in turns)
    return Measurement(len(fed) / len(turns), interval, len(fed), len(turns))


def _share(part: int, whole: int) -> Measurement:
    if whole < THRESHOLDS.minimum_conversations:
        return Measurement(None, None, part, whole)
    return Measurement(part / whole, intervals.wilson(part, whole), part, whole)


def _clustered(turns: Iterable[tuple[ReadTurn, bool]]) -> Range:
    """Interval of a share of turns. What is said in one conversation is alike, so it counts for less."""
    clusters: dict[str, tuple[int, int]] = {}
    for read, counts in turns:
        won, tried = clusters.get(read.conversation_id, (0, 0))
        clusters[read.conversation_id] = (won + counts, tried + 1)
    return intervals.clustered_share(clusters.values(), THRESHOLDS.conversation_correlation)
