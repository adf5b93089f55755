"""A live session: Discord's event goes with the drop, whoever is interested is reminded, a recap waits afterwards."""

from datetime import UTC, datetime, timedelta

import discord
import pytest

from services.drops import Drops
from simulation.plan import PersonPlan
from simulation.reading import words
from simulation.world import Server
from tests.cogs.conftest import services_of, told
from tests.cogs.drops.conftest import Opened, approved, bound

NOON = datetime(2026, 5, 4, 10, tzinfo=UTC)


def events(server: Server) -> list[tuple[str, str | None]]:
    return [(event.name, event.location) for event in server.guild.scheduled_events]


async def planned(server: Server, **where: object) -> str:
    drop = await approved(server, format="session")
    ada = server.person("Ada")
    said = await ada.run("drop session", drop=drop, when="alle 12", length="15 minuti", **where)
    assert "Ci si vede" in said.text
    assert "esce" in (await ada.run("drop schedule", drop=drop, when="tra 10 minuti")).text
    return drop


async def test_the_event_stands_before_the_drop_and_whoever_is_interested_is_reminded_once(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        drop = await planned(server, room=server.channel("salotto vocale"))
        (event,) = server.guild.scheduled_events
        assert (event.name, event.start_time) == ("Tofu in tre modi", NOON)
        await server.advance(timedelta(minutes=10))
        (message,) = server.channel("cucina").messages
        assert str(event.id) in words(message)
        bruno = server.person("Bruno")
        await bruno.mark_interest(event)
        await server.advance_to(NOON - timedelta(minutes=31))
        assert bruno.direct_messages == ()
        await server.restart()
        await server.advance(timedelta(minutes=2))
        (reminder,) = bruno.direct_messages
        assert "Tofu in tre modi** comincia" in words(reminder)
        assert server.person("Chloe").direct_messages == ()
        crowd = [server.newcomer(PersonPlan(f"ospite{number}")) for number in range(6)]
        for guest in crowd:
            await guest.join()
        await server.advance_to(NOON)
        for guest in crowd:
            await guest.enter("salotto vocale")
        await server.advance(timedelta(minutes=2))
        await crowd[0].hang_up()  # only looked in
        await server.advance(timedelta(minutes=25))
        found = {one.id: one for one in await services_of(server).get(Drops).list(str(server.id))}
        recap = found[f"{drop}r"]
        assert (recap.title, recap.state, recap.owner) == (
            "Com'è andata: Tofu in tre modi",
            "draft",
            str(server.person("Ada").id),
        )
        shown = await server.person("Ada").run("drop preview", drop=recap.id)
        assert "eravamo in 5" in shown.text
        assert [m.content for m in server.channel("staff").messages if "pronta come bozza" in m.content] != []
        assert len(bruno.direct_messages) == 1
        told(server)


async def test_whoever_leaves_before_their_reminder_is_written_gets_none(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        await planned(server, place="Corte Blu")
        await server.advance(timedelta(minutes=10))
        guests = [server.person("Bruno"), server.person("Chloe")]
        for guest in guests:
            await guest.mark_interest(server.guild.scheduled_events[0])
        await server.advance_to(NOON - timedelta(minutes=30))
        first, second = sorted(guests, key=lambda one: str(one.id))
        assert [len(one.direct_messages) for one in (first, second)] == [1, 0], "one after the other"
        await second.leave()
        await server.advance(timedelta(minutes=2))
        assert [len(one.direct_messages) for one in (first, second)] == [1, 0]
        told(server)


@pytest.mark.parametrize(
    ("room", "kind"),
    [("salotto vocale", discord.EntityType.voice), ("palco", discord.EntityType.stage_instance)],
)
async def test_the_event_is_of_the_kind_of_its_room(salon: Opened, room: str, kind: discord.EntityType) -> None:
    async with salon() as server:
        await bound(server)
        await planned(server, room=server.channel(room))
        (event,) = server.guild.scheduled_events
        assert (event.entity_type, event.channel_id) == (kind, server.channel(room).id)
        told(server)


async def test_elsewhere_has_an_address_and_an_event_that_moves_with_the_session(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        drop = await planned(server, place="Cascina Rossa, Milano")
        assert events(server) == [("Tofu in tre modi", "Cascina Rossa, Milano")]
        ada = server.person("Ada")
        await ada.run("drop session", drop=drop, when="domani alle 20", length="2 ore", place="Corte Blu")
        assert events(server) == [("Tofu in tre modi", "Corte Blu")]
        asked = await ada.run("drop cancel", drop=drop)
        await ada.click(asked, "Sì, vai avanti")
        await server.advance(timedelta(minutes=1))
        assert events(server) == []
        told(server)


@pytest.mark.parametrize(
    ("options", "answer"),
    [
        ({"when": "alle 12"}, "Dove ci si vede?"),
        ({"when": "alle 12", "place": "Corte", "length": "1 minuto"}, "da 5 minuti a 12 ore"),
        ({"when": "boh", "place": "Corte"}, "boh"),
    ],
    ids=["nowhere", "too short", "no hour"],
)
async def test_what_is_missing_is_asked_for(salon: Opened, options: dict[str, str], answer: str) -> None:
    async with salon() as server:
        drop = await approved(server, format="session")
        assert answer in (await server.person("Ada").run("drop session", drop=drop, **options)).text
        told(server)


async def test_without_the_permission_staff_are_told_once_and_the_event_comes_when_it_is_there(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        await server.permit_bot(manage_events=False)
        await planned(server, place="Corte Blu")
        await server.advance(timedelta(minutes=5))
        alerts = [m.content for m in server.channel("staff").messages if "Crea eventi" in m.content]
        assert len(alerts) == 1
        await server.permit_bot(manage_events=True)
        await server.advance(timedelta(minutes=10))
        assert events(server) == [("Tofu in tre modi", "Corte Blu")]
        told(server)


async def test_an_event_that_was_created_but_not_noted_is_found_again(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        server.fail("POST /guilds/*/scheduled-events", status=500, times=1)
        await planned(server, place="Corte Blu")
        await server.guild.create_scheduled_event(
            name="Tofu in tre modi",
            start_time=NOON,
            end_time=NOON + timedelta(hours=1),
            entity_type=discord.EntityType.external,
            privacy_level=discord.PrivacyLevel.guild_only,
            location="Corte Blu",
        )
        await server.advance(timedelta(minutes=10))
        assert events(server) == [("Tofu in tre modi", "Corte Blu")]
        told(server)
