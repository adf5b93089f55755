"""A small, real discord.py bot on which the simulation itself is tested: it notes what it sees and answers a little."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

import discord
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from discord import app_commands
from discord.ext import commands, tasks

from simulation.plan import ChannelPlan, PersonPlan, RolePlan, ServerPlan
from simulation.world import Ground, MakeBot

ROME = ZoneInfo("Europe/Rome")

SALON = ServerPlan(
    "Salone",
    channels=(
        ChannelPlan("generale", topic="di tutto"),
        ChannelPlan("staff", only_for=("staff",)),
        ChannelPlan("idee", kind="forum", tags=("ricette",)),
        ChannelPlan("tavolo", kind="voice"),
    ),
    roles=(
        RolePlan("padrona", above_bot=True),
        RolePlan(
            "staff", frozenset({"ban_members", "kick_members", "moderate_members", "manage_roles", "manage_messages"})
        ),
        RolePlan("membro"),
    ),
    people=(
        PersonPlan("Ada", roles=("staff", "membro")),
        PersonPlan("Bruno", roles=("membro",)),
        PersonPlan("Chloe", roles=("membro",), locale="en-GB"),
        PersonPlan("Dora", roles=("padrona",)),
        PersonPlan("Elio", member=False, pending=True),
    ),
)


@dataclass
class Notes:
    """What the bot saw and did, across restarts."""

    written: list[str] = field(default_factory=list)
    seen: list[tuple[Any, ...]] = field(default_factory=list)
    rang: list[datetime] = field(default_factory=list)
    ticks: list[datetime] = field(default_factory=list)
    closed: int = 0

    def of(self, kind: str) -> list[tuple[Any, ...]]:
        return [note[1:] for note in self.seen if note[0] == kind]


class Counter(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"prova:conta:v1:(?P<count>\d+)"):
    """A button that survives a restart: everything it knows is in its custom id."""

    def __init__(self, count: int) -> None:
        super().__init__(discord.ui.Button(label="Ancora", custom_id=f"prova:conta:v1:{count}"))
        self.count = count

    @classmethod
    async def from_custom_id(cls, interaction: Any, item: Any, match: Any) -> "Counter":
        return cls(int(match["count"]))

    async def callback(self, interaction: discord.Interaction) -> None:
        view = discord.ui.View(timeout=None).add_item(Counter(self.count + 1))
        await interaction.response.edit_message(content=f"contati {self.count + 1}", view=view)


class Form(discord.ui.Modal, title="Parlaci di te"):
    name = discord.ui.Label(text="Nome", component=discord.ui.TextInput())
    diets = discord.ui.Label(
        text="Diete",
        component=discord.ui.CheckboxGroup(
            options=[discord.CheckboxGroupOption(label="vegana"), discord.CheckboxGroupOption(label="senza glutine")],
            required=False,
        ),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        name, diets = self.name.component, self.diets.component
        assert isinstance(name, discord.ui.TextInput)
        assert isinstance(diets, discord.ui.CheckboxGroup)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.followup.send(f"grazie {name.value}: {', '.join(diets.values)}", ephemeral=True)


class SmallBot(commands.Bot):
    def __init__(self, ground: Ground, notes: Notes) -> None:
        super().__init__("!", intents=discord.Intents.all(), allowed_mentions=discord.AllowedMentions.none())
        self.ground = ground
        self.notes = notes
        self.queue: asyncio.Queue[str] = asyncio.Queue()
        self.scheduler = AsyncIOScheduler(timezone=ROME)
        add_commands(self.tree)

    async def setup_hook(self) -> None:
        self.add_dynamic_items(Counter)
        self.writer = asyncio.create_task(self.write())
        self.scheduler.add_job(
            self.ring, "cron", day_of_week="mon", hour=9, minute=0, coalesce=True, misfire_grace_time=None
        )
        self.scheduler.start()
        self.tick.start()
        await self.tree.set_translator(InEnglish())
        await self.tree.sync()

    async def write(self) -> None:
        """The writer of the recorder in small: it waits for ever, and the story must not wait for it."""
        while True:
            self.notes.written.append(await self.ground.idle(self.queue.get()))
            self.queue.task_done()

    async def ring(self) -> None:
        self.notes.rang.append(self.ground.clock.now())

    @tasks.loop(hours=6)
    async def tick(self) -> None:
        self.notes.ticks.append(discord.utils.utcnow())

    async def close(self) -> None:
        await self.ground.idle(self.queue.join())
        self.writer.cancel()
        self.scheduler.shutdown()
        self.notes.closed += 1
        await super().close()

    async def on_message(self, message: discord.Message) -> None:
        if not message.author.bot:
            self.queue.put_nowait(f"{message.author.display_name}: {message.content}")

    def __getattr__(self, name: str) -> Callable[..., Coroutine[Any, Any, None]]:
        """Whatever other event Discord sends is noted with its first arguments."""
        if not name.startswith("on_") or name in UNNOTED:
            raise AttributeError(name)

        async def note(*details: Any) -> None:
            self.notes.seen.append((name.removeprefix("on_"), *details))

        note.__name__ = name
        return note


class InEnglish(app_commands.Translator):
    """What the commands are called by those who use Discord in English."""

    WORDS: ClassVar = {"saluta": "greet", "Saluta nella lingua di chi chiede": "Greets in the language of whoever asks"}

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        return self.WORDS.get(string.message) if locale is discord.Locale.british_english else None


# Left to discord.py, or so frequent that a story would drown in them.
UNNOTED = {"on_error", "on_command_error", "on_ready", "on_connect", "on_socket_raw_receive", "on_socket_raw_send"}


def add_commands(tree: app_commands.CommandTree) -> None:
    @tree.command(name="saluta", description="Saluta nella lingua di chi chiede")
    async def greet(interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"{interaction.locale} {interaction.guild_locale}", ephemeral=True)

    @tree.command(name="modulo", description="Apre un modulo")
    async def form(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Form())

    @tree.command(name="conta", description="Un bottone")
    async def count(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("contati 0", view=discord.ui.View(timeout=None).add_item(Counter(0)))

    @tree.command(name="sondaggio", description="Un sondaggio")
    async def poll(interaction: discord.Interaction) -> None:
        asked = discord.Poll("Che cosa cuciniamo?", timedelta(hours=1))
        asked.add_answer(text="Ceci").add_answer(text="Farro")
        await interaction.response.send_message(poll=asked)

    @tree.command(name="scrivi", description="Scrive allo staff")
    async def write(interaction: discord.Interaction, dove: discord.TextChannel, a: discord.Member) -> None:
        try:
            await dove.send(f"per {a.display_name}")
        except discord.Forbidden as refused:
            await interaction.response.send_message(f"rifiutato {refused.code}", ephemeral=True)
        else:
            await interaction.response.send_message("scritto", ephemeral=True)

    @tree.command(name="rompi", description="Un errore")
    async def fail(interaction: discord.Interaction) -> None:
        raise RuntimeError("rotto")


def small_bot(notes: Notes) -> MakeBot:
    return lambda ground: SmallBot(ground, notes)


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)
