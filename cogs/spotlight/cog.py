"""`/progress`: members share what they did, and say whether it may be published."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands, ui
from discord.ext import commands

from cogs._ui import (
    SafeModal,
    SafeView,
    ask,
    command,
    cut,
    defer,
    group,
    reply,
    say,
    services_of,
    words_for,
)
from cogs._ui.sender import DiscordSender
from cogs.spotlight.buttons import No, Yes
from core.errors import UserFacingError
from core.limits import ATTACHMENT_BYTES
from core.text import Texts
from models.drops import DropFile
from reports.as_message import escaped
from services.inbox import Inbox
from services.spotlight import LONGEST_STORY, Spotlight

if TYPE_CHECKING:
    from cogs.bot import Salotto

PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")


class ProgressCommands(commands.GroupCog, **group("progress")):
    """For members, each for their own eyes."""

    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot
        self.spotlight = bot.services.get(Spotlight)

    async def cog_load(self) -> None:
        self.spotlight.sender = DiscordSender(self.bot)
        self.bot.services.get(Inbox).register(self.spotlight)

    @app_commands.command(**command("progress-share"))
    async def share(self, interaction: discord.Interaction) -> None:
        await ask(interaction, Share(words_for(interaction)))

    @app_commands.command(**command("progress-mine"))
    async def mine(self, interaction: discord.Interaction) -> None:
        await defer(interaction)
        server, words = str(interaction.guild_id), words_for(interaction)
        found = await self.spotlight.of_member(server, str(interaction.user.id))
        if not found:
            await say(interaction, "progress-none")
            return
        for story in found[:5]:
            key, view = f"story-{server}-{story.id}", SafeView(timeout=None)
            if story.state == "asked":
                view.add_item(Yes(key, label=words("spotlight-yes"), style=discord.ButtonStyle.success))
            view.add_item(No(key, label=words("progress-take-back")))
            text = words(f"progress-state-{story.state}", text=escaped(cut(story.text, 500)))
            await reply(interaction, text, view=view)


class Share(SafeModal):
    """What they did, and a picture of it."""

    def __init__(self, words: Texts) -> None:
        super().__init__(title=words("progress-form"))
        self._text = ui.TextInput[Any](style=discord.TextStyle.paragraph, max_length=LONGEST_STORY)
        self._file = ui.FileUpload[Any](required=False, min_values=0, max_values=1)
        for name, field in (("text", self._text), ("picture", self._file)):
            hint = words(f"progress-form-{name}.description")
            self.add_item(ui.Label(text=words(f"progress-form-{name}"), description=hint, component=field))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await defer(interaction)
        file = None
        for one in self._file.values:
            if one.content_type is not None and one.content_type not in PICTURES:
                raise UserFacingError("progress-not-a-picture", text=self._text.value[:1_500])
            if one.size > ATTACHMENT_BYTES:
                limit = ATTACHMENT_BYTES // 1024 // 1024
                raise UserFacingError("progress-too-large", limit=limit, text=self._text.value[:1_500])
            file = DropFile(one.filename, await one.read())
        spotlight = services_of(interaction).get(Spotlight)
        await spotlight.share(str(interaction.guild_id), str(interaction.user.id), self._text.value, file)
        await say(interaction, "progress-shared")
