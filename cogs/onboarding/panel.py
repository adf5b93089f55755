"""The welcome panel: a message that stays, and leads whoever presses to their own steps."""

import discord

from cogs._ui import CustomId, SafeView, permission_names
from cogs.onboarding.buttons import Start
from core.errors import UserFacingError
from core.text import Texts

_LOOKED_THROUGH = 100
"""Messages among which a panel is looked for that is there already."""
_NEEDED = ("view_channel", "send_messages")


async def find_panel(channel: discord.TextChannel) -> discord.Message | None:
    """The panel that a channel has. None without one, and where nobody may look."""
    wanted = Start.custom_id_for("panel")
    try:
        async for message in channel.history(limit=_LOOKED_THROUGH):
            if message.author.id == channel.guild.me.id and wanted in _custom_ids(message):
                return message
    except discord.Forbidden:
        return None
    return None


async def post_panel(channel: discord.TextChannel, words: Texts, told_in: Texts) -> discord.Message:
    """Post a panel, in `words`. UserFacingError, with names as in `told_in`, when Discord does not allow it."""
    view = SafeView(timeout=None)
    view.add_item(Start("panel", label=words("onboarding-button-start"), style=discord.ButtonStyle.success))
    try:
        return await channel.send(words("onboarding-panel"), view=view)
    except discord.Forbidden:
        names = permission_names(told_in, _NEEDED)
        raise UserFacingError("setup-channel-closed", channel=channel.mention, permissions=names) from None


def _custom_ids(message: discord.Message) -> set[str]:
    return {
        str(CustomId.parse(custom_id) or "")
        for row in message.components
        for child in getattr(row, "children", ())
        if (custom_id := getattr(child, "custom_id", None)) is not None
    }
