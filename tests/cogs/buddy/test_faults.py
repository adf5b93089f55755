"""Buddies whatever fails: two are put together once, each hears of it once, and nobody else learns for whom it was."""

import discord
import pytest

from models import buddies as rows
from services.buddies import Buddies
from simulation.faults import DOWN, EXPIRED, GONE, each_call_failing
from simulation.people import Person
from simulation.plan import PersonPlan
from simulation.reading import words
from simulation.world import Server
from tests.cogs.buddy.test_buddies import needs, press
from tests.cogs.conftest import Opened, services_of, told, unanswered
from tests.cogs.onboarding.test_door import HOUSE, furnish
from tests.cogs.onboarding.test_door_faults import SOON, alerts, mend

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")

Two = tuple[Person, Person]


async def two(server: Server, number: int) -> Two:
    """Two who wait, with a need that nobody else has."""
    found = []
    for side in "ab":
        person = server.newcomer(PersonPlan(f"{side}{number}", member=False))
        await person.join()
        await needs(person, f"bisogno numero {number}")
        await services_of(server).get(Buddies).join(str(server.id), str(person.id))
        found.append(person)
    return found[0], found[1]


def notes(server: Server, person: Person) -> list[discord.Message]:
    welcome = server.channel("benvenuto").messages
    return [one for one in welcome if "buddy:news" in str(one.components) and person.mention in one.content]


async def put_together(server: Server) -> None:
    await services_of(server).get(Buddies).run(str(server.id), "now")
    await server.settle()


async def test_being_put_together_is_told_once_whatever_call_fails(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)

        async def waiting(number: int) -> Two:
            return await two(server, number)

        async def act(_: Two) -> None:
            await put_together(server)

        async for failure in each_call_failing(server, act, before=waiting):
            if failure.fault is DOWN:
                await server.advance(SOON)
            await put_together(server)  # run twice
            for person, other in (failure.subject, failure.subject[::-1]):
                heard, noted = len(person.direct_messages), len(notes(server, person))
                # Discord says that an account is no more: it reads nothing, and a leave frees the other.
                expected = (0, 1) if failure.fault is GONE else (1,)
                assert heard + noted in expected, f"{failure}: {heard} in private, {noted} in the channel"
                assert other.mention in (await person.run("buddy status")).text, str(failure)
            said = "".join(words(one) for one in server.channel("staff").messages)
            assert not any(person.mention in said for person in failure.subject), str(failure)


async def test_a_note_that_is_refused_is_told_without_a_name_and_written_when_that_is_mended(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        pair = await two(server, 1)
        await server.permit_bot(channel="benvenuto", send_messages=False)
        server.fail("POST /users/@me/channels", status=403, code=50007, times=None)
        await put_together(server)
        (alert,) = alerts(server)
        assert "benvenuto" in words(alert) or f"<#{server.channel('benvenuto').id}>" in words(alert)
        assert not any(person.mention in words(alert) for person in pair)
        await server.permit_bot(channel="benvenuto", send_messages=True)
        await mend(server)
        assert [len(notes(server, person)) for person in pair] == [1, 1]
        told(server)


async def test_an_answer_counts_once_whatever_becomes_of_the_click(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        buddies, guild = services_of(server).get(Buddies), str(server.id)
        tellings = (("yes", DOWN), ("later", EXPIRED), ("no", DOWN), ("no", EXPIRED))
        couples = [await two(server, number) for number in range(len(tellings))]
        await put_together(server)
        async with services_of(server).database.writing() as session:
            for pair in await rows.pairs(session, guild):
                await rows.change_pair(session, guild, pair.id, "together", ask_at=server.clock.now())
        await put_together(server)
        for (said, fault), (one, other) in zip(tellings, couples, strict=True):
            assert "vi siete conosciuti?" in one.direct_messages[-1].content
            await unanswered(server, fault, press(one, said))
            standing = await buddies.standing(guild, str(one.id))
            assert (standing.pair is not None) == (said == "later"), f"{said} {fault.name}"
            freed = [one for one in other.direct_messages if "buddy:understood" in str(one.components)]
            assert len(freed) == (said == "no"), f"{said} {fault.name}"


async def test_a_deleted_account_frees_the_other_and_nothing_is_written_about_it(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        one, other = await two(server, 1)
        server.fail("POST /users/@me/channels", status=404, code=10013)
        await put_together(server)
        gone, left = (one, other) if other.direct_messages else (other, one)
        await gone.leave()
        assert "non partecipa più" in left.direct_messages[-1].content
        assert notes(server, gone) == []
        assert alerts(server) == []
        assert (await services_of(server).get(Buddies).standing(str(server.id), str(left.id))).pair is None
        told(server)
