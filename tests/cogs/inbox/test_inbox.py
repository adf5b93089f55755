"""`/inbox`: what waits, who takes it on, and how it is over."""

from datetime import timedelta

import pytest

from simulation.people import Impossible
from simulation.plan import History, Said
from simulation.reading import words
from simulation.world import Server
from tests.cogs.digest.conftest import MONDAY, Opened, choose, posted
from tests.cogs.inbox.conftest import CALM, QUESTION, buttons, press

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")
HOUR = timedelta(hours=1)


async def asked(server: Server) -> None:
    """Somebody asks something that nobody answers."""
    await choose(server)
    await server.person("Zoe").post("generale", QUESTION)
    await server.advance(HOUR)


async def test_a_question_waits_with_its_age_and_link_until_somebody_answers(room: Opened) -> None:
    async with room() as server:
        await choose(server)
        question = await server.person("Zoe").post("generale", QUESTION)
        await server.advance(3 * HOUR)
        ada = server.person("Ada")
        shown = await ada.run("inbox")
        assert shown.ephemeral
        assert f"Zoe chiede: «{QUESTION}»" in shown.text
        assert "da 3 ore" in shown.text
        assert str(question.id) in str(list(shown.clickable().components))
        await server.person("Bruno").post("generale", "Il coperchio va nel metallo, sempre.", reply_to=question)
        answered = await ada.click(shown, "Aggiorna")
        assert "coperchio" not in answered.text


async def test_one_takes_it_on_and_the_other_sees_who(room: Opened) -> None:
    async with room() as server:
        await asked(server)
        ada, teo = server.person("Ada"), server.person("Teo")
        of_ada, older, of_teo = await ada.run("inbox"), await ada.run("inbox"), await teo.run("inbox")
        mine = await press(ada, of_ada, "claim")
        assert "ci pensi tu" in mine.text
        again = await press(ada, older, "claim")
        assert "ci pensi tu" in again.text
        late = await press(teo, of_teo, "claim")
        assert f"<@{ada.id}> is taking care of it already." in late.text
        taken = await press(teo, late, "take-over")
        assert "you take care of it" in taken.text
        given = await press(teo, taken, "release")
        assert "takes care of it" not in given.text


async def test_done_goes_away_and_can_be_taken_back(room: Opened) -> None:
    async with room() as server:
        await asked(server)
        teo = server.person("Teo")
        shown, older = await teo.run("inbox"), await teo.run("inbox")
        done = await press(teo, shown, "done")
        assert "Done: you do not see it any more." in done.text
        assert "coperchio" not in done.text
        twice = await press(teo, older, "done")
        assert "This waits no longer" in twice.text
        back = await teo.click(done, "Undo")
        assert "coperchio" in back.text


async def test_it_rests_for_as_long_as_was_chosen(room: Opened) -> None:
    async with room() as server:
        await asked(server)
        ada = server.person("Ada")
        question = await press(ada, await ada.run("inbox"), "snooze")
        resting = await ada.choose(question, "24")
        assert "Torna martedì 5 maggio" in resting.text
        assert "coperchio" not in (await ada.run("inbox")).text
        await server.advance(25 * HOUR)
        assert "coperchio" in (await ada.run("inbox")).text


async def test_its_buttons_outlive_a_restart(room: Opened) -> None:
    async with room() as server:
        await asked(server)
        ada = server.person("Ada")
        shown = await ada.run("inbox")
        await server.restart()
        assert "ci pensi tu" in (await press(ada, shown, "claim")).text
        assert "ci pensi tu" in (await ada.run("inbox")).text


async def test_whoever_is_staff_no_longer_presses_in_vain(room: Opened) -> None:
    async with room() as server:
        await asked(server)
        teo = server.person("Teo")
        shown = await teo.run("inbox")
        for role in ("Direzione", "Team"):
            server.stored.members[teo.id].role_ids.remove(server.role(role).id)
        server.environment.backend.announce_member_update(server.id, teo.id)
        await server.settle()
        refused = await press(teo, shown, "claim")
        assert "staff" in refused.text
        assert "Teo" not in (await server.person("Ada").run("inbox")).text


async def test_members_do_not_see_it(room: Opened) -> None:
    async with room() as server:
        with pytest.raises(Impossible, match="not visible"):
            await server.person("Zoe").run("inbox")


async def test_an_empty_inbox_says_what_it_is_for(room: Opened) -> None:
    async with room(history=None) as server:
        shown = await server.person("Ada").run("inbox")
        assert "Niente aspetta" in shown.text
        assert buttons(shown, "claim") == []


async def test_who_counts_only_in_totals_is_linked_and_neither_named_nor_quoted(room: Opened) -> None:
    async with room() as server:
        await server.person("Zoe").click(await server.person("Zoe").run("privacy consent"), "Solo nei totali")
        await asked(server)
        shown = await server.person("Ada").run("inbox")
        assert "Una domanda a cui nessuno ha risposto" in shown.text
        assert "Zoe" not in shown.text and "coperchio" not in shown.text


async def nudges(server: Server) -> list[str]:
    return [words(one) for one in server.channel("staff").messages if "aspett" in words(one) and not one.attachments]


async def test_staff_are_reminded_once_a_day_of_what_is_too_old_and_otherwise_not_at_all(room: Opened) -> None:
    async with room() as server:
        await choose(server)
        await server.advance_to(MONDAY + timedelta(days=1, hours=4))
        assert await nudges(server) == []
        question = await server.person("Zoe").post("generale", QUESTION)
        await server.advance_to(MONDAY + timedelta(days=2, hours=3))
        assert await nudges(server) == [], "not old enough"
        await server.advance_to(MONDAY + timedelta(days=3, hours=3))
        (nudge,) = await nudges(server)
        assert "Zoe chiede" in nudge
        await server.restart()
        await server.advance(3 * HOUR)
        assert len(await nudges(server)) == 1
        reminder = [one for one in server.channel("staff").messages if not one.attachments][-1]
        shown = await server.person("Teo").click(reminder, "Mostra")
        assert "Zoe asks" in shown.text
        await server.person("Bruno").post("generale", "Nel metallo, il coperchio.", reply_to=question)
        await server.advance_to(MONDAY + timedelta(days=5))
        assert len(await nudges(server)) == 1
        assert len(posted(server)) == 1


@pytest.mark.parametrize(("days_ago", "waits"), [(16, False), (10, True)])
async def test_what_is_old_when_the_bot_arrives_rings_for_nobody(days_ago: int, waits: bool, room: Opened) -> None:
    """Weeks are read on the day of arrival; what nobody answered long ago is history, not a task."""
    asked_then = Said("Zoe", "generale", MONDAY - timedelta(days=days_ago), QUESTION)
    past = History(tuple(sorted((*CALM.messages, asked_then), key=lambda said: said.at)))
    async with room(history=past, now=MONDAY + timedelta(days=1, hours=1, minutes=55)) as server:
        await choose(server)
        shown = await server.person("Ada").run("inbox")
        assert (QUESTION in shown.text) is waits
        await server.advance(timedelta(minutes=10))
        assert await nudges(server) == []


async def test_on_postgresql_too_one_takes_it_on_and_an_answer_closes_it(salon_on_postgres: Opened) -> None:
    async with salon_on_postgres(history=CALM) as server:
        await choose(server)
        question = await server.person("Zoe").post("generale", QUESTION)
        await server.advance(HOUR)
        ada = server.person("Ada")
        shown = await ada.run("inbox")
        assert QUESTION in shown.text
        mine = await press(ada, shown, "claim")
        assert "ci pensi tu" in mine.text
        await server.person("Bruno").post("generale", "Il coperchio va nel metallo, sempre.", reply_to=question)
        assert QUESTION not in (await ada.run("inbox")).text
