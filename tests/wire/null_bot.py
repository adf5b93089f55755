"""The least bot there is: it hears everything, does nothing with it, and answers a few commands."""

import asyncio

import discord
from discord import app_commands


class NullBot(discord.Client):
    """`heard` is every message in the order of its coming; `marks` are the gateway's own events."""

    def __init__(self, *, keep: bool = True, heartbeat_timeout: float = 60.0) -> None:
        intents = discord.Intents.default()
        intents.message_content = True
        intents.members = True
        super().__init__(
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            heartbeat_timeout=heartbeat_timeout,
            guild_ready_timeout=0.02,  # how long it waits for yet another server before it is ready
        )
        self.keep = keep
        self.heard: list[str] = []
        self.marks: list[str] = []
        self.tree = app_commands.CommandTree(self)
        self.tree.command(name="ping", description="Answers at once")(ping)
        self.tree.command(name="slow", description="Answers later")(slow)
        self.tree.command(name="publish", description="Writes the one digest of this week")(publish)

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Without the five seconds that it otherwise waits before each new session."""

    async def on_message(self, message: discord.Message) -> None:
        if self.keep:
            self.heard.append(message.content)

    async def on_ready(self) -> None:
        self.marks.append("ready")

    async def on_resumed(self) -> None:
        self.marks.append("resumed")


async def ping(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("pong", ephemeral=True)


async def slow(interaction: discord.Interaction) -> None:
    await interaction.response.defer()
    await asyncio.sleep(0.01)
    await interaction.followup.send("done")
    await interaction.followup.send("and more")


async def publish(interaction: discord.Interaction) -> None:
    await interaction.response.defer(ephemeral=True)
    assert isinstance(interaction.channel, discord.TextChannel)
    await interaction.channel.send("the digest", nonce="digest-week-47")
    await interaction.followup.send("published", ephemeral=True)


def build() -> NullBot:
    """For a process of its own: remembers nothing."""
    return NullBot(keep=False)
