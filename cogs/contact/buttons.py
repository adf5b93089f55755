"""The buttons of a conversation with staff."""

import io
from typing import Any

import discord

from cogs._ui import SafeButton, SafeView, confirm, defer, locale_of, moderators, reply, say, words_for
from cogs._ui.audience import admit
from cogs._ui.sender import refusals
from cogs._ui.services import services_of
from core.errors import UserFacingError
from core.text import Texts, texts
from models.contacts import Contact
from services.contacts import Contacts
from services.desk import Claimed
from services.ports import Refused

MODERATORS = moderators(discord.Permissions(moderate_members=True))


class _OfConversation(SafeButton):
    """Something done to the conversation whose number is the custom id's last part."""

    audience = MODERATORS

    @property
    def number(self) -> int:
        return int(self.id_of_what.rpartition("-")[2])

    def contacts(self, interaction: discord.Interaction[Any]) -> Contacts:
        return services_of(interaction).get(Contacts)


class Join(_OfConversation, area="contact", action="join"):
    """Into the thread, under the announcement in the staff channel."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await defer(interaction)
        found = await self.contacts(interaction).get(str(interaction.guild_id), self.number)
        thread = await _thread(interaction, found)
        try:
            async with refusals():
                await thread.add_user(interaction.user)
        except Refused:
            raise UserFacingError("contact-gone") from None
        await say(interaction, "contact-joined", thread=thread.mention)


class Claim(_OfConversation, area="contact", action="claim"):
    """I answer."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        try:
            await self._claim(interaction)
        except Claimed as first:
            over = first.by

            async def then(clicked: discord.Interaction[Any]) -> None:
                try:
                    await self._claim(clicked, over)
                except Claimed as third:
                    raise UserFacingError("contact-taken", by=f"<@{third.by}>") from third

            await confirm(interaction, words_for(interaction)("contact-take-over-ask", by=f"<@{over}>"), then)

    async def _claim(self, interaction: discord.Interaction[Any], over: str | None = None) -> None:
        """Who is waiting reads in the thread who answers."""
        server, by = str(interaction.guild_id), str(interaction.user.id)
        if not await self.contacts(interaction).claim(server, self.number, by, over):
            await say(interaction, "contact-yours-already")
            return
        words = await _server_words(interaction)
        await reply(interaction, words("contact-claimed", by=interaction.user.mention), ephemeral=False)


class Snooze(_OfConversation, area="contact", action="snooze"):
    """Out of the inbox until tomorrow, or until the member writes."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await self.contacts(interaction).snooze(str(interaction.guild_id), self.number)
        await say(interaction, "contact-snoozed")


class Close(_OfConversation, area="contact", action="close"):
    """It is over: staff say so, or the member themselves."""

    audience = SafeButton.audience

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        server, by = str(interaction.guild_id), str(interaction.user.id)
        found = await self.contacts(interaction).get(server, self.number)
        if by != found.member:
            await admit(interaction, MODERATORS)
        closed = await self.contacts(interaction).close(server, self.number, by)
        words = await _server_words(interaction)
        said = words("contact-closed", by=interaction.user.mention)
        await reply(interaction, said, view=controls(words, self.number, closed=True), ephemeral=False)
        await _archive(interaction, closed, archived=True)


class Reopen(_OfConversation, area="contact", action="reopen"):
    """There is more to say."""

    audience = SafeButton.audience

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        server, by = str(interaction.guild_id), str(interaction.user.id)
        found = await self.contacts(interaction).get(server, self.number)
        if by != found.member:
            await admit(interaction, MODERATORS)
        if found.closed_at is None:
            raise UserFacingError("contact-open-already")
        await defer(interaction, ephemeral=False)
        await _archive(interaction, found, archived=False)
        await self.contacts(interaction).reopen(server, self.number)
        words = await _server_words(interaction)
        said = words("contact-reopened", by=interaction.user.mention)
        await reply(interaction, said, view=controls(words, self.number, closed=False), ephemeral=False)


class Transcript(_OfConversation, area="contact", action="transcript"):
    """What was said, as a file; for staff and for the member whose conversation it is."""

    audience = SafeButton.audience

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        server, by = str(interaction.guild_id), str(interaction.user.id)
        found = await self.contacts(interaction).get(server, self.number)
        if by != found.member:
            await admit(interaction, MODERATORS)
        told = await self.contacts(interaction).transcript(server, self.number, locale=locale_of(interaction))
        file = discord.File(io.BytesIO(told.encode()), f"salotto-{self.number}.txt")
        await reply(interaction, words_for(interaction)("contact-transcript"), files=[file])


def controls(words: Texts, number: int, *, closed: bool) -> SafeView:
    """The buttons under what Salotto says in a conversation."""
    view = SafeView(timeout=None)
    transcript = Transcript(str(number), label=words("contact-button-transcript"))
    if closed:
        view.add_item(Reopen(str(number), label=words("contact-button-reopen")))
        return view.add_item(transcript)
    view.add_item(Claim(str(number), label=words("contact-button-claim"), style=discord.ButtonStyle.primary))
    view.add_item(Snooze(str(number), label=words("contact-button-snooze")))
    view.add_item(Close(str(number), label=words("contact-button-close"), style=discord.ButtonStyle.danger))
    return view.add_item(transcript)


async def _server_words(interaction: discord.Interaction[Any]) -> Texts:
    general = await services_of(interaction).server_settings.general(str(interaction.guild_id))
    return texts(general.locale)


async def _thread(interaction: discord.Interaction[Any], found: Contact) -> discord.Thread:
    """UserFacingError when the thread was deleted."""
    client: discord.Client = interaction.client
    thread: Any = client.get_channel(int(found.thread or 0))
    if thread is None:
        try:
            thread = await client.fetch_channel(int(found.thread or 0))
        except discord.HTTPException:
            raise UserFacingError("contact-gone") from None
    if not isinstance(thread, discord.Thread):
        raise UserFacingError("contact-gone")
    return thread


async def _archive(interaction: discord.Interaction[Any], found: Contact, *, archived: bool) -> None:
    thread = await _thread(interaction, found)
    try:
        async with refusals():
            await thread.edit(archived=archived, locked=archived)
    except Refused:
        if not archived:
            raise UserFacingError("contact-gone") from None
