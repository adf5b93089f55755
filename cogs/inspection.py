"""A look at Discord: what each area and each setting needs of a server, and what is missing of it.

`look_at` is for a bot that runs; `inspect` logs in with the bot's own token, looks, and leaves.
"""

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import aiohttp
import discord

from cogs.areas import Area, discover
from cogs.bot import intents
from cogs.connection import in_words, refuses_intents, refuses_token
from services.inspection import BoundSeen, Chosen, DiscordSeen, ServerSeen
from services.server_settings import models_of
from services.setting_fields import SettingField, fields_of

PATIENCE = 30.0
"""Seconds that Discord has for everything."""
TO_READ = ("view_channel", "read_message_history")
TO_WRITE = ("view_channel", "send_messages", "embed_links")
GROUND = (*TO_READ, "send_messages", "send_messages_in_threads", "embed_links", "attach_files")


def needed(areas: Iterable[Area] | None = None) -> tuple[str, ...]:
    """The permissions that Salotto needs on a server: to read and write, and what each area asks for beyond that."""
    every = discover() if areas is None else areas
    return tuple(dict.fromkeys((*GROUND, *(name for area in every for name in area.permissions))))


def bindings(areas: Iterable[Area]) -> tuple[SettingField, ...]:
    """The settings of areas that name a channel or a role, what every area needs first."""
    models = models_of(area.settings for area in areas if area.settings is not None)
    return tuple(one for one in fields_of(models) if one.binding is not None)


def look_at(guild: discord.Guild, chosen: Mapping[str, Any], areas: Iterable[Area] | None = None) -> ServerSeen:
    """How Salotto stands on a server, given every setting that was chosen there, by `area.field`."""
    every = discover() if areas is None else tuple(areas)
    me = guild.me
    rooms: tuple[discord.TextChannel | discord.ForumChannel, ...] = (*guild.text_channels, *guild.forums)
    unread = [room.name for room in rooms if _lacking(room.permissions_for(me), TO_READ)]
    bound = [seen for one in bindings(every) for seen in _bound(guild, one, chosen)]
    role = next((one.name for one in me.roles if one.is_bot_managed()), me.top_role.name)
    return ServerSeen(guild.name, _lacking(me.guild_permissions, needed(every)), tuple(unread), tuple(bound), role)


def _bound(guild: discord.Guild, field: SettingField, chosen: Mapping[str, Any]) -> Iterator[BoundSeen]:
    assert field.binding is not None
    value = chosen.get(field.key)
    ids = [value] if isinstance(value, str) else [one for one in value or () if str(one).isdecimal()]
    if not ids:
        named = bool(value)  # staff roles by their names, until somebody chooses the roles themselves
        if field.binding.asked and not named:
            yield BoundSeen(field.key, field.text_id, "unset", needed=field.binding.needed)
        return
    for one in ids:
        if field.binding.to == "channel":
            yield from _channel(guild, field, int(one), chosen)
        else:
            yield _role(guild, field, int(one))


def _channel(
    guild: discord.Guild, field: SettingField, channel_id: int, chosen: Mapping[str, Any]
) -> Iterator[BoundSeen]:
    assert field.binding is not None
    channel = guild.get_channel(channel_id)
    if channel is None:
        yield BoundSeen(field.key, field.text_id, "gone")
        return
    name = f"#{channel.name}"
    missing = _lacking(channel.permissions_for(guild.me), (*TO_WRITE, *field.binding.permissions))
    if missing:
        yield BoundSeen(field.key, field.text_id, "closed", name, missing)
    public = field.binding.staff_only and is_public(channel)
    if public:
        yield BoundSeen(field.key, field.text_id, "public", name)
    if not missing and not public:
        yield BoundSeen(field.key, field.text_id, "fine", name)


def _role(guild: discord.Guild, field: SettingField, role_id: int) -> BoundSeen:
    role = guild.get_role(role_id)
    if role is None:
        return BoundSeen(field.key, field.text_id, "gone")
    name = f"@{role.name}"
    if field.kind == "role" and (role.managed or role.is_default()):
        return BoundSeen(field.key, field.text_id, "managed", name)
    if field.kind == "role" and guild.me.top_role <= role:
        return BoundSeen(field.key, field.text_id, "above", name)
    return BoundSeen(field.key, field.text_id, "fine", name)


def is_public(channel: discord.abc.GuildChannel) -> bool:
    """Whether whoever has no role at all reads a channel."""
    return channel.permissions_for(channel.guild.default_role).view_channel


async def inspect(token: str, chosen: Chosen, *, connector: aiohttp.BaseConnector | None = None) -> DiscordSeen:
    """Log in as the bot would, look, leave. A running bot on the same token is not disturbed."""
    client = discord.Client(
        intents=intents(), chunk_guilds_at_startup=False, connector=connector, guild_ready_timeout=1.0
    )
    areas = discover()
    models = models_of(area.settings for area in areas if area.settings is not None)
    session = asyncio.create_task(client.start(token, reconnect=False))
    try:
        async with asyncio.timeout(PATIENCE):
            await _ready(client, session)
        guilds = sorted(client.guilds, key=lambda one: one.id)
        servers = [look_at(guild, await chosen(str(guild.id), models), areas) for guild in guilds]
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


def _lacking(permissions: discord.Permissions, wanted: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in wanted if not getattr(permissions, name))
