"""What a member sees of the library: a list with links, and a choice to save one or take it out."""

from typing import Any

import discord

from cogs._ui import SafeSelect, SafeView, cut, reply, say, services_of, words_for
from core.limits import OPTION_LABEL, SELECT_OPTIONS
from reports.as_message import escaped
from services.facts import discord_links
from services.library import Book, Library

SHOWN = 10


class Save(SafeSelect, area="library", action="save"):
    """Save what was chosen, or take it out again."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        library = services_of(interaction).get(Library)
        saved = await library.toggle(str(interaction.guild_id), str(interaction.user.id), self.values[0])
        await say(interaction, "library-saved" if saved else "library-unsaved")


async def show_shelf(interaction: discord.Interaction[Any], text: str = "", *, saved: bool = False) -> None:
    """What the member may see of what was published for them, the last first."""
    server, words = str(interaction.guild_id), words_for(interaction)
    library = services_of(interaction).get(Library)
    found = await library.books(server, str(interaction.user.id), text, saved=saved)
    books = [book for book in found if _may_see(interaction, book)]
    if not books:
        await say(interaction, "library-none-saved" if saved else "library-nothing-found" if text else "library-empty")
        return
    link = discord_links(server)
    lines = [
        words(
            "library-line",
            title=escaped(cut(book.drop.title, 90)),
            link=link(book.channel, book.message) or "",
            at=discord.utils.format_dt(book.at, "d"),
            saved="yes" if book.saved else "no",
        )
        for book in books[:SHOWN]
    ]
    if len(books) > SHOWN:
        lines.append(words("library-more", count=len(books) - SHOWN))
    choices = [
        discord.SelectOption(label=cut(book.drop.title, OPTION_LABEL), value=book.drop.id)
        for book in books[:SHOWN][:SELECT_OPTIONS]
    ]
    view = SafeView(timeout=None).add_item(Save(options=choices, placeholder=words("library-save-which")))
    await reply(interaction, "\n".join(lines), view=view)


def _may_see(interaction: discord.Interaction[Any], book: Book) -> bool:
    guild, member = interaction.guild, interaction.user
    if guild is None or not isinstance(member, discord.Member):
        return False
    channel = guild.get_channel_or_thread(int(book.channel)) if book.channel.isdecimal() else None
    return channel is not None and channel.permissions_for(member).view_channel
