"""Discord's own polls, read whole and ended."""

from collections import defaultdict

import discord

from cogs._ui.sender import refusals
from services.ports import PollSeen, Refusal, Refused

MOST_VOTERS = 1_000_000
"""discord.py reads as many as Discord counted; while it has not counted, that is too few."""


class DiscordPolls:
    """A `services.ports.PollKeeper` on a running bot."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def read(self, channel_id: str, message_id: str) -> PollSeen:
        async with refusals():
            poll = await self._poll(channel_id, message_id)
            chosen, bots = defaultdict[str, list[int]](list), set[str]()
            for answer in poll.answers:
                async for voter in answer.voters(limit=MOST_VOTERS):
                    chosen[str(voter.id)].append(answer.id)
                    if voter.bot:
                        bots.add(str(voter.id))
        by_voter = {voter: tuple(answers) for voter, answers in chosen.items()}
        return PollSeen(poll.is_finalised(), poll.expires_at, by_voter, frozenset(bots))

    async def end(self, channel_id: str, message_id: str) -> None:
        async with refusals():
            poll = await self._poll(channel_id, message_id)
            if not poll.is_finalised():
                await poll.end()

    async def _poll(self, channel_id: str, message_id: str) -> discord.Poll:
        channel = self._client.get_channel(int(channel_id)) or await self._client.fetch_channel(int(channel_id))
        if not isinstance(channel, discord.abc.Messageable):
            raise Refused(Refusal.UNFIT)
        message = await channel.fetch_message(int(message_id))
        if message.poll is None:
            raise Refused(Refusal.GONE)
        return message.poll
