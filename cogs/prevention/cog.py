"""The ear of prevention: a look at each message that costs next to nothing, and one task that acts on findings."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import command, has_staff_role, moderators, reply, words_for
from cogs.prevention.automod import keep_in_step
from cogs.prevention.broom import DiscordBroom, written_after
from core.text import texts
from models.prevention import Hit
from services.alerts import Alerts
from services.automod_cases import AutomodCases, Execution
from services.mistakes import Mistakes
from services.ports import Refusal, Refused
from services.preventing import TAKEN_UP, Preventing
from services.prevention import RULES, Finding, Looked, PreventionSettings, Sentinel, Sweep, automod_rules
from services.server_settings import GeneralSettings
from services.snowflakes import id_at

if TYPE_CHECKING:
    from cogs.bot import Salotto

MODERATORS = moderators(discord.Permissions(moderate_members=True))
WAITING = 2_000
"""Findings that wait; what comes on top of them in a storm is let go, and said in the log."""
COUNTED = timedelta(days=30)
AGAIN = timedelta(minutes=10)
"""After so long AutoMod is asked again when Discord did not answer."""
_Work = Finding | Sweep | str
_log = logging.getLogger(__name__)


class Guard(commands.Cog):
    """Listens; `/prevention` tells moderators how the rules do."""

    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot
        self.preventing = bot.services.get(Preventing)
        self.alerts = bot.services.get(Alerts)
        self.sentinel = Sentinel()
        self._began = bot.services.clock.now()
        self._chosen: dict[str, tuple[PreventionSettings, GeneralSettings]] = {}
        self._early: defaultdict[str, dict[int, discord.Message]] = defaultdict(dict)
        """What is written before staff's choice is known; it is looked at then."""
        self._heard: dict[str, int] = {}
        """The last message of each server that was looked at."""
        self._queue: asyncio.Queue[_Work] = asyncio.Queue(WAITING)
        self._working: asyncio.Task[None] | None = None
        self._in_step: dict[str, tuple[object, ...]] = {}
        """What AutoMod has of each server: rules, exempt roles, exempt channels."""
        self._waiting: dict[str, asyncio.Task[None]] = {}

    async def cog_load(self) -> None:
        self.preventing.broom = DiscordBroom(self.bot)
        self.bot.services.get(Mistakes).watch_as_before = self.sentinel.forget
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
        if message.guild is None or not _by_a_person(message):
            return
        server = str(message.guild.id)
        if server in self._chosen:
            self._look(server, message)
            return
        early = self._early[server]
        if len(early) < WAITING:
            early[message.id] = message
        self._put(server)

    def _look(self, server: str, message: discord.Message) -> None:
        author, (chosen, general) = message.author, self._chosen[server]
        self._heard[server] = message.id
        member = author if isinstance(author, discord.Member) else None
        seen = Looked(
            server=server,
            channel=str(message.channel.id),
            message=str(message.id),
            author=str(author.id),
            name=author.display_name,
            text=message.content,
            at=message.created_at,
            joined_at=member.joined_at if member else None,
            roles=frozenset(str(role.id) for role in member.roles) if member and chosen.exempt_roles else frozenset(),
        )
        found = self.sentinel.look(seen, chosen)
        # Who is staff is asked last: it costs more than looking, and hardly any message is anything.
        if found is None:
            return
        if member is not None and (member.guild_permissions.manage_messages or has_staff_role(member, general)):
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
        await self.bot.services.get(AutomodCases).record(
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
        """At the start, or after a gap that Discord does not make up for: what was written meanwhile is looked at."""
        for guild in self.bot.guilds:
            self._chosen.pop(str(guild.id), None)
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
        """Know what staff chose; let AutoMod know too."""
        settings = self.bot.services.server_settings
        if server in self._chosen:
            self._chosen[server] = (await settings.read(server, PreventionSettings), await settings.general(server))
        else:
            await self._begin(server)
        await self._keep_in_step(server)

    async def _begin(self, server: str) -> None:
        """At the start, or after a gap: finish what was begun, and look at what was written while nobody listened.

        Of whoever was caught, also at what was heard: it may have been about to be taken away.
        """
        settings = self.bot.services.server_settings
        caught = {hit.member: hit for hit in await self.preventing.take_up(server) if hit.member is not None}
        missed = await self._missed(server, caught.values())
        chosen = (await settings.read(server, PreventionSettings), await settings.general(server))
        # From here on nothing waits, so that no message comes in between.
        self._chosen[server] = chosen
        missed.update(self._early.pop(server, {}))
        for hit in caught.values():
            if hit.wrong_by is None:
                self.sentinel.recall(server, str(hit.member), hit.mode, hit.at)  # type: ignore[arg-type]
        for _, message in sorted(missed.items()):
            known = caught.get(str(message.author.id))
            if known is None or known.goes_on_with(str(message.id), message.created_at):
                self._look(server, message)

    async def _missed(self, server: str, caught: Collection[Hit]) -> dict[int, discord.Message]:
        """What was written since Salotto last listened, of the last minutes; of whoever was caught since then."""
        guild, heard = self.bot.get_guild(int(server)), self._heard.get(server)
        if heard is None:
            until = await self.preventing.heard_until(server, self._began)
            heard = None if until is None else int(id_at(until))
        if guild is None or heard is None:
            return {}
        heard = max(heard, int(id_at(self.bot.services.clock.now() - TAKEN_UP)))
        people = {hit.member for hit in caught}
        after = min([heard, *(int(id_at(hit.at)) - 1 for hit in caught if hit.mode == "act")])
        written = await written_after(guild, after)
        return {
            one.id: one for one in written if _by_a_person(one) and (one.id > heard or str(one.author.id) in people)
        }

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


def _by_a_person(message: discord.Message) -> bool:
    return not message.author.bot and message.webhook_id is None


def _rule_name(execution: discord.AutoModAction) -> str:
    return f"automod-{execution.rule_trigger_type.name.replace('_', '-')}"


def _names(locale: str) -> dict[str, str]:
    """What Salotto's rules are called in AutoMod."""
    words = texts(locale)
    return {kind: words(f"automod-name-{kind}") for kind in ("words", "presets", "mentions", "spam", "profiles")}
