"""Another client, by other people, keeps the server from being only what discord.py happens to need."""

import asyncio

import hikari
import pytest

from tests.wire import cast
from tests.wire.wire import Wire


async def test_hikari_connects_reads_and_sends(wire: Wire) -> None:
    bot = hikari.GatewayBot(
        cast.TOKEN,
        rest_url=f"{wire.address.plain}/api/v10",
        intents=hikari.Intents.ALL_UNPRIVILEGED | hikari.Intents.MESSAGE_CONTENT | hikari.Intents.GUILD_MEMBERS,
        banner=None,
        logs=None,
        suppress_optimization_warning=True,
    )
    heard: asyncio.Queue[str | None] = asyncio.Queue()

    async def on_message(event: hikari.GuildMessageCreateEvent) -> None:
        heard.put_nowait(event.content)

    bot.subscribe(hikari.GuildMessageCreateEvent, on_message)
    await bot.start(check_for_updates=False)
    try:
        await wire.until(lambda report: bool(report["sessions"]))
        said = await wire.say("benvenuta")
        assert await asyncio.wait_for(heard.get(), 5) == "benvenuta"
        guild = bot.cache.get_guild(int(cast.GUILD))
        assert guild is not None
        assert guild.name == "La Bottega"
        assert {member.username for member in guild.get_members().values()} == {"anna", "bruno", "chiara", "salotto"}
        sent = await bot.rest.create_message(int(cast.GENERAL), "eccomi", reply=int(said["id"]))
        assert await asyncio.wait_for(heard.get(), 5) == "eccomi"
        history = await bot.rest.fetch_messages(int(cast.GENERAL))
        assert [message.id for message in history] == [sent.id, int(said["id"])]
        with pytest.raises(hikari.NotFoundError):
            await bot.rest.fetch_message(int(cast.GENERAL), 1)
    finally:
        await bot.close()
