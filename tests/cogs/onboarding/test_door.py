"""The door: greeted once, through the steps in any order, let in; a restart between any two changes nothing."""

from datetime import timedelta

import pytest

from cogs.onboarding.buttons import LEVELS
from services.door import DoorSettings
from simulation.people import Person
from simulation.plan import ChannelPlan, PersonPlan, RolePlan, ServerPlan
from simulation.reading import Answer, words
from simulation.world import Server
from tests.cogs.conftest import Opened, services_of, told

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")

HOUSE = ServerPlan(
    "Casa",
    channels=(
        ChannelPlan("benvenuto"),
        ChannelPlan("presentazioni"),
        ChannelPlan("staff", only_for=("Team",)),
    ),
    roles=(RolePlan("Team", frozenset({"manage_guild"})), RolePlan("Membri"), RolePlan("Vip", above_bot=True)),
    people=(
        PersonPlan("Ada", roles=("Team",)),
        PersonPlan("Bruno"),
        PersonPlan("Gaia", member=False),
        PersonPlan("Noah", member=False, locale="en-GB"),
        PersonPlan("Pia", member=False, pending=True),
        PersonPlan("Robot", member=False, bot=True),
    ),
)
INTERESTS, NEEDS = ("Zuppe", "Dolci"), ("Fare in fretta", "Usare gli avanzi")


async def furnish(server: Server, **more: object) -> None:
    """What staff choose before anybody comes in."""
    settings = services_of(server).server_settings
    await server.person("Ada").run("setup channel", where=server.channel("staff"))
    chosen = {
        "welcome_channel": str(server.channel("benvenuto").id),
        "introductions_channel": str(server.channel("presentazioni").id),
        "member_role": str(server.role("Membri").id),
        "mission_why": "Cucinare meglio, insieme.",
        "interests": INTERESTS,
        "needs": NEEDS,
    }
    await settings.change(str(server.id), DoorSettings, "1", **{**chosen, **more})
    await server.settle()


def greetings(server: Server) -> list[str]:
    return [words(message) for message in server.channel("benvenuto").messages]


async def start(person: Person) -> Answer:
    """Press the button under the last greeting."""
    return await person.click(person.server.channel("benvenuto").messages[-1], custom_id=_start(person))


def _start(person: Person) -> str:
    (row,) = person.server.channel("benvenuto").messages[-1].components
    return str(row.children[0].custom_id)  # type: ignore[union-attr]


async def step(person: Person, shown: Answer, action: str) -> Answer:
    return await person.click(shown, custom_id=f"onboarding:{action}")


async def fill(person: Person, form: Answer, **more: object) -> Answer:
    """Say what one wants."""
    english = person.locale.startswith("en")
    fields = {
        "What interests you?" if english else "Che cosa ti interessa?": ["Zuppe"],
        "What do you need?" if english else "Di che cosa hai bisogno?": ["Fare in fretta"],
        "A short introduction" if english else "Una breve presentazione": f"Sono {person.name}, cucino di sera.",
    }
    return await person.fill(form, {**fields, **more})


async def introduce_oneself(person: Person) -> None:
    """Join, say what one wants, and have one's introduction posted."""
    await person.join()
    filled = await fill(person, await step(person, await start(person), "about:v1:"))
    await step(person, await step(person, filled, "preview:v1:"), "introduce:v1:")


async def test_several_come_in_at_their_own_pace_with_a_restart_between_any_two_steps(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        gaia, noah = server.person("Gaia"), server.person("Noah")
        await gaia.join()
        hub = await start(gaia)
        await noah.join()
        assert len(greetings(server)) == 2
        assert "I tuoi passi" in hub.text
        of_noah = await start(noah)
        assert "Your steps" in of_noah.text
        await server.restart()
        # Noah begins at the end, Gaia at the beginning.
        form = await step(noah, of_noah, "about:v1:")
        assert (await fill(noah, form)).text.count("✅") == 1
        mission = await step(gaia, hub, "mission:v1:")
        assert "Cucinare meglio, insieme." in mission.text
        await server.restart()
        accepted = await step(gaia, mission, "accept:v1:")
        assert "Membri" in gaia.roles
        consent = await step(gaia, accepted, "consent:v1:")
        await server.restart()
        chosen = await step(gaia, consent, "level:v1:totals")
        assert chosen.text.count("✅") == 2
        filled = await fill(gaia, await step(gaia, chosen, "about:v1:"))
        assert filled.text.count("✅") == 3
        preview = await step(gaia, filled, "preview:v1:")
        assert "Sono Gaia, cucino di sera." in preview.text
        assert server.channel("presentazioni").messages == ()
        await step(gaia, preview, "introduce:v1:")
        await step(gaia, preview, "introduce:v1:")  # twice
        (posted,) = server.channel("presentazioni").messages
        assert (posted.content, posted.author.name) == ("Sono Gaia, cucino di sera.", "Gaia")
        assert "Membri" not in noah.roles
        status = await server.person("Ada").run("onboarding status")
        assert "**2** persone" in status.text
        assert f"<@{noah.id}>: missione e regole" in status.text
        assert "Sono Gaia" in (await gaia.run("me")).text
        assert "Cucinare meglio" in (await noah.run("mission")).text
        await server.restart()
        assert len(greetings(server)) == 2


async def test_an_erased_member_takes_their_introduction_along(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        gaia = server.person("Gaia")
        await introduce_oneself(gaia)
        assert len(server.channel("presentazioni").messages) == 1
        asked = await gaia.run("privacy erase")
        await gaia.click(asked, "Sì, cancella tutto")
        await server.settle()
        assert server.channel("presentazioni").messages == ()
        await server.restart()
        assert len(greetings(server)) == 1  # who asked to be forgotten is not greeted as new


async def test_screening_robots_and_who_came_while_nobody_listened(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        pia, robot, gaia = server.person("Pia"), server.person("Robot"), server.person("Gaia")
        await pia.join()
        await robot.join()
        assert greetings(server) == []
        await server.restart()
        await pia.accept_rules()
        assert len(greetings(server)) == 1
        assert pia.mention in greetings(server)[0]
        async with server.away():
            await gaia.join()
        assert len(greetings(server)) == 2
        await gaia.leave()
        await server.advance(timedelta(days=1))
        await gaia.join()
        assert "riaverti tra noi" in greetings(server)[-1]
        assert len(greetings(server)) == 3


async def test_native_onboarding_is_waited_for_and_may_be_switched_off_midway(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        server.guild.features.append("GUILD_ONBOARDING")
        gaia, noah = server.person("Gaia"), server.person("Noah")
        await gaia.join()
        await noah.join()
        assert greetings(server) == []
        await gaia.finish_onboarding()
        assert len(greetings(server)) == 1
        await server.restart()  # the server it finds has it switched off
        assert len(greetings(server)) == 2


async def test_with_approval_staff_decide_once_and_the_candidate_is_told(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server, mode="approval")
        ada, gaia, noah = server.person("Ada"), server.person("Gaia"), server.person("Noah")
        await gaia.join()
        await noah.join()
        cards = [message for message in server.channel("staff").messages if "chiede di entrare" in message.content]
        assert len(cards) == 2
        hub = await start(noah)
        waiting = await step(noah, await step(noah, hub, "mission:v1:"), "accept:v1:")
        assert "staff look at your request" in waiting.text
        assert "Membri" not in noah.roles
        assert "chiede di entrare e aspetta" in (await ada.run("inbox")).text
        await ada.click(cards[0], "Fai entrare")
        assert "Membri" in gaia.roles
        assert "Lo staff ti ha fatto entrare" in gaia.direct_messages[-1].content
        form = await ada.click(cards[1], "Rifiuta…")
        await ada.fill(form, {"Perché? La persona lo legge": "Account appena nato"})
        assert "Account appena nato" in noah.direct_messages[-1].content
        assert "Membri" not in noah.roles


async def test_a_role_above_the_bot_is_told_to_staff_once_and_the_step_is_kept(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server, member_role=str(server.role("Vip").id))
        for name in ("Gaia", "Noah"):
            person = server.person(name)
            await person.join()
            hub = await step(person, await step(person, await start(person), "mission:v1:"), "accept:v1:")
            assert "✅" in hub.text
        about = [message for message in server.channel("staff").messages if "Vip" in message.content]
        assert len(about) == 1


async def test_consent_none_keeps_the_place_and_what_was_declared(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        gaia = server.person("Gaia")
        await gaia.join()
        hub = await step(gaia, await step(gaia, await start(gaia), "mission:v1:"), "accept:v1:")
        hub = await fill(gaia, await step(gaia, hub, "about:v1:"))
        for level in LEVELS:
            consent = await step(gaia, hub, "consent:v1:")
            hub = await step(gaia, consent, f"level:v1:{level}")
            assert hub.text.count("✅") == 3


@pytest.mark.parametrize(("status", "code"), [(403, 50013), (404, 10003), (500, 0)])
async def test_when_a_call_fails_the_member_is_told_and_can_go_on(opened: Opened, status: int, code: int) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        gaia = server.person("Gaia")
        await gaia.join()
        filled = await fill(gaia, await step(gaia, await start(gaia), "about:v1:"))
        preview = await step(gaia, filled, "preview:v1:")
        for call in ("GET /channels/*/webhooks", "POST /channels/*/webhooks"):
            server.fail(call, status=status, code=code)
            answer = await step(gaia, preview, "introduce:v1:")
            assert answer.acknowledged
            assert answer.text
            told(server)
        await step(gaia, preview, "introduce:v1:")
        assert len(server.channel("presentazioni").messages) == 1
