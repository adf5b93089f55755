"""Telling whoever owns a server what only they can mend."""

from contextlib import suppress

import discord

from cogs._ui.sender import DiscordSender
from services.ports import Post, Refused


class OwnersAlerts:
    """By direct message; who takes none finds it where it happened."""

    def __init__(self, client: discord.Client, sender: DiscordSender) -> None:
        self._client = client
        self._sender = sender

    async def alert(self, server_id: str, words: str) -> None:
        guild = self._client.get_guild(int(server_id))
        if guild is None or guild.owner_id is None:
            return
        with suppress(Refused):
            await self._sender.send_to_member(server_id, str(guild.owner_id), Post(text=f"**{guild.name}**\n{words}"))
