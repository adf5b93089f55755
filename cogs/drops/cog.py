"""`/drop`: staff write, look at, approve and schedule content, and see what became of it."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import (
    STAFF,
    ask,
    choice,
    command,
    confirm,
    defer,
    group,
    locale_of,
    options,
    pages,
    reply,
    say,
    words_for,
)
from cogs.drops.circles import ServerCircles
from cogs.drops.forms import About, Words, largest
from cogs.drops.offered import known_drops, known_needs, known_segments
from cogs.drops.report import show_report
from cogs.drops.series import SeriesCommands
from cogs.drops.sessions import DiscordEvents, session_command
from cogs.drops.shown import line_of, moment, preview_of, sheet_of
from cogs.drops.stories import stories_command
from cogs.drops.testing import TestCommands
from cogs.drops.times import archive_command, times_command
from core.durations import read_duration
from core.errors import UserFacingError
from core.moments import read_hour_moment
from models.drops import EVERYBODY, DropFile, DropState, Variant
from services.drop_delivery import DropDelivery
from services.drop_planning import DropPlanning
from services.drop_polls import DropPolls
from services.drop_reports import DropReports
from services.drop_series import DropSeries
from services.drop_sessions import DropSessions
from services.drop_shape import NewDrop
from services.drop_tests import DropTests
from services.drops import Drops
from services.inbox import Inbox
from services.segments import Segments
from services.setting_fields import listed
from services.week_sources import WeekSources

if TYPE_CHECKING:
    from cogs.bot import Salotto

FORMATS = ("text", "image", "video", "audio", "file", "link", "prompt", "poll", "session", "testers", "spotlight")
STATES: tuple[DropState, ...] = (
    "draft",
    "review",
    "approved",
    "scheduled",
    "sent",
    "measured",
    "missed",
    "cancelled",
    "archived",
)
Room = discord.TextChannel | discord.ForumChannel | discord.Thread


class DropCommands(commands.GroupCog, **group("drop", STAFF)):
    """For staff."""

    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot
        self.drops = bot.services.get(Drops)
        self.planning = bot.services.get(DropPlanning)
        self.reports = bot.services.get(DropReports)
        self.sessions = bot.services.get(DropSessions)
        for job in (DropSeries, DropPolls):
            bot.services.get(job)
        assert self.app_command is not None
        more_of_it = (session_command(), stories_command(), times_command(), archive_command())
        for more in (*more_of_it, TestCommands(), SeriesCommands()):
            self.app_command.add_command(more)

    async def cog_load(self) -> None:
        self.drops.circles = ServerCircles(self.bot, self.bot.services.get(Segments))
        self.sessions.events = DiscordEvents(self.bot)
        delivery = self.bot.services.get(DropDelivery)
        delivery.is_forum = lambda channel: isinstance(self.bot.get_channel(int(channel)), discord.ForumChannel)
        self.bot.services.get(Inbox).register(delivery)
        self.bot.services.get(Inbox).register(self.bot.services.get(DropTests))
        self.bot.services.get(WeekSources).register("drops", self.reports)

    # Writing

    @app_commands.command(**command("drop-new"))
    @options("drop-new", "segment", "format", "where", "mention", "tags", "need")
    @app_commands.choices(format=[choice(f"drop-format-{name}", name) for name in FORMATS])
    async def new(
        self,
        interaction: discord.Interaction,
        segment: str,
        format: str = "text",
        where: Room | None = None,
        mention: bool = False,
        tags: str = "",
        need: app_commands.Range[str, 1, 80] | None = None,
    ) -> None:
        async def written(answered: discord.Interaction[Any], fields: dict[str, str]) -> None:
            drop = await self.drops.new(
                str(answered.guild_id),
                str(answered.user.id),
                NewDrop(
                    title=fields["title"],
                    purpose=fields["purpose"],
                    need=fields["need"],
                    outcome=fields["outcome"],
                    text=fields["text"],
                    format=format,  # type: ignore[arg-type]
                    segments=(segment,),
                    channel=str(where.id) if where else None,
                    forum=isinstance(where, discord.ForumChannel),
                    mention=mention,
                    tags=listed(tags),
                ),
            )
            await say(answered, "drop-drafted", title=drop.title)

        await self._segment(interaction, segment)
        await ask(interaction, About(words_for(interaction), written, need=need or ""))

    @app_commands.command(**command("drop-edit"))
    @options("drop-edit", "drop", "segments", "where", "tags", "owner")
    async def edit(
        self,
        interaction: discord.Interaction,
        drop: str,
        segments: str | None = None,
        where: Room | None = None,
        tags: str | None = None,
        owner: discord.Member | None = None,
    ) -> None:
        server, by = str(interaction.guild_id), str(interaction.user.id)
        told = await self.drops.told(server, drop)
        if any(one is not None for one in (segments, where, tags, owner)):
            aimed = await self.drops.aim(
                server,
                drop,
                by,
                segments=None if segments is None else listed(segments),
                channel=str(where.id) if where else None,
                forum=isinstance(where, discord.ForumChannel),
                tags=None if tags is None else listed(tags),
                owner=None if owner is None else str(owner.id),
            )
            await say(interaction, "drop-edited", title=aimed.title)
            return

        async def written(answered: discord.Interaction[Any], fields: dict[str, str]) -> None:
            edited = await self.drops.edit(server, drop, by, **{name: text.strip() for name, text in fields.items()})
            await say(answered, "drop-edited", title=edited.title)

        await ask(interaction, About(words_for(interaction), written, told.drop))

    @app_commands.command(**command("drop-variant"))
    @options("drop-variant", "drop", "segment", "language")
    @app_commands.choices(language=[choice("language-it", "it"), choice("language-en", "en")])
    async def variant(
        self, interaction: discord.Interaction, drop: str, segment: str | None = None, language: str | None = None
    ) -> None:
        server, by = str(interaction.guild_id), str(interaction.user.id)
        told = await self.drops.told(server, drop)
        of = EVERYBODY if segment is None else (await self._segment(interaction, segment)).id
        locale = language or (await self.bot.services.server_settings.general(server)).locale
        before = next((one for one in told.variants if (one.segment, one.locale) == (of, locale)), None)

        async def written(answered: discord.Interaction[Any], said: Variant, files: list[DropFile] | None) -> None:
            written_on = await self.drops.write(server, drop, by, said, files, largest=largest(answered))
            await say(answered, "drop-written", title=written_on.title, files=len(files or ()))

        await ask(interaction, Words(words_for(interaction), of, locale, before, written))

    # Looking and deciding

    @app_commands.command(**command("drop-preview"))
    @options("drop-preview", "drop", "segment")
    async def preview(self, interaction: discord.Interaction, drop: str, segment: str | None = None) -> None:
        await defer(interaction)
        server = str(interaction.guild_id)
        told = await self.drops.told(server, drop)
        of = (await self._segment(interaction, segment)).id if segment else None
        general = await self.bot.services.server_settings.general(server)
        if of is None and told.drop.segments:
            of = told.drop.segments[0].id
        card, files = preview_of(told, of, general.locale)
        await reply(interaction, sheet_of(told, words_for(interaction)), embeds=[card], files=files)

    @app_commands.command(**command("drop-review"))
    @options("drop-review", "drop")
    async def review(self, interaction: discord.Interaction, drop: str) -> None:
        found = await self.drops.submit(str(interaction.guild_id), drop, str(interaction.user.id))
        await say(interaction, "drop-submitted", title=found.title)

    @app_commands.command(**command("drop-approve"))
    @options("drop-approve", "drop", "changes")
    async def approve(
        self, interaction: discord.Interaction, drop: str, changes: app_commands.Range[str, 1, 500] | None = None
    ) -> None:
        server, by = str(interaction.guild_id), str(interaction.user.id)
        if changes is not None:
            back = await self.drops.send_back(server, drop, by, changes)
            await say(interaction, "drop-sent-back", title=back.title)
            return
        found = await self.drops.approve(server, drop, by)
        await say(interaction, "drop-approved", title=found.title)

    @app_commands.command(**command("drop-schedule"))
    @options("drop-schedule", "drop", "when", "first", "rest_after")
    async def schedule(
        self,
        interaction: discord.Interaction,
        drop: str,
        when: str | None = None,
        first: str | None = None,
        rest_after: str | None = None,
    ) -> None:
        await defer(interaction)
        server, words = str(interaction.guild_id), words_for(interaction)
        general = await self.bot.services.server_settings.general(server)
        now = self.bot.services.clock.now()
        if when is not None:
            at = read_hour_moment(when, now, general.zone, locale_of(interaction))
        else:
            planned = (await self.drops.told(server, drop)).drop.scheduled_at
            if planned is None or planned <= now:
                raise UserFacingError("drop-when-missing")
            at = planned
        later = read_duration(rest_after) if rest_after else None
        ahead = (await self._segment(interaction, first)).id if first else None

        async def then(answered: discord.Interaction[Any]) -> None:
            found = await self.drops.schedule(server, drop, str(answered.user.id), at, first=ahead, rest_after=later)
            await say(answered, "drop-scheduled", title=found.title, at=moment(at, "F"), ago=moment(at, "R"))

        doubts = await self.planning.doubts(server, drop, at)
        if not doubts:
            await then(interaction)
            return
        reasons = [words.format(doubt.text_id, doubt.values) for doubt in doubts]
        await confirm(interaction, "\n".join([*reasons, words("drop-schedule-anyway", at=moment(at, "F"))]), then)

    @app_commands.command(**command("drop-cancel"))
    @options("drop-cancel", "drop")
    async def cancel(self, interaction: discord.Interaction, drop: str) -> None:
        server = str(interaction.guild_id)
        told = await self.drops.told(server, drop)

        async def then(answered: discord.Interaction[Any]) -> None:
            found = await self.drops.cancel(server, drop, str(answered.user.id))
            await say(answered, "drop-cancelled", title=found.title)

        await confirm(interaction, words_for(interaction)("drop-cancel-sure", title=told.drop.title), then)

    @app_commands.command(**command("drop-report"))
    @options("drop-report", "drop")
    async def report(self, interaction: discord.Interaction, drop: str) -> None:
        await defer(interaction)
        await show_report(interaction, await self.reports.report(str(interaction.guild_id), drop))

    @app_commands.command(**command("drop-list"))
    @options("drop-list", "state")
    @app_commands.choices(state=[choice(f"drop-state-{name}", name) for name in STATES])
    async def listing(self, interaction: discord.Interaction, state: str | None = None) -> None:
        states: Any = (state,) if state else ()
        found = await self.drops.list(str(interaction.guild_id), states)
        words = words_for(interaction)
        if not found:
            await say(interaction, "drop-none")
            return
        shown = [line_of(one, words) for one in found[:30]]
        if len(found) > len(shown):
            shown.append(words("drop-list-more", count=len(found) - len(shown)))
        first, *rest = pages(shown)
        await reply(interaction, first)
        for page in rest:
            await reply(interaction, page)

    # What is offered while they type

    @edit.autocomplete("drop")
    @variant.autocomplete("drop")
    @preview.autocomplete("drop")
    @review.autocomplete("drop")
    @approve.autocomplete("drop")
    @schedule.autocomplete("drop")
    @cancel.autocomplete("drop")
    @report.autocomplete("drop")
    async def _drops(self, interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        return await known_drops(interaction, current)

    @new.autocomplete("need")
    async def _needs(self, interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        return await known_needs(interaction, current)

    @new.autocomplete("segment")
    @variant.autocomplete("segment")
    @preview.autocomplete("segment")
    @schedule.autocomplete("first")
    async def _segments(self, interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        return await known_segments(interaction, current)

    async def _segment(self, interaction: discord.Interaction[Any], text: str) -> Any:
        for one in await self.drops.segments(str(interaction.guild_id)):
            if text == one.id or text.casefold() == one.name.casefold():
                return one
        raise UserFacingError("drop-segment-unknown", name=text[:100])
