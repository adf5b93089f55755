"""`/digest`: look at this week, at past ones, choose when it is posted, and see what holds it up."""

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import STAFF, SafeView, choice, command, cut, defer, group, locale_of, options, reply, words_for
from cogs._ui.owner import OwnersAlerts
from cogs._ui.sender import DiscordSender
from cogs.digest.buttons import Retry, show
from core.errors import UserFacingError
from core.limits import CHOICE_NAME, CHOICES
from core.text import Texts
from core.windows import Week
from models.outbox import Owed
from reports.wording import Voice
from services.backfill import Backfill
from services.calendar import WEEKDAYS, Calendar
from services.facts import discord_links
from services.findings_told import FindingsTold
from services.mending import Mending
from services.outbox import Outbox
from services.server_settings import GeneralSettings, Weekday
from services.weekly import KIND, WeeklyDigests, week_of

if TYPE_CHECKING:
    from cogs.bot import Salotto


class DigestCommands(commands.GroupCog, **group("digest", STAFF)):
    """For staff. Members never see it."""

    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot
        self.settings = bot.services.server_settings
        self.clock = bot.services.clock
        self.digests = bot.services.get(WeeklyDigests)
        self.calendar = bot.services.get(Calendar)
        self.outbox = bot.services.get(Outbox)
        self.backfill = bot.services.get(Backfill)

    async def cog_load(self) -> None:
        sender, mending = DiscordSender(self.bot), self.bot.services.get(Mending)
        self.digests.alerts, self.digests.sender = OwnersAlerts(self.bot, sender), sender
        mending.posted, mending.sender = self.digests, sender

    @app_commands.command(**command("digest-preview"))
    async def preview(self, interaction: discord.Interaction) -> None:
        await defer(interaction)
        told = await self.digests.preview(str(interaction.guild_id), locale_of(interaction))
        if told is None:
            raise UserFacingError("digest-nothing-known")
        await show(interaction, told, words_for(interaction)("digest-preview-note"))

    @app_commands.command(**command("digest-show"))
    @options("digest-show", "week")
    async def show(self, interaction: discord.Interaction, week: str | None = None) -> None:
        await defer(interaction)
        server = str(interaction.guild_id)
        known = await self.digests.weeks(server)
        if not known:
            raise UserFacingError("digest-none-yet")
        asked = _chosen(week, known) if week is not None else known[-1]
        await show(interaction, await self.digests.told(server, asked, locale_of(interaction)))

    @show.autocomplete("week")
    async def weeks(self, interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        words = words_for(interaction)
        known = reversed(await self.digests.weeks(str(interaction.guild_id)))
        named = [(_name(week, words), str(week)) for week in known]
        wanted = current.strip().casefold()
        found = [(name, week) for name, week in named if wanted in name.casefold() or wanted in week.casefold()]
        return [app_commands.Choice(name=cut(name, CHOICE_NAME), value=week) for name, week in found[:CHOICES]]

    @app_commands.command(**command("digest-schedule"))
    @options("digest-schedule", "day", "hour")
    @app_commands.choices(day=[choice(f"day-{day}", day) for day in WEEKDAYS])
    async def schedule(self, interaction: discord.Interaction, day: str, hour: app_commands.Range[int, 0, 23]) -> None:
        await defer(interaction)
        server, by = str(interaction.guild_id), str(interaction.user.id)
        general = await self.settings.change(
            server, GeneralSettings, by, digest_day=cast(Weekday, day), digest_hour=hour
        )
        words = words_for(interaction)
        coming = await self._next(server)
        said = words(
            "digest-scheduled",
            day=words(f"choice-day-{general.digest_day}"),
            hour=f"{general.digest_hour}:00",
            zone=general.time_zone,
            next=_moment(words, general, coming[1]) if coming else "",
        )
        await reply(interaction, said)

    @app_commands.command(**command("digest-status"))
    async def status(self, interaction: discord.Interaction) -> None:
        await defer(interaction)
        server, words = str(interaction.guild_id), words_for(interaction)
        general = await self.settings.general(server)
        owed = await self.outbox.latest(server, KIND)
        lines = [_channel(words, general)]
        if self.backfill.history is not None and not self.backfill.is_caught_up(server):
            lines.append(words("digest-status-catching-up"))
        lines += [_told(words, one) for one in owed if one.status != "sent"]
        if last := next((one for one in owed if one.status == "sent"), None):
            lines.append(_told(words, last))
        if coming := await self._next(server):
            week, at = coming
            lines.append(words("digest-status-next", next=_moment(words, general, at), week=str(week)))
        wrong = await self.bot.services.get(FindingsTold).called_wrong(server)
        if wrong:
            lines.append(words("digest-status-called-wrong", count=sum(wrong.values())))
        view = None
        if any(one.status == "parked" for one in owed):
            view = SafeView(timeout=None).add_item(Retry(label=words("digest-button-retry")))
        await reply(interaction, "\n".join(line for line in lines if line), view=view)

    async def _next(self, server_id: str) -> tuple[Week, datetime] | None:
        """The digest that is posted next, and when; None while one is overdue and nothing else is planned."""
        planned = await self.calendar.planned(server_id, KIND)
        coming = [one for one in planned if one.due_at > self.clock.now()]
        return (Week.parse(coming[0].occasion), coming[0].due_at) if coming else None


def _chosen(typed: str, known: tuple[Week, ...]) -> Week:
    with suppress(ValueError):
        week = Week.parse(typed.strip().upper())
        if week in known:
            return week
    raise UserFacingError("digest-week-unknown")


def _name(week: Week, words: Texts) -> str:
    voice = Voice(words, ZoneInfo("UTC"))
    return words("digest-week-choice", number=week.number, first=voice.day(week.monday), last=voice.day(week.sunday))


def _moment(words: Texts, general: GeneralSettings, at: datetime) -> str:
    return Voice(words, general.zone).moment(at)


def _channel(words: Texts, general: GeneralSettings) -> str:
    if general.staff_channel is None:
        return words("digest-status-no-channel")
    return words("digest-status-channel", channel=f"<#{general.staff_channel}>")


def _told(words: Texts, owed: Owed) -> str:
    week = str(week_of(owed.key))
    match owed.status:
        case "sent":
            link = discord_links(owed.server)(owed.channel or "", owed.message_id or "")
            return words("digest-status-last", week=week, link=link or "")
        case "parked":
            return words(f"digest-status-parked-{owed.reason}", week=week, channel=f"<#{owed.channel}>")
        case "dropped":
            return ""
    return words("digest-status-waiting", week=week)
