"""Staff decide about themes, and the next week respects it."""

from datetime import UTC, datetime

import pytest

from core.clock import FixedClock
from core.errors import UserFacingError
from metrics.listening.decided import ThemeDecided
from metrics.listening.themes import ThemeConfigured
from models import listening, servers
from models.listening import Theme
from models.servers import Server
from models.session import Database
from services.audit import Audit
from services.themes import Themes, as_settled, decided, mark_of

SERVER, ADA = "900", "1"
NOW = datetime(2026, 5, 4, 8, tzinfo=UTC)


@pytest.fixture
async def themes(database: Database) -> Themes:
    clock = FixedClock(NOW)
    async with database.writing() as session:
        await servers.upsert_server(session, Server(SERVER, "Salone"), NOW)
        told = [Theme(key, key, tuple(key.split()), "emerging") for key in ("valvola", "tappo", "moka piccola")]
        await listening.note_themes(session, SERVER, told, NOW)
    return Themes(database, clock, Audit(database, clock))


async def known(themes: Themes) -> dict[str, Theme]:
    return {theme.key: theme for theme in await themes.all(SERVER, dismissed=True)}


async def settled(themes: Themes) -> dict[str, ThemeDecided]:
    return {one.key: one for one in decided(await themes.all(SERVER, dismissed=True))}


async def test_what_nobody_decided_is_settled_in_nothing(themes: Themes) -> None:
    assert await settled(themes) == {}


async def test_a_dismissed_theme_is_told_no_more_until_it_is_brought_back(themes: Themes) -> None:
    await themes.dismiss(SERVER, mark_of("moka piccola"), ADA)
    assert await settled(themes) == {"moka piccola": ThemeDecided("moka piccola", ("moka", "piccola"), dismissed=True)}
    assert [theme.key for theme in await themes.all(SERVER)] == ["tappo", "valvola"]
    await themes.confirm(SERVER, mark_of("moka piccola"), ADA)
    assert not (await settled(themes))["moka piccola"].dismissed


async def test_a_name_that_was_given_stays(themes: Themes) -> None:
    await themes.rename(SERVER, mark_of("valvola"), "  La valvola   del sacchetto ", ADA)
    assert (await settled(themes))["valvola"].label == "La valvola del sacchetto"
    with pytest.raises(UserFacingError, match="theme-name-taken"):
        await themes.rename(SERVER, mark_of("tappo"), "la VALVOLA del sacchetto", ADA)
    with pytest.raises(UserFacingError, match="theme-name-empty"):
        await themes.rename(SERVER, mark_of("tappo"), "   ", ADA)


async def test_a_merged_theme_counts_with_the_other_and_never_with_itself(themes: Themes) -> None:
    await themes.merge(SERVER, mark_of("tappo"), mark_of("valvola"), ADA)
    assert (await settled(themes))["tappo"].into == "valvola"
    with pytest.raises(UserFacingError, match="theme-into-itself"):
        await themes.merge(SERVER, mark_of("valvola"), mark_of("tappo"), ADA)
    assert [theme.key for theme in await themes.all(SERVER)] == ["moka piccola", "valvola"]


async def test_the_brands_own_themes_follow_what_staff_decide_too(themes: Themes) -> None:
    own = (ThemeConfigured("valvola", "valvola", ("valvola",)), ThemeConfigured("tappo", "tappo", ("tappo",)))
    await themes.rename(SERVER, mark_of("valvola"), "Valvole", ADA)
    await themes.dismiss(SERVER, mark_of("tappo"), ADA)
    known = {theme.key: theme for theme in await themes.all(SERVER, dismissed=True)}
    assert as_settled(own, known) == (ThemeConfigured("valvola", "Valvole", ("valvola",)),)


async def test_every_decision_is_in_the_trail_once(themes: Themes, database: Database) -> None:
    await themes.confirm(SERVER, mark_of("tappo"), ADA)
    await themes.confirm(SERVER, mark_of("tappo"), ADA)
    (entry,) = await Audit(database, FixedClock(NOW)).latest(SERVER, "themes.")
    assert (entry.actor, entry.subject, entry.after) == (ADA, "tappo", {"status": "confirmed"})


async def test_a_theme_that_is_gone_is_told_in_words(themes: Themes) -> None:
    with pytest.raises(UserFacingError, match="theme-unknown"):
        await themes.confirm(SERVER, mark_of("nothing"), ADA)
