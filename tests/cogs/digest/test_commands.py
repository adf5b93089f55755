"""`/digest`: staff look, choose when, and see what holds it up."""

from datetime import datetime, timedelta

import pytest

from services.server_settings import GeneralSettings
from simulation.people import Impossible
from simulation.reading import words
from tests.cogs.conftest import services_of
from tests.cogs.digest.conftest import MONDAY, Opened, choose, posted

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")


async def test_this_week_so_far_is_for_one_pair_of_eyes_and_posts_nothing(salon: Opened) -> None:
    async with salon(now=MONDAY + timedelta(days=2)) as server:
        await server.person("Bruno").post("generale", "Chi ha provato il burger nuovo, quello di lenticchie?")
        answer = await server.person("Ada").run("digest preview")
        assert answer.ephemeral
        assert "La settimana non è finita" in answer.text
        assert "Settimana 19" in answer.text
        await server.person("Ada").run("digest preview")
        assert posted(server) == []


async def test_of_this_week_only_what_was_not_heard_is_said_to_be_unheard(salon: Opened) -> None:
    async with salon(now=MONDAY + timedelta(days=2)) as server:
        bruno, ada = server.person("Bruno"), server.person("Ada")
        await bruno.post("generale", "Chi ha provato il burger nuovo, quello di lenticchie?")
        await server.advance(timedelta(minutes=40))
        assert "Non eravamo in ascolto" not in (await ada.run("digest preview")).text


async def test_a_past_week_is_shown_in_the_language_of_who_asks(salon: Opened) -> None:
    async with salon() as server:
        await choose(server)
        in_italian = await server.person("Ada").run("digest show")
        in_english = await server.person("Teo").run("digest show", week="2026-W18")
        assert in_italian.ephemeral and in_english.ephemeral
        assert "Settimana 18" in in_italian.text
        assert "Week 18" in in_english.text
        offered = await server.person("Teo").complete("digest show", "week", "18")
        assert [choice["value"] for choice in offered] == ["2026-W18"]
        assert (await server.person("Ada").complete("digest show", "week", "marzo")) == []


async def test_under_the_posted_digest_everybody_reads_it_in_their_own_language(salon: Opened) -> None:
    async with salon() as server:
        await choose(server)
        await server.restart()
        (message,) = posted(server)
        answer = await server.person("Teo").click(message, "Leggi nella mia lingua")
        assert answer.ephemeral
        assert "Week 18" in answer.text
        assert "Settimana 18" in words(message)


async def test_a_week_that_was_never_told_is_refused(salon: Opened) -> None:
    async with salon() as server:
        assert "ancora nessun resoconto" in (await server.person("Ada").run("digest show")).text
        await choose(server)
        for typed in ("2025-W01", "ieri"):
            answer = await server.person("Ada").run("digest show", week=typed)
            assert answer.ephemeral
            assert "Non c'è un resoconto" in answer.text


async def test_the_schedule_is_changed_with_a_trail_and_holds_at_once(salon: Opened) -> None:
    async with salon() as server:
        await choose(server)
        ada = server.person("Ada")
        answer = await ada.run("digest schedule", day="thu", hour=17)
        assert "giovedì alle 17:00 (Europe/Rome)" in answer.text
        assert "14 maggio, 17:00" in answer.text or "14 maggio" in answer.text
        entries = await services_of(server).audit.latest(str(server.id), "general.digest")
        assert {(one.actor, one.action, one.after) for one in entries} == {
            (str(ada.id), "general.digest_day", "thu"),
            (str(ada.id), "general.digest_hour", 17),
        }
        await server.advance_to(datetime.fromisoformat("2026-05-14T14:59:00+00:00"))
        assert len(posted(server)) == 1
        await server.advance(timedelta(minutes=2))
        assert len(posted(server)) == 2


async def test_status_says_where_when_and_what_is_missing(salon: Opened) -> None:
    async with salon() as server:
        ada = server.person("Ada")
        assert "nessuno. Senza, il resoconto aspetta" in (await ada.run("digest status")).text
        await choose(server)
        answer = await ada.run("digest status")
        assert f"<#{server.channel('staff').id}>" in answer.text
        assert "2026-W18" in answer.text
        assert "lunedì 11 maggio" in answer.text


async def test_members_do_not_see_it(salon: Opened) -> None:
    async with salon() as server:
        for verb in ("preview", "show", "status"):
            with pytest.raises(Impossible, match="not visible"):
                await server.person("Zoe").run(f"digest {verb}")


async def test_before_anybody_wrote_there_is_nothing_to_preview(salon: Opened) -> None:
    async with salon(history=None) as server:
        answer = await server.person("Ada").run("digest preview")
        assert "nemmeno un messaggio" in answer.text
        general = await services_of(server).server_settings.read(str(server.id), GeneralSettings)
        assert general.digest_day == "mon"
