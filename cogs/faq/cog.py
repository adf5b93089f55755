"""`/faq`: the answers that members gave, for whoever asks next."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import MEMBERS, command, cut, options, reply, words_for
from cogs.faq.buttons import answer, offered
from core.limits import CHOICE_NAME, CHOICES
from services.faq import Faq, mark_of
from services.week_sources import WeekSources

if TYPE_CHECKING:
    from cogs.bot import Salotto


class FaqCommands(commands.Cog):
    """For members, each for their own eyes."""

    def __init__(self, bot: "Salotto") -> None:
        self.services = bot.services
        self.faq = bot.services.get(Faq)

    async def cog_load(self) -> None:
        self.services.get(WeekSources).register("faq", self.faq)

    @app_commands.command(**command("faq", MEMBERS))
    @options("faq", "question")
    async def show(self, interaction: discord.Interaction, question: str | None = None) -> None:
        server, words = str(interaction.guild_id), words_for(interaction)
        known = await self.faq.search(server)
        if not known:
            await reply(interaction, words("faq-none"))
            return
        found = next((one for one in known if mark_of(one.id) == question), None)
        if found is None and question is not None:
            found = next(iter(await self.faq.search(server, question)), None)
            if found is None:
                await reply(interaction, words("faq-not-found"), view=offered(known, words))
                return
        if found is None:
            await reply(interaction, words("faq-choose", count=len(known)), view=offered(known, words))
            return
        await answer(interaction, found)

    @show.autocomplete("question")
    async def questions(self, interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        found = await self.faq.search(str(interaction.guild_id), current)
        return [
            app_commands.Choice(name=cut(entry.question, CHOICE_NAME), value=mark_of(entry.id))
            for entry in found[:CHOICES]
        ]
