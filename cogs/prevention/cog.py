"""The ear of prevention: a look at each message that costs next to nothing, and one task that acts on findings."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import command, has_staff_role, moderators, reply, words_for
from cogs._ui.sender import refusals
from cogs.prevention.automod import keep_in_step
from core.limits import BULK_DELETE
from core.text import texts
from services.alerts import Alerts
from services.ports import Refusal, Refused
from services.preventing import Execution, Preventing
from services.prevention import RULES, Finding, Looked, PreventionSettings, Sentinel, Sweep, automod_rules
from services.server_settings import GeneralSettings

if TYPE_CHECKING:
    from cogs.bot import Salotto

MODERATORS = moderators(discord.Permissions(moderate_members=True))
WAITING = 2_000
"""Findings that wait; what comes on top of them in a storm is let go, and said in the log."""
COUNTED = timedelta(days=30)
AGAIN = timedelta(minutes=10)
"""After so long AutoMod is asked again when Discord did not answer."""
LOOKED_BACK = 200
"""Messages of a channel that are looked through for what somebody wrote after a finding."""
_Work = Finding | Sweep | str
_log = logging.getLogger(__name__)


class Guard(commands.Cog):
    """Listens; `/prevention` tells moderators how the rules do."""

    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot
        self.preventing = bot.services.get(Preventing)
        self.alerts = bot.services.get(Alerts)
        self.sentinel = Sentinel()
        self._chosen: dict[str, tuple[PreventionSettings, GeneralSettings]] = {}
        self._queue: asyncio.Queue[_Work] = asyncio.Queue(WAITING)
        self._working: asyncio.Task[None] | None = None
        self._in_step: dict[str, tuple[object, ...]] = {}
        """What AutoMod has of each server: rules, exempt roles, exempt channels."""
        self._waiting: dict[str, asyncio.Task[None]] = {}

    async def cog_load(self) -> None:
        self.preventing.broom = DiscordBroom(self.bot)
        self.bot.services.server_settings.watch(self._changed)
        self._working = asyncio.create_task(self._work(), name="prevention")

    async def cog_unload(self) -> None:
        tasks = [task for task in (self._working, *self._waiting.values()) if task is not None]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    @app_commands.command(**command("prevention", MODERATORS))
    async def prevention(self, interaction: discord.Interaction) -> None:
        """What each rule does, and how often it was right."""
        server, words = str(interaction.guild_id), words_for(interaction)
        chosen = await self.bot.services.server_settings.read(server, PreventionSettings)
        since = self.bot.services.clock.now() - COUNTED
        counted = {one.rule: one for one in await self.preventing.counts(server, since)}
        lines = [words("prevention-heading", days=COUNTED.days)]
        for rule in RULES:
            found = counted.get(rule)
            lines.append(
                words(
                    "prevention-line-rule",
                    rule=words(f"prevention-rule-{rule}"),
                    mode=words(f"prevention-mode-{chosen.mode_of(rule)}"),
                    found=found.found if found else 0,
                    wrong=found.wrong if found else 0,
                )
            )
        await reply(interaction, "\n".join(lines))

    # Listening: no database and no waiting here

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        author, guild = message.author, message.guild
        if guild is None or author.bot or not isinstance(author, discord.Member):
            return
        server = str(guild.id)
        known = self._chosen.get(server)
        if known is None:
            self._put(server)
            return
        chosen, general = known
        seen = Looked(
            server=server,
            channel=str(message.channel.id),
            message=str(message.id),
            author=str(author.id),
            name=author.display_name,
            text=message.content,
            at=message.created_at,
            joined_at=author.joined_at,
            roles=frozenset(str(role.id) for role in author.roles) if chosen.exempt_roles else frozenset(),
        )
        found = self.sentinel.look(seen, chosen)
        # Who is staff is asked last: it costs more than looking, and hardly any message is anything.
        if found is None or author.guild_permissions.manage_messages or has_staff_role(author, general):
            return
        self._put(found)

    @commands.Cog.listener()
    async def on_member_join(self, member: discord.Member) -> None:
        known = self._chosen.get(str(member.guild.id))
        if known is None or member.bot:
            return
        at = self.bot.services.clock.now()
        found = self.sentinel.joined(str(member.guild.id), str(member.id), at, known[0])
        if found is not None:
            self._put(found)

    @commands.Cog.listener()
    async def on_automod_action(self, execution: discord.AutoModAction) -> None:
        member = execution.member
        await self.preventing.executed(
            Execution(
                server=str(execution.guild_id),
                rule=_rule_name(execution),
                member=str(execution.user_id),
                name=member.display_name if member else None,
                channel=str(execution.channel_id) if execution.channel_id else None,
                message=str(execution.message_id) if execution.message_id else None,
                text=execution.content or execution.matched_content or "",
                at=self.bot.services.clock.now(),
            )
        )

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        for guild in self.bot.guilds:
            self._put(str(guild.id))

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        self._put(str(guild.id))

    def _changed(self, server_id: str) -> None:
        self._put(server_id)

    def _put(self, work: _Work) -> None:
        try:
            self._queue.put_nowait(work)
        except asyncio.QueueFull:
            _log.error("more is found than can be acted on; something was let go")

    # Acting: one task

    async def _work(self) -> None:
        while True:
            waiting = [await self.bot.services.idle(self._queue.get())]
            while not self._queue.empty():
                waiting.append(self._queue.get_nowait())
            await self._do(waiting)

    async def _do(self, waiting: Sequence[_Work]) -> None:
        for server in dict.fromkeys(work for work in waiting if isinstance(work, str)):
            await self._safely(self._choose(server), f"rules of {server}")
        for finding in waiting:
            if isinstance(finding, Finding):
                await self._safely(self.preventing.act(finding), f"finding on {finding.server}")
        swept: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for sweep in waiting:
            if isinstance(sweep, Sweep):
                swept[sweep.server].append((sweep.channel, sweep.message))
        for server, places in swept.items():
            await self._safely(self.preventing.sweep(server, places), f"messages of {server}")

    async def _safely(self, doing: object, what: str) -> None:
        """One thing that fails must not hold up the others."""
        try:
            await doing  # type: ignore[misc]
        except Refused as refused:
            _log.warning("%s: %s", what, refused.reason)
        except Exception:
            _log.exception("%s could not be acted on", what)

    async def _choose(self, server: str) -> None:
        """Know what staff chose; at the start, finish what was begun before it; let AutoMod know too."""
        settings = self.bot.services.server_settings
        first = server not in self._chosen
        self._chosen[server] = (await settings.read(server, PreventionSettings), await settings.general(server))
        if first:
            await self.preventing.take_up(server)
        await self._keep_in_step(server)

    async def _keep_in_step(self, server: str) -> None:
        """AutoMod gets the rules that it does not have yet. What it refuses is tried again when something changes.

        What failed for another reason is tried again in a while, not at each message.
        """
        guild, (chosen, general) = self.bot.get_guild(int(server)), self._chosen[server]
        wanted = automod_rules(chosen, _names(general.locale))
        asked = (wanted, chosen.exempt_roles, chosen.exempt_channels)
        known = self._in_step.get(server)
        if guild is None or known == asked or (known is None and not wanted):
            return
        try:
            await keep_in_step(guild, wanted, chosen.exempt_roles, chosen.exempt_channels)
            self._in_step[server] = asked
            await self.alerts.clear(server, "automod")
        except Refused as refused:
            self._in_step.pop(server, None)
            if refused.reason is Refusal.UNREACHABLE:
                self._later(server)
            else:
                await self.alerts.staff(server, "automod", "alert-automod", {"code": str(refused.code)})

    def _later(self, server: str) -> None:
        """Try again in a while."""
        if server in self._waiting:
            return

        async def again() -> None:
            await asyncio.sleep(AGAIN.total_seconds())
            del self._waiting[server]
            self._put(server)

        self._waiting[server] = asyncio.create_task(again(), name=f"automod of {server} again")


class DiscordBroom:
    """A `services.preventing.Broom` on a running bot."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def sweep(self, server_id: str, places: Sequence[tuple[str, str]], reason: str) -> None:
        by_channel: defaultdict[str, list[discord.Object]] = defaultdict(list)
        for channel_id, message_id in dict.fromkeys(places):
            by_channel[channel_id].append(discord.Object(int(message_id)))
        async with refusals():
            for channel_id, messages in by_channel.items():
                channel = self._client.get_channel(int(channel_id))
                if not isinstance(channel, discord.TextChannel | discord.Thread | discord.VoiceChannel):
                    continue
                for at in range(0, len(messages), BULK_DELETE):
                    try:
                        await channel.delete_messages(messages[at : at + BULK_DELETE], reason=reason or None)
                    except discord.NotFound:
                        continue  # gone already

    async def since(
        self, server_id: str, member_id: str, places: Sequence[tuple[str, str]], at: datetime
    ) -> Sequence[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        async with refusals():
            for channel_id in dict.fromkeys(channel for channel, _ in places):
                channel = self._client.get_channel(int(channel_id))
                if not isinstance(channel, discord.TextChannel | discord.Thread | discord.VoiceChannel):
                    continue
                written = [one async for one in channel.history(after=at, limit=LOOKED_BACK)]
                found += [(channel_id, str(one.id)) for one in written if str(one.author.id) == member_id]
        return found

    async def pause_invites(self, server_id: str, until: datetime | None, reason: str) -> None:
        guild = self._client.get_guild(int(server_id))
        if guild is None:
            raise Refused(Refusal.UNREACHABLE)
        async with refusals():
            await guild.edit(invites_disabled_until=until, reason=reason or None)  # type: ignore[arg-type]


def _rule_name(execution: discord.AutoModAction) -> str:
    return f"automod-{execution.rule_trigger_type.name.replace('_', '-')}"


def _names(locale: str) -> dict[str, str]:
    """What Salotto's rules are called in AutoMod."""
    words = texts(locale)
    return {kind: words(f"automod-name-{kind}") for kind in ("words", "presets", "mentions", "spam", "profiles")}
