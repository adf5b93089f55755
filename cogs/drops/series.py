"""`/drop series`: prepared drops that go out one after the other, by a rule."""

from typing import Any

import discord
from discord import app_commands

from cogs._ui import command, confirm, options, pages, reply, say, services_of, words_for
from cogs.drops.offered import known_drops, offer
from cogs.drops.shown import moment
from core.repeats import read_repeat
from reports.as_message import escaped
from services.drop_series import DropSeries


def _of(interaction: discord.Interaction[Any]) -> DropSeries:
    return services_of(interaction).get(DropSeries)


class SeriesCommands(app_commands.Group):
    """For staff."""

    def __init__(self) -> None:
        super().__init__(**command("drop-series"))

    @app_commands.command(**command("drop-series-new"))
    @options("drop-series-new", "name", "rule")
    async def new(self, interaction: discord.Interaction, name: app_commands.Range[str, 1, 80], rule: str) -> None:
        read = read_repeat(rule)
        made = await _of(interaction).new(str(interaction.guild_id), name, read, str(interaction.user.id))
        await say(interaction, "drop-series-made", name=escaped(made.name))

    @app_commands.command(**command("drop-series-add"))
    @options("drop-series-add", "series", "drop")
    async def add(self, interaction: discord.Interaction, series: str, drop: str) -> None:
        added = await _of(interaction).add(str(interaction.guild_id), series, drop, str(interaction.user.id))
        await say(interaction, "drop-series-added", title=escaped(added.title), state=added.state)

    @app_commands.command(**command("drop-series-list"))
    async def listing(self, interaction: discord.Interaction) -> None:
        words, lines = words_for(interaction), []
        for queue in await _of(interaction).queues(str(interaction.guild_id)):
            state = "paused" if queue.series.paused else "going"
            at, dry = moment(queue.next_turn, "F"), moment(queue.empty_turn, "D")
            name = escaped(queue.series.name)
            lines.append(words("drop-series-line", name=name, state=state, at=at, waiting=len(queue.approved), dry=dry))
            for one in (
                *queue.planned,
                *queue.approved,
                *(one for one in queue.others if one.state in ("draft", "review")),
            ):
                shown = moment(one.scheduled_at) if one.state == "scheduled" else words(f"drop-state-{one.state}")
                lines.append(f"- {escaped(one.title)} · {shown}")
        if not lines:
            await say(interaction, "drop-series-none")
            return
        for page in pages(lines):
            await reply(interaction, page)

    @app_commands.command(**command("drop-series-skip"))
    @options("drop-series-skip", "series")
    async def skip(self, interaction: discord.Interaction, series: str) -> None:
        found, at = await _of(interaction).skip(str(interaction.guild_id), series, str(interaction.user.id))
        await say(interaction, "drop-series-skipped", name=escaped(found.name), at=moment(at, "F"))

    @app_commands.command(**command("drop-series-pause"))
    @options("drop-series-pause", "series")
    async def pause(self, interaction: discord.Interaction, series: str) -> None:
        found = await _of(interaction).pause(str(interaction.guild_id), series, str(interaction.user.id))
        await say(interaction, "drop-series-paused", name=escaped(found.name))

    @app_commands.command(**command("drop-series-resume"))
    @options("drop-series-resume", "series")
    async def resume(self, interaction: discord.Interaction, series: str) -> None:
        by = str(interaction.user.id)
        found = await _of(interaction).pause(str(interaction.guild_id), series, by, paused=False)
        await say(interaction, "drop-series-resumed", name=escaped(found.name))

    @app_commands.command(**command("drop-series-end"))
    @options("drop-series-end", "series")
    async def end(self, interaction: discord.Interaction, series: str) -> None:
        async def then(answered: discord.Interaction[Any]) -> None:
            await _of(answered).end(str(answered.guild_id), series)
            await say(answered, "drop-series-ended")

        await confirm(interaction, words_for(interaction)("drop-series-end-sure"), then)

    @add.autocomplete("drop")
    async def _drops(self, interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        return await known_drops(interaction, current)

    @add.autocomplete("series")
    @skip.autocomplete("series")
    @pause.autocomplete("series")
    @resume.autocomplete("series")
    @end.autocomplete("series")
    async def _series(self, interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        queues = await _of(interaction).queues(str(interaction.guild_id))
        return offer([(one.series.name, one.series.id) for one in queues], current)
