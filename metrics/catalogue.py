"""Every indicator of a community's week: its name, how it is counted, where it comes from, what it cannot tell.

The names are an interface: they appear in JSON, in texts (`locales/`) and in `docs/metrics/`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from metrics.community.belonging import belonging
from metrics.community.contributions import (
    active_contributions,
    contributors,
    conversation_count,
    dwell_minutes,
    people_per_conversation,
)
from metrics.community.prompts import unprompted_activity
from metrics.community.relations import (
    effective_voices,
    effective_voices_without_top,
    half_of_contributions,
    reciprocity,
)
from metrics.community.responsiveness import (
    complaints_resolved,
    first_answer_by_members_minutes,
    first_answer_by_staff_minutes,
    newcomers_answered,
    questions_coming_back,
)
from metrics.community.retention import retention_week_1, retention_week_4, retention_week_12
from metrics.community.self_sustaining import (
    branching,
    conversations_without_staff,
    member_started,
    member_to_member,
)
from metrics.values import CommunityWindow, Measurement

Unit = Literal["share", "turns", "people", "minutes", "conversations", "ratio"]


@dataclass(frozen=True, slots=True)
class Metric:
    """One indicator. `collect` never fails on a small or empty week: it answers with an unknown value."""

    name: str
    unit: Unit
    collect: Callable[[CommunityWindow], Measurement]
    formula: str
    source: str
    cannot_tell: str

    @property
    def most(self) -> float | None:
        """The highest value that there can be, where there is one."""
        return 1.0 if self.unit == "share" else None


METRICS: tuple[Metric, ...] = (
    Metric(
        "active_contributions",
        "turns",
        active_contributions,
        "members' turns of band contribution or higher",
        "depth of a turn; Garwood 1936 for the interval",
        "what was read and not answered; turns in a language that is not known",
    ),
    Metric(
        "contributors",
        "people",
        contributors,
        "distinct members with a turn of band contribution or higher",
        "depth of a turn; Garwood 1936 for the interval",
        "who reads without writing",
    ),
    Metric(
        "dwell_minutes",
        "minutes",
        dwell_minutes,
        "length of members' visible sessions (60-minute gap) / members seen",
        "web sessions: Halfaker et al. 2015, who find the gap of about an hour",
        "reading: it is a lower bound, and a single sign has no length",
    ),
    Metric(
        "member_started",
        "share",
        member_started,
        "S1: conversations opened by a member / conversations that began in the week",
        "FeverBee's community lifecycle, with cut-points .5 and .9; Wilson 1927",
        "whether staff asked for it elsewhere",
    ),
    Metric(
        "member_to_member",
        "share",
        member_to_member,
        "S2: replies from member to member / replies",
        "FeverBee's community lifecycle, with cut-points .5 and .9; Wilson 1927 with Kish 1965",
        "replies whose link could not be inferred",
    ),
    Metric(
        "branching",
        "ratio",
        branching,
        "S3: member replies to member turns / member turns",
        "branching ratio of self-exciting processes: Hawkes & Oakes 1974",
        "a second turn that one turn inspired without answering it: the ratio cannot pass 1 for long",
    ),
    Metric(
        "unprompted_activity",
        "ratio",
        unprompted_activity,
        "S4: members' turns on days without a staff prompt / on days with one, matched by weekday, nine weeks",
        "Mantel-Haenszel rate ratio: Greenland & Robins 1985, with overdispersion",
        "cause: staff may prompt because a day is quiet, or because it is lively",
    ),
    Metric(
        "conversations_without_staff",
        "share",
        conversations_without_staff,
        "S5: conversations that reach three members without staff / conversations that began in the week",
        "written for this project; Wilson 1927",
        "conversations that grow after the week's end",
    ),
    Metric(
        "first_answer_by_members_minutes",
        "minutes",
        first_answer_by_members_minutes,
        "Kaplan-Meier median time to a member's answer to a member's question",
        "Kaplan & Meier 1958; Brookmeyer & Crowley 1982",
        "how long it would take without staff, if staff take the easy questions",
    ),
    Metric(
        "first_answer_by_staff_minutes",
        "minutes",
        first_answer_by_staff_minutes,
        "Kaplan-Meier median time to staff's answer to a member's question",
        "Kaplan & Meier 1958; Brookmeyer & Crowley 1982",
        "how long it would take without members, if members take the easy questions",
    ),
    Metric(
        "newcomers_answered",
        "share",
        newcomers_answered,
        "members whose first turn was answered within 48 hours / members whose first 48 hours ended this week",
        "Arguello et al. 2006, Talk to me; Wilson 1927",
        "a welcome by reaction, by direct message or in a greeting to everybody",
    ),
    Metric(
        "complaints_resolved",
        "share",
        complaints_resolved,
        "complaints that staff answered and the member did not repeat within a week / complaints whose week ended now",
        "written for this project; Wilson 1927",
        "whether the member is content, or has given up",
    ),
    Metric(
        "questions_coming_back",
        "share",
        questions_coming_back,
        "the week's questions that two members asked in different conversations of nine weeks / questions to the room",
        "likeness of meaning (docs/listening.md); Wilson 1927",
        "a question in words that no list joins",
    ),
    Metric(
        "reciprocity",
        "ratio",
        reciprocity,
        "sum of min(w_ij, w_ji) / sum of max(w_ij, w_ji) over pairs of members, minus its mean when shuffled",
        "Squartini et al. 2013, with a degree-preserving null",
        "whether the answers were kind",
    ),
    Metric(
        "half_of_contributions",
        "people",
        half_of_contributions,
        "fewest members who made half of the contributions",
        "written for this project, after the Lorenz curve",
        "whether the others had something to say",
    ),
    Metric(
        "effective_voices",
        "people",
        effective_voices,
        "1 / sum of p squared, p each contributor's share of contributions",
        "Hill 1973, order 2; Simpson 1949",
        "whether few voices are a host's care or a monologue",
    ),
    Metric(
        "effective_voices_without_top",
        "people",
        effective_voices_without_top,
        "as effective_voices, without the member who contributed most",
        "Hill 1973, order 2; Simpson 1949",
        "whether the others speak because the first one does",
    ),
    Metric(
        "retention_week_1",
        "share",
        retention_week_1,
        "members who contributed in the week after their first contribution / members who could have, four cohorts",
        "cohort retention; Wilson 1927",
        "members who stay as readers",
    ),
    Metric(
        "retention_week_4",
        "share",
        retention_week_4,
        "members who contributed in the fourth week after their first contribution / members who could have, "
        "four cohorts",
        "cohort retention; Wilson 1927",
        "members who stay as readers, or come back in another week",
    ),
    Metric(
        "retention_week_12",
        "share",
        retention_week_12,
        "members who contributed in the twelfth week after their first contribution / members who could have, "
        "four cohorts",
        "cohort retention; Wilson 1927",
        "members who stay as readers, or come back in another week",
    ),
    Metric(
        "belonging",
        "share",
        belonging,
        "members with two of four signs (says we, answers a newcomer, thanks, came back after an answer) / "
        "members who wrote",
        "a proxy after McMillan & Chavis 1986; Wilson 1927",
        "what people feel: only asking can",
    ),
    Metric(
        "conversations",
        "conversations",
        conversation_count,
        "conversations of two people or more, at least one a member, that began in the week",
        "reply links; Garwood 1936 for the interval",
        "conversations in direct messages",
    ),
    Metric(
        "people_per_conversation",
        "people",
        people_per_conversation,
        "people who took part / conversations that began in the week",
        "reply links; bootstrap (Efron 1979)",
        "people who followed without writing",
    ),
)
