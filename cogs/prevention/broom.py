"""Prevention's hands in Discord: messages taken away, invites at rest; and its eyes for what nobody has heard."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

import discord

from cogs._ui.sender import refusals
from core.limits import BULK_DELETE
from services.ports import Refusal, Refused

LOOKED_BACK = 500
"""Messages of a channel that are looked through for what was written while nobody listened."""
Written = discord.TextChannel | discord.Thread | discord.VoiceChannel | discord.StageChannel


class DiscordBroom:
    """A `services.preventing.Broom` on a running bot."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def sweep(self, server_id: str, places: Sequence[tuple[str, str]], reason: str) -> None:
        by_channel: defaultdict[str, list[discord.Object]] = defaultdict(list)
        for channel_id, message_id in dict.fromkeys(places):
            by_channel[channel_id].append(discord.Object(int(message_id)))
        worst: Refused | None = None
        for channel_id, messages in by_channel.items():
            channel = self._client.get_channel(int(channel_id))
            if not isinstance(channel, Written):
                continue
            for at in range(0, len(messages), BULK_DELETE):
                try:
                    async with refusals():
                        await channel.delete_messages(messages[at : at + BULK_DELETE], reason=reason or None)
                except Refused as refused:
                    if refused.reason is not Refusal.GONE:
                        worst = refused  # the other channels are swept all the same
        if worst is not None:
            raise worst

    async def pause_invites(self, server_id: str, until: datetime | None, reason: str) -> None:
        guild = self._client.get_guild(int(server_id))
        if guild is None:
            raise Refused(Refusal.UNREACHABLE)
        async with refusals():
            await guild.edit(invites_disabled_until=until, reason=reason or None)  # type: ignore[arg-type]


async def written_after(guild: discord.Guild, after: int) -> list[discord.Message]:
    """What was written on a server after an id, wherever Salotto may read. Where it may not, nothing."""
    found: list[discord.Message] = []
    for channel in (*guild.channels, *guild.threads):
        if not isinstance(channel, Written) or (channel.last_message_id or 0) <= after:
            continue
        try:
            async with refusals():
                found += [one async for one in channel.history(after=discord.Object(after), limit=LOOKED_BACK)]
        except Refused:
            continue
    return found
