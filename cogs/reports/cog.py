"""The menus with which a member reports a message or a person."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands, ui
from discord.ext import commands

from cogs._moderating.evidence import evidence_of
from cogs._ui import MEMBERS, SafeModal, ask, defer, menu, say, words_for
from cogs._ui.services import services_of
from core.errors import UserFacingError
from core.text import Texts
from services.reports import Reports

if TYPE_CHECKING:
    from cogs.bot import Salotto


class Reporting(commands.Cog):
    """For members."""

    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot
        self.reports = bot.services.get(Reports)
        self.menus = (
            app_commands.ContextMenu(callback=self.ask_why, **menu("report", MEMBERS)),
            app_commands.ContextMenu(callback=self.ask_what, **menu("report", MEMBERS)),
        )

    async def cog_load(self) -> None:
        for one in self.menus:
            self.bot.tree.add_command(one)

    async def cog_unload(self) -> None:
        for one in self.menus:
            self.bot.tree.remove_command(one.name, type=one.type)

    async def ask_why(self, interaction: discord.Interaction, message: discord.Message) -> None:
        if message.author.id == interaction.user.id:
            raise UserFacingError("report-yourself-message")
        if message.author.bot:
            raise UserFacingError("report-bot")
        await ask(interaction, _Why(words_for(interaction), message))

    async def ask_what(self, interaction: discord.Interaction, member: discord.User) -> None:
        if member.id == interaction.user.id:
            raise UserFacingError("report-yourself-person")
        if member.bot:
            raise UserFacingError("report-bot")
        await ask(interaction, _What(words_for(interaction), member))


class _Why(SafeModal):
    """What is wrong with the message, if the member wants to say."""

    def __init__(self, words: Texts, message: discord.Message) -> None:
        super().__init__(title=words("report-form-title"))
        self._message = message
        self._why = ui.TextInput[Any](
            custom_id="why",
            style=discord.TextStyle.paragraph,
            max_length=1_000,
            required=False,
            placeholder=words("report-form-placeholder"),
        )
        self.add_item(ui.TextDisplay(words("report-form-promise-message")))
        self.add_item(ui.Label(text=words("report-form-why"), component=self._why))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await defer(interaction)
        await (
            services_of(interaction)
            .get(Reports)
            .file(
                str(interaction.guild_id),
                str(interaction.user.id),
                evidence_of(self._message),
                self._message.author.display_name,
                self._why.value or None,
            )
        )
        await say(interaction, "report-filed")


class _What(SafeModal):
    """What somebody does, where no single message shows it."""

    def __init__(self, words: Texts, member: discord.User) -> None:
        super().__init__(title=words("report-form-title"))
        self._member = member
        self._what = ui.TextInput[Any](
            custom_id="what",
            style=discord.TextStyle.paragraph,
            max_length=1_000,
            placeholder=words("report-form-what-placeholder"),
        )
        self.add_item(ui.TextDisplay(words("report-form-promise-person", member=member.display_name)))
        self.add_item(ui.Label(text=words("report-form-what"), component=self._what))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await defer(interaction)
        server, by = str(interaction.guild_id), str(interaction.user.id)
        reports = services_of(interaction).get(Reports)
        await reports.file_about(server, by, str(self._member.id), self._member.display_name, self._what.value)
        await say(interaction, "report-filed")
