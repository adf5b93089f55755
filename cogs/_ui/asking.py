"""Whether a poll can be put where staff want it, before they write a word of it."""

from typing import Any

import discord

from cogs._ui.language import permission_names, words_for
from core.errors import UserFacingError

NEEDED = ("view_channel", "send_messages", "embed_links", "attach_files")


def check_may_ask(interaction: discord.Interaction[Any], channel_id: str, *, native: bool = False) -> None:
    """UserFacingError for a channel that is none, or where the bot may not post a poll; `native`: Discord's own."""
    guild = interaction.guild
    channel = None if guild is None else guild.get_channel(int(channel_id))
    if not isinstance(channel, discord.TextChannel):
        raise UserFacingError("poll-where")
    needed = (*NEEDED, "send_polls") if native else NEEDED
    missing = [name for name in needed if not getattr(channel.permissions_for(channel.guild.me), name)]
    if missing:
        names = permission_names(words_for(interaction), missing)
        raise UserFacingError("setup-channel-closed", channel=channel.mention, permissions=names)
