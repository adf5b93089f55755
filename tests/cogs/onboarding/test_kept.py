"""What the door owes is kept: a role that was refused, a place while somebody was away, what was declared."""

from datetime import timedelta

import pytest

from models import check_ins, pulses
from models.case_values import NewCase
from models.check_ins import CheckIn
from services.cases import Cases
from services.check_ins import CheckIns
from services.door import Door
from services.profiles import Profiles
from simulation.faults import DOWN, LOST, LOST_AFTER, failing
from simulation.people import Person
from simulation.plan import PersonPlan
from simulation.reading import Answer, words
from simulation.world import Server
from tests.cogs.conftest import Opened, services_of, told
from tests.cogs.onboarding.test_door import HOUSE, fill, furnish, greetings, introduce_oneself, start, step

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")

ROLE = "PUT /guilds/*/members/*/roles/*"


async def accept(person: Person) -> Answer:
    return await step(person, await step(person, await start(person), "mission:v1:"), "accept:v1:")


async def come_in(server: Server, name: str) -> Answer:
    person = server.newcomer(PersonPlan(name, member=False))
    await person.join()
    return await accept(person)


async def test_a_role_that_was_refused_is_given_when_that_is_mended_and_nobody_presses_again(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        await server.permit_bot(manage_roles=False)
        hub = await come_in(server, "Uno")
        assert "non devi fare niente" in hub.text
        assert "✅ Missione e regole" in hub.text
        assert sum("permesso di gestire i ruoli" in words(one) for one in server.channel("staff").messages) == 1
        await server.permit_bot(manage_roles=True)
        assert "Membri" in server.person("Uno").roles
        # A role above the bot: staff choose another one.
        ada = server.person("Ada")
        await ada.run("setup change", setting="onboarding.member_role", value="Vip")
        await come_in(server, "Due")
        await server.restart(killed=True)
        await ada.run("setup change", setting="onboarding.member_role", value="Membri")
        assert "Membri" in server.person("Due").roles
        # Nobody has chosen a role yet: who is in gets it then.
        await ada.run("setup change", setting="onboarding.member_role", value="-")
        assert "non devi fare niente" not in (await come_in(server, "Tre")).text
        await ada.run("setup change", setting="onboarding.member_role", value="Membri")
        assert "Membri" in server.person("Tre").roles
        # What staff take away by hand stays away.
        server.stored.members[server.person("Tre").id].role_ids.clear()
        server.environment.backend.announce_member_update(server.id, server.person("Tre").id)
        await server.restart()
        await ada.run("setup start")
        assert server.person("Tre").roles == frozenset()


@pytest.mark.parametrize("fault", [DOWN, LOST, LOST_AFTER], ids=lambda fault: fault.name)
async def test_a_role_of_which_discord_said_nothing_is_given_a_little_later(opened: Opened, fault: object) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        with failing(server, ROLE, fault, times=2):  # type: ignore[arg-type]
            hub = await come_in(server, "Uno")
        assert "✅ Missione e regole" in hub.text
        await server.advance(timedelta(minutes=10))
        assert "Membri" in server.person("Uno").roles
        assert await services_of(server).get(Door).roles_owed(str(server.id)) == ()
        told(server)


async def test_whoever_comes_back_has_their_place_and_role_again_also_a_candidate(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        gaia, noah, pia = server.person("Gaia"), server.person("Noah"), server.person("Pia")
        await gaia.join()
        await accept(gaia)
        async with server.away():
            await gaia.leave()
        door = services_of(server).get(Door)
        assert await door.everybody(str(server.id)) == ()  # seen although nobody was listening
        assert f"<@{gaia.id}>" not in (await server.person("Ada").run("inbox")).text
        async with server.away():
            await server.advance(timedelta(minutes=1))
            await gaia.join()
        assert "Membri" in gaia.roles
        assert "riaverti tra noi" in greetings(server)[-1]
        # In the middle of the steps: they go on there, and are not let in by coming back.
        await noah.join()
        await fill(noah, await step(noah, await start(noah), "about:v1:"))
        await noah.leave()
        await server.advance(timedelta(minutes=1))
        await noah.join()
        assert "Membri" not in noah.roles
        assert (await start(noah)).text.count("✅") == 1
        # Discord loses the server and has it again: who came and went meanwhile is known.
        async with server.out_of_reach():
            await gaia.leave()
            await pia.join()
            await pia.accept_rules()
        assert sum(pia.mention in one for one in greetings(server)) == 1
        here = {
            one.arrival.member for one in await services_of(server).get(Door).everybody(str(server.id)) if one.arrival
        }
        assert here == {str(noah.id), str(pia.id)}


async def test_choosing_nothing_at_the_door_leaves_what_was_said_by_form_and_button(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        gaia = server.person("Gaia")
        await introduce_oneself(gaia)
        await accept(gaia)
        async with server.away():
            await server.advance(timedelta(days=3, hours=4))
        asked = len([one for one in greetings(server) if "ho una domanda" in one])
        consent = await step(gaia, await start_of(gaia), "consent:v1:")
        hub = await step(gaia, consent, "level:v1:none")
        assert hub.text.count("✅") == 4
        await server.restart()
        assert [one.content for one in server.channel("presentazioni").messages] == ["Sono Gaia, cucino di sera."]
        await services_of(server).get(CheckIns).run(str(server.id), "again")
        assert len([one for one in greetings(server) if "ho una domanda" in one]) == asked == 1
        profile = await services_of(server).get(Profiles).of(str(server.id), str(gaia.id))
        assert profile is not None and profile.posted is not None


async def test_choosing_nothing_is_the_same_at_the_door_and_with_privacy_and_said_before_the_press(
    opened: Opened,
) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        ada, gaia = server.person("Ada"), server.person("Gaia")
        await introduce_oneself(gaia)
        warned = NewCase(
            "warning", server.clock.now(), "command", str(gaia.id), "Gaia", actor=str(ada.id), reason="toni"
        )
        await services_of(server).get(Cases).record(str(server.id), warned)
        at_the_door = await step(gaia, await start_of(gaia), "consent:v1:")
        asked = await gaia.run("privacy consent")
        for shown in (at_the_door, asked):
            assert "non dipende da questa scelta" in shown.text
        pulse, older = await gaia.run("belonging"), await gaia.run("belonging")
        await gaia.click(pulse, "Molto")
        await gaia.click(asked, "Niente")
        assert "Sono Gaia, cucino di sera." in (await gaia.run("me")).text
        assert "ammonizione" in (await gaia.run("my-record")).text, "a record is not washed by a choice"
        assert (await services_of(server).get(Cases).get(str(server.id), 1)).what.member == str(gaia.id)
        assert [one.content for one in server.channel("presentazioni").messages] == ["Sono Gaia, cucino di sera."]
        # How they feel is a measure of them: it goes, and is not taken while the choice holds.
        for answer in (await gaia.run("belonging"), await gaia.click(older, "Molto")):
            assert "hai scelto **niente**" in answer.text
        async with services_of(server).database.reading() as session:
            assert await pulses.answered_at(session, str(server.id), str(gaia.id)) is None
        # The server's own rule asks no more of whoever has not chosen.
        noah = server.person("Noah")
        await introduce_oneself(noah)
        await ada.run("setup consent", level="none")
        assert "Sono Noah, cucino di sera." in (await noah.run("me")).text


async def start_of(person: Person) -> Answer:
    """Press the button under their own greeting."""
    greeting = next(one for one in person.server.channel("benvenuto").messages if person.mention in one.content)
    (row,) = greeting.components
    return await person.click(greeting, custom_id=str(row.children[0].custom_id))  # type: ignore[union-attr]


async def test_of_a_deleted_account_nothing_waits_and_nobody_is_asked_to_tell_it_anything(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server, mode="approval")
        ada, gaia, noah = server.person("Ada"), server.person("Gaia"), server.person("Noah")
        await gaia.join()
        await noah.join()
        of_gaia, of_noah = [one for one in server.channel("staff").messages if "chiede di entrare" in one.content]
        # Discord sends a leave; the card is of nobody any more, and says so.
        await gaia.leave()
        assert "Non aspetta più" in (await ada.click(of_gaia, "Fai entrare")).text
        assert "onboarding:" not in str(server.channel("staff").messages[-2].components)
        assert gaia.mention not in (await ada.run("inbox")).text
        # Or the account is gone before the leave arrives: the direct message finds no such user.
        server.fail("POST /users/@me/channels", status=404, code=10013, times=None)
        await ada.click(of_noah, "Fai entrare")
        services = services_of(server)
        async with services.database.writing() as session:
            await check_ins.ask(session, str(server.id), [CheckIn(str(noah.id), 3, "mark", "p", services.clock.now())])
        await services.get(CheckIns).answer(str(server.id), str(noah.id), 3, "lost")
        await server.settle()
        card = next(one for one in server.channel("staff").messages if "checkins:take" in str(one.components))
        await ada.click(card, "Me ne occupo io")
        assert [one for one in server.channel("staff").messages if "⚠️" in one.content] == []
        await noah.leave()
        assert noah.mention not in (await ada.run("inbox")).text
        status = (await ada.run("onboarding status")).text
        assert gaia.mention not in status and noah.mention not in status
        told(server)
