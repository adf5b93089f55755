"""What is offered while staff type a drop or a segment."""

from typing import Any

import discord
from discord import app_commands

from cogs._ui import cut, services_of, words_for
from core.limits import CHOICE_NAME, CHOICES
from services.drops import Drops
from services.needs import Needs


async def known_drops(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
    """The drops of the server, but for those put away."""
    words = words_for(interaction)
    found = await services_of(interaction).get(Drops).list(str(interaction.guild_id))
    named = [
        (f"{cut(one.title, 70)} · {words(f'drop-state-{one.state}')}", one.id)
        for one in found
        if one.state != "archived"
    ]
    return offer(named, current)


async def known_segments(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
    """The segments of the server, and its roles."""
    found = await services_of(interaction).get(Drops).segments(str(interaction.guild_id))
    return offer([(one.name, one.id) for one in found], current)


async def known_needs(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
    """The needs that members and staff spoke of."""
    found = await services_of(interaction).get(Needs).all(str(interaction.guild_id))
    return offer([(one.label, one.label) for one in found], current)


def offer(named: list[tuple[str, str]], typed: str) -> list[app_commands.Choice[str]]:
    """Those whose name holds what was typed."""
    wanted = typed.strip().casefold()
    found = [(name, value) for name, value in named if wanted in name.casefold()]
    return [app_commands.Choice(name=cut(name, CHOICE_NAME), value=value) for name, value in found[:CHOICES]]
