"""What was said while the bot was not there is read from Discord's history, exactly once."""

import logging
from datetime import UTC, datetime, timedelta

import pytest

from models import presence
from services.backfill import Backfill
from services.listening import Listening
from simulation.plan import ChannelPlan, History, PersonPlan, Said, ServerPlan, ThreadStarted
from tests.cogs.activity.conftest import A_MINUTE, SALON, Opened, caught_up, said, stored
from tests.cogs.conftest import services_of

APRIL = datetime(2026, 4, 6, 9, tzinfo=UTC)


def past(messages: int = 0) -> History:
    """A room that has lived: a question with its answer, an archived thread, a forum post, and some talk."""
    return History(
        messages=(
            Said(
                "Bruno", "generale", APRIL, "Come conservate il tofu?", key="tofu", reactions={"👍": ("Ada", "Dario")}
            ),
            Said("Ada", "generale", APRIL + timedelta(minutes=3), "In acqua, cambiata ogni giorno", reply_to="tofu"),
            Said("Elio", "ricette", APRIL + timedelta(hours=1), "Il curry si congela", key="curry"),
            Said("Chloe", "Congelare", APRIL + timedelta(hours=2), "Without potatoes"),
            Said("Bruno", "Monoporzioni", APRIL + timedelta(days=1), "Le vorrei da una persona"),
            Said("Ada", "Monoporzioni", APRIL + timedelta(days=1, hours=1), "Ne parliamo lunedì"),
            *(
                Said("Dario", "generale", APRIL + timedelta(days=2, minutes=n), f"prova {n:03}")
                for n in range(messages)
            ),
        ),
        threads=(
            ThreadStarted("Congelare", "ricette", "Chloe", APRIL + timedelta(hours=2), on="curry", archived=True),
            ThreadStarted("Monoporzioni", "idee", "Bruno", APRIL + timedelta(days=1)),
        ),
    )


LIVED = ServerPlan(SALON.name, SALON.channels, (*SALON.people, PersonPlan("Elio", member=False)), SALON.roles)
SPOKEN = 6


async def test_a_living_server_is_read_at_the_first_start(listening_to: Opened) -> None:
    async with listening_to(LIVED, history=past(messages=250)) as server:
        await caught_up(server)
        texts = await said(server)
        assert len(texts) == SPOKEN + 250
        assert texts[:6] == [
            "Come conservate il tofu?",
            "In acqua, cambiata ogni giorno",
            "Il curry si congela",
            "Without potatoes",
            "Le vorrei da una persona",
            "Ne parliamo lunedì",
        ]
        assert await stored(server, "SELECT text FROM messages WHERE staff ORDER BY at") == [(texts[1],), (texts[5],)]
        assert await stored(server, "SELECT text, reactions FROM messages WHERE reactions") == [(texts[0], 2)]
        assert await stored(server, "SELECT name, left_at FROM members WHERE name = 'Elio'") == [("Elio", None)]
        assert len(await stored(server, "SELECT 1 FROM turns")) >= SPOKEN, "it is read, too"
        pages = [call for call in server.log if call.pattern == "GET /channels/*/messages"]
        assert all(call.params["limit"] == 100 for call in pages)


async def test_what_was_missed_is_read_exactly_once(listening_to: Opened) -> None:
    await miss_and_catch_up(listening_to)


async def test_the_same_on_postgresql(listening_on_postgres: Opened) -> None:
    await miss_and_catch_up(listening_on_postgres)


async def miss_and_catch_up(listening_to: Opened) -> None:
    async with listening_to(LIVED, history=past()) as server:
        bruno = server.person("Bruno")
        await caught_up(server)
        before = await bruno.post("generale", "prima")
        changed = await bruno.post("generale", "cambierà")
        gone = await bruno.post("generale", "sparirà")
        await server.advance(A_MINUTE)
        await server.bot.close()
        await server.advance(timedelta(hours=5))
        await bruno.post("generale", "durante", reply_to=before)
        thread = await bruno.start_thread("ricette", "Aperto intanto")
        await bruno.post(thread, "anche qui")
        await bruno.edit(changed, "cambiato")
        await bruno.delete(gone)
        await server.person("Dario").leave()
        await server.restart()
        await caught_up(server)
        await bruno.post("generale", "dopo")
        new = (await said(server))[SPOKEN:]
        assert new == ["prima", "cambiato", "durante", "anche qui", "dopo"]
        assert await stored(server, "SELECT name FROM members WHERE left_at IS NOT NULL") == [("Dario",)]
        again = len(server.log)
        await server.restart()
        await caught_up(server)
        assert (await said(server))[SPOKEN:] == new
        assert len(server.log) - again < 20, "a restart is cheap"


async def test_a_crash_in_the_middle_goes_on_where_it_was(listening_to: Opened) -> None:
    async with listening_to(LIVED, history=past()) as server:
        bruno, database = server.person("Bruno"), services_of(server).database
        await caught_up(server)
        await server.restart(killed=True)  # a gap, and the bot is not there for what follows
        await database.close()
        await server.bot.close()
        await server.advance(timedelta(hours=1))
        missed = [await bruno.post("generale", f"mancato {number:03}") for number in range(130)]
        await server.advance(timedelta(hours=1))
        await bruno.post("ricette", "mancato anche qui")
        unreadable = f"GET /channels/{server.channel('ricette').id}/messages"
        server.fail(unreadable, status=503)
        await server.restart()
        assert not services_of(server).get(Backfill).is_caught_up(str(server.id))
        assert len(await said(server)) == SPOKEN + 130, "what was read before the crash is stored"
        database, asked = services_of(server).database, len(server.log)
        await server.restart(killed=True)
        await database.close()
        await caught_up(server)
        assert len(await said(server)) == SPOKEN + 131
        assert len(set(await said(server))) == SPOKEN + 131
        read_again = [
            call for call in server.log[asked:] if call.path == f"/channels/{server.channel('generale').id}/messages"
        ]
        assert [int(call.params["after"]) < missed[0].id for call in read_again] == [False]


async def test_when_discord_fails_it_is_asked_again_a_little_later(listening_to: Opened) -> None:
    async with listening_to(LIVED, history=past()) as server:
        await caught_up(server)
        await server.bot.close()
        await server.person("Bruno").post("generale", "intanto")
        server.fail("GET /channels/*/messages", status=503, times=2)
        await server.restart()
        await server.advance(A_MINUTE)
        await caught_up(server)
        assert (await said(server))[-1] == "intanto"


async def test_a_channel_it_may_not_read_is_named_once_and_read_once_it_opens(
    listening_to: Opened, caplog: pytest.LogCaptureFixture
) -> None:
    closed = ChannelPlan("segreta", only_for=("Team",), hidden_from_bot=True)
    plan = ServerPlan(SALON.name, (*LIVED.channels, closed), LIVED.people, LIVED.roles)
    whispered = Said("Ada", "segreta", APRIL, "Solo per noi")
    caplog.set_level(logging.WARNING, logger="services.backfill_notice")
    async with listening_to(plan, history=History((*past().messages, whispered), past().threads)) as server:
        await caught_up(server)
        assert [record.message for record in caplog.records] == [f"server {server.id}: no permission to read segreta"]
        assert "Solo per noi" not in await said(server)
        await server.restart()
        await caught_up(server)
        assert len(caplog.records) == 1
        await server.permit_bot(channel="segreta", view_channel=True, read_message_history=True)
        await caught_up(server)
        assert "Solo per noi" in await said(server)


async def test_staff_are_told_in_one_message_that_is_edited(listening_to: Opened) -> None:
    async with listening_to(LIVED, history=past()) as server:
        await server.person("Ada").run("setup channel", where=server.channel("staff"))
        await server.bot.close()
        await server.advance(timedelta(hours=3))
        await server.person("Bruno").post("generale", "intanto")
        await server.restart()
        await caught_up(server)
        (told,) = server.channel("staff").messages
        assert told.edited_at is not None
        assert "Ho letto quello che è stato detto mentre non ascoltavo: 1 messaggio" in told.content
        await server.restart()
        await caught_up(server)
        assert len(server.channel("staff").messages) == 1, "nobody is told of a short restart"


async def test_a_stretch_that_was_read_afterwards_is_not_unheard(listening_to: Opened) -> None:
    async with listening_to(LIVED, history=past(), now=APRIL + timedelta(days=9)) as server:
        await caught_up(server)
        await server.bot.close()
        await server.advance(timedelta(days=2))
        await server.restart()
        await caught_up(server)
        async with services_of(server).database.reading() as session:
            start, end = APRIL, server.clock.now()
            assert await presence.unheard_between(session, str(server.id), start, end) == ()


async def test_what_a_full_backlog_could_not_take_is_read_from_the_history(
    listening_to: Opened, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with listening_to(LIVED, history=past()) as server:
        await caught_up(server)
        monkeypatch.setattr(services_of(server).get(Listening), "_limit", 3)
        for number in range(8):
            await server.person("Bruno").post("generale", f"in fretta {number}")
        assert "not listening until it is stored" in caplog.text
        assert len(await said(server)) < SPOKEN + 8
        monkeypatch.undo()
        await server.settle()
        await caught_up(server)
        assert (await said(server))[SPOKEN:] == [f"in fretta {number}" for number in range(8)]


async def test_a_channel_that_opens_while_it_listens_has_no_past_to_read(listening_to: Opened) -> None:
    async with listening_to(LIVED, history=past()) as server:
        await caught_up(server)
        await server.open_channel(ChannelPlan("nuova"))
        await server.person("Bruno").post("nuova", "primo")
        assert (await said(server))[-1] == "primo"
        assert await stored(
            server,
            "SELECT h.finished FROM channel_histories h JOIN channels c ON c.id = h.channel_id WHERE c.name = 'nuova'",
        ) == [(1,)]
