"""`/drop times` and `/drop archive`."""

from typing import Any

import discord
from discord import app_commands

from cogs._ui import command, defer, options, reply, say, services_of, words_for
from cogs.drops.offered import known_drops
from cogs.drops.shown import moment
from reports.as_message import escaped
from services.drop_times import DropTimes
from services.drops import Drops


def times_command() -> app_commands.Command[Any, ..., None]:
    """When the segments of a drop talk most. A new one for each bot."""

    @app_commands.command(**command("drop-times"))
    @options("drop-times", "drop")
    async def times(interaction: discord.Interaction, drop: str) -> None:
        await defer(interaction)
        found = await services_of(interaction).get(DropTimes).suggest(str(interaction.guild_id), drop)
        words = words_for(interaction)
        lines = [words("drop-times-for", title=escaped(found.drop.title))] if found.suggestions else []
        for one in found.suggestions:
            said = {"segment": escaped(one.segment), "share": one.share, "people": one.people}
            lines.append(words("drop-times-line", at=moment(one.at, "F"), **said))
        lines += [words("drop-times-few", segment=escaped(name)) for name in found.too_few]
        await reply(interaction, "\n".join(lines) or words("drop-times-nobody"))

    times.autocomplete("drop")(known_drops)
    return times


def archive_command() -> app_commands.Command[Any, ..., None]:
    """Put away what is over. A new one for each bot."""

    @app_commands.command(**command("drop-archive"))
    @options("drop-archive", "drop")
    async def archive(interaction: discord.Interaction, drop: str) -> None:
        by = str(interaction.user.id)
        found = await services_of(interaction).get(Drops).archive(str(interaction.guild_id), drop, by)
        await say(interaction, "drop-archived", title=escaped(found.title))

    archive.autocomplete("drop")(known_drops)
    return archive
