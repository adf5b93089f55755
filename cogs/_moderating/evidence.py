"""A message as evidence: what it said when the case was opened."""

import re
from typing import Any

import discord

from core.errors import UserFacingError
from models.case_values import Evidence

_LINK = re.compile(
    r"(?:https?://\S*discord\S*/channels/(?P<guild>\d+)/)?(?P<channel>\d{15,})[/-](?P<message>\d{15,})/?"
)


def evidence_of(message: discord.Message) -> Evidence:
    """What a message says now."""
    return Evidence(
        message=str(message.id),
        channel=str(message.channel.id),
        author=str(message.author.id),
        text=message.content,
        at=message.created_at,
        attachments=tuple(file.filename for file in message.attachments),
    )


async def message_at(interaction: discord.Interaction[Any], link: str) -> discord.Message:
    """The message that a link leads to. UserFacingError when it is no link to one of this server that can be read."""
    found = _LINK.fullmatch(link.strip())
    guild = interaction.guild
    if found is None or guild is None or found["guild"] not in (None, str(guild.id)):
        raise UserFacingError("evidence-no-link")
    channel = guild.get_channel_or_thread(int(found["channel"]))
    if not isinstance(channel, discord.abc.Messageable):
        raise UserFacingError("evidence-gone")
    try:
        return await channel.fetch_message(int(found["message"]))
    except discord.HTTPException:
        raise UserFacingError("evidence-gone") from None
