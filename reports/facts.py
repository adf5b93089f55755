"""The facts of one week, already past the consent gate: whatever is in here may be written down.

Services gather them, `reports.findings` chooses from them, the rest of this package words and draws them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from core.windows import Week
from metrics.listening.shared import Shared
from metrics.values import Measurement, Range


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measurement of the week and its own recent past. `usual` is None until the baseline can tell.

    `history` holds the values of the eight weeks before, oldest first; None where a week could not tell.
    `message_ids` are the turns it counts, where its metric can name them; empty means all the week's turns.
    """

    name: str
    measurement: Measurement
    usual: Range | None = None
    history: tuple[float | None, ...] = ()
    message_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """A turn that waits for a person.

    `author` is a name to show, None for somebody who agreed to count only in totals; `excerpt` None unless its author
    agreed to be quoted. `age_hours` is how long it had waited by the end of the week. `link` is where a click leads
    (None in an export without addresses). `says_something`: first words that are more than a greeting.
    """

    message_id: str
    author: str | None
    at: datetime
    age_hours: float
    excerpt: str | None = None
    link: str | None = None
    says_something: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a member who agreed to be quoted."""

    message_id: str
    author: str
    text: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """What several members talk about. `people` counts members, never staff.

    `people`, `turns` and `message_ids` are this week's; of a fading theme that nobody voiced this week, `message_ids`
    are the earlier ones. `people_in_all` have talked about it since the eighth week before; None where only this week
    is known. `origin`: configured by the brand, or emerging from talk. `key` and `words` are how it is known again.
    `shared` is what members shared with it in all that time.
    """

    label: str
    people: int
    turns: int
    message_ids: tuple[str, ...]
    trend: Literal["new", "recurring", "fading", "steady"]
    origin: Literal["configured", "emerging"] = "emerging"
    voiced_as: Literal["problem", "wish", "request", "question"] | None = None
    quote: Quote | None = None
    links: tuple[str, ...] = ()
    people_in_all: int | None = None
    key: str | None = None
    words: tuple[str, ...] = ()
    shared: Shared | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """A problem, wish or request that a member put into words. `quote` None unless its author agreed to be quoted."""

    message_id: str
    kind: Literal["problem", "wish", "request"]
    quote: Quote | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class RecurringQuestion:
    """A question that different people asked in different conversations. `label` is in the members' own words."""

    label: str
    people: int
    message_ids: tuple[str, ...]
    link: str | None = None


@dataclass(frozen=True, slots=True)
class WorthReading:
    """A contribution worth reading: the deepest of the week, with the kinds of evidence that earned it, most first."""

    message_id: str
    author: str
    excerpt: str
    evidence: tuple[str, ...]
    link: str | None = None


@dataclass(frozen=True, slots=True)
class MemberConversation:
    """The liveliest conversation that members carried without staff."""

    message_ids: tuple[str, ...]
    people: int
    turns: int
    link: str | None = None


@dataclass(frozen=True, slots=True)
class QuietMember:
    """Somebody who wrote regularly and has stopped, by their own rhythm.

    `first_noticed`: this is the first week in which the silence stands out, so the week to say so; later it is no news.
    """

    author: str
    last_at: datetime
    usual_turns_per_week: float
    message_ids: tuple[str, ...] = ()
    first_noticed: bool = True


@dataclass(frozen=True, slots=True)
class People:
    """Names to show, with care, to staff only. `message_ids` and `links` map a name to where it was seen."""

    newly_speaking: tuple[str, ...] = ()
    returning: tuple[str, ...] = ()
    gone_quiet: tuple[QuietMember, ...] = ()
    message_ids: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Content:
    """Something that staff published, the need it was for, and the member turns that came under it.

    `usual` is what its segment usually gives; None until there is enough to compare with.
    """

    message_id: str
    title: str
    purpose: str
    turns: int
    people: int
    usual: Range | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A poll that closed this week: what was asked, what came out, how many took part."""

    message_id: str
    title: str
    outcome: str
    people: int
    link: str | None = None


@dataclass(frozen=True, slots=True)
class AreaLine:
    """A sentence that an area has to tell of its week, by the id of its text and its values.

    `kind` says where it is told: with what was published, with what was decided, or with the people who are new.
    `member` is the id of whom it is about, where it is about one person: it goes with them.
    """

    kind: Literal["content", "decision", "newcomer"]
    text_id: str
    values: Mapping[str, str | int | None]
    message_ids: tuple[str, ...] = ()
    link: str | None = None
    member: str | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the week rests on, and what could not be measured.

    `turns` are those of members and staff, `members` and `staff` count the people who wrote them. `not_scored` are
    turns whose language could not be read. `heard` is the share of the week in which somebody was listening, None when
    it is not known (an export); `unheard` are the stretches in which nobody was. `partial` says that the record begins
    or ends within the week. `staff_known` is False when nobody could be told apart as staff, so that everybody counts
    as a member.
    """

    messages: int
    turns: int
    members: int
    staff: int
    not_scored: int
    heard: float | None = None
    partial: bool = False
    unheard: tuple[tuple[datetime, datetime], ...] = ()
    staff_known: bool = True


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """Everything that may be said of one community in one week.

    `message_ids` are the week's turns by members and staff, in time order: what a finding about the whole week rests
    on. `zone` is the community's time zone, in which days and hours are told.
    """

    community: str
    week: Week
    start: datetime
    end: datetime
    indicators: Mapping[str, Indicator]
    coverage: Coverage
    open_questions: tuple[Waiting, ...] = ()
    awaiting_reply: tuple[Waiting, ...] = ()
    newcomers_unanswered: tuple[Waiting, ...] = ()
    complaints: tuple[Waiting, ...] = ()
    themes: tuple[Theme, ...] = ()
    worth_reading: WorthReading | None = None
    member_conversation: MemberConversation | None = None
    people: People = field(default_factory=People)
    needs: tuple[Need, ...] = ()
    recurring_questions: tuple[RecurringQuestion, ...] = ()
    contents: tuple[Content, ...] = ()
    decisions: tuple[Decision, ...] = ()
    lines: tuple[AreaLine, ...] = ()
    message_ids: tuple[str, ...] = ()
    zone: str = "UTC"
