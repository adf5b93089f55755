"""The commands with which moderators act on members, and the menus that do the same from a name or a message."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from cogs._moderating.enforcer import DiscordEnforcer
from cogs._moderating.evidence import evidence_of, message_at
from cogs._moderating.flow import carry_out
from cogs._moderating.forms import ActOnMessage
from cogs._ui import ask, command, defer, menu, moderators, options, reply, words_for
from cogs._ui.rendered import pages
from core.durations import read_duration
from core.errors import UserFacingError
from models.case_values import CaseKind, Wanted
from services.case_words import lines_of, title_of
from services.cases import Cases
from services.enforcing import Order
from services.moderation import Moderation
from services.timers import Timers

if TYPE_CHECKING:
    from cogs.bot import Salotto

MODERATORS = moderators(discord.Permissions(moderate_members=True))
KICKERS = moderators(discord.Permissions(kick_members=True))
BANNERS = moderators(discord.Permissions(ban_members=True))
LONGEST_REASON = 1_500
Reason = app_commands.Range[str, 1, LONGEST_REASON]
Someone = discord.Member | discord.User


class Moderate(commands.Cog):
    """For moderators."""

    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot
        self.cases = bot.services.get(Cases)
        self.moderation = bot.services.get(Moderation)
        self.menus = (
            app_commands.ContextMenu(callback=self.record, **menu("record", MODERATORS)),
            app_commands.ContextMenu(callback=self.act_on, **menu("moderate", MODERATORS)),
        )

    async def cog_load(self) -> None:
        self.moderation.enforcer = DiscordEnforcer(self.bot)
        self.bot.services.get(Timers)  # its ends are planned from now on
        for one in self.menus:
            self.bot.tree.add_command(one)

    async def cog_unload(self) -> None:
        for one in self.menus:
            self.bot.tree.remove_command(one.name, type=one.type)

    @app_commands.command(**command("warn", MODERATORS))
    @options("warn", "member", "reason", "message")
    async def warn(
        self, interaction: discord.Interaction, member: discord.User, reason: Reason, message: str | None = None
    ) -> None:
        await self._order(interaction, "warning", member, reason, message=message)

    @app_commands.command(**command("note", MODERATORS))
    @options("note", "member", "text", "message")
    async def note(
        self, interaction: discord.Interaction, member: discord.User, text: Reason, message: str | None = None
    ) -> None:
        await self._order(interaction, "note", member, text, message=message)

    @app_commands.command(**command("timeout", MODERATORS))
    @options("timeout", "member", "how_long", "reason", "message")
    async def timeout(
        self,
        interaction: discord.Interaction,
        member: discord.User,
        how_long: str,
        reason: Reason | None = None,
        message: str | None = None,
    ) -> None:
        await self._order(interaction, "timeout", member, reason, length=read_duration(how_long), message=message)

    @app_commands.command(**command("untimeout", MODERATORS))
    @options("untimeout", "member", "reason")
    async def untimeout(
        self, interaction: discord.Interaction, member: discord.User, reason: Reason | None = None
    ) -> None:
        await self._order(interaction, "untimeout", member, reason)

    @app_commands.command(**command("kick", KICKERS))
    @options("kick", "member", "reason", "message")
    async def kick(
        self,
        interaction: discord.Interaction,
        member: discord.User,
        reason: Reason | None = None,
        message: str | None = None,
    ) -> None:
        await self._order(interaction, "kick", member, reason, message=message)

    @app_commands.command(**command("ban", BANNERS))
    @options("ban", "member", "reason", "how_long", "delete_days", "message")
    async def ban(
        self,
        interaction: discord.Interaction,
        member: discord.User,
        reason: Reason | None = None,
        how_long: str | None = None,
        delete_days: app_commands.Range[int, 0, 7] = 0,
        message: str | None = None,
    ) -> None:
        length = read_duration(how_long) if how_long else None
        await self._order(interaction, "ban", member, reason, length=length, delete_days=delete_days, message=message)

    @app_commands.command(**command("softban", BANNERS))
    @options("softban", "member", "reason", "delete_days", "message")
    async def softban(
        self,
        interaction: discord.Interaction,
        member: discord.User,
        reason: Reason | None = None,
        delete_days: app_commands.Range[int, 1, 7] = 1,
        message: str | None = None,
    ) -> None:
        await self._order(interaction, "softban", member, reason, delete_days=delete_days, message=message)

    @app_commands.command(**command("unban", BANNERS))
    @options("unban", "member", "reason")
    async def unban(self, interaction: discord.Interaction, member: discord.User, reason: Reason | None = None) -> None:
        await self._order(interaction, "unban", member, reason)

    async def record(self, interaction: discord.Interaction, member: discord.User) -> None:
        """Everything that is on somebody's record, to the moderator who asks."""
        words, server = words_for(interaction), str(interaction.guild_id)
        found = await self.cases.page(server, Wanted(member=str(member.id)))
        standing = await self.cases.standing(server, str(member.id), "note", None)
        lines = [words("record-of", member=member.mention, cases=found.total, points=f"{standing.points:g}")]
        for one in found.cases:
            lines += [f"**{title_of(one, words)}**", *(f"> {line}" for line in lines_of(one, words)[1:])]
        await reply(interaction, pages(lines)[0])

    async def act_on(self, interaction: discord.Interaction, message: discord.Message) -> None:
        """A form about a message: what to do to its author, with the message as evidence."""
        await ask(interaction, ActOnMessage(words_for(interaction), message))

    async def _order(
        self,
        interaction: discord.Interaction,
        kind: CaseKind,
        target: Someone,
        reason: str | None,
        *,
        length: timedelta | None = None,
        delete_days: int = 0,
        message: str | None = None,
    ) -> None:
        shown: Any = ()
        if message is not None:
            await defer(interaction)
            found = await message_at(interaction, message)
            if found.author.id != target.id:
                raise UserFacingError("evidence-of-another", member=target.mention)
            shown = (evidence_of(found),)
        order = Order(
            kind=kind,
            member=str(target.id),
            member_name=target.display_name,
            actor=str(interaction.user.id),
            reason=reason,
            length=length,
            delete_days=delete_days,
            evidence=shown,
        )
        await carry_out(interaction, order)
