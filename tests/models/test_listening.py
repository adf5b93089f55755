"""Themes remember what staff decided, needs remember who voiced them."""

from core.windows import Week
from models import listening
from models.listening import Need, NeedVoice, Theme, ThemeWeek
from models.session import Database
from tests.models.community import SERVER, at, settle

WEEK = Week(2024, 10)
GRINDER = Theme("macinino", "macinino", ("macinino", "macinare"), "emerging")


async def test_a_theme_that_comes_back_keeps_what_staff_decided(database: Database) -> None:
    async with database.writing() as session:
        await settle(session)
        assert await listening.note_themes(session, SERVER, [GRINDER], at(1)) == 1
        assert await listening.decide_theme(session, SERVER, "macinino", "dismissed", "ada", at(2), label="Macinini")
        assert await listening.note_themes(session, SERVER, [GRINDER], at(3)) == 0
        assert not await listening.decide_theme(session, SERVER, "unknown", "confirmed", "ada", at(2))
    async with database.reading() as session:
        found = await listening.themes(session, SERVER)
    assert found == {"macinino": Theme("macinino", "Macinini", GRINDER.words, "emerging", "dismissed")}


async def test_a_week_of_themes_is_replaced(database: Database) -> None:
    few, many = ThemeWeek("macinino", 3, 5, "new", ("1", "2")), ThemeWeek("latte", 4, 5, "steady")
    async with database.writing() as session:
        await settle(session)
        await listening.note_themes(session, SERVER, [GRINDER, Theme("latte", "latte", (), "configured")], at(1))
        await listening.replace_theme_weeks(session, SERVER, WEEK, [ThemeWeek("macinino", 9, 9, "new")])
        await listening.replace_theme_weeks(session, SERVER, WEEK, [few, many])
        await listening.replace_theme_weeks(session, SERVER, WEEK.shifted(1), [few])
    async with database.writing() as session:
        await listening.purge(session, SERVER, WEEK.shifted(1))
        assert await listening.theme_weeks(session, SERVER, WEEK, WEEK.shifted(1)) == {
            WEEK: (many, ThemeWeek("macinino", 3, 5, "new")),
            WEEK.shifted(1): (few,),
        }


async def test_what_was_voiced_in_a_window_is_replaced(database: Database) -> None:
    voices = [NeedVoice("1", "wish", "ada", at(1), "n1"), NeedVoice("1", "problem", "ada", at(1))]
    outside = NeedVoice("9", "request", "bea", at(60))
    async with database.writing() as session:
        await settle(session)
        await listening.put_needs(session, SERVER, [Need("n1", "macinare fine", "voiced")], at(1))
        await listening.put_needs(session, SERVER, [Need("n1", "macinatura fine", "voiced", "met")], at(2))
        for _ in range(2):
            await listening.replace_need_voices(session, SERVER, at(60), at(90), [outside])
            await listening.replace_need_voices(session, SERVER, at(0), at(60), voices)
        assert await listening.needs(session, SERVER) == (Need("n1", "macinatura fine", "voiced", "met"),)
        assert await listening.need_voices(session, SERVER, at(0), at(60)) == (voices[1], voices[0])
        await listening.purge_need_voices(session, SERVER, at(90), ["ada"])
        assert await listening.need_voices(session, SERVER, at(0), at(90)) == (outside,)
