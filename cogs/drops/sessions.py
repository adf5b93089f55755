"""`/drop session`, and Discord's scheduled events."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands

from cogs._ui import command, defer, locale_of, options, say, services_of
from cogs._ui.sender import refusals
from cogs.drops.offered import known_drops
from cogs.drops.shown import moment
from core.durations import read_duration
from core.moments import read_hour_moment
from reports.as_message import escaped
from services.drop_sessions import DropSessions, Event
from services.ports import Refusal, Refused

HOUR = "1h"


class DiscordEvents:
    """The `services.drop_sessions.Events` of a running bot."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def create(self, server_id: str, event: Event) -> str:
        async with refusals():
            made = await self._guild(server_id).create_scheduled_event(
                name=event.name,
                description=event.description,
                start_time=event.starts_at,
                end_time=event.ends_at,
                privacy_level=discord.PrivacyLevel.guild_only,
                **self._where(event),
            )
            return str(made.id)

    async def find(self, server_id: str, event: Event) -> str | None:
        async with refusals():
            for one in await self._guild(server_id).fetch_scheduled_events(with_counts=False):
                ours = self._client.user is not None and one.creator_id == self._client.user.id
                there = one.location == event.place if event.channel is None else str(one.channel_id) == event.channel
                if ours and there and one.name == event.name and one.start_time == event.starts_at:
                    return str(one.id)
        return None

    async def change(self, server_id: str, event_id: str, event: Event) -> None:
        async with refusals():
            known = await self._guild(server_id).fetch_scheduled_event(int(event_id), with_counts=False)
            await known.edit(
                name=event.name,
                description=event.description,
                start_time=event.starts_at,
                end_time=event.ends_at,
                **self._where(event),
            )

    async def remove(self, server_id: str, event_id: str) -> None:
        async with refusals():
            known = await self._guild(server_id).fetch_scheduled_event(int(event_id), with_counts=False)
            await known.delete()

    async def interested(self, server_id: str, event_id: str) -> Sequence[str]:
        async with refusals():
            known = await self._guild(server_id).fetch_scheduled_event(int(event_id), with_counts=False)
            return [str(user.id) async for user in known.users() if not user.bot]

    def _guild(self, server_id: str) -> discord.Guild:
        guild = self._client.get_guild(int(server_id))
        if guild is None:
            raise Refused(Refusal.UNREACHABLE)
        return guild

    def _where(self, event: Event) -> dict[str, Any]:
        if event.channel is None:
            return {"entity_type": discord.EntityType.external, "location": event.place}
        room = self._client.get_channel(int(event.channel))
        if not isinstance(room, discord.VoiceChannel | discord.StageChannel):
            raise Refused(Refusal.GONE)
        stage = isinstance(room, discord.StageChannel)
        return {
            "entity_type": discord.EntityType.stage_instance if stage else discord.EntityType.voice,
            "channel": room,
        }


def session_command() -> app_commands.Command[Any, ..., None]:
    """`/drop session`, a new one for each bot."""

    @app_commands.command(**command("drop-session"))
    @options("drop-session", "drop", "when", "length", "room", "place")
    async def session(
        interaction: discord.Interaction,
        drop: str,
        when: str,
        length: str = HOUR,
        room: discord.VoiceChannel | discord.StageChannel | None = None,
        place: app_commands.Range[str, 1, 100] | None = None,
    ) -> None:
        await defer(interaction)
        services, server = services_of(interaction), str(interaction.guild_id)
        zone = (await services.server_settings.general(server)).zone
        at = read_hour_moment(when, services.clock.now(), zone, locale_of(interaction))
        where, known = None if room is None else str(room.id), services.get(DropSessions)
        live = await known.plan(server, drop, at, read_duration(length), channel=where, place=place)
        shown = f"<#{live.channel}>" if live.channel else escaped(live.place or "")
        await say(interaction, "drop-session-planned", at=moment(at, "F"), where=shown)

    session.autocomplete("drop")(known_drops)
    return session
