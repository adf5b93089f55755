"""What may be said of a week: gathered from what was read, past the one consent gate."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.windows import Week
from metrics.catalogue import METRICS
from metrics.community.baseline import usual
from metrics.listening.shared import shared
from metrics.values import Measurement, ReadTurn
from models import feedback, members, messages, rollups
from models.members import Consent
from models.session import Database
from reports.facts import (
    Coverage,
    Indicator,
    MemberConversation,
    Need,
    People,
    QuietMember,
    Quote,
    RecurringQuestion,
    Theme,
    Waiting,
    WeekFacts,
    WorthReading,
)
from services.called_wrong import without_wrong
from services.consent import ConsentGate
from services.under_penalty import stopped, without_stopped
from services.week_sources import WeekSources
from services.weeks import WeekRead, Weeks

EXCERPT = 280
_STOPPED_LATELY = timedelta(weeks=8)
_HOUR = 3600
_MOST = {metric.name: metric.most for metric in METRICS}

LinkTo = Callable[[str, str], str | None]
"""(channel id, message id) -> the address of a message, where messages have one."""


def no_links(channel: str, message_id: str) -> str | None:
    """For exports without addresses."""
    return None


def discord_links(server_id: str) -> LinkTo:
    """Where a message is to be found on Discord."""

    def link(channel: str, message_id: str) -> str | None:
        return f"https://discord.com/channels/{server_id}/{channel}/{message_id}"

    return link


@dataclass(frozen=True, slots=True)
class Record:
    """From when to when a community is known: from its first message on, up to `end`, some time after the last one."""

    start: datetime
    last_message: datetime
    end: datetime


class Facts:
    """Gathers the facts of one server's weeks. `sources` are the areas that contribute, on a live server."""

    def __init__(
        self,
        database: Database,
        weeks: Weeks,
        before_choice: Consent,
        link: LinkTo = no_links,
        sources: WeekSources | None = None,
    ) -> None:
        self._database = database
        self._weeks = weeks
        self._before_choice = before_choice
        self._link = link
        self._sources = sources or WeekSources()

    async def gate(self) -> ConsentGate:
        """The members' consent as it stands now."""
        async with self._database.reading() as session:
            return ConsentGate(self._before_choice, await members.consents(session, self._weeks.windows.server.id))

    async def gather(self, week: Week, record: Record, gate: ConsentGate | None = None) -> WeekFacts:
        """Everything that may be said of a week whose indicators are filled. `record` says since when it is known."""
        server = self._weeks.windows.server
        gate = gate or await self.gate()
        read = await self._weeks.read(week, gate)
        window = read.window
        async with self._database.reading() as session:
            history = await rollups.rollup_history(session, server.id, week)
            filled = await rollups.rollups_of(session, server.id, week)
            wrong = await feedback.wrong(session, server.id)
            out = await stopped(session, server.id, window.start - _STOPPED_LATELY)
            readable, counted = await messages.messages_counted(session, server.id, window.start, window.end)
        read = replace(read, heard=without_stopped(without_wrong(read.heard, wrong), out))
        voices = _Voices(read, gate, await self._weeks.names(), self._link)
        contributed = await self._sources.gather(server.id, window.start, window.end)
        measured = {name: measurement for name, (measurement, _) in filled.items()} or read.measurements
        partial = window.start < record.start or week.end(self._weeks.windows.zone) > record.end
        return WeekFacts(
            community=server.name,
            week=week,
            start=window.start,
            end=window.end,
            indicators=_indicators(measured, history, read.measurements),
            coverage=_coverage(read, readable + counted, listened=self._weeks.windows.listened, partial=partial),
            open_questions=voices.waiting(voices.heard.open_questions),
            awaiting_reply=voices.waiting(voices.heard.awaiting_reply),
            newcomers_unanswered=voices.waiting(voices.heard.newcomers_unanswered),
            complaints=voices.waiting(voices.heard.complaints),
            themes=voices.themes(),
            worth_reading=voices.worth_reading(),
            member_conversation=voices.member_conversation(),
            people=voices.people(),
            needs=voices.needs(),
            recurring_questions=voices.recurring(),
            contents=contributed.contents,
            decisions=contributed.decisions,
            lines=contributed.lines,
            message_ids=tuple(turn.id for turn in window.turns),
            zone=server.zone,
        )


def _indicators(
    measured: Mapping[str, Measurement], history: Mapping[str, tuple[float | None, ...]], order: Iterable[str]
) -> dict[str, Indicator]:
    found: dict[str, Indicator] = {}
    for name in order:
        if name in measured:
            past = history.get(name, ())
            found[name] = Indicator(name, measured[name], usual(past, _MOST.get(name)), past)
    return found


def _coverage(read: WeekRead, posted: int, *, listened: bool, partial: bool) -> Coverage:
    window = read.window
    silent = sum((end - start).total_seconds() for start, end in window.unheard)
    return Coverage(
        messages=posted,
        turns=len(window.turns),
        members=len({turn.author for turn in window.turns if not turn.staff}),
        staff=len({turn.author for turn in window.turns if turn.staff}),
        not_scored=sum(turn.reading.depth.score is None for turn in window.turns),
        heard=1 - silent / (window.end - window.start).total_seconds() if listened else None,
        partial=partial,
        unheard=window.unheard,
    )


class _Voices:
    """What was heard in a week, as far as each member agreed to be named or quoted."""

    def __init__(self, read: WeekRead, gate: ConsentGate, names: Mapping[str, str], link: LinkTo) -> None:
        self.heard = read.heard
        self._end = read.window.end
        self._gate = gate
        self._names = names
        self._link = link
        self._turns = {turn.id: turn for turn in (*read.window.earlier, *read.window.turns)}

    def waiting(self, turns: Iterable[ReadTurn]) -> tuple[Waiting, ...]:
        """A link is a service to whoever waits; their name and words need their consent."""
        return tuple(
            Waiting(
                message_id=turn.id,
                author=self._name(turn.author),
                at=turn.at,
                age_hours=(self._end - turn.at).total_seconds() / _HOUR,
                excerpt=excerpt(turn.turn.text) if self._gate.may_quote(turn.author) else None,
                link=self._link_to(turn),
                says_something=turn.id in self.heard.saying_something,
            )
            for turn in turns
        )

    def themes(self) -> tuple[Theme, ...]:
        return tuple(
            Theme(
                label=theme.label,
                people=theme.people_this_week,
                turns=theme.turns_this_week,
                message_ids=theme.turn_ids[: theme.turns_this_week] or theme.turn_ids,
                trend=theme.trend,
                origin=theme.origin,
                voiced_as=theme.voiced_as,
                quote=self._first_quote(theme.turn_ids),
                links=self._links(theme.turn_ids[:2]),
                people_in_all=theme.people,
                key=theme.key,
                words=theme.lemmas,
                shared=shared(self._turns[id_] for id_ in theme.turn_ids if id_ in self._turns),
            )
            for theme in self.heard.themes
        )

    def needs(self) -> tuple[Need, ...]:
        return tuple(
            Need(need.turn_id, need.kind, self._quote(turn), self._link_to(turn))
            for need in self.heard.needs
            if (turn := self._turns.get(need.turn_id))
        )

    def recurring(self) -> tuple[RecurringQuestion, ...]:
        return tuple(
            RecurringQuestion(group.label, group.people, group.question_ids, link)
            for group in self.heard.recurring
            if group.asked_this_week and group.label
            for link in (self._link_to(self._turns[group.question_ids[-1]]),)
        )

    def worth_reading(self) -> WorthReading | None:
        turn = self.heard.worth_reading
        quote = self._quote(turn) if turn else None
        if turn is None or quote is None:
            return None
        components = turn.reading.depth.components
        evidence = sorted((kind for kind in components if components[kind] > 0), key=lambda k: (-components[k], k))
        return WorthReading(turn.id, quote.author, quote.text, tuple(evidence), quote.link)

    def member_conversation(self) -> MemberConversation | None:
        talk = self.heard.member_conversation
        if talk is None:
            return None
        first = self._turns.get(talk.turn_ids[0])
        return MemberConversation(
            talk.turn_ids, len(talk.members), len(talk.turn_ids), self._link_to(first) if first else None
        )

    def people(self) -> People:
        """Only members who agreed to be named; of the others not even a number, which would give them away."""
        new = [(person.author, person.turn_id) for person in self.heard.newly_speaking]
        back = [(person.author, person.turn_id) for person in self.heard.returning]
        quiet = self.heard.gone_quiet
        last = [(person.author, person.last_turn_id) for person in quiet]
        seen = {name: id_ for author, id_ in (*new, *back, *last) if (name := self._name(author))}
        return People(
            newly_speaking=self._named(new),
            returning=self._named(back),
            gone_quiet=tuple(
                QuietMember(
                    name, person.last_at, person.usual_turns_per_week, (person.last_turn_id,), person.first_noticed
                )
                for person in quiet
                if (name := self._name(person.author))
            ),
            message_ids=seen,
            links={name: link for name, id_ in seen.items() for link in self._links([id_])},
        )

    def _named(self, people: Sequence[tuple[str, str]]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for author, _ in people if (name := self._name(author))))

    def _name(self, author: str) -> str | None:
        return self._names.get(author, author) if self._gate.may_name(author) else None

    def _quote(self, turn: ReadTurn) -> Quote | None:
        name = self._name(turn.author)
        if name is None or not self._gate.may_quote(turn.author):
            return None
        return Quote(turn.id, name, excerpt(turn.turn.text), self._link_to(turn))

    def _first_quote(self, turn_ids: Iterable[str]) -> Quote | None:
        quotes = (self._quote(self._turns[turn_id]) for turn_id in turn_ids if turn_id in self._turns)
        return next((quote for quote in quotes if quote), None)

    def _links(self, turn_ids: Iterable[str]) -> tuple[str, ...]:
        links = (self._link_to(self._turns[turn_id]) for turn_id in turn_ids if turn_id in self._turns)
        return tuple(link for link in links if link)

    def _link_to(self, turn: ReadTurn) -> str | None:
        return self._link(turn.turn.channel, turn.id)


def excerpt(text: str) -> str:
    """The beginning of a text on one line, cut between words, an ellipsis where something was left out."""
    line = " ".join(text.split())
    if len(line) <= EXCERPT:
        return line
    whole_words = line[: EXCERPT + 1].rpartition(" ")[0] or line[:EXCERPT]
    return whole_words.rstrip(" ,;:.") + "…"
