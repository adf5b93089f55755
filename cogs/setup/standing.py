"""Where a server stands, in lines, each looked up anew."""

from typing import Any

import discord

from cogs._ui import services_of
from cogs.inspection import bindings, look_at
from cogs.setup.making import Outcome
from cogs.setup.settings import models_of
from core.errors import UserFacingError
from core.text import Texts
from services.inspection import BoundSeen, ServerSeen
from services.server_settings import GeneralSettings
from services.setting_fields import SettingField

_SIGNS = {"fine": "✅", "unset": "➕"}
Interaction = discord.Interaction[Any]


def told(words: Texts, outcome: Outcome) -> list[str]:
    """What became of making things."""
    lines = []
    if outcome.made:
        lines.append(words("setup-made", things=", ".join(outcome.made)))
    if outcome.found:
        lines.append(words("setup-found", things=", ".join(outcome.found)))
    lines += outcome.troubles
    return lines or [words("setup-nothing-to-make")]


def one_each(seen: ServerSeen) -> list[BoundSeen]:
    """One line a channel or role, also where two things are wrong with it."""
    return list({(one.key, one.name): one for one in reversed(seen.bound)}.values())[::-1]


def bound_line(words: Texts, one: BoundSeen) -> str:
    """One channel or role, and whether it is right."""
    sign = _SIGNS.get(one.standing, "⚠️")
    said = words("setup-nothing") if one.standing == "unset" else one.name or words("setup-line-gone")
    return words("setup-line", sign=sign, setting=words(one.text_id), value=said)


def basics_line(words: Texts, general: GeneralSettings) -> str:
    """What every area needs to know."""
    return words(
        "setup-line-basics",
        sign="✅" if general.consent_chosen else "➕",
        language=words(f"choice-language-{general.locale}"),
        day=words(f"choice-day-{general.digest_day}"),
        hour=f"{general.digest_hour}:00",
        zone=general.time_zone,
        consent=words(f"choice-consent-{general.consent_before_choice}")
        if general.consent_chosen
        else words("setup-nothing"),
    )


async def look(interaction: Interaction) -> tuple[ServerSeen, GeneralSettings]:
    """How the server stands now."""
    guild, areas = guild_of(interaction), interaction.client.areas
    settings = services_of(interaction).server_settings
    chosen = await settings.values(str(guild.id), models_of(areas))
    return look_at(guild, chosen, areas), await settings.general(str(guild.id))


def field_of(interaction: Interaction, key: str) -> SettingField:
    """The setting that a button is about. UserFacingError for one that there is no more."""
    for one in bindings(interaction.client.areas):
        if one.key == key:
            return one
    raise UserFacingError("error-button-retired")


def guild_of(interaction: Interaction) -> discord.Guild:
    """The server where it was pressed."""
    if interaction.guild is None:
        raise UserFacingError("guard-on-a-server")
    return interaction.guild
