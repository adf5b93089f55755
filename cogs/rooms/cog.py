"""`/purge`, `/slowmode`, `/lock`, `/unlock`."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import choice, command, confirm, defer, moderators, options, permission_names, reply, say, words_for
from cogs.rooms.doors import DiscordRooms, Room, standing_of
from cogs.rooms.purging import Asked, Found, delete, look
from core.durations import read_duration
from core.errors import UserFacingError
from core.text import texts
from models.cases import NewCase
from services.cases import Cases, moment
from services.moderation import Moderation
from services.ports import Refused
from services.timers import Timers

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
        self.cases = bot.services.get(Cases)
        self.moderation = bot.services.get(Moderation)
        self.rooms = DiscordRooms(bot)

    async def cog_load(self) -> None:
        self.bot.services.get(Timers).rooms = self.rooms

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
        found = await look(channel, asked, self.bot.services.clock.now())
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
        gone = await delete(channel, found, words("audit-reason", actor=str(interaction.user.id), reason="purge"))
        if gone.deleted:
            await self.cases.record(
                str(interaction.guild_id),
                NewCase(
                    kind="purge",
                    at=self.bot.services.clock.now(),
                    source="command",
                    channel=str(channel.id),
                    actor=str(interaction.user.id),
                    reason=words("purge-reason", number=gone.deleted),
                ),
            )
        left = len(found.all) - gone.deleted
        said = [words("purge-done", number=gone.deleted)]
        if gone.refused:
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
        self, interaction: discord.Interaction[Any], room: Room, kind: Any, reason: str | None, how_long: str | None
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
        """Close, open or slow down, then the case; nobody else does it to the same channel meanwhile."""
        server, channel = str(interaction.guild_id), str(case.channel)
        await defer(interaction)
        general = await self.bot.services.server_settings.general(server)
        server_words = texts(general.locale)
        said = case.reason or server_words("case-no-reason")
        why = server_words("audit-reason", actor=str(case.actor), reason=said)
        async with self.moderation.alone_with(server, channel):
            held = [one for one in await self.cases.holding(server, channel=channel) if one.what.kind == "lock"]
            try:
                match case.kind:
                    case "lock":
                        await self.rooms.lock(server, channel, why)
                    case "unlock":
                        if not held:
                            raise UserFacingError("rooms-not-locked", channel=f"<#{channel}>")
                        await self.rooms.unlock(server, channel, held[0].what.before or {}, why)
                    case _:
                        await self.rooms.slow_down(server, channel, seconds, why)
            except Refused as refused:
                raise UserFacingError(
                    "action-failed",
                    kind=case.kind,
                    why=str(refused.reason),
                    code=str(refused.code),
                    notice="none",
                    banned="no",
                ) from refused
            made = await self.cases.record(server, case)
        assert made is not None
        words = words_for(interaction)
        until = words("moderate-until", at=moment(case.expires_at)) if case.expires_at else ""
        done = words(f"rooms-{case.kind}", number=made.number, channel=f"<#{channel}>", seconds=seconds)
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
