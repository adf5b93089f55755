"""Each call of a check-in's way to a person fails once: what was answered is kept, and staff hear of it once."""

from datetime import timedelta

import discord
import pytest

from models import check_ins
from models.check_ins import CheckIn
from services.check_ins import CheckIns
from simulation.faults import DOWN, REFUSED, each_call_failing
from simulation.people import Person
from simulation.plan import PersonPlan
from simulation.reading import words
from simulation.world import Server
from tests.cogs.checkins.test_check_ins import come_in, later, look, press_card
from tests.cogs.conftest import Opened, services_of
from tests.cogs.onboarding.test_door import HOUSE, furnish

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")


def cards_of(server: Server, person: Person) -> list[discord.Message]:
    return [one for one in server.channel("staff").messages if person.mention in one.content]


async def test_an_answer_reaches_a_person_whatever_call_fails_on_the_way(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        await come_in(server, "Gaia")
        await later(server, timedelta(days=3, hours=4))  # from now on there is a message to press under
        services = services_of(server)

        async def asked(number: int) -> Person:
            person = server.newcomer(PersonPlan(f"Nuova {number}", member=False))
            await person.join()
            new = CheckIn(str(person.id), 3, f"mark{number}", "p", services.clock.now())
            async with services.database.writing() as session:
                await check_ins.ask(session, str(server.id), [new])
            return person

        async def wants_a_hand(person: Person) -> None:
            form = await person.click(await look(person), custom_id="checkins:person:v1:lost-3")
            await person.fill(form, {"Che cosa ti aiuterebbe?": f"Una mano per {person.name}"})

        async for failure in each_call_failing(server, wants_a_hand, before=asked, faults=(REFUSED, DOWN)):
            person = failure.subject
            async with services.database.reading() as session:
                (known,) = await check_ins.check_ins(session, str(server.id), str(person.id))
            if known.answer is None:  # the question or the form never reached them
                assert failure.of_an_answer, failure
                await wants_a_hand(person)
            await server.advance(timedelta(minutes=2))
            said = f"Una mano per {person.name}"
            cards = [one for one in server.channel("staff").messages if said in one.content]
            refused_for_good = failure.fault is REFUSED and failure.call == "POST /channels/*/messages"
            assert len(cards) == (0 if refused_for_good else 1), failure
            waiting = await services.get(CheckIns).waiting(str(server.id), services.clock.now())
            assert sum(one.member == str(person.id) for one in waiting) == 1, failure  # also without the card


async def test_whoever_takes_it_on_is_named_once_whatever_call_fails(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        ada = server.person("Ada")
        services = services_of(server)

        async def waits(number: int) -> Person:
            person = server.newcomer(PersonPlan(f"Nuova {number}", member=False))
            await person.join()
            new = CheckIn(str(person.id), 3, f"mark{number}", "p", services.clock.now())
            async with services.database.writing() as session:
                await check_ins.ask(session, str(server.id), [new])
            await services.get(CheckIns).answer(str(server.id), str(person.id), 3, "wrong")
            await server.settle()
            return person

        async def take(_: Person) -> None:
            await press_card(ada, "checkins:take")

        async for failure in each_call_failing(server, take, before=waits, faults=(REFUSED, DOWN)):
            await server.advance(timedelta(minutes=2))
            if any("checkins:take" in str(one.components) for one in cards_of(server, failure.subject)):
                await take(failure.subject)
            assert sum(f"Se ne occupa {ada.mention}" in words(one) for one in cards_of(server, failure.subject)) == 1
            written = len(failure.subject.direct_messages)
            refused = failure.fault is REFUSED and not failure.of_an_answer
            assert written == (0 if refused else 1), failure
            told = [one for one in server.channel("staff").messages if "non riceve messaggi privati" in one.content]
            assert any(failure.subject.mention in one.content for one in told) == refused, failure
