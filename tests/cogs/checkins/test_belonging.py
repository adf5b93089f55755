"""`/belonging`: asked of whoever likes, told only as a total, taken back with consent."""

from datetime import timedelta

import pytest

from services.newcomers import Newcomers
from simulation.faults import ANSWERED, DOWN, EXPIRED, GONE, REFUSED
from simulation.people import Person
from simulation.plan import ChannelPlan, PersonPlan, RolePlan, ServerPlan
from simulation.reading import Answer
from simulation.world import Server
from tests.cogs.conftest import Opened, services_of, unanswered

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")

NAMES = ("Bea", "Carlo", "Dora", "Elia", "Franca", "Gino")
SIX = ServerPlan(
    "Casa",
    channels=(ChannelPlan("benvenuto"), ChannelPlan("staff", only_for=("Team",))),
    roles=(RolePlan("Team", frozenset({"manage_guild"})),),
    people=(PersonPlan("Ada", roles=("Team",)), *(PersonPlan(name) for name in NAMES)),
)


async def feel(person: Person, shown: Answer, how_much: int) -> Answer:
    return await person.click(shown, custom_id=f"checkins:feel:v1:{how_much}")


async def share(server: Server) -> float | None:
    return (await services_of(server).get(Newcomers).belonging(str(server.id))).value


async def test_a_member_answers_once_a_month_in_their_own_words_and_changes_it_later(opened: Opened) -> None:
    async with opened(plan=SIX) as server:
        bea = server.person("Bea")
        bea.locale = "en-GB"
        asked, older = await bea.run("belonging"), await bea.run("belonging")
        assert asked.ephemeral
        assert "How much do you feel part of this community?" in asked.text
        await server.restart()
        assert "Thank you" in (await feel(bea, asked, 2)).text
        assert "less than thirty days ago" in (await feel(bea, older, 5)).text  # a second list, still open
        again = await bea.run("belonging")
        assert again.ephemeral
        assert "You have answered: thank you!" in again.text
        async with server.away():
            await server.advance(timedelta(days=30))
        assert "Thank you" in (await feel(bea, await bea.run("belonging"), 5)).text


async def test_staff_see_a_total_of_five_and_whoever_withdraws_consent_is_not_in_it(opened: Opened) -> None:
    async with opened(plan=SIX) as server:
        people = [server.person(name) for name in NAMES]
        for person, how_much in zip(people[:4], (5, 4, 4, 1), strict=True):
            await feel(person, await person.run("belonging"), how_much)
            assert await share(server) is None
        await feel(people[4], await people[4].run("belonging"), 2)
        assert await share(server) == pytest.approx(3 / 5)
        await people[0].click(await people[0].run("privacy consent"), "Niente")
        assert await share(server) is None  # four are people, not a total
        await feel(people[5], await people[5].run("belonging"), 5)
        assert await share(server) == pytest.approx(3 / 5)
        await people[1].click(await people[1].run("privacy erase"), "Sì, cancella tutto")
        assert await share(server) is None


async def test_an_answer_is_kept_once_whatever_becomes_of_the_click(opened: Opened) -> None:
    async with opened(plan=SIX) as server:
        for name, fault in zip(NAMES, (REFUSED, GONE, DOWN, EXPIRED, ANSWERED), strict=False):
            person = server.person(name)
            shown = await person.run("belonging")
            await unanswered(server, fault, feel(person, shown, 5))
            assert "già risposto" in (await person.run("belonging")).text, fault.name
        assert await share(server) == 1
