"""The guided set-up with each of its creations failing in turn, or the process dying in the middle of it."""

from collections import Counter

import pytest

from cogs.setup.making import make
from core.text import texts
from services.door import DoorSettings
from services.server_settings import GeneralSettings
from services.setting_up import LEASE
from simulation.faults import ANSWERED, DOWN, EXPIRED, LOST, LOST_AFTER, REFUSED, Fault, each_call_failing, failing
from simulation.reading import Answer
from simulation.world import Server
from tests.cogs.conftest import Opened, services_of, told, unanswered
from tests.cogs.test_setup_guide import CHANNELS, EMPTY, MADE, ROLES, channels, chosen, pick, press

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")


async def as_it_was(server: Server) -> None:
    """Take away whatever the set-up made and chose."""
    backend, planned = server.environment.backend, {one.name for one in EMPTY.channels}
    for channel in server.guild.channels:
        if channel.name not in planned:
            backend.delete_channel(channel.id)
    for role in server.guild.roles:
        if role.name in ("Staff", "Membri"):
            backend.delete_role(server.id, role.id)
    settings, guild = services_of(server).server_settings, str(server.id)
    names = [name for name in DoorSettings.model_fields if name.endswith(("_channel", "_role"))]
    await settings.change(guild, DoorSettings, "1", **dict.fromkeys(names))
    await settings.change(guild, GeneralSettings, "1", staff_channel=None, staff_roles=(), staff_category=None)
    for model in (area.settings for area in server.bot.areas if area.settings is not None):
        bound = [name for name in model.model_fields if name.endswith("channel") and model.area not in ("general",)]
        if bound and model is not DoorSettings:
            await settings.change(guild, model, "1", **dict.fromkeys(bound))
    await server.settle()


def is_whole(server: Server) -> bool:
    """Everything is there, each once."""
    roles = Counter(role.name for role in server.guild.roles)
    return channels(server) == MADE and len(server.guild.categories) == 1 and roles["Staff"] == roles["Membri"] == 1


@pytest.mark.parametrize(
    ("fault", "every"), [(REFUSED, True), (LOST, False), (LOST_AFTER, True)], ids=lambda one: getattr(one, "name", "")
)
async def test_whichever_creation_fails_it_is_told_and_the_next_press_makes_the_rest_once(
    opened: Opened, fault: Fault, every: bool
) -> None:
    async with opened(plan=EMPTY) as server:
        ada = server.person("Ada")
        shown = await ada.run("setup start")
        answers: list[Answer] = []

        async def empty(_: int) -> None:
            await as_it_was(server)
            answers.clear()

        async def all_of_it(_: None) -> None:
            answers.append(await press(ada, shown, "all:v1:"))

        failures = each_call_failing(
            server,
            all_of_it,
            before=empty,
            faults=(fault,),
            only=(CHANNELS, ROLES).__contains__,
            every=every,
        )
        async for failure in failures:
            told(server)
            said = answers[-1].text
            assert any(words in said for words in ("Discord non mi ha", "Impostazioni del server")), str(failure)
            await press(ada, shown, "all:v1:")
            assert is_whole(server), str(failure)


async def test_a_process_that_dies_in_the_middle_is_followed_by_one_that_makes_only_the_rest(opened: Opened) -> None:
    async with opened(plan=EMPTY) as server:
        ada = server.person("Ada")
        shown = await ada.run("setup start")
        for nth, call in ((0, CHANNELS), (2, CHANNELS), (1, ROLES)):
            with failing(server, call, LOST_AFTER, skip=nth):
                await press(ada, shown, "all:v1:")
            told(server)
            await server.restart(killed=True)
            await server.advance(LEASE)
            await press(ada, shown, "all:v1:")
            assert is_whole(server), f"{call} {nth}"
            await as_it_was(server)


async def test_clicks_that_discord_does_not_answer_to_are_kept_and_shown_when_pressed_again(opened: Opened) -> None:
    async with opened(plan=EMPTY) as server:
        ada, where = server.person("Ada"), server.channel("generale")
        for fault in (EXPIRED, ANSWERED, DOWN):
            await as_it_was(server)
            shown = await ada.run("setup start")
            page = await pick(ada, shown, "onboarding.welcome_channel")
            custom_id = "setup:channel:v1:onboarding.welcome_channel"
            await unanswered(server, fault, ada.choose(page, where, custom_id=custom_id))
            assert await chosen(server, "onboarding.welcome_channel") == str(where.id), fault.name
            assert "#generale" in (await ada.choose(page, where, custom_id=custom_id)).text
            await unanswered(server, fault, press(ada, shown, "all:v1:"))
            again = await press(ada, shown, "all:v1:")
            assert again.text
            assert channels(server) == MADE, fault.name


async def test_nothing_is_made_twice_when_discord_is_slow_to_announce_it(opened: Opened) -> None:
    async with opened(plan=EMPTY) as server:
        first = await make(server.bot, server.guild, "1", texts("it"))
        second = await make(server.bot, server.guild, "1", texts("it"))
        assert len(first.made) == 7
        assert (second.made, second.troubles) == ([], [])
