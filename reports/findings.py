"""What a week's digest says, chosen from its facts by the published rule (docs/metrics/findings.md).

Nothing is worded here: a finding names a text and its values, and carries the ids of the messages it rests on.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

from reports.amounts import comparison, reached_stage, reading
from reports.change import Standing, changes, is_comparable, standing
from reports.experiments import suggested
from reports.facts import Need, Quote, RecurringQuestion, Theme, Waiting, WeekFacts
from reports.rule import Rule, rule
from reports.sharing import what_is_shared
from reports.verdict import Verdict, quiet_week, verdict
from reports.waiting import WaitingKind, queues
from reports.wording import Day, Listing, Phrase, Value, age

FindingKind = Literal[
    "verdict",
    "open_question",
    "awaiting_reply",
    "newcomer",
    "complaint",
    "theme",
    "need",
    "self_sustaining",
    "worth_reading",
    "member_conversation",
    "people",
    "content",
    "decision",
    "experiment",
    "quiet_week",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing worth saying. `text_id` and `values` are its first sentence, `also` the ones that follow.

    `message_ids` are what it rests on, most telling first; `links` lead to them. `quote` is there only when its author
    agreed to be quoted.
    """

    kind: FindingKind
    text_id: str
    values: Mapping[str, Value]
    message_ids: tuple[str, ...]
    links: tuple[str, ...] = ()
    quote: Quote | None = None
    also: tuple[Phrase, ...] = field(default=())


def choose(facts: WeekFacts) -> tuple[Finding, ...]:
    """The findings of a week, in the order in which they are told.

    A week in which nothing stands out, nobody waits and nothing new was said gives one finding, `quiet_week`.
    """
    current = rule()
    waiting = tuple(_waiting(facts, current))
    quoted = {one.quote.message_id for one in waiting if one.quote is not None}
    listed = {message_id for one in waiting for message_id in one.message_ids}
    themes = tuple(_themes(facts, current, quoted, listed))
    told = (
        *waiting,
        *themes,
        *_self_sustaining(facts, current),
        *_worth_reading(facts, quoted),
        *_people(facts, current),
        *_lines(facts, "newcomer"),
        *_content(facts, current),
    )
    if not _is_notable(facts, told, current):
        return (_verdict_finding("quiet_week", quiet_week(facts, current)),)
    finding = _verdict_finding("verdict", verdict(facts, current))
    return (finding, *told, *_experiment(facts))


def _is_notable(facts: WeekFacts, told: Iterable[Finding], current: Rule) -> bool:
    if changes(facts, current):
        return True
    if any(theme.trend not in current.ordinary_trends for theme in facts.themes):
        return True
    return any(finding.kind not in _ORDINARY for finding in told)


_ORDINARY: Set[FindingKind] = {"theme", "self_sustaining", "member_conversation"}
"""What every week has: alone it makes none notable."""


def _verdict_finding(kind: Literal["verdict", "quiet_week"], said: Verdict) -> Finding:
    first, *others = said.sentences
    return Finding(kind, first.text_id, first.values, said.message_ids, also=tuple(others))


# ---------------------------------------------------------------- what needs a person now


def _waiting(facts: WeekFacts, current: Rule) -> Iterable[Finding]:
    """The messages that wait, by kind, the oldest first. A message, and a newcomer who asks, is told once."""
    order = sorted(queues(facts).items(), key=lambda row: current.waiting_order.index(row[0]))
    distinct = _told_once(order)
    # In turns, so that one long queue does not hide the others.
    in_turns = sorted((place, rank) for rank, (_, queue) in enumerate(distinct) for place in range(len(queue)))
    within = [row for row in in_turns if row[0] < current.waiting_each_at_most]
    beyond = [row for row in in_turns if row[0] >= current.waiting_each_at_most]
    chosen = [*within, *beyond][: current.waiting_at_most]
    for place, rank in sorted(chosen, key=lambda row: (row[1], row[0])):
        kind, queue = distinct[rank]
        yield _waits(kind, queue[place])


def _told_once(ordered: Iterable[tuple[WaitingKind, Iterable[Waiting]]]) -> list[tuple[WaitingKind, list[Waiting]]]:
    """The queues without what stands in an earlier place already."""
    taken: set[str] = set()
    askers: set[str | None] = set()
    distinct: list[tuple[WaitingKind, list[Waiting]]] = []
    for kind, queue in ordered:
        left: list[Waiting] = []
        for one in queue:
            asks_above = kind == "newcomer" and one.author is not None and one.author in askers
            if one.message_id not in taken and not asks_above:
                taken.add(one.message_id)
                left.append(one)
        if kind == "open_question":
            askers = {one.author for one in left}
        distinct.append((kind, left))
    return distinct


def _waits(kind: WaitingKind, one: Waiting) -> Finding:
    values: dict[str, Value] = {
        "named": "no" if one.author is None else "yes",
        "author": one.author or "",
        "age": age(one.age_hours),
        "at": Day(one.at),
        "says": "something" if one.says_something else "hello",
    }
    quote = None
    if one.excerpt and one.author is not None:
        quote = Quote(one.message_id, one.author, one.excerpt, one.link)
    return Finding(kind, f"finding-{kind}", values, (one.message_id,), _links(one.link), quote)


# ---------------------------------------------------------------- what members are telling us


def _themes(facts: WeekFacts, current: Rule, quoted: Set[str], waiting: Set[str]) -> Iterable[Finding]:
    shown = facts.themes[: current.themes_at_most]
    yield from (_theme(theme, quoted) for theme in shown)
    covered = {message_id for theme in shown for message_id in theme.message_ids} | waiting
    needs = [need for need in facts.needs if need.message_id not in covered]
    yield from (_need(need) for need in needs[: current.needs_at_most])
    yield from (_recurring(question) for question in facts.recurring_questions[: current.recurring_at_most])


def _theme(theme: Theme, quoted: Set[str]) -> Finding:
    action = f"theme-action-{theme.voiced_as}" if theme.voiced_as else f"theme-action-{theme.trend}"
    values: dict[str, Value] = {
        "label": theme.label,
        "people": theme.people,
        "turns": theme.turns,
        "in_all": theme.people_in_all or theme.people,
        "before": "yes" if (theme.people_in_all or 0) > theme.people else "no",
        "trend": Phrase(f"trend-{theme.trend}"),
        "origin": theme.origin,
    }
    links = theme.links or _links(theme.quote.link if theme.quote else None)
    quote = None if theme.quote is None or theme.quote.message_id in quoted else theme.quote
    also = (*what_is_shared(theme.shared), Phrase(action, {"label": theme.label}))
    return Finding("theme", "finding-theme", values, theme.message_ids, links, quote, also)


def _need(need: Need) -> Finding:
    also = (Phrase(f"theme-action-{need.kind}"),)
    return Finding("need", f"finding-need-{need.kind}", {}, (need.message_id,), _links(need.link), need.quote, also)


def _recurring(question: RecurringQuestion) -> Finding:
    values: dict[str, Value] = {"label": question.label, "people": question.people}
    return Finding("need", "finding-recurring-question", values, question.message_ids, _links(question.link))


# ---------------------------------------------------------------- does it live without us


def _self_sustaining(facts: WeekFacts, current: Rule) -> Iterable[Finding]:
    comparable = is_comparable(facts, current)
    stages: list[Phrase] = []
    for name in current.self_sustaining:
        indicator = facts.indicators.get(name)
        if indicator is None or standing(indicator, current, comparable=comparable) is Standing.SILENT:
            continue
        first = reading(indicator, current)
        reached = reached_stage(indicator, current) if facts.coverage.staff_known else None
        also = [comparison(indicator, current, comparable=comparable)]
        if reached is not None:
            also.append(Phrase("stage-again") if reached in stages else reached)
            stages.append(reached)
        rests_on = indicator.message_ids or facts.message_ids
        yield Finding("self_sustaining", first.text_id, first.values, rests_on, also=tuple(also))


# ---------------------------------------------------------------- contributions and people


def _worth_reading(facts: WeekFacts, quoted: Set[str]) -> Iterable[Finding]:
    worth = facts.worth_reading
    if worth is not None:
        earned = Listing(tuple(Phrase(f"evidence-{kind}") for kind in worth.evidence[:_REASONS]))
        values: dict[str, Value] = {"author": worth.author, "evidence": earned, "reasons": len(worth.evidence)}
        already = worth.message_id in quoted
        yield Finding(
            "worth_reading",
            "finding-worth_reading",
            values,
            (worth.message_id,),
            _links(worth.link),
            None if already else Quote(worth.message_id, worth.author, worth.excerpt, worth.link),
            (Phrase("worth-quoted-above"),) if already else (),
        )
    talk = facts.member_conversation
    if talk is not None:
        counted: dict[str, Value] = {"people": talk.people, "turns": talk.turns}
        yield Finding(
            "member_conversation", "finding-member_conversation", counted, talk.message_ids, _links(talk.link)
        )


_REASONS = 3
"""A contribution is praised for its three strongest reasons: more reads as a form that was filled in."""


def _people(facts: WeekFacts, current: Rule) -> Iterable[Finding]:
    people = facts.people
    for text_id, names in (
        ("finding-newly-speaking", people.newly_speaking),
        ("finding-returning", people.returning),
    ):
        if names:
            seen = tuple(people.message_ids[name] for name in names if name in people.message_ids)
            links = tuple(people.links[name] for name in names if name in people.links)
            yield Finding("people", text_id, _named(names, current), seen, links)
    noticed_now = [quiet for quiet in people.gone_quiet if quiet.first_noticed]
    for quiet in noticed_now[: current.names_at_most]:
        values: dict[str, Value] = {
            "author": quiet.author,
            "last": Day(quiet.last_at),
            "weeks": max(1, (facts.end - quiet.last_at) // timedelta(weeks=1)),
            "usual": float(quiet.usual_turns_per_week),
        }
        seen_last = quiet.message_ids or tuple(
            people.message_ids[name] for name in (quiet.author,) if name in people.message_ids
        )
        yield Finding("people", "finding-gone-quiet", values, seen_last, _links(people.links.get(quiet.author)))


def _named(names: tuple[str, ...], current: Rule) -> dict[str, Value]:
    shown = names[: current.names_at_most]
    return {
        "names": Listing(shown, open=len(names) > len(shown)),
        "people": len(names),
        "others": len(names) - len(shown),
    }


# ---------------------------------------------------------------- content, polls, experiment


def _content(facts: WeekFacts, current: Rule) -> Iterable[Finding]:
    for content in facts.contents[: current.contents_at_most]:
        values: dict[str, Value] = {
            "title": content.title,
            "purpose": content.purpose,
            "turns": content.turns,
            "people": content.people,
        }
        also: tuple[Phrase, ...] = (Phrase("content-no-history"),)
        if content.usual is not None:
            usual = {"low": content.usual.low, "high": content.usual.high}
            inside = content.usual.low <= content.turns <= content.usual.high
            outside = "more" if content.turns > content.usual.high else "less"
            also = (Phrase(f"content-{'usual' if inside else outside}", usual),)
        yield Finding("content", "finding-content", values, (content.message_id,), _links(content.link), also=also)
    yield from _lines(facts, "content")
    for decision in facts.decisions[: current.contents_at_most]:
        decided: dict[str, Value] = {
            "title": decision.title,
            "outcome": decision.outcome,
            "people": decision.people,
        }
        yield Finding("decision", "finding-decision", decided, (decision.message_id,), _links(decision.link))
    yield from _lines(facts, "decision")


_KIND_OF_LINE: Mapping[str, FindingKind] = {"content": "content", "decision": "decision", "newcomer": "people"}


def _lines(facts: WeekFacts, kind: str) -> Iterable[Finding]:
    """What areas tell in their own words. A value that was somebody's and is forgotten takes its sentence along."""
    for line in facts.lines:
        values = {name: value for name, value in line.values.items() if value is not None}
        if line.kind == kind and len(values) == len(line.values):
            yield Finding(_KIND_OF_LINE[kind], line.text_id, values, line.message_ids, _links(line.link))


def _experiment(facts: WeekFacts) -> Iterable[Finding]:
    experiment = suggested(facts)
    if experiment is not None:
        yield Finding(
            "experiment",
            f"experiment-{experiment.key}",
            experiment.values,
            experiment.message_ids,
            also=(Phrase(f"experiment-{experiment.key}.look"),),
        )


def _links(link: str | None) -> tuple[str, ...]:
    return () if link is None else (link,)
