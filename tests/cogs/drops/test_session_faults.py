"""Every call about a session's event and its reminders fails once: one event, one reminder, and staff know the rest."""

from datetime import timedelta

from services.alerts import Alerts
from services.drop_sessions import DropSessions
from services.drops import Drops
from simulation.faults import GONE, REFUSED, each_call_failing
from simulation.people import Person
from simulation.plan import PersonPlan
from simulation.reading import words
from simulation.world import Server
from tests.cogs.conftest import services_of, told
from tests.cogs.drops.conftest import Opened, bound, planned_in, prepared
from tests.cogs.drops.test_drop_faults import FAULTS, MINUTE, TO_ROOM, alerts, state_of
from tests.cogs.drops.test_drop_sessions import events

EVENTS = "/guilds/*/scheduled-events"
LENGTH = timedelta(hours=12)
"""So long that no recap comes in between."""


async def sits(server: Server, drop: str, place: str, after: timedelta) -> None:
    """The session of a drop is there, so long from now."""
    at = server.clock.now() + after
    await services_of(server).get(DropSessions).plan(str(server.id), drop, at, LENGTH, place=place)
    await server.settle()


async def test_a_session_has_one_event_whatever_becomes_of_the_calls(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)

        async def with_a_place(number: int) -> str:
            drop = await prepared(server, format="session", title=f"Incontro {number}")
            await sits(server, drop, "Corte Blu", timedelta(days=1))
            return drop

        async def is_planned(drop: str) -> None:
            await planned_in(server, 180, drop)

        telling, number = each_call_failing(server, is_planned, before=with_a_place, faults=FAULTS, only=of_events), 0
        async for failure in telling:
            number += 1
            await server.advance(5 * MINUTE)
            mine = [where for name, where in events(server) if name == f"Incontro {number}"]
            assert mine == ["Corte Blu"], failure
        told(server)
        assert await services_of(server).get(Alerts).standing(str(server.id)) == (), "what was told is mended"


def of_events(call: str) -> bool:
    return EVENTS in call


async def test_a_moved_and_a_cancelled_session_take_their_event_along_whatever_becomes_of_the_calls(
    salon: Opened,
) -> None:
    async with salon() as server:
        await bound(server)

        async def standing(number: int) -> tuple[str, int]:
            drop = await prepared(server, format="session")
            await sits(server, drop, f"Corte {number}", timedelta(days=1))
            await planned_in(server, 180, drop)
            assert f"Corte {number}" in [where for _, where in events(server)]
            return drop, number

        async def moves(of: tuple[str, int]) -> None:
            await sits(server, of[0], f"Piazza {of[1]}", timedelta(days=1, hours=8))

        async for failure in each_call_failing(server, moves, before=standing, faults=FAULTS, only=of_events):
            drop, number = failure.subject
            await server.advance(5 * MINUTE)
            places = [where for _, where in events(server)]
            assert places.count(f"Piazza {number}") == 1, failure
            gone_by_hand = failure.fault is GONE  # it was not: Discord only said so once
            assert places.count(f"Corte {number}") == (1 if gone_by_hand else 0), failure

        async def is_cancelled(of: tuple[str, int]) -> None:
            by = str(server.person("Ada").id)
            await services_of(server).get(Drops).cancel(str(server.id), of[0], by)

        async def soon(number: int) -> tuple[str, int]:
            return await standing(100 + number)

        async for failure in each_call_failing(server, is_cancelled, before=soon, faults=FAULTS, only=of_events):
            drop, number = failure.subject
            await server.advance(5 * MINUTE)
            left = [where for _, where in events(server)].count(f"Corte {number}")
            assert left == (1 if failure.fault is GONE else 0), failure
            assert (await state_of(server, drop)).drop.state == "cancelled", failure
        told(server)


async def test_an_event_that_cannot_be_removed_is_told_and_goes_when_it_may(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        ada, drop = server.person("Ada"), await prepared(server, format="session")
        await ada.run("drop session", drop=drop, when="domani alle 12", place="Corte Blu")
        await planned_in(server, 180, drop)
        await server.permit_bot(manage_events=False, create_events=False)
        await ada.click(await ada.run("drop cancel", drop=drop), "Sì, vai avanti")
        await server.advance(10 * MINUTE)
        (alert,) = alerts(server)
        assert "non riesco a togliere il suo evento" in alert.content
        await server.permit_bot(manage_events=True, create_events=True)
        await server.advance(timedelta(minutes=20))
        assert events(server) == []
        assert len(alerts(server)) == 1
        told(server)


async def test_whoever_is_interested_is_reminded_once_whatever_becomes_of_the_calls(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)

        async def half_an_hour_before(number: int) -> Person:
            drop = await prepared(server, format="session")
            await sits(server, drop, f"Corte {number}", timedelta(minutes=40))
            await planned_in(server, 1, drop)
            await server.advance(MINUTE)
            person = server.newcomer(PersonPlan(f"Ospite{number}", member=False))
            await person.join()
            event = next(one for one in server.guild.scheduled_events if one.location == f"Corte {number}")
            await person.mark_interest(event)
            await server.advance(8 * MINUTE)
            return person

        async def the_clock_goes_on(_: Person) -> None:
            await server.advance(MINUTE + timedelta(seconds=30))

        def reminding(call: str) -> bool:
            return EVENTS in call or call in (TO_ROOM, "POST /users/@me/channels")

        telling = each_call_failing(
            server, the_clock_goes_on, before=half_an_hour_before, faults=FAULTS, only=reminding
        )
        async for failure in telling:
            await server.advance(3 * MINUTE)
            had = [words(one) for one in failure.subject.direct_messages]
            closed = failure.fault in (REFUSED, GONE) and EVENTS not in failure.call
            unknown = failure.fault is GONE and EVENTS in failure.call
            assert len(had) == (0 if closed or unknown else 1), f"{failure}: {had}"
        told(server)
        assert alerts(server) == [], "Discord itself reminds them when it begins"
