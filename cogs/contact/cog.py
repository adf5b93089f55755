"""`/contact`: a private thread with staff, and the ear that keeps its transcript."""

import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands, ui
from discord.ext import commands

from cogs._ui import MEMBERS, SafeModal, ask, command, defer, moderators, reply, say, words_for
from cogs._ui.rendered import cut
from cogs._ui.sender import refusals
from cogs.contact.chosen import ContactSettings
from core.errors import UserFacingError
from core.limits import THREAD_NAME
from models.contacts import Line
from services.alerts import Alerts
from services.contacts import Contacts
from services.ports import Refusal, Refused

if TYPE_CHECKING:
    from cogs.bot import Salotto

MODERATORS = moderators(discord.Permissions(moderate_members=True))
MEASURED = timedelta(days=30)
_log = logging.getLogger(__name__)


class ContactStaff(commands.Cog):
    """For members; `/contacts` is for moderators."""

    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot
        self.contacts = bot.services.get(Contacts)
        self.alerts = bot.services.get(Alerts)

    async def cog_load(self) -> None:
        if self.bot.application_id is not None:  # not when only the commands are listed
            await self.contacts.load()

    @app_commands.command(**command("contact", MEMBERS))
    async def contact(self, interaction: discord.Interaction) -> None:
        await ask(interaction, _Form(interaction, self))

    @app_commands.command(**command("contacts", MODERATORS))
    async def waits(self, interaction: discord.Interaction) -> None:
        """How long members wait for a first answer."""
        words = words_for(interaction)
        since = self.bot.services.clock.now() - MEASURED
        waits = await self.contacts.waits(str(interaction.guild_id), since)
        lines = [words("contacts-heading", number=waits.conversations, days=MEASURED.days)]
        if waits.unanswered:
            lines.append(words("contacts-unanswered", number=waits.unanswered))
        if waits.middle is None:
            lines.append(words("contacts-too-few"))
        else:
            lines.append(words("contacts-middle", minutes=round(waits.middle.total_seconds() / 60)))
        await reply(interaction, "\n".join(lines))

    async def open(self, interaction: discord.Interaction[Any], subject: str, text: str) -> None:
        """What the form does."""
        server, member = str(interaction.guild_id), interaction.user
        await defer(interaction)
        chosen = await self.bot.services.server_settings.read(server, ContactSettings)
        channel = chosen.contact_channel or str(
            getattr(interaction.channel, "parent_id", None) or interaction.channel_id
        )
        room = _Threads(self.bot)
        try:
            opened = await self.contacts.open(server, str(member.id), member.display_name, subject, text, channel, room)
        except Refused as refused:
            await self.alerts.staff(server, "contact-thread", "alert-contact-thread", {"channel": f"<#{channel}>"})
            raise UserFacingError("contact-failed") from refused
        await self.alerts.clear(server, "contact-thread")
        await say(interaction, "contact-opened", thread=f"<#{opened.thread}>")

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        thread = str(message.channel.id)
        if not self.contacts.knows(thread) or (self.bot.user and message.author.id == self.bot.user.id):
            return
        files = [file.filename for file in message.attachments]
        text = "\n".join(part for part in (message.content, ", ".join(files)) if part)
        await self.contacts.said(
            thread,
            Line(
                str(message.id),
                str(message.author.id),
                message.author.display_name,
                text,
                message.created_at,
                message.author.bot,
            ),
        )


class _Form(SafeModal):
    def __init__(self, interaction: discord.Interaction[Any], cog: ContactStaff) -> None:
        words = words_for(interaction)
        super().__init__(title=words("contact-form-title"))
        self._cog = cog
        self._subject = ui.TextInput[Any](max_length=80)
        self._text = ui.TextInput[Any](style=discord.TextStyle.paragraph, max_length=1_500)
        self.add_item(ui.Label(text=words("contact-form-subject"), component=self._subject))
        self.add_item(
            ui.Label(
                text=words("contact-form-text"),
                description=words("contact-form-who-reads"),
                component=self._text,
            )
        )

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await self._cog.open(interaction, self._subject.value, self._text.value)


class _Threads:
    """A `services.contacts.Room` on a running bot."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def open(self, server_id: str, channel_id: str, member_id: str, name: str) -> str:
        async with refusals():
            channel = self._client.get_channel(int(channel_id))
            if not isinstance(channel, discord.TextChannel):
                raise Refused(Refusal.GONE)
            thread = await channel.create_thread(
                name=cut(name, THREAD_NAME), type=discord.ChannelType.private_thread, invitable=False
            )
        for _ in range(2):
            try:
                async with refusals():
                    await thread.add_user(discord.Object(int(member_id)))
                break
            except Refused as refused:
                _log.warning("member %s is not in their thread: %s", member_id, refused.reason)
        return str(thread.id)  # its first words name them, which lets them in too
