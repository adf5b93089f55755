"""The weekly digest in words: findings put into sections, each line with the messages it rests on."""

from dataclasses import dataclass, field
from typing import Literal
from zoneinfo import ZoneInfo

from core.text import Texts
from reports.amounts import amount, interval, usual
from reports.facts import Quote, WeekFacts
from reports.findings import Finding, FindingKind, choose
from reports.rule import Rule, rule
from reports.waiting import count_urgent, count_waiting
from reports.wording import LONGEST_VALUE, Phrase, Voice, one_line, within

SectionKey = Literal[
    "verdict",
    "waiting",
    "themes",
    "self_sustaining",
    "worth_reading",
    "people",
    "content",
    "experiment",
]

_SECTION_OF: dict[FindingKind, SectionKey] = {
    "verdict": "verdict",
    "quiet_week": "verdict",
    "complaint": "waiting",
    "newcomer": "waiting",
    "open_question": "waiting",
    "awaiting_reply": "waiting",
    "theme": "themes",
    "need": "themes",
    "self_sustaining": "self_sustaining",
    "worth_reading": "worth_reading",
    "member_conversation": "worth_reading",
    "people": "people",
    "content": "content",
    "decision": "content",
    "experiment": "experiment",
}
_ORDER: tuple[SectionKey, ...] = tuple(dict.fromkeys(_SECTION_OF.values()))
_HOUR = 3600
_LEADS_SOMEWHERE_SAFE = ("https://", "http://", "discord://")


@dataclass(frozen=True, slots=True)
class Line:
    """One finding in words: its sentences, perhaps a quotation, and the messages it rests on."""

    kind: FindingKind
    sentences: tuple[str, ...]
    message_ids: tuple[str, ...]
    links: tuple[str, ...] = ()
    quote: Quote | None = None

    @property
    def text(self) -> str:
        """All of the line's sentences, one after the other, without the quotation."""
        return " ".join(self.sentences)


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of the digest. `note` is a line that rests on no message, such as what could not be told."""

    key: SectionKey
    title: str
    lines: tuple[Line, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class NumberTold:
    """One indicator as the footer shows it; `interval` and `usual` are "" where they are not known."""

    name: str
    amount: str
    interval: str
    usual: str


@dataclass(frozen=True, slots=True)
class Footer:
    """What the digest rests on, the numbers behind it, and what could not be measured."""

    notes: tuple[str, ...]
    numbers: tuple[NumberTold, ...]
    sparkline: str | None


@dataclass(frozen=True, slots=True)
class Digest:
    """A week in words, in one language, together with the facts and findings it was written from."""

    facts: WeekFacts
    title: str
    period: str
    sections: tuple[Section, ...]
    footer: Footer
    findings: tuple[Finding, ...] = field(default=())

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing notable to say."""
        return [line.kind for section in self.sections for line in section.lines] == ["quiet_week"]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line, in the order in which it is told."""
        return tuple(line for section in self.sections for line in section.lines)


def compose(facts: WeekFacts, texts: Texts) -> Digest:
    """Choose what to say about a week and say it in the language of `texts`."""
    voice, current, findings = Voice(texts, ZoneInfo(facts.zone)), rule(), choose(facts)
    return Digest(
        facts=facts,
        title=texts("digest-title", community=one_line(facts.community)),
        period=_period(facts, voice),
        sections=tuple(_sections(facts, findings, voice, current)),
        footer=_footer(facts, voice, current),
        findings=findings,
    )


def _period(facts: WeekFacts, voice: Voice) -> str:
    week = facts.week
    return voice.texts(
        "digest-period",
        number=week.number,
        first=voice.day(week.monday),
        last=voice.day(week.sunday),
        year=str(week.sunday.year),
        partial="yes" if facts.coverage.partial else "no",
    )


def _sections(facts: WeekFacts, findings: tuple[Finding, ...], voice: Voice, current: Rule) -> list[Section]:
    lines: dict[SectionKey, list[Line]] = {}
    for finding in findings:
        lines.setdefault(_SECTION_OF[finding.kind], []).append(_line(finding, voice))
    if any(finding.kind == "quiet_week" for finding in findings):
        return [_section("verdict", lines, voice, None)]
    notes = {"self_sustaining": _silent_signs(facts, voice, current), "waiting": _left_out(facts, findings, voice)}
    return [_section(key, lines, voice, notes.get(key)) for key in _ORDER if key in lines or notes.get(key) is not None]


def _section(key: SectionKey, lines: dict[SectionKey, list[Line]], voice: Voice, note: str | None) -> Section:
    return Section(key, voice.texts(f"section-{key}"), tuple(lines.get(key, ())), note)


def _line(finding: Finding, voice: Voice) -> Line:
    first = Phrase(finding.text_id, finding.values)
    sentences = tuple(voice.say(phrase) for phrase in (first, *finding.also))
    links = tuple(link for link in finding.links if link.startswith(_LEADS_SOMEWHERE_SAFE))
    return Line(finding.kind, sentences, finding.message_ids, links, _safe(finding.quote))


def _safe(quote: Quote | None) -> Quote | None:
    if quote is None:
        return None
    author, said = (within(one_line(text), LONGEST_VALUE) for text in (quote.author, quote.text))
    return Quote(quote.message_id, author, said, quote.link)


def _silent_signs(facts: WeekFacts, voice: Voice, current: Rule) -> str | None:
    """The signs of a community's own life that cannot be told this week, in one line."""
    names = [
        voice.say(Phrase(f"indicator-{name}"))
        for name in current.self_sustaining
        if name in facts.indicators and facts.indicators[name].measurement.value is None
    ]
    return voice.texts("self-sustaining-silent", names=", ".join(names)) if names else None


def _left_out(facts: WeekFacts, findings: tuple[Finding, ...], voice: Voice) -> str | None:
    """How many more wait than are shown: those who need something first, then what may wait for a quiet hour."""
    shown = [finding.kind for finding in findings if _SECTION_OF[finding.kind] == "waiting"]
    kept = shown.count("awaiting_reply")
    urgent = count_urgent(facts)
    left = {
        "waiting-more": urgent - (len(shown) - kept),
        "waiting-contributions": count_waiting(facts) - urgent - kept,
    }
    return " ".join(voice.texts(text_id, count=count) for text_id, count in left.items() if count > 0) or None


# ---------------------------------------------------------------- what it all rests on


def _footer(facts: WeekFacts, voice: Voice, current: Rule) -> Footer:
    return Footer(
        notes=tuple(_notes(facts, voice, current)),
        numbers=tuple(_numbers(facts, voice, current)),
        sparkline=_sparkline(facts, current),
    )


def _notes(facts: WeekFacts, voice: Voice, current: Rule) -> list[str]:
    texts, coverage = voice.texts, facts.coverage
    notes = [
        texts(
            "footer-rests-on",
            messages=coverage.messages,
            turns=coverage.turns,
            members=coverage.members,
            staff=coverage.staff,
        )
    ]
    if not coverage.staff_known:
        notes.append(texts("footer-staff-unknown"))
    if coverage.partial:
        notes.append(texts("footer-partial"))
    notes.extend(_heard(facts, voice))
    if coverage.not_scored:
        notes.append(texts("footer-not-scored", count=coverage.not_scored))
    silent = [
        voice.say(Phrase(f"indicator-{name}"))
        for name in current.indicators
        if name not in facts.indicators or facts.indicators[name].measurement.value is None
    ]
    if silent:
        notes.append(texts("footer-not-measured", names="; ".join(silent)))
    return notes


def _heard(facts: WeekFacts, voice: Voice) -> list[str]:
    coverage = facts.coverage
    if coverage.heard is None:
        return [voice.texts("footer-heard-unknown")]
    if coverage.unheard:
        return [voice.texts("footer-unheard", stretch=voice.stretch(start, end)) for start, end in coverage.unheard]
    if coverage.heard < 1:
        week_hours = (facts.end - facts.start).total_seconds() / _HOUR
        return [voice.texts("footer-heard-part", hours=round(coverage.heard * week_hours), all=round(week_hours))]
    return [voice.texts("footer-heard-all")]


def _numbers(facts: WeekFacts, voice: Voice, current: Rule) -> list[NumberTold]:
    told = []
    for name, row in current.indicators.items():
        indicator = facts.indicators.get(name)
        if indicator is None or indicator.measurement.value is None:
            continue
        between = interval(indicator.measurement, row.unit, current)
        past = usual(indicator, row.unit, current)
        told.append(
            NumberTold(
                name=voice.say(Phrase(f"indicator-{name}")),
                amount=voice.say(amount(indicator.measurement, row.unit, current)),
                interval="" if between is None else voice.say(between),
                usual="" if past is None else voice.say(past),
            )
        )
    return told


_BLOCKS = "▁▂▃▄▅▆▇█"
_GAP = "·"


def _sparkline(facts: WeekFacts, current: Rule) -> str | None:
    """The charted indicator over the eight weeks before and this one, a dot where a week could not tell."""
    indicator = facts.indicators.get(current.charted)
    if indicator is None or sum(value is not None for value in indicator.history) < 2:
        return None
    values = (*indicator.history, indicator.measurement.value)
    top = max((value for value in values if value is not None), default=0.0) or 1.0
    return "".join(
        _GAP if value is None else _BLOCKS[round(max(value, 0.0) / top * (len(_BLOCKS) - 1))] for value in values
    )
