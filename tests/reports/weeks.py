"""Hand-made weeks of an invented community, for stories about what the digest says of them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from core.windows import Week
from metrics.values import Measurement, Range
from reports.facts import (
    Content,
    Coverage,
    Decision,
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

START = datetime(2026, 3, 1, 23, tzinfo=UTC)
END = START + timedelta(weeks=1)


def indicator(
    name: str,
    value: float | None,
    interval: tuple[float, float] | None = None,
    counted: tuple[float, float] | None = None,
    usual: tuple[float, float] | None = None,
    history: tuple[float | None, ...] = (),
) -> Indicator:
    """An indicator as a service would hand it over; `counted` is numerator and denominator."""
    measurement = Measurement(
        value,
        None if interval is None else Range(*interval),
        None if counted is None else counted[0],
        None if counted is None else counted[1],
    )
    return Indicator(name, measurement, None if usual is None else Range(*usual), history)


def named(*indicators: Indicator) -> dict[str, Indicator]:
    return {one.name: one for one in indicators}


def waiting(message_id: str, author: str | None, hours: float, excerpt: str | None = None) -> Waiting:
    return Waiting(message_id, author, END - timedelta(hours=hours), hours, excerpt, link=None)


USUAL_SIGNS = named(
    indicator(
        "active_contributions",
        54.0,
        (41, 70),
        usual=(38, 70),
        history=(49.0, 55.0, 61.0, None, 44.0, 58.0, 52.0, 57.0),
    ),
    indicator("contributors", 14.0, usual=(10, 18), history=(13.0, 12.0, 15.0, None, 14.0, 16.0, 12.0, 14.0)),
    indicator("member_started", 7 / 12, (0.32, 0.81), (7, 12), usual=(0.41, 0.68)),
    indicator("member_to_member", 25 / 43, (0.43, 0.72), (25, 43), usual=(0.42, 0.66)),
    indicator("branching", 1.0, (0.7, 1.4), (46, 46), usual=(0.8, 1.2)),
    indicator("unprompted_activity", None),
    indicator("conversations_without_staff", 3 / 12, (0.09, 0.53), (3, 12), usual=(0.1, 0.4)),
)

QUIET = WeekFacts(
    community="Caffè Bellaria",
    week=Week(2026, 10),
    start=START,
    end=END,
    indicators=USUAL_SIGNS,
    coverage=Coverage(messages=88, turns=63, members=14, staff=2, not_scored=1),
    message_ids=("100", "101", "102", "103"),
    zone="Europe/Rome",
)

RICH = replace(
    QUIET,
    indicators={
        **USUAL_SIGNS,
        **named(
            indicator(
                "active_contributions",
                92.0,
                (74, 113),
                usual=(38, 70),
                history=(49.0, 55.0, 61.0, None, 44.0, 58.0, 52.0, 57.0),
            ),
            indicator(
                "member_to_member",
                15 / 58,
                (0.16, 0.38),
                (15, 58),
                usual=(0.44, 0.66),
                history=(0.52, 0.57, 0.61, None, 0.48, 0.55, 0.5, 0.59),
            ),
            indicator("first_answer_by_staff_minutes", 185.0, (90, 420), counted=(9, 12), usual=(60, 300)),
            indicator("first_answer_by_members_minutes", 2900.0, (900, 4800), counted=(3, 12), usual=(600, 4000)),
            indicator("newcomers_answered", 1 / 3, (0.06, 0.79), (1, 3)),
            indicator("complaints_resolved", None),
            indicator("questions_coming_back", 4 / 12, (0.14, 0.61), (4, 12)),
            indicator("half_of_contributions", 4.0, counted=(4, 19), usual=(3, 5)),
            indicator("effective_voices", 9.4, usual=(7, 11)),
            indicator("effective_voices_without_top", 8.1, usual=(6, 10)),
            indicator("reciprocity", 0.124, usual=(0.05, 0.2)),
            indicator("people_per_conversation", 2.7, usual=(2.1, 3.2)),
            indicator("conversations", 12.0, usual=(8, 15)),
            indicator("retention_week_1", None),
            indicator("retention_week_4", None),
            indicator("retention_week_12", None),
            indicator("belonging", 0.31, (0.2, 0.44), (18, 58), usual=(0.2, 0.4)),
            indicator("dwell_minutes", 38.0, counted=(722, 19)),
        ),
    },
    coverage=Coverage(
        messages=231,
        turns=140,
        members=19,
        staff=3,
        not_scored=4,
        heard=0.96,
        unheard=((START + timedelta(days=2, hours=9), START + timedelta(days=2, hours=15, minutes=30)),),
    ),
    open_questions=(
        waiting("201", "Ilaria", 131, "Qualcuno sa se la miscela nuova va bene anche per la moka da una tazza?"),
        waiting("202", "Tommaso", 60, "Quanto dura il macinato una volta aperto il sacchetto?"),
        waiting("203", None, 9),
    ),
    awaiting_reply=(
        waiting(
            "204",
            "Noor",
            75,
            "Ho pesato la dose per due settimane: sotto i 14 grammi l'estrazione corre e resta acida, perché l'acqua "
            "passa troppo in fretta; sopra i 16 invece strozza.",
        ),
    ),
    newcomers_unanswered=(waiting("205", "Beatrice", 50, "Ciao a tutti, arrivo dal laboratorio di sabato!"),),
    complaints=(waiting("206", "Dario", 98, "Terza confezione che arriva con la valvola rotta."),),
    themes=(
        Theme(
            "valvola",
            6,
            14,
            ("206", "211", "212"),
            "new",
            voiced_as="problem",
            quote=Quote(
                "211", "Marta", "La valvola si stacca appena premo il sacchetto, e in due giorni l'aroma se ne va."
            ),
        ),
        Theme("macinatura", 9, 21, ("204", "213"), "recurring", voiced_as="question"),
        Theme("ricariche", 4, 7, ("214", "215"), "steady", origin="configured"),
    ),
    worth_reading=WorthReading(
        "204",
        "Noor",
        "Ho pesato la dose per due settimane: sotto i 14 grammi l'estrazione corre e resta acida, perché l'acqua passa "
        "troppo in fretta; sopra i 16 invece strozza.",
        ("reasoning", "detail", "experience"),
    ),
    member_conversation=MemberConversation(("220", "221", "222"), 5, 17),
    people=People(
        newly_speaking=("Beatrice", "Yuri"),
        returning=("Caterina",),
        gone_quiet=(QuietMember("Silvano", START - timedelta(days=16, hours=3), 4.2, ("150",)),),
        message_ids={"Beatrice": "205", "Yuri": "216", "Caterina": "217"},
    ),
    needs=(Need("218", "wish", Quote("218", "Greta", "Mi piacerebbe un formato da 125 grammi, vivo da sola.")),),
    recurring_questions=(RecurringQuestion("macinato aperto", 3, ("202", "180", "151")),),
    contents=(Content("230", "Tre errori con la moka", "capire le dosi", 12, 7, Range(4, 9)),),
    decisions=(Decision("231", "Quale origine a maggio?", "Etiopia, 11 voti su 18", 18),),
    message_ids=tuple(str(number) for number in range(200, 240)),
)
