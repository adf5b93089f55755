"""`/idea` and `/ideas` for members, `/board` for staff."""

import asyncio
import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import MEMBERS, STAFF, ask, choice, command, cut, defer, options, pages, reply, words_for
from cogs._ui.asking import check_may_ask
from cogs._ui.sender import DiscordSender
from cogs.ideas.buttons import IdeaForm, show
from cogs.ideas.staff import show as show_to_staff
from cogs.ideas.voting import USUAL_LENGTH, USUAL_METHOD, How, offer, usual_channel
from core.durations import read_duration
from core.errors import UserFacingError
from core.limits import CHOICE_NAME, CHOICES
from core.text import Texts
from models.ideas import Idea
from reports.as_message import escaped
from services.idea_board import IdeaBoard
from services.idea_rules import SHOWN
from services.idea_week import IdeaWeek
from services.ideas import Ideas, IdeaSettings
from services.inbox import Inbox
from services.outbox import Outbox
from services.poll_rules import LONGEST, SHORTEST
from services.week_sources import WeekSources

if TYPE_CHECKING:
    from cogs.bot import Salotto

SOON, AGAIN = 20, 600
"""Seconds after which the board is looked at in any case: while it moves, and for what failed or was forgotten."""

_log = logging.getLogger(__name__)


class IdeaCommands(commands.Cog):
    """Members propose and follow, staff decide; the board is kept in step behind them."""

    ideas_group = app_commands.Group(**command("ideas", MEMBERS))
    board = app_commands.Group(**command("board", STAFF))

    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot
        self.ideas = bot.services.get(Ideas)
        self.told = bot.services.get(IdeaBoard)
        self._woken = asyncio.Event()
        self._keeping: asyncio.Task[None] | None = None

    async def cog_load(self) -> None:
        self.told.sender = DiscordSender(self.bot)
        week = self.bot.services.get(IdeaWeek)
        self.bot.services.get(Inbox).register(week)
        self.bot.services.get(WeekSources).register("ideas", week)
        self.bot.services.get(Outbox).watch(self._woken.set)
        self.bot.services.server_settings.watch(lambda _server: self._woken.set())  # the board may be another one
        self._keeping = asyncio.create_task(self._keep(), name="board of ideas")

    async def cog_unload(self) -> None:
        if self._keeping is not None:
            self._keeping.cancel()
            await asyncio.wait([self._keeping])

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Also after a connection that was lost, and with it what happened to the board meanwhile."""
        for guild in self.bot.guilds:
            settings = await self.bot.services.server_settings.read(str(guild.id), IdeaSettings)
            board = settings.board_channel
            if board is not None and not guild.unavailable and guild.get_channel(int(board)) is None:
                await self.told.channel_deleted(str(guild.id), board)
        self._woken.set()

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self.told.channel_deleted(str(channel.guild.id), str(channel.id))

    async def _keep(self) -> None:
        while True:
            try:
                async with asyncio.timeout(SOON if self.told.moving else AGAIN):
                    await self.bot.services.idle(self._woken.wait())
            except TimeoutError:
                pass
            self._woken.clear()
            if not self.bot.is_ready():
                continue
            try:
                await self.told.refresh()
            except Exception:
                _log.exception("the board of ideas could not be looked at; it is tried again")

    # Members

    @app_commands.command(**command("idea", MEMBERS))
    async def idea(self, interaction: discord.Interaction) -> None:
        await ask(interaction, IdeaForm(words_for(interaction)))

    @ideas_group.command(**command("ideas-list"))
    async def listed(self, interaction: discord.Interaction) -> None:
        words = words_for(interaction)
        await self._tell(interaction, words("ideas-none"), _lines(await self._all(interaction), words))

    @ideas_group.command(**command("ideas-show"))
    @options("ideas-show", "idea")
    async def show(self, interaction: discord.Interaction, idea: str) -> None:
        card = await self.ideas.card(str(interaction.guild_id), idea)
        if card.idea.status == "draft" and card.idea.author != str(interaction.user.id):
            raise UserFacingError("idea-gone")
        await show(interaction, card)

    @ideas_group.command(**command("ideas-mine"))
    async def mine(self, interaction: discord.Interaction) -> None:
        words = words_for(interaction)
        found = await self.ideas.mine(str(interaction.guild_id), str(interaction.user.id))
        await self._tell(interaction, words("ideas-none-mine"), [_line(one, words) for one in found])

    # Staff

    @board.command(**command("board-list"))
    async def board_list(self, interaction: discord.Interaction) -> None:
        words = words_for(interaction)
        await self._tell(interaction, words("board-none"), _lines(await self._all(interaction), words))

    @board.command(**command("board-show"))
    @options("board-show", "idea")
    async def board_show(self, interaction: discord.Interaction, idea: str) -> None:
        await defer(interaction)
        await show_to_staff(interaction, idea)

    @board.command(**command("board-vote"))
    @options("board-vote", "method", "who_sees", "length", "where")
    @app_commands.choices(
        method=[choice(f"poll-{method}", method) for method in ("ranking", "single", "multiple", "rating")],
        who_sees=[choice(f"poll-secrecy-{secrecy}", secrecy) for secrecy in ("everybody", "staff", "nobody")],
    )
    async def board_vote(
        self,
        interaction: discord.Interaction,
        method: str = USUAL_METHOD,
        who_sees: str = "everybody",
        length: str | None = None,
        where: discord.TextChannel | None = None,
    ) -> None:
        await defer(interaction)
        lasts = read_duration(length, at_least=SHORTEST, at_most=LONGEST) if length else USUAL_LENGTH
        channel = str(where.id) if where else await usual_channel(interaction)
        check_may_ask(interaction, channel)
        await offer(interaction, How(channel, method, who_sees, lasts))  # type: ignore[arg-type]

    async def _all(self, interaction: discord.Interaction) -> Iterable[tuple[Idea, int]]:
        return await self.ideas.all(str(interaction.guild_id))

    async def _tell(self, interaction: discord.Interaction, nothing: str, lines: Iterable[str]) -> None:
        """Page by page; what to do when there is nothing."""
        found = [*lines]
        for page in pages(found) if found else (nothing,):
            await reply(interaction, page)

    @show.autocomplete("idea")
    async def shown(self, interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        server, asks = str(interaction.guild_id), str(interaction.user.id)
        mine = [one for one in await self.ideas.mine(server, asks) if one.status == "draft"]
        return _choices([*mine, *(one for one, _ in await self.ideas.all(server))], current)

    @board_show.autocomplete("idea")
    async def on_board(self, interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        return _choices([one for one, _ in await self.ideas.all(str(interaction.guild_id), *SHOWN, "merged")], current)


def _choices(known: Iterable[Idea], current: str) -> list[app_commands.Choice[str]]:
    wanted = current.strip().casefold()
    found = [one for one in known if wanted in one.title.casefold()]
    return [app_commands.Choice(name=cut(one.title, CHOICE_NAME), value=one.id) for one in found[:CHOICES]]


def _lines(known: Iterable[tuple[Idea, int]], words: Texts) -> list[str]:
    return [f"{_line(one, words)} · {words('idea-supporters', count=count)}" for one, count in known]


def _line(idea: Idea, words: Texts) -> str:
    return words("idea-in-list", title=escaped(idea.title), status=words(f"idea-status-{idea.status}"))
