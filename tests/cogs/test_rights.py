"""Every command, menu and button against every kind of caller: what the guard says, whatever Discord shows."""

import discord

from cogs._ui import Audience, audience_of
from cogs.areas import discover, named
from services.listening import Listening
from simulation.plan import ChannelPlan, PersonPlan, RolePlan, ServerPlan
from tests.cogs.conftest import Opened, services_of
from tests.cogs.rights import ADMITTED, AREA

PERMISSIONS = ("moderate_members", "kick_members", "ban_members", "manage_messages", "manage_channels", "manage_guild")
PLAN = ServerPlan(
    "Salone",
    channels=(ChannelPlan("generale"),),
    roles=(
        RolePlan("administrator", frozenset({"administrator"})),
        *(RolePlan(name, frozenset({name})) for name in PERMISSIONS),
        RolePlan("staff"),
        RolePlan("moderator"),
    ),
    people=(
        PersonPlan("member"),
        PersonPlan("owner"),
        *(PersonPlan(name, roles=(name,)) for name in (*PERMISSIONS, "administrator", "staff", "moderator")),
    ),
    owner="owner",
)
NEEDS = {
    "/warn": "moderate_members",
    "/note": "moderate_members",
    "/timeout": "moderate_members",
    "/untimeout": "moderate_members",
    "/kick": "kick_members",
    "/ban": "ban_members",
    "/softban": "ban_members",
    "/unban": "ban_members",
    "/purge": "manage_messages",
    "/slowmode": "manage_channels",
    "/lock": "manage_channels",
    "/unlock": "manage_channels",
    "/case void": "moderate_members",
    "/cases": "moderate_members",
    "/prevention": "moderate_members",
    "/duty on": "moderate_members",
    "/contacts": "moderate_members",
    "menu Record": "moderate_members",
    "menu Moderate": "moderate_members",
    "button cases:claim": "moderate_members",
    "button reports:act": "moderate_members",
    "button record:accept": "moderate_members",
    "button prevention:wrong": "moderate_members",
    "button contact:claim": "moderate_members",
}
EVERYBODYS = ("/my-record", "/contact", "menu Report to the moderators", "button record:appeal", "button reports:read")


def who_may(audience: Audience) -> set[str]:
    """The kinds of caller to whom something of this audience is open."""
    everybody = {person.name for person in PLAN.people}
    needed = {name for name, granted in audience.permissions if granted and name in everybody}
    above = {"administrator", "owner"}
    match audience.who:
        case "members":
            return everybody
        case "staff":
            return above | needed | {"staff"}
        case "moderators":
            return above | {"moderator"} | (needed if len(needed) == 1 else set())
        case "administrators":
            return above | needed
    raise AssertionError(audience.who)


async def test_everything_against_every_kind_of_caller(opened: Opened) -> None:
    ADMITTED.clear()
    async with opened(*discover(), AREA, plan=PLAN) as server:
        owner = server.person("owner")
        await owner.run("setup staff", role=server.role("staff"))
        moderator = f"<@&{server.role('moderator').id}>"
        await owner.run("setup change", setting="moderation.moderator_roles", value=moderator)
        for person in server.people:
            assert (await person.run("rights")).text == "ok"
        await services_of(server).get(Listening).flush()
        tree = server.bot.tree
        asked = {f"/{one.qualified_name}": audience_of(one) for one in tree.walk_commands()}
        for kind in (discord.AppCommandType.user, discord.AppCommandType.message):
            asked |= {f"menu {one.name}": audience_of(one) for one in tree.get_commands(type=kind)}
        for area in server.bot.areas:
            for place in area.persistent:
                button = named(place)
                asked[f"button {button.area}:{button.action}"] = button.audience
        assert len(asked) > 60
        for what, audience in asked.items():
            may = {name for name, admitted in ADMITTED.items() if what in admitted}
            assert may == who_may(audience), what
        for what, permission in NEEDS.items():
            may = {name for name, admitted in ADMITTED.items() if what in admitted}
            assert may == {permission, "administrator", "owner", "moderator"}, what
        for what in EVERYBODYS:
            assert all(what in admitted for admitted in ADMITTED.values()), what
