"""A look at Discord with the bot's own token: the account, its intents, its permissions, the staff channel."""

import asyncio

import aiohttp
import discord

from cogs.areas import discover
from cogs.bot import intents
from cogs.connection import in_words, refuses_intents, refuses_token
from services.inspection import DiscordSeen, ServerSeen, StaffChannel

PATIENCE = 30.0
"""Seconds that Discord has for everything."""
TO_READ = ("view_channel", "read_message_history")
TO_WRITE = ("view_channel", "send_messages", "embed_links", "attach_files")
GROUND = (*TO_READ, "send_messages", "send_messages_in_threads", "embed_links", "attach_files")


def needed() -> tuple[str, ...]:
    """The permissions that Salotto needs on a server: to read and write, and what each area asks for beyond that."""
    return tuple(dict.fromkeys((*GROUND, *(name for area in discover() for name in area.permissions))))


async def inspect(
    token: str, staff_channel: StaffChannel, *, connector: aiohttp.BaseConnector | None = None
) -> DiscordSeen:
    """Log in as the bot would, look, leave. A running bot on the same token is not disturbed."""
    client = discord.Client(
        intents=intents(), chunk_guilds_at_startup=False, connector=connector, guild_ready_timeout=1.0
    )
    session = asyncio.create_task(client.start(token, reconnect=False))
    try:
        async with asyncio.timeout(PATIENCE):
            await _ready(client, session)
        servers = [await _server(guild, staff_channel) for guild in sorted(client.guilds, key=lambda one: one.id)]
        return DiscordSeen(str(client.user), servers=tuple(servers), invitation=_invitation(client))
    except Exception as error:
        if not isinstance(error, TimeoutError) and in_words(error) is None:
            raise
        return _kept_out(client, error)
    finally:
        session.cancel()
        await client.close()
        await asyncio.gather(session, return_exceptions=True)


async def _ready(client: discord.Client, session: "asyncio.Task[None]") -> None:
    # Before its login a client has no event to wait for, and a login that fails sets none.
    while not client.is_ready():
        if session.done():
            await session
            raise ConnectionError
        await asyncio.sleep(0.05)


def _kept_out(client: discord.Client, error: BaseException) -> DiscordSeen:
    if refuses_token(error):
        return DiscordSeen(problem="token")
    if refuses_intents(error):
        return DiscordSeen(str(client.user), "intents", missing_intents=_intents_off(client))
    return DiscordSeen(problem="unreachable", reason=type(error).__name__)


def _intents_off(client: discord.Client) -> tuple[str, ...]:
    """The privileged intents that the application's owner has not switched on; either of two flags means on."""
    if client.application is None:
        return ("members", "message_content")
    flags = client.application.flags
    on = {
        "members": flags.gateway_guild_members or flags.gateway_guild_members_limited,
        "message_content": flags.gateway_message_content or flags.gateway_message_content_limited,
    }
    return tuple(name for name, switched in on.items() if not switched)


def _invitation(client: discord.Client) -> str | None:
    if client.application_id is None:
        return None
    permissions = discord.Permissions(**dict.fromkeys(needed(), True))
    return discord.utils.oauth_url(
        client.application_id, permissions=permissions, scopes=("bot", "applications.commands")
    )


async def _server(guild: discord.Guild, staff_channel: StaffChannel) -> ServerSeen:
    own = guild.me.guild_permissions
    rooms: tuple[discord.TextChannel | discord.ForumChannel, ...] = (*guild.text_channels, *guild.forums)
    unread = [room.name for room in rooms if _lacking(room.permissions_for(guild.me), TO_READ)]
    missing = _lacking(own, needed())
    chosen = await staff_channel(str(guild.id))
    if chosen is None:
        return ServerSeen(guild.name, missing, tuple(unread), "unset")
    channel = guild.get_channel(int(chosen))
    if channel is None:
        return ServerSeen(guild.name, missing, tuple(unread), "gone")
    lacking = _lacking(channel.permissions_for(guild.me), TO_WRITE)
    return ServerSeen(guild.name, missing, tuple(unread), "closed" if lacking else "fine", lacking)


def _lacking(permissions: discord.Permissions, wanted: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in wanted if not getattr(permissions, name))
