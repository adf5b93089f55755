"""`/setup start`: a server is set up step by step, and run again it changes nothing that is right."""

import asyncio

import pytest

from cogs.setup.making import make
from core.text import texts
from services.door import DoorSettings
from services.setting_up import LEASE, SettingUp
from simulation.faults import DOWN, GONE, REFUSED, Fault, failing
from simulation.people import Person
from simulation.plan import ChannelPlan, PersonPlan, RolePlan, ServerPlan
from simulation.reading import Answer
from simulation.world import Server
from tests.cogs.conftest import Opened, services_of, told

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")

EMPTY = ServerPlan(
    "Casa",
    channels=(ChannelPlan("generale"), ChannelPlan("benvenuto")),
    roles=(RolePlan("Direzione", frozenset({"manage_guild"})), RolePlan("Vip", above_bot=True)),
    people=(
        PersonPlan("Ada", roles=("Direzione",)),
        PersonPlan("Hannah", roles=("Direzione",), locale="en-GB"),
        PersonPlan("Bruno"),
        PersonPlan("Dora"),
    ),
    owner="Dora",
)
MADE = ["bacheca-idee", "biblioteca", "casi", "presentazioni", "staff"]
CHANNELS, ROLES = "POST /guilds/*/channels", "POST /guilds/*/roles"


async def press(person: Person, shown: Answer, action: str) -> Answer:
    return await person.click(shown, custom_id=f"setup:{action}")


async def pick(person: Person, shown: Answer, key: str) -> Answer:
    return await person.choose(shown, key, custom_id="setup:pick:v1:")


def channels(server: Server) -> list[str]:
    """What is there beyond the plan, categories apart."""
    planned = {one.name for one in EMPTY.channels}
    return sorted(one.name for one in server.guild.text_channels if one.name not in planned)


async def chosen(server: Server, key: str) -> object:
    settings = services_of(server).server_settings
    return (await settings.values(str(server.id), [type(await settings.general(str(server.id))), DoorSettings]))[key]


async def test_an_empty_server_is_set_up_with_one_button_and_run_again_nothing_changes(opened: Opened) -> None:
    async with opened(plan=EMPTY) as server:
        ada = server.person("Ada")
        shown = await ada.run("setup start")
        assert "➕ Canale dello staff: ancora da scegliere" in shown.text
        made = await press(ada, shown, "all:v1:")
        assert channels(server) == MADE
        assert "C'erano già, e uso quelli: <#" in made.text, "the welcome channel of the plan"
        assert await chosen(server, "onboarding.welcome_channel") == str(server.channel("benvenuto").id)
        assert "✅ Canale dello staff: #staff" in made.text
        bruno, staff = server.person("Bruno"), server.channel("staff")
        assert not staff.is_seen_by(bruno)
        assert not server.channel("casi").is_seen_by(bruno)
        assert server.channel("presentazioni").is_seen_by(bruno)
        (category,) = server.guild.categories
        assert {one.name for one in category.channels} == {"staff", "casi"}
        names = {role.name for role in server.guild.roles}
        assert {"Staff", "Membri"} <= names
        before = (len(server.guild.channels), len(server.guild.roles), len(server.log))
        again = await press(ada, shown, "all:v1:")
        assert "Non c'è niente da creare" in again.text
        assert (len(server.guild.channels), len(server.guild.roles)) == before[:2]
        assert not [call for call in server.log[before[2] :] if call.pattern in (CHANNELS, ROLES)]
        audit = await services_of(server).audit.latest(str(server.id), limit=50)
        assert {entry.actor for entry in audit} == {str(ada.id)}


async def test_each_step_goes_on_after_a_restart_and_says_when_nothing_changes(opened: Opened) -> None:
    async with opened(plan=EMPTY) as server:
        hannah = server.person("Hannah")
        shown = await hannah.run("setup start")
        await server.restart()
        page = await pick(hannah, shown, "onboarding.welcome_channel")
        await server.restart()
        where = server.channel("generale")
        custom_id = "setup:channel:v1:onboarding.welcome_channel"
        bound = await hannah.choose(page, where, custom_id=custom_id)
        assert "Noted. Welcome channel:" in bound.text
        page = await pick(hannah, bound, "onboarding.welcome_channel")
        same = await hannah.choose(page, where, custom_id=custom_id)
        assert "It was so already. Welcome channel:" in same.text
        roles = await pick(hannah, same, "onboarding.member_role")
        refused = await hannah.choose(roles, server.role("Vip"), custom_id="setup:role:v1:onboarding.member_role")
        assert "@Vip lies above Salotto" in refused.text
        made = await press(
            hannah, await pick(hannah, refused, "general.staff_channel"), "make:v1:general.staff_channel"
        )
        assert channels(server) == ["staff"]
        assert "✅ Staff channel: #staff" in made.text


async def test_language_hours_and_consent_are_chosen_from_lists(opened: Opened) -> None:
    async with opened(plan=EMPTY) as server:
        ada = server.person("Ada")
        basics = await press(ada, await ada.run("setup start"), "basics:v1:")
        for name, value in (("digest_day", "fri"), ("digest_hour", "17"), ("consent_before_choice", "full")):
            basics = await ada.choose(basics, value, custom_id=f"setup:general:v1:{name}")
        basics = await ada.choose(basics, "en", custom_id="setup:general:v1:locale")
        assert "venerdì alle 17:00" in basics.text
        form = await press(ada, basics, "zone:v1:")
        wrong = await ada.fill(form, {"Per esempio Europe/Rome": "Atlantide"})
        assert "Atlantide" in wrong.text
        right = await ada.fill(await press(ada, basics, "zone:v1:"), {"Per esempio Europe/Rome": "london"})
        assert "Europe/London" in right.text
        general = await services_of(server).server_settings.general(str(server.id))
        assert (general.locale, general.digest_day, general.digest_hour) == ("en", "fri", 17)
        assert (general.time_zone, general.consent_before_choice, general.consent_chosen) == (
            "Europe/London",
            "full",
            True,
        )


async def test_what_is_missing_is_named_with_where_to_click(opened: Opened) -> None:
    async with opened(plan=EMPTY) as server:
        ada, hannah = server.person("Ada"), server.person("Hannah")
        await press(ada, await ada.run("setup start"), "all:v1:")
        await server.permit_bot(channel="presentazioni", manage_webhooks=False)
        await server.permit_bot(moderate_members=False)
        everyone = server.guild.default_role
        await server.guild.get_channel(server.channel("casi").id).set_permissions(everyone, view_channel=True)  # type: ignore[union-attr]
        await server.close_channel("biblioteca")
        shown = (await ada.run("setup start")).text
        assert "in #presentazioni mi manca Gestisci webhook" in shown
        assert (
            "Mi manca Metti in timeout i membri. Apri *Impostazioni del server → Ruoli → Salotto → Permessi*" in shown
        )
        assert "#casi lo leggono tutti" in shown
        assert "Canale dei contenuti: quello scelto non c'è più" in shown
        english = (await hannah.run("setup start")).text
        assert "in #presentazioni I lack Manage Webhooks" in english
        assert "I lack Time out members. Open *Server Settings → Roles → Salotto → Permissions*" in english
        await press(ada, await ada.run("setup start"), "all:v1:")
        assert channels(server) == MADE, "what was deleted is there again"


async def test_a_button_asks_again_who_presses_it(opened: Opened) -> None:
    async with opened(plan=EMPTY) as server:
        ada = server.person("Ada")
        shown = await ada.run("setup start")
        await server.person("Dora").take_role(ada, "Direzione")
        await press(ada, shown, "all:v1:")
        assert channels(server) == []


@pytest.mark.parametrize("fault", [REFUSED, GONE, DOWN])
@pytest.mark.parametrize("call", [CHANNELS, ROLES])
async def test_a_refused_creation_is_told_and_the_next_try_makes_each_thing_once(
    opened: Opened, call: str, fault: Fault
) -> None:
    async with opened(plan=EMPTY) as server:
        ada = server.person("Ada")
        shown = await ada.run("setup start")
        with failing(server, call, fault):
            answer = await press(ada, shown, "all:v1:")
        assert answer.text
        told(server)
        if fault is REFUSED:
            assert "Impostazioni del server → Ruoli → Salotto → Permessi" in answer.text
            kind = [made for made in server.log if made.pattern == call]
            assert len(kind) == 1, "after a refusal of a kind the next one is not asked for"
        else:
            assert "Discord non mi ha detto se" in answer.text or "Discord non mi ha lasciato creare" in answer.text
        await press(ada, shown, "all:v1:")
        assert channels(server) == MADE
        assert len(server.guild.categories) == 1
        assert sorted(role.name for role in server.guild.roles if role.name in ("Staff", "Membri")) == [
            "Membri",
            "Staff",
        ]


async def test_what_was_made_before_a_crash_is_found_and_not_made_again(opened: Opened) -> None:
    async with opened(plan=EMPTY) as server:
        ada = server.person("Ada")
        shown = await pick(ada, await ada.run("setup start"), "general.staff_channel")
        # The process dies after Discord made the channel and before the setting was noted.
        await services_of(server).get(SettingUp).begin(str(server.id), "general.staff_channel", "staff")
        await server.guild.create_text_channel("staff")
        killed = services_of(server)
        await server.restart(killed=True)
        await killed.close()
        busy = await press(ada, shown, "make:v1:general.staff_channel")
        shown = await pick(ada, await ada.run("setup start"), "general.staff_channel")
        assert "Qualcuno sta già creando Canale dello staff" in busy.text
        await server.advance(LEASE)
        done = await press(ada, shown, "make:v1:general.staff_channel")
        assert [one.name for one in server.guild.text_channels].count("staff") == 1
        assert "#staff" in done.text


async def test_two_administrators_at_once_make_everything_once(opened: Opened) -> None:
    async with opened(plan=EMPTY) as server:
        words = texts("it")
        both = [make(server.bot, server.guild, str(server.person(one).id), words) for one in ("Ada", "Hannah")]
        first, second = await asyncio.gather(*both)
        await server.settle()
        assert len(first.made) == 7
        assert second.made == []
        assert channels(server) == MADE
