"""`/setup`: whoever manages the server binds Salotto to it, in their own language."""

import pytest

from cogs.areas import discover
from cogs.setup import AREA
from cogs.setup.settings import models_of
from models import servers
from services.server_settings import GeneralSettings
from services.setting_fields import fields_of
from tests.cogs.conftest import Opened, services_of, told

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")


async def test_an_administrator_binds_the_staff_channel_in_italian(opened: Opened) -> None:
    async with opened(AREA) as server:
        ada = server.person("Ada")
        answer = await ada.run("setup channel", where=server.channel("staff"))
        assert answer.ephemeral
        assert "Preso nota" in answer.text
        general = await services_of(server).server_settings.general(str(server.id))
        assert general.staff_channel == str(server.channel("staff").id)


async def test_what_was_chosen_is_noted_with_who_and_what_it_was(opened: Opened) -> None:
    async with opened(AREA) as server:
        ada = server.person("Ada")
        await ada.run("setup digest", day="fri", hour=17)
        await ada.run("setup digest", day="fri", hour=18)
        entries = await services_of(server).audit.latest(str(server.id))
        assert [(e.actor, e.action, e.before, e.after) for e in entries] == [
            (str(ada.id), "general.digest_hour", 17, 18),
            (str(ada.id), "general.digest_hour", 9, 17),
            (str(ada.id), "general.digest_day", "mon", "fri"),
        ]


async def test_the_language_and_the_zone_reach_the_analysis(opened: Opened) -> None:
    async with opened(AREA) as server:
        ada = server.person("Ada")
        await ada.run("setup language", language="en")
        await ada.run("setup zone", zone="Europe/London")
        async with services_of(server).database.reading() as session:
            known = await servers.server(session, str(server.id))
        assert known is not None
        assert (known.name, known.locale, known.zone) == ("Salone", "en", "Europe/London")


async def test_a_zone_that_is_none_is_refused_in_the_persons_language(opened: Opened) -> None:
    async with opened(AREA) as server:
        answer = await server.person("Ada").run("setup zone", zone="Europe/Atlantide")
        assert answer.ephemeral
        assert "Europe/Atlantide" in answer.text
        assert (await services_of(server).server_settings.general(str(server.id))).time_zone == "Europe/Rome"


async def test_staff_roles_by_name_give_way_to_the_roles_chosen(opened: Opened) -> None:
    async with opened(AREA) as server:
        settings = services_of(server).server_settings
        await settings.change(str(server.id), GeneralSettings, "1", staff_roles=("Team",))
        await server.person("Ada").run("setup staff", role=server.role("Team"))
        assert (await settings.general(str(server.id))).staff_roles == (str(server.role("Team").id),)
        await server.person("Ada").run("setup staff", role=server.role("Team"), remove=True)
        assert (await settings.general(str(server.id))).staff_roles == ()


async def test_the_same_on_postgresql(opened_on_postgres: Opened) -> None:
    async with opened_on_postgres(AREA) as server:
        await server.person("Ada").run("setup channel", where=server.channel("staff"))
        await server.restart()
        general = await services_of(server).server_settings.general(str(server.id))
        assert general.staff_channel == str(server.channel("staff").id)


async def test_a_channel_where_the_digest_could_not_be_posted_is_refused_by_name(opened: Opened) -> None:
    async with opened(AREA) as server:
        await server.permit_bot(channel="staff", attach_files=False)
        answer = await server.person("Ada").run("setup channel", where=server.channel("staff"))
        assert "Allega file" in answer.text
        assert (await services_of(server).server_settings.general(str(server.id))).staff_channel is None


async def test_zones_are_offered_by_what_is_typed(opened: Opened) -> None:
    async with opened(AREA) as server:
        ada = server.person("Ada")
        assert [choice["value"] for choice in await ada.complete("setup zone", "zone", "lond")] == ["Europe/London"]
        assert "Europe/Rome" in [choice["value"] for choice in await ada.complete("setup zone", "zone", "")]


async def test_an_administrator_is_reminded_to_say_what_holds_before_members_choose(opened: Opened) -> None:
    async with opened(AREA) as server:
        ada = server.person("Ada")
        assert "`/configura consenso`" in (await ada.run("setup show")).text
        answer = await ada.run("setup consent", level="full")
        assert "`/configura consenso`" not in answer.text
        assert "con nomi e citazioni" in answer.text


async def test_a_staff_role_that_does_not_see_the_commands_is_told_how_to(opened: Opened) -> None:
    async with opened(AREA) as server:
        ada = server.person("Ada")
        assert "Integrazioni" in (await ada.run("setup staff", role=server.role("Team"))).text
        assert "Integrazioni" not in (await ada.run("setup staff", role=server.role("Direzione"))).text


@pytest.mark.parametrize(("status", "code"), [(404, 10062), (403, 50013), (500, 0)])
async def test_when_a_call_fails_the_choice_is_kept_and_can_be_looked_up(
    opened: Opened, status: int, code: int
) -> None:
    async with opened(AREA) as server:
        ada = server.person("Ada")
        started = len(server.log)
        await ada.run("setup digest", day="tue", hour=8)
        calls = sorted({call.pattern for call in server.log[started:]})
        assert calls
        for hour, call in enumerate(calls, 10):
            server.fail(call, status=status, code=code)
            await ada.run("setup digest", day="fri", hour=hour)
            told(server)
            assert f"venerdì alle {hour}:00" in (await ada.run("setup show")).text


async def test_every_setting_of_every_area_is_found_shown_and_changed_by_one_command(opened: Opened) -> None:
    async with opened() as server:
        ada = server.person("Ada")
        shown = await ada.run("setup change", setting="general.digest_hour")
        assert "Ora del resoconto" in shown.text
        assert "Adesso: 9" in shown.text
        changed = await ada.run("setup change", setting="general.digest_hour", value="17")
        assert "Adesso: 17" in changed.text
        assert "Prima: 9" in changed.text
        offered = await ada.complete("setup change", "setting", "promemoria ora")
        assert next(choice["value"] for choice in offered) == "inbox.nudge_hour"
        everything = [field.key for field in fields_of(models_of(discover()))]
        for key in everything:
            assert "Adesso: " in (await ada.run("setup change", setting=key)).text


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("general.digest_hour", "25", "non va bene per l'impostazione"),
        ("general.digest_hour", "mattina", "non va bene qui"),
        ("general.time_zone", "Europe/Atlantide", "non va bene per l'impostazione"),
        ("general.staff_channel", "cantina", "non va bene qui"),
        ("general.colour", "red", "Non c'è un'impostazione"),
    ],
)
async def test_a_value_that_does_not_fit_says_so_and_changes_nothing(
    opened: Opened, setting: str, value: str, said: str
) -> None:
    async with opened(AREA) as server:
        settings = services_of(server).server_settings
        before = await settings.general(str(server.id))
        assert said in (await server.person("Ada").run("setup change", setting=setting, value=value)).text
        assert await settings.general(str(server.id)) == before


async def test_channels_and_roles_are_offered_and_named_as_people_name_them(opened: Opened) -> None:
    async with opened(AREA) as server:
        ada, settings = server.person("Ada"), services_of(server).server_settings
        offered = await ada.complete("setup change", "value", "sta", setting="general.staff_channel")
        assert [choice["name"] for choice in offered] == ["#staff"]
        await ada.run("setup change", setting="general.staff_channel", value="#Staff")
        await ada.run("setup change", setting="general.staff_roles", value="Team, @Direzione")
        general = await settings.general(str(server.id))
        assert general.staff_channel == str(server.channel("staff").id)
        assert general.staff_roles == (str(server.role("Team").id), str(server.role("Direzione").id))
        await ada.run("setup change", setting="general.staff_channel", value="-")
        assert (await settings.general(str(server.id))).staff_channel is None
        await ada.run("setup change", setting="general.consent_before_choice", value="full")
        assert (await settings.general(str(server.id))).consent_chosen
