"""`/case` and `/cases`, and the ear that hears what is done by hand."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs._moderating.enforcer import DiscordEnforcer, entry_of
from cogs._ui import choice, command, defer, moderators, options, reply, say, words_for
from cogs._ui.sender import DiscordSender
from cogs.cases.pages import Leaves
from cogs.cases.shown import embed_of
from core.durations import read_duration
from core.limits import TIMEOUT
from core.text import texts
from models.case_values import CaseKind, Wanted
from services.alerts import Alerts
from services.by_hand import ByHand
from services.cases import Cases
from services.desk import Desk
from services.moderation import Moderation
from services.ports import Refusal, Refused
from services.safekeeping import Safekeeping
from services.settling import Settling

if TYPE_CHECKING:
    from cogs.bot import Salotto

MODERATORS = moderators(discord.Permissions(moderate_members=True))
KINDS: tuple[CaseKind, ...] = (
    "note",
    "warning",
    "timeout",
    "kick",
    "softban",
    "ban",
    "unban",
    "automod",
    "report",
    "appeal",
    "lock",
)
_log = logging.getLogger(__name__)


class CaseFile(commands.Cog):
    """For moderators."""

    one = app_commands.Group(**command("case", MODERATORS))

    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot
        self.cases = bot.services.get(Cases)
        self.by_hand = bot.services.get(ByHand)
        self.moderation = bot.services.get(Moderation)
        self.alerts = bot.services.get(Alerts)
        self._reading: set[asyncio.Task[None]] = set()

    async def cog_load(self) -> None:
        self.bot.services.get(Desk).sender = DiscordSender(self.bot)
        self.bot.services.get(Settling).log = DiscordEnforcer(self.bot)
        self.bot.services.get(Safekeeping)  # its nights are planned from now on

    async def cog_unload(self) -> None:
        for task in self._reading:
            task.cancel()
        if self._reading:
            await asyncio.wait(self._reading)

    # Commands

    @one.command(**command("case-show"))
    @options("case-show", "number")
    async def show(self, interaction: discord.Interaction, number: app_commands.Range[int, 1]) -> None:
        server = str(interaction.guild_id)
        found = await self.cases.get(server, number)
        await reply(interaction, embeds=[embed_of(found, words_for(interaction), server)])

    @one.command(**command("case-edit"))
    @options("case-edit", "number", "reason")
    async def edit(
        self,
        interaction: discord.Interaction,
        number: app_commands.Range[int, 1],
        reason: app_commands.Range[str, 1, 1500],
    ) -> None:
        await defer(interaction)
        await self.cases.edit(str(interaction.guild_id), number, str(interaction.user.id), reason)
        await say(interaction, "case-edited", number=number)

    @one.command(**command("case-void"))
    @options("case-void", "number", "reason")
    async def void(
        self,
        interaction: discord.Interaction,
        number: app_commands.Range[int, 1],
        reason: app_commands.Range[str, 1, 500] | None = None,
    ) -> None:
        await defer(interaction)
        server = str(interaction.guild_id)
        before = await self.cases.get(server, number)
        held = before.holds(self.bot.services.clock.now())
        await self.cases.void(server, number, str(interaction.user.id), reason)
        words = words_for(interaction)
        said = [words("case-voided", number=number)]
        if held and before.what.kind in ("ban", "timeout"):
            said.append(words(f"case-voided-holds-{before.what.kind}"))
        await reply(interaction, "\n".join(said))

    @one.command(**command("case-claim"))
    @options("case-claim", "number")
    async def claim(self, interaction: discord.Interaction, number: app_commands.Range[int, 1]) -> None:
        await defer(interaction)
        await self.cases.claim(str(interaction.guild_id), number, str(interaction.user.id))
        await say(interaction, "case-claimed", number=number)

    @app_commands.command(**command("cases", MODERATORS))
    @options("cases", "member", "moderator", "kind", "since")
    @app_commands.choices(kind=[choice(f"case-{kind}", kind) for kind in KINDS])
    async def list(
        self,
        interaction: discord.Interaction,
        member: discord.User | None = None,
        moderator: discord.User | None = None,
        kind: str | None = None,
        since: str | None = None,
    ) -> None:
        begin = self.bot.services.clock.now() - read_duration(since, at_most=timedelta(days=3650)) if since else None
        wanted = Wanted(
            member=str(member.id) if member else None,
            actor=str(moderator.id) if moderator else None,
            kinds=frozenset({kind}) if kind else frozenset(),
            since=begin,
        )
        page = await self.cases.page(str(interaction.guild_id), wanted)
        words = words_for(interaction)
        if not page.cases:
            await say(interaction, "cases-none")
            return
        view = Leaves(interaction, self.cases, wanted, page)
        await reply(interaction, view.said(words), view=view if view.needed else None)

    # What is done by hand

    @commands.Cog.listener()
    async def on_audit_log_entry_create(self, logged: discord.AuditLogEntry) -> None:
        entry = entry_of(logged, self.bot)
        if entry is not None:
            await self.by_hand.seen(str(logged.guild.id), entry)

    @commands.Cog.listener()
    async def on_member_ban(self, guild: discord.Guild, user: discord.User | discord.Member) -> None:
        await self._unseen(guild, "ban", user)

    @commands.Cog.listener()
    async def on_member_unban(self, guild: discord.Guild, user: discord.User) -> None:
        await self._unseen(guild, "unban", user)

    @commands.Cog.listener()
    async def on_member_update(self, before: discord.Member, after: discord.Member) -> None:
        if before.timed_out_until != after.timed_out_until:
            kind: CaseKind = "timeout" if after.is_timed_out() else "untimeout"
            await self._unseen(after.guild, kind, after)

    async def _unseen(self, guild: discord.Guild, kind: CaseKind, user: discord.User | discord.Member) -> None:
        """Without the audit log, the event itself is all there is."""
        if guild.me.guild_permissions.view_audit_log:
            return
        until = user.timed_out_until if isinstance(user, discord.Member) and kind == "timeout" else None
        await self.by_hand.unseen(str(guild.id), kind, str(user.id), user.display_name, until)

    @commands.Cog.listener()
    async def on_member_join(self, member: discord.Member) -> None:
        """Silence is not left behind by leaving and coming back, whoever imposed it."""
        server = str(member.guild.id)
        silent = [
            (until, one.number)
            for one in await self.cases.holding(server, member=str(member.id))
            if one.what.kind in ("timeout", "automod") and (until := one.what.expires_at) is not None
        ]
        if not silent or self.moderation.enforcer is None:
            return
        until, number = max(silent)
        until = min(until, self.bot.services.clock.now() + TIMEOUT)
        if member.timed_out_until is not None and member.timed_out_until >= until:
            return
        words = texts((await self.bot.services.server_settings.general(server)).locale)
        try:
            await self.moderation.enforcer.time_out(
                server, str(member.id), until, words("audit-reason-rejoined", number=number)
            )
            await self.alerts.clear(server, "rejoined")
        except Refused as refused:
            _log.warning("case %s could not be applied again: %s", number, refused.reason)
            if refused.reason is Refusal.FORBIDDEN:
                await self.alerts.staff(server, "rejoined", "alert-rejoined", {"member": member.mention})

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        self._catch_up(self.bot.guilds)

    @commands.Cog.listener()
    async def on_resumed(self) -> None:
        self._catch_up(self.bot.guilds)

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        self._catch_up([guild])

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        self._catch_up([guild])

    def _catch_up(self, guilds: Sequence[discord.Guild]) -> None:
        reading = asyncio.create_task(self._read(tuple(guilds)), name="reading audit logs")
        self._reading.add(reading)
        reading.add_done_callback(self._reading.discard)

    async def _read(self, guilds: tuple[discord.Guild, ...]) -> None:
        log = DiscordEnforcer(self.bot)
        for guild in guilds:
            try:
                await self.by_hand.catch_up(str(guild.id), log)
            except Refused as refused:
                _log.warning("the audit log of server %s could not be read: %s", guild.id, refused.reason)
            except Exception:
                _log.exception("the audit log of server %s could not be read", guild.id)
