"""Each button and form of the door and of a check-in, pressed when Discord knows nothing of it or has had an answer."""

from collections.abc import Awaitable, Callable
from itertools import product

import discord
import pytest

from models import check_ins
from models.check_ins import CheckIn
from services.check_ins import CheckIns
from services.door import Door
from simulation.faults import ANSWERED, DOWN, EXPIRED, Fault
from simulation.people import Person
from simulation.plan import PersonPlan
from simulation.reading import Answer
from simulation.world import Server
from tests.cogs.checkins.test_check_ins import DAY, cards, come_in, later, look
from tests.cogs.conftest import Opened, services_of, unanswered
from tests.cogs.onboarding.test_door import HOUSE, fill, furnish, start, step

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")

LOST_CLICKS = (EXPIRED, ANSWERED, DOWN)


async def twice(server: Server, fault: Fault, act: Callable[[], Awaitable[Answer]]) -> Answer:
    """Somebody presses, nothing comes back as it should, and they press again."""
    await unanswered(server, fault, act())
    return await act()


async def test_each_step_is_taken_once_although_its_answer_did_not_come(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        for number, fault in enumerate(LOST_CLICKS):
            person = server.newcomer(PersonPlan(f"Nuova {number}", member=False))
            await person.join()
            hub = await twice(server, fault, lambda: start(person))  # noqa: B023
            assert hub.text.count("✅") == 0
            mission = await twice(server, fault, lambda: step(person, hub, "mission:v1:"))  # noqa: B023
            await unanswered(server, fault, step(person, mission, "accept:v1:"))
            hub = await start(person)
            assert "✅ Missione e regole" in hub.text, fault.name
            assert "Membri" in person.roles, fault.name
            consent = await twice(server, fault, lambda: step(person, hub, "consent:v1:"))  # noqa: B023
            await unanswered(server, fault, step(person, consent, "level:v1:totals"))
            hub = await start(person)
            assert hub.text.count("✅") == 2, fault.name
            form = await twice(server, fault, lambda: step(person, hub, "about:v1:"))  # noqa: B023
            await unanswered(server, fault, fill(person, form))
            hub = await start(person)
            assert hub.text.count("✅") == 3, fault.name  # what they wrote was kept
            preview = await twice(server, fault, lambda: step(person, hub, "preview:v1:"))  # noqa: B023
            await twice(server, fault, lambda: step(person, preview, "introduce:v1:"))  # noqa: B023
            posted = [one for one in server.channel("presentazioni").messages if one.author.name == person.name]
            assert len(posted) == 1, fault.name
            standing = await services_of(server).get(Door).standing(str(server.id), str(person.id))
            assert standing.step == "done"


async def asked(server: Server, number: int) -> Person:
    services = services_of(server)
    person = server.newcomer(PersonPlan(f"Nuova {number}", member=False))
    await person.join()
    new = CheckIn(str(person.id), 3, f"mark{number}", "p", services.clock.now())
    async with services.database.writing() as session:
        await check_ins.ask(session, str(server.id), [new])
    return person


async def answer_of(server: Server, person: Person) -> CheckIn:
    async with services_of(server).database.reading() as session:
        (known,) = await check_ins.check_ins(session, str(server.id), str(person.id))
    return known


async def test_an_answer_to_a_check_in_counts_once_although_nothing_came_back(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        await come_in(server, "Gaia")
        await later(server, 3 * DAY + DAY / 6)  # from now on there is a message to press under
        for number, fault in enumerate(LOST_CLICKS):
            well, stops, lost = [await asked(server, 3 * number + one) for one in range(3)]
            question = await twice(server, fault, lambda: look(well))  # noqa: B023
            again = await twice(server, fault, lambda: well.click(question, custom_id="checkins:well:v1:3"))  # noqa: B023
            assert "hai già risposto" in again.text
            assert (await answer_of(server, well)).answer == "well", fault.name
            question = await look(stops)
            await twice(server, fault, lambda: stops.click(question, custom_id="checkins:stop:v1:3"))  # noqa: B023
            assert (await answer_of(server, stops)).answer == "stop", fault.name
            stopped = await look(stops)
            await twice(server, fault, lambda: stops.click(stopped, custom_id="checkins:resume:v1:"))  # noqa: B023
            assert (await answer_of(server, stops)).answer is None, fault.name
            question = await look(lost)
            form = await twice(server, fault, lambda: lost.click(question, custom_id="checkins:person:v1:lost-3"))  # noqa: B023
            await unanswered(server, fault, lost.fill(form, {"Che cosa ti aiuterebbe?": f"Una mano {number}"}))
            assert sum(f"Una mano {number}" in one for one in cards(server)) == 1, fault.name
            waiting = await services_of(server).get(CheckIns).waiting(str(server.id), server.clock.now())
            assert sum(one.member == str(lost.id) for one in waiting) == 1


async def test_a_candidate_is_let_in_or_not_once_and_the_card_says_so_in_the_end(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server, mode="approval")
        ada = server.person("Ada")
        for number, (fault, lets_in) in enumerate(product(LOST_CLICKS, (True, False))):
            person = server.newcomer(PersonPlan(f"Nuova {number}", member=False))
            await person.join()
            card = _card(server, person)
            if lets_in:
                await unanswered(server, fault, ada.click(card, "Fai entrare"))
            else:
                form = await ada.click(card, "Rifiuta…")
                await unanswered(server, fault, ada.fill(form, {"Perché? La persona lo legge": "No"}))
            if "onboarding:admit" in str(_card(server, person).components):
                assert "È già stato deciso" in (await ada.click(_card(server, person), "Fai entrare")).text
            assert _card(server, person).components == [], f"{fault.name} {lets_in}"
            said = "è dentro" if lets_in else "resta fuori"
            assert said in _card(server, person).content, f"{fault.name} {lets_in}"
            assert ("Membri" in person.roles) == lets_in, fault.name
            assert len(person.direct_messages) == 1, fault.name


def _card(server: Server, person: Person) -> discord.Message:
    return next(one for one in server.channel("staff").messages if person.mention in one.content)
