"""The door with each of its calls failing, several at once, and a process that dies: nothing is lost or twice."""

import asyncio
from datetime import timedelta

import discord
import pytest

from cogs.onboarding.posting import introduce
from core.errors import UserFacingError
from models.members import Member
from services.door import Door
from services.profiles import Profiles
from simulation.faults import ANSWERED, DOWN, EXPIRED, FAULTS, GONE, LOST, LOST_AFTER, each_call_failing
from simulation.people import Person
from simulation.plan import PersonPlan
from simulation.reading import Answer, words
from simulation.world import Server
from tests.cogs.conftest import Opened, services_of, told
from tests.cogs.onboarding.test_door import HOUSE, furnish, greetings, start, step

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")

SOON = timedelta(minutes=2)
"""What Discord did not answer to is sent again after a minute."""


def newcomer(server: Server, number: int) -> Person:
    return server.newcomer(PersonPlan(f"Nuova{number}", member=False))


def alerts(server: Server) -> list[discord.Message]:
    """What staff were told and have not mended."""
    return [message for message in server.channel("staff").messages if "Ci ho pensato" in words(message)]


async def mend(server: Server) -> None:
    """Staff see to whatever they were told of."""
    for message in alerts(server):
        await server.person("Ada").click(message, "Ci ho pensato")


async def declared(server: Server, person: Person, introduction: str) -> None:
    await (
        services_of(server)
        .get(Profiles)
        .declare(str(server.id), str(person.id), interests=(), needs=(), introduction=introduction)
    )


def introductions(server: Server, person: Person) -> list[str]:
    return [m.content for m in server.channel("presentazioni").messages if m.author.name == person.name]


async def at_the_preview(server: Server, person: Person) -> Answer:
    await person.join()
    await declared(server, person, f"Sono {person.name}.")
    return await step(person, await start(person), "preview:v1:")


async def test_a_greeting_that_fails_is_told_once_and_sent_once_when_that_is_mended(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)

        async def outside(number: int) -> Person:
            return newcomer(server, number)

        async for failure in each_call_failing(server, Person.join, before=outside):
            waiting = len(alerts(server))
            if failure.fault is DOWN:
                assert waiting == 0
                await server.advance(SOON)
            else:
                assert waiting == 1, str(failure)
                await mend(server)
            assert alerts(server) == []
            assert sum(failure.subject.mention in one for one in greetings(server)) == 1, str(failure)


async def test_accepting_is_kept_whatever_fails_and_pressing_again_opens_the_server(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)

        async def at_the_rules(number: int) -> tuple[Person, Answer]:
            person = newcomer(server, number)
            await person.join()
            return person, await step(person, await start(person), "mission:v1:")

        async def accept(at: tuple[Person, Answer]) -> None:
            await step(*at, "accept:v1:")

        answers = ((0, FAULTS, "/roles/"), (50, (EXPIRED, ANSWERED, DOWN), "/callback"))
        for first, faults, part in answers:
            tellings = each_call_failing(
                server,
                accept,
                before=lambda n, first=first: at_the_rules(first + n),  # type: ignore[misc]
                faults=faults,
                only=lambda call, part=part: part in call,  # type: ignore[misc]
            )
            async for failure in tellings:
                person, _ = failure.subject
                standing = await services_of(server).get(Door).standing(str(server.id), str(person.id))
                assert standing.accepted, str(failure)
                expected = not failure.of_an_answer and failure.fault is not DOWN
                assert len(alerts(server)) == expected, str(failure)
                await mend(server)
                mission = await step(person, await start(person), "mission:v1:")
                again = await step(person, mission, "accept:v1:")
                assert "✅" in again.text, str(failure)
                assert "Membri" in person.roles, str(failure)


async def test_an_introduction_is_posted_once_whatever_fails_on_the_way(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        made = newcomer(server, 99)
        await step(made, await at_the_preview(server, made), "introduce:v1:")  # with it, the webhook is there

        async def previewing(number: int) -> tuple[Person, Answer]:
            person = newcomer(server, number)
            return person, await at_the_preview(server, person)

        async def post(at: tuple[Person, Answer]) -> None:
            await step(*at, "introduce:v1:")

        faults = (*FAULTS, LOST, LOST_AFTER)
        async for failure in each_call_failing(
            server, post, before=previewing, faults=faults, only=lambda call: "/inter" not in call
        ):
            person, preview = failure.subject
            told(server)
            assert len(introductions(server, person)) <= 1
            again = await step(person, preview, "introduce:v1:")
            assert "https://discord.com/channels/" in again.text, str(failure)
            assert introductions(server, person) == [f"Sono {person.name}."], str(failure)


async def test_a_webhook_is_made_once_whatever_fails_and_the_introduction_goes_through_it(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        channel = server.guild.get_channel(server.channel("presentazioni").id)
        assert isinstance(channel, discord.TextChannel)

        async def without_one(number: int) -> tuple[Person, Answer]:
            for hook in await channel.webhooks():
                await hook.delete()
            person = newcomer(server, number)
            return person, await at_the_preview(server, person)

        async def post(at: tuple[Person, Answer]) -> None:
            await step(*at, "introduce:v1:")

        faults = (*FAULTS, LOST, LOST_AFTER)
        async for failure in each_call_failing(
            server, post, before=without_one, faults=faults, only="POST /channels/*/webhooks".__eq__
        ):
            person, preview = failure.subject
            told(server)
            assert introductions(server, person) == [], str(failure)
            assert len(alerts(server)) == (failure.fault.status == 403), str(failure)
            await mend(server)
            again = await step(person, preview, "introduce:v1:")
            assert "https://discord.com/channels/" in again.text, str(failure)
            assert introductions(server, person) == [f"Sono {person.name}."], str(failure)
            assert len(await channel.webhooks()) == 1, str(failure)


async def test_an_introduction_put_right_or_erased_is_so_whatever_fails(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)

        async def introduced(number: int) -> tuple[Person, Answer]:
            person = newcomer(server, number)
            preview = await at_the_preview(server, person)
            await step(person, preview, "introduce:v1:")
            await declared(server, person, "Detto meglio.")
            return person, preview

        async def put_right(at: tuple[Person, Answer]) -> None:
            await step(*at, "introduce:v1:")

        async for failure in each_call_failing(
            server, put_right, before=introduced, only=lambda call: call.startswith("PATCH") and "@" not in call
        ):
            person, preview = failure.subject
            told(server)
            await step(person, preview, "introduce:v1:")
            assert introductions(server, person) == ["Detto meglio."], str(failure)

        async def erase(at: tuple[Person, Answer]) -> None:
            await at[0].click(await at[0].run("privacy erase"), "Sì, cancella tutto")

        async for failure in each_call_failing(
            server, erase, before=lambda n: introduced(50 + n), only=lambda call: call.startswith("DELETE")
        ):
            if failure.fault is DOWN:
                await server.advance(timedelta(minutes=20))
            assert introductions(server, failure.subject[0]) == [], str(failure)


async def test_letting_somebody_in_is_done_once_and_told_once_whatever_fails(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server, mode="approval")
        ada = server.person("Ada")

        async def asking(number: int) -> tuple[Person, discord.Message]:
            person = newcomer(server, number)
            await person.join()
            cards = [m for m in server.channel("staff").messages if person.mention in m.content]
            return person, cards[-1]

        async def admit(at: tuple[Person, discord.Message]) -> None:
            await ada.click(at[1], "Fai entrare")

        async for failure in each_call_failing(server, admit, before=asking, only=lambda call: "/inter" not in call):
            person, card = failure.subject
            told(server)
            arrival = (await services_of(server).get(Door).standing(str(server.id), str(person.id))).arrival
            assert arrival is not None
            assert arrival.admission == "admitted", str(failure)
            waiting = [words(one) for one in alerts(server)]
            assert len(waiting) <= 1, str(failure)
            unreachable = any("che cosa è stato deciso" in one for one in waiting)
            await mend(server)
            if "Membri" not in person.roles:
                await ada.click(card, "Fai entrare")
            if not person.direct_messages and not unreachable:
                await server.advance(SOON)
            assert "Membri" in person.roles, str(failure)
            # Where they cannot be written to, staff were asked to tell them themselves; an account that is no more is
            # told nothing by anybody.
            is_gone = failure.fault is GONE and not failure.of_an_answer and "/roles/" not in failure.call
            assert len(person.direct_messages) == (0 if unreachable or is_gone else 1), str(failure)


async def test_two_at_once_at_the_door_are_each_greeted_decided_and_introduced_once(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server, mode="approval")
        services, guild = services_of(server), str(server.id)
        door = services.get(Door)
        gaia, noah = server.person("Gaia"), server.person("Noah")
        await gaia.join()
        await noah.join()
        now = server.clock.now() + timedelta(seconds=1)
        # Announced twice at once, as after a resumed connection; and both have come back at the same moment.
        known = [Member(str(one.id), one.name) for one in (gaia, gaia, noah, noah)]
        greeted = await asyncio.gather(*(door.ready(guild, one, now) for one in known))
        assert sorted(greeted) == [False, False, True, True]
        await server.settle()
        assert len(greetings(server)) == 4
        marks = {one.arrival.member: one.arrival.mark for one in await door.everybody(guild) if one.arrival}
        mark = marks[str(gaia.id)]
        decided = await asyncio.gather(
            door.decide(guild, mark, "1", admitted=True),
            door.decide(guild, mark, "2", admitted=False, reason="no"),
            return_exceptions=True,
        )
        assert [isinstance(one, UserFacingError) for one in decided].count(True) == 1
        await server.settle()
        assert len(gaia.direct_messages) == 1
        members = [server.guild.get_member(one.id) for one in (gaia, noah)]
        for one in (gaia, noah):
            await declared(server, one, f"Sono {one.name}.")
        await asyncio.gather(*(introduce(server.bot, one) for one in (*members, *members) if one is not None))
        await server.settle()
        assert introductions(server, gaia) == ["Sono Gaia."]
        assert introductions(server, noah) == ["Sono Noah."]
        assert [call.pattern for call in server.log].count("POST /channels/*/webhooks") == 1


async def test_an_introduction_is_found_after_a_crash_and_goes_although_its_webhook_is_gone(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        gaia = server.person("Gaia")
        preview = await at_the_preview(server, gaia)
        await step(gaia, preview, "introduce:v1:")
        # The process dies after Discord has posted it and before its place is noted.
        await services_of(server).get(Profiles).note_posted(str(server.id), str(gaia.id), None)
        await server.restart()
        await step(gaia, preview, "introduce:v1:")
        assert introductions(server, gaia) == ["Sono Gaia."]
        channel = server.guild.get_channel(server.channel("presentazioni").id)
        assert isinstance(channel, discord.TextChannel)
        for hook in await channel.webhooks():
            await hook.delete()
        await gaia.click(await gaia.run("privacy erase"), "Sì, cancella tutto")
        await server.settle()
        assert introductions(server, gaia) == []
