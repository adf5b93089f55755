"""`/poll` for staff: ask, look, extend, close, remind, take the numbers away. `/polls` for members."""

import io
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import (
    MEMBERS,
    STAFF,
    ask,
    choice,
    command,
    confirm,
    cut,
    defer,
    locale_of,
    options,
    pages,
    reply,
    say,
    words_for,
)
from cogs._ui.asking import check_may_ask
from cogs._ui.sender import DiscordSender
from cogs.polls.buttons import show
from cogs.polls.forms import Asked, AskForm
from cogs.polls.keeper import DiscordPolls
from cogs.polls.reminders import choice_of
from core.durations import read_duration
from core.errors import UserFacingError
from core.limits import CHOICE_NAME, CHOICES
from core.moments import read_moment
from models.poll_pictures import Picture
from models.polls import Poll
from services.inbox import Inbox
from services.native_reading import NativeReading
from services.poll_export import as_csv
from services.poll_posts import PollPosts
from services.poll_rules import LONGEST, SHORTEST, check_pictures
from services.poll_week import PollWeek
from services.poll_wording import announcement, decided, discord_moment
from services.polls import Polls
from services.ports import Refused
from services.segments import Segments
from services.week_sources import WeekSources

if TYPE_CHECKING:
    from cogs.bot import Salotto

METHODS = ("single", "multiple", "ranking", "rating", "open")
SECRECIES = ("everybody", "staff", "nobody")
KINDS = ("auto", "ballot", "native")
USUAL_LENGTH = timedelta(days=3)


class PollCommands(commands.Cog):
    """Asking is staff's; taking part is everybody's."""

    poll = app_commands.Group(**command("poll", STAFF))

    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot
        self.clock = bot.services.clock
        self.settings = bot.services.server_settings
        self.polls = bot.services.get(Polls)
        self.posts = bot.services.get(PollPosts)
        self.native = bot.services.get(NativeReading)
        self.segments = bot.services.get(Segments)

    async def cog_load(self) -> None:
        self.posts.sender = DiscordSender(self.bot)
        self.native.keeper = DiscordPolls(self.bot)
        self.polls.segments = self.segments
        week = self.bot.services.get(PollWeek)
        self.bot.services.get(WeekSources).register("polls", week)
        self.bot.services.get(Inbox).register(week)

    @poll.command(**command("poll-create"))
    @options(
        "poll-create",
        "method",
        "who_sees",
        "length",
        "where",
        "starts",
        "segment",
        "quorum",
        "tenure",
        "hidden",
        "why",
        "kind",
    )
    @app_commands.choices(
        method=[choice(f"poll-{method}", method) for method in METHODS],
        who_sees=[choice(f"poll-secrecy-{secrecy}", secrecy) for secrecy in SECRECIES],
        kind=[choice(f"poll-kind-{kind}", kind) for kind in KINDS],
    )
    async def create(
        self,
        interaction: discord.Interaction,
        method: str,
        who_sees: str,
        length: str | None = None,
        where: discord.TextChannel | None = None,
        starts: str | None = None,
        segment: str | None = None,
        quorum: app_commands.Range[int, 1, 1000] | None = None,
        tenure: app_commands.Range[int, 1, 3650] | None = None,
        hidden: bool = False,
        why: bool = False,
        kind: str = "auto",
    ) -> None:
        channel = where or interaction.channel
        if not isinstance(channel, discord.TextChannel):
            raise UserFacingError("poll-where")
        check_may_ask(interaction, str(channel.id))
        zone = (await self.settings.general(str(interaction.guild_id))).zone
        now = self.clock.now()
        opens_at = read_moment(starts, now, zone, locale_of(interaction)) if starts else now
        lasts = read_duration(length, at_least=SHORTEST, at_most=LONGEST) if length else USUAL_LENGTH
        draft = Poll(
            id="",
            method=method,  # type: ignore[arg-type]
            question="",
            options=(),
            secrecy=who_sees,  # type: ignore[arg-type]
            channel=str(channel.id),
            opens_at=opens_at,
            closes_at=opens_at + lasts,
            hidden=hidden,
            asks_why=why,
            quorum=quorum,
            segment=await self._segment(str(interaction.guild_id), segment),
            tenure_days=tenure,
            created_by=str(interaction.user.id),
        )
        await ask(interaction, AskForm(words_for(interaction), self._preview(draft, kind), options=method != "open"))

    async def _segment(self, server: str, asked: str | None) -> str | None:
        """The id of a segment that was chosen from the list, or typed."""
        if asked is None:
            return None
        for segment in await self.segments.all(server):
            if asked in (segment.id, segment.name):
                return segment.id
        raise UserFacingError("poll-segment-unknown", name=asked[:80])

    @create.autocomplete("segment")
    async def segments_of(self, interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        found = await self.segments.all(str(interaction.guild_id))
        typed = current.casefold()
        return [
            app_commands.Choice(name=cut(one.name, CHOICE_NAME), value=one.id)
            for one in found
            if typed in one.name.casefold()
        ][:CHOICES]

    def _preview(self, draft: Poll, wanted: str) -> Asked:
        async def asked(
            interaction: discord.Interaction,
            question: str,
            offered: tuple[str, ...],
            context: str,
            uploaded: list[discord.Attachment],
        ) -> None:
            await defer(interaction)
            words = words_for(interaction)
            asked_ = replace(draft, question=question, options=offered, context=context)
            poll = self.polls.sound(asked_, wanted, pictures=bool(uploaded))  # type: ignore[arg-type]
            check_pictures(poll, {f"{n} {one.filename}": one.size for n, one in enumerate(uploaded, 1)})
            pictures = [Picture(n, one.filename, await one.read()) for n, one in enumerate(uploaded, 1)]
            if poll.kind == "native":
                check_may_ask(interaction, poll.channel, native=True)

            async def publish(clicked: discord.Interaction) -> None:
                made = await self.polls.create(str(clicked.guild_id), poll, pictures)
                self.posts.wake()
                begins = discord.utils.format_dt(made.opens_at, "R")
                await say(clicked, "poll-created", number=made.id, channel=f"<#{made.channel}>", begins=begins)

            card = announcement(poll, words)
            shown = words("poll-publish", channel=f"<#{poll.channel}>", begins=discord.utils.format_dt(poll.opens_at))
            await confirm(interaction, cut(f"**{card.title}**\n\n{card.text}\n\n{shown}", 2_000), publish)

        return asked

    @poll.command(**command("poll-kinds"))
    async def kinds(self, interaction: discord.Interaction) -> None:
        await say(interaction, "poll-kinds-table")

    @poll.command(**command("poll-list"))
    async def listing(self, interaction: discord.Interaction) -> None:
        words = words_for(interaction)
        found = await self.polls.all(str(interaction.guild_id))
        lines = [
            words(
                f"poll-listed-{poll.status}",
                number=poll.id,
                question=cut(poll.question, 120),
                begins=discord.utils.format_dt(poll.opens_at, "R"),
                ends=discord.utils.format_dt(poll.closes_at, "R"),
                outcome=decided(poll, words) if poll.status == "closed" else "",
            )
            for poll in found
        ]
        for page in pages(lines or [words("poll-none-yet")]):
            await reply(interaction, page)

    @poll.command(**command("poll-show"))
    @options("poll-show", "number")
    async def show(self, interaction: discord.Interaction, number: str) -> None:
        await show(interaction, number)

    @poll.command(**command("poll-close"))
    @options("poll-close", "number")
    async def close(self, interaction: discord.Interaction, number: str) -> None:
        server, by = str(interaction.guild_id), str(interaction.user.id)
        poll = await self.polls.get(server, number)
        if poll.status not in ("planned", "open"):
            raise UserFacingError("poll-is-over")

        async def end(clicked: discord.Interaction) -> None:
            try:
                closed = await self.posts.close(server, number, by)
            except Refused as refused:
                raise UserFacingError("poll-native-stays") from refused
            await say(clicked, f"poll-ended-{closed.status}", number=number)

        question = words_for(interaction)(f"poll-close-{poll.status}", question=cut(poll.question, 200))
        await confirm(interaction, question, end)

    @poll.command(**command("poll-extend"))
    @options("poll-extend", "number", "until")
    async def extend(self, interaction: discord.Interaction, number: str, until: str) -> None:
        server = str(interaction.guild_id)
        await defer(interaction)
        zone = (await self.settings.general(server)).zone
        moment = read_moment(until, self.clock.now(), zone, locale_of(interaction))
        poll = await self.polls.extend(server, number, moment, str(interaction.user.id))
        self.posts.wake()
        await say(interaction, "poll-extended", moment=discord_moment(poll))

    @poll.command(**command("poll-remind"))
    @options("poll-remind", "number")
    async def remind(self, interaction: discord.Interaction, number: str) -> None:
        server = str(interaction.guild_id)
        poll = await self.polls.get(server, number)
        if poll.status != "open":
            raise UserFacingError("poll-is-over")
        missing = await self.native.not_yet(server, number)

        async def tell(clicked: discord.Interaction) -> None:
            owed = await self.posts.remind(server, number, missing)
            await say(clicked, "poll-reminded", people=owed)

        if not missing:
            raise UserFacingError("poll-everybody-voted")
        await confirm(interaction, words_for(interaction)("poll-remind-really", people=len(missing)), tell)

    @poll.command(**command("poll-export"))
    @options("poll-export", "number")
    async def export(self, interaction: discord.Interaction, number: str) -> None:
        await defer(interaction)
        words = words_for(interaction)
        poll, votes = await self.polls.votes(str(interaction.guild_id), number)
        file = discord.File(io.BytesIO(as_csv(poll, votes, words)), f"poll-{number}.csv")
        await reply(interaction, words("poll-exported", question=cut(poll.question, 200)), files=[file])

    @show.autocomplete("number")
    @close.autocomplete("number")
    @extend.autocomplete("number")
    @remind.autocomplete("number")
    @export.autocomplete("number")
    async def numbers(self, interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        found = await self.polls.all(str(interaction.guild_id))
        typed = current.casefold()
        return [
            app_commands.Choice(name=cut(f"{poll.id}. {poll.question}", CHOICE_NAME), value=poll.id)
            for poll in found
            if typed in f"{poll.id} {poll.question}".casefold()
        ][:CHOICES]

    @app_commands.command(**command("polls", MEMBERS))
    async def mine(self, interaction: discord.Interaction) -> None:
        await defer(interaction)
        words, server = words_for(interaction), str(interaction.guild_id)
        for poll in await self.polls.all(server, "open"):
            await self.native.running(server, poll)
        lines = []
        for one in await self.polls.seen_by(server, str(interaction.user.id)):
            link = f"https://discord.com/channels/{server}/{one.poll.channel}/{one.poll.message or ''}"
            values = {
                "question": cut(one.poll.question, 150),
                "link": link,
                "ends": discord.utils.format_dt(one.poll.closes_at, "R"),
                "outcome": decided(one.poll, words) if one.poll.status == "closed" else "",
                "mine": "yes" if one.took_part else "no",
            }
            lines.append(words(f"polls-line-{one.poll.status}", **values))
        shown = pages([words("polls-head"), *lines] if lines else [words("polls-none")])[0]
        await reply(interaction, shown, view=await choice_of(interaction))
