"""What `/drop report` tells: who answered, what members began later, and whether the need is voiced less."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cogs.drops.report import lines_of
from core.text import texts
from metrics.community.aftermath import change
from metrics.values import Range
from models.drop_measures import DropMeasure
from models.drops import Drop, DropSegment
from services.drop_reports import Reported
from services.server_settings import GeneralSettings
from simulation.plan import History, PersonPlan, Said
from simulation.world import Server
from tests.cogs.conftest import services_of, told
from tests.cogs.drops.conftest import MONDAY, SALON, Opened, approved, bound, set_for

NOW = datetime(2026, 5, 12, 9, tzinfo=UTC)
CROWD = tuple(f"cuoca{number}" for number in range(8))
KITCHEN = replace(SALON, people=(*SALON.people, *(PersonPlan(name, roles=("Cuochi",)) for name in CROWD)))
VOICED = "Vorrei sapere come cucinarlo, il tofu: non so mai da dove si comincia"
PAST = History(
    tuple(
        Said(name, "generale", MONDAY - timedelta(days=7 * week - 1, minutes=-20 * place), VOICED)
        for week in range(1, 9)
        for place, name in enumerate(CROWD)
    )
)


async def days_pass(server: Server, days: int) -> None:
    """While nobody runs the bot: it makes up for what it missed."""
    async with server.away():
        await server.advance(timedelta(days=days))
    await server.advance(timedelta(minutes=5))


async def test_a_report_grows_from_the_first_hours_to_the_week_after(salon: Opened) -> None:
    async with salon(plan=KITCHEN, history=PAST) as server:
        await bound(server)
        by, settings = str(server.person("Ada").id), services_of(server).server_settings
        await settings.change(str(server.id), GeneralSettings, by, staff_roles=(str(server.role("Team").id),))
        ada, cooks = server.person("Ada"), [server.person(name) for name in CROWD]
        drop = await approved(server)
        await set_for(server, drop, "tra 10 minuti")
        await server.advance(timedelta(minutes=10))
        (message,) = server.channel("cucina").messages
        thread = await cooks[0].start_thread("cucina", "come lo fate", on=message)
        for place, cook in enumerate(cooks[:6]):
            text = f"Io lo marino {place + 2} ore nella salsa di soia, perché così resta sodo e prende sapore"
            if place < 3:
                await cook.post("cucina", text, reply_to=message)
            else:
                await cook.post(thread, text)
        asked = await cooks[6].post("cucina", "Ma si sala prima o dopo?", reply_to=message)
        await server.advance(timedelta(minutes=30))
        await ada.post("cucina", "Dopo, perché il sale lo indurisce", reply_to=asked)
        await server.advance(timedelta(hours=1))
        early = (await ada.run("drop report", drop=drop)).text
        assert "**Finora**: 7 persone hanno risposto" in early, "in the channel and in the thread under it"
        assert "Delle 7 persone, 7 sono del segmento" in early
        assert "Lo staff ha risposto per la prima volta dopo 3" in early
        assert "Non è ancora" not in early
        for label in ("Mi è utile", "Mi è utile", "Mi è utile", "Non fa per me", "Meno così"):
            await cooks.pop().click(message, label)
        await days_pass(server, 2)
        await server.person("Chloe").post("generale", "Il tofu: chi conosce un modo per cucinarlo alla piastra?")
        await days_pass(server, 5)
        week = await ada.run("drop report", drop=drop)
        assert "Dopo un giorno" in week.text and "Dopo tre giorni" in week.text and "Dopo una settimana" in week.text
        assert "Dopo, i membri hanno aperto una conversazione su questo tema" in week.text
        assert "Il bisogno si sente meno: nella settimana dopo nessuno ne ha parlato" in week.text
        assert "utile 3, non fa per me 1, meno così 1" in week.text
        (picture,) = week.messages[0].attachments
        assert picture.filename == "drop.png"
        told(server)


MEASURE = DropMeasure("1", 168, NOW, people=9, answers=12, between_members=3, chains=2, articulated=5)
DROP = Drop("1", "Tofu", "far cucinare", "il tofu", "", "prompt", None, "measured", NOW, (DropSegment("1", "Cuochi"),))


def reported(
    usual: Range | None = None, later: Range | None = None, later_now: int | None = None, **measured: int
) -> Reported:
    counted = replace(MEASURE, later=later_now, **measured)  # type: ignore[arg-type]
    after, before, weeks = counted.need_after, counted.need_before, counted.need_weeks
    need = change(after, before, weeks) if after is not None and before and weeks else None
    return Reported(DROP, (), (counted,), {"useful": 5}, usual, later, need)


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (
            reported(),
            {
                "en": "9 people answered, 12 times (5 in depth). 3 times a member answered another, in 2",
                "it": "9 persone hanno risposto, 12 volte (5 a fondo). 3 volte un membro ha risposto a un altro, in 2",
            },
        ),
        (reported(), {"en": "Too few spoke of this need before", "it": "troppo poco per dire se ora si sente meno"}),
        (reported(), {"en": "It is too early to compare", "it": "Per un confronto è presto"}),
        (reported(), {"en": "Staff have not answered anybody yet", "it": "Lo staff non ha ancora risposto"}),
        (reported(from_segment=6), {"en": "Of the 9 people, 6 are", "it": "Delle 9 persone, 6 sono"}),
        (reported(first_staff_minutes=0), {"en": "after 0 minutes", "it": "dopo 0 minuti"}),
        (reported(first_staff_minutes=59), {"en": "after 59 minutes", "it": "dopo 59 minuti"}),
        (reported(first_staff_minutes=61), {"en": "after about an hour", "it": "dopo circa un'ora"}),
        (reported(Range(3.6, 8.2)), {"en": "between 4 and 8 people", "it": "fra 4 e 8 persone"}),
        (
            reported(later_now=0),
            {"en": "members began no conversation", "it": "i membri non hanno aperto conversazioni su questo tema"},
        ),
        (
            reported(later=Range(1, 3), later_now=4),
            {"en": "4 conversations on this theme (usually between 1 and 3)", "it": "(di solito fra 1 e 3)"},
        ),
        (
            reported(need_after=0, need_before=60, need_weeks=8),
            {"en": "The need is voiced less: in the week after, nobody spoke of it, in the 8 weeks before 60 in all"},
        ),
        (
            reported(need_after=30, need_before=60, need_weeks=8),
            {"en": "The need is voiced more", "it": "Il bisogno si sente di più"},
        ),
        (
            reported(need_after=1, need_before=6, need_weeks=3),
            {"en": "cannot be said yet: in the week after, one person spoke of it"},
        ),
        (reported(), {"en": "useful 5, not for me 0, fewer like this 0", "it": "utile 5, non fa per me 0"}),
    ],
)
def test_each_line_of_a_report_says_what_is_known_and_no_more(found: Reported, says: Mapping[str, str]) -> None:
    for locale, expected in says.items():
        assert expected in "\n".join(lines_of(found, texts(locale)))


def test_below_five_answers_under_a_drop_nobody_hears_who_said_what() -> None:
    few = replace(reported(), answers={"useful": 2, "fewer": 2})
    assert "useful 2" not in "\n".join(lines_of(few, texts("en")))
