"""`/purge`, `/slowmode`, `/lock`, `/unlock`."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import choice, command, confirm, defer, moderators, options, permission_names, reply, say, words_for
from cogs._ui.sender import refusals
from cogs.rooms.doors import DiscordRooms, Room, standing_of
from cogs.rooms.purging import Asked, Found, delete, look
from core.durations import read_duration
from core.errors import UserFacingError
from models.case_values import NewCase
from services.case_words import moment
from services.enforcing import AlreadyAsked
from services.ports import Refused
from services.rooms import RoomKeeping

if TYPE_CHECKING:
    from cogs.bot import Salotto

CLEANERS = moderators(discord.Permissions(manage_messages=True))
KEEPERS = moderators(discord.Permissions(manage_channels=True))
SLOWEST = timedelta(hours=6)
Text = app_commands.Range[str, 1, 500]


class RoomCommands(commands.Cog):
    """For moderators, about the channel they are in unless they name another."""

    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot
        self.keeping = bot.services.get(RoomKeeping)

    async def cog_load(self) -> None:
        self.keeping.rooms = DiscordRooms(self.bot)

    @app_commands.command(**command("purge", CLEANERS))
    @options("purge", "count", "member", "what", "containing", "after", "before")
    @app_commands.choices(what=[choice(f"purge-{name}", name) for name in ("bots", "links", "files")])
    async def purge(
        self,
        interaction: discord.Interaction,
        count: app_commands.Range[int, 1, 500],
        member: discord.User | None = None,
        what: str | None = None,
        containing: Text | None = None,
        after: str | None = None,
        before: str | None = None,
    ) -> None:
        channel = interaction.channel
        if not isinstance(channel, discord.TextChannel | discord.Thread | discord.VoiceChannel):
            raise UserFacingError("rooms-not-here")
        _needed(interaction, channel, "manage_messages", "read_message_history")
        await defer(interaction)
        asked = Asked(count, member.id if member else None, what, containing, _message_id(after), _message_id(before))
        try:
            async with refusals():
                found = await look(channel, asked, self.bot.services.clock.now())
        except Refused as refused:
            values = {"why": str(refused.reason), "code": str(refused.code), "notice": "none", "banned": "no"}
            raise UserFacingError("action-failed", kind="purge", **values) from refused
        if not found.all:
            await say(interaction, "purge-nothing")
            return
        words = words_for(interaction)
        question = words("purge-ask", number=len(found.all), old=len(found.old))

        async def then(clicked: discord.Interaction[Any]) -> None:
            await self._purge(clicked, channel, found)

        await confirm(interaction, question, then)

    async def _purge(self, interaction: discord.Interaction[Any], channel: Any, found: Found) -> None:
        await defer(interaction)
        words = words_for(interaction)
        why = words("audit-reason", actor=str(interaction.user.id), reason="purge")
        refused = False

        async def deleting() -> int:
            nonlocal refused
            gone = await delete(channel, found, why)
            refused = gone.refused
            return gone.deleted

        case = self._case(interaction, channel, "purge", None, None)
        server = str(interaction.guild_id)
        deleted = await self.keeping.clear(server, case, [str(one.id) for one in found.all], deleting)
        left = len(found.all) - deleted
        said = [words("purge-done", number=deleted)]
        if refused:
            said.append(words("purge-refused"))
        elif left:
            said.append(words("purge-left", number=left))
        await reply(interaction, "\n".join(said))

    @app_commands.command(**command("slowmode", KEEPERS))
    @options("slowmode", "delay", "how_long", "channel", "reason")
    async def slowmode(
        self,
        interaction: discord.Interaction,
        delay: str,
        how_long: str | None = None,
        channel: discord.TextChannel | None = None,
        reason: Text | None = None,
    ) -> None:
        room = _room(interaction, channel)
        none = delay.strip() in ("0", "off", "no")
        seconds = 0 if none else int(read_duration(delay, at_most=SLOWEST).total_seconds())
        before = {"seconds": getattr(room, "slowmode_delay", 0)}
        case = self._case(interaction, room, "slowmode", reason, None if none else how_long)
        await self._do(interaction, replace(case, before=before), seconds)

    @app_commands.command(**command("lock", KEEPERS))
    @options("lock", "how_long", "channel", "reason")
    async def lock(
        self,
        interaction: discord.Interaction,
        how_long: str | None = None,
        channel: discord.TextChannel | None = None,
        reason: Text | None = None,
    ) -> None:
        room = _room(interaction, channel)
        case = self._case(interaction, room, "lock", reason, how_long)
        await self._do(interaction, replace(case, before=standing_of(room)))

    @app_commands.command(**command("unlock", KEEPERS))
    @options("unlock", "channel", "reason")
    async def unlock(
        self,
        interaction: discord.Interaction,
        channel: discord.TextChannel | None = None,
        reason: Text | None = None,
    ) -> None:
        room = _room(interaction, channel)
        await self._do(interaction, self._case(interaction, room, "unlock", reason, None))

    def _case(
        self,
        interaction: discord.Interaction[Any],
        room: Room | discord.Thread,
        kind: Any,
        reason: str | None,
        how_long: str | None,
    ) -> NewCase:
        now = self.bot.services.clock.now()
        return NewCase(
            kind=kind,
            at=now,
            source="command",
            channel=str(room.id),
            actor=str(interaction.user.id),
            reason=reason,
            expires_at=now + read_duration(how_long) if how_long else None,
        )

    async def _do(self, interaction: discord.Interaction[Any], case: NewCase, seconds: int = 0) -> None:
        """Close, open or slow down; what was done is said."""
        await defer(interaction)
        try:
            made = await self.keeping.do(str(interaction.guild_id), case, seconds, asked=f"i{interaction.id}")
        except AlreadyAsked:
            return
        words = words_for(interaction)
        until = words("moderate-until", at=moment(case.expires_at)) if case.expires_at else ""
        done = words(f"rooms-{case.kind}", number=made.number, channel=f"<#{case.channel}>", seconds=seconds)
        await reply(interaction, f"{done} {until}".rstrip())


def _room(interaction: discord.Interaction[Any], chosen: discord.TextChannel | None) -> Room:
    room = chosen or interaction.channel
    if not isinstance(room, Room):
        raise UserFacingError("rooms-not-here")
    _needed(interaction, room, "manage_channels", "manage_roles")
    return room


def _needed(interaction: discord.Interaction[Any], room: Any, *names: str) -> None:
    """UserFacingError when Salotto may not do this here."""
    allowed = room.permissions_for(room.guild.me)
    missing = [name for name in names if not getattr(allowed, name)]
    if missing:
        names_read = permission_names(words_for(interaction), missing)
        raise UserFacingError("action-bot-lacks", permission=names_read)


def _message_id(link: str | None) -> int | None:
    """The id at the end of a message's link, or an id as it is."""
    if link is None:
        return None
    last = link.strip().rstrip("/").replace("-", "/").rpartition("/")[2]
    if not last.isdecimal() or len(last) < 15:
        raise UserFacingError("evidence-no-link")
    return int(last)
