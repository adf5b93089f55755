"""The server that a story is told on. `async with simulated(make_bot, plan) as server:` starts the real bot on it."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol, TypeVar

import discord
from discord import app_commands
from simcord import ChannelHandle, RoleHandle, UserHandle
from simcord.backend import serializers
from simcord.backend.access import channel_accessible
from simcord.backend.models import Channel as StoredChannel
from simcord.backend.models import Guild
from simcord.results import to_discord_message
from simcord.types import HttpLogEntry

from core.errors import UserFacingError
from simulation import founding, patches
from simulation.connection import calls_can_fail
from simulation.environment import REST_CHECKED_EVERY, Environment, SimulatedClock
from simulation.founding import Founded, PlanError
from simulation.people import Person
from simulation.plan import ChannelPlan, History, PersonPlan, ServerPlan

Value = TypeVar("Value")

# A Monday morning in spring, ten o'clock in Rome.
ONE_MONDAY = datetime(2026, 5, 4, 8, tzinfo=UTC)

# Refusals that the bot turns into words for the person who asked: the story reads the words.
ANSWERED = (UserFacingError, app_commands.CheckFailure, app_commands.TransformerError)

# Time passes in steps, so that the limit on how long the bot may work holds for each, not for weeks of stories.
STEP = timedelta(days=1)
LONGEST_WORK = 20.0

SNOWFLAKE = re.compile(r"\d{15,}")


class Idle(Protocol):
    """How a task in the background waits for what may never come."""

    async def __call__(self, waiting: Awaitable[Value], /) -> Value: ...


@dataclass(frozen=True, slots=True)
class Ground:
    """What a bot is built on here, in place of the machine's clock and of plain waiting.

    `idle(awaitable)` is for a background task that waits for events: `item = await idle(queue.get())`. Without it,
    simcord cannot tell waiting from working, and every verb of a story would wait for the task.
    """

    clock: SimulatedClock
    idle: Idle


MakeBot = Callable[[Ground], discord.Client]


@dataclass(frozen=True, slots=True)
class Call:
    """One request that the bot made. `pattern` is its method and path without ids: what `Server.fail` takes."""

    method: str
    path: str
    body: Any
    params: dict[str, Any]
    reason: str | None

    @property
    def pattern(self) -> str:
        path = re.sub(r"(/interactions/\*|/webhooks/\*)/[^/]+", r"\1/*", SNOWFLAKE.sub("*", self.path))
        return f"{self.method} {path}"


class Channel:
    """A channel, a thread or a forum post."""

    def __init__(self, server: "Server", handle: ChannelHandle) -> None:
        self.server = server
        self.handle = handle

    @property
    def id(self) -> int:
        return self.handle.id

    @property
    def name(self) -> str:
        return self.handle.name or ""

    @property
    def messages(self) -> tuple[discord.Message, ...]:
        """Everything in it that everybody sees, oldest first."""
        return tuple(self.handle.history())

    @property
    def topic(self) -> str | None:
        return self.server.environment.backend.get_channel(self.id).topic

    def is_seen_by(self, person: Person) -> bool:
        """Whether somebody may read it."""
        return channel_accessible(self.server.environment.backend, self.id, person.id, history=True)

    def seen_by(self, person: Person) -> tuple[discord.Message, ...]:
        """The same with what only this person sees."""
        return tuple(self.handle.history(viewer=person.actor))

    @property
    def threads(self) -> tuple["Channel", ...]:
        return tuple(Channel(self.server, handle) for handle in self.handle.threads)

    def __repr__(self) -> str:
        return f"<Channel {self.name}>"


class Server:
    """One server of the simulation. Time, restarts, the log of calls and faults are those of the whole simulation."""

    def __init__(self, simulation: "Simulation", plan: ServerPlan, founded: Founded) -> None:
        self.simulation = simulation
        self.environment = simulation.environment
        self.plan = plan
        self.founded = founded
        self.beside: dict[str, Server] = {}
        self._people = {person.name: Person(self, person) for person in plan.people}

    @property
    def id(self) -> int:
        return self.founded.guild.id

    @property
    def stored(self) -> Guild:
        """As simcord keeps it."""
        return self.environment.backend.get_guild(self.id)

    @property
    def bot(self) -> Any:
        """The bot that runs now: after a restart, another one."""
        return self.environment.bot

    @property
    def guild(self) -> discord.Guild:
        """As the bot sees it."""
        guild = self.bot.get_guild(self.id)
        if not isinstance(guild, discord.Guild):
            raise LookupError(f"the bot does not see {self.plan.name!r}")
        return guild

    def person(self, name: str) -> Person:
        if name not in self._people:
            raise PlanError(f"nobody is called {name!r}; there are: {', '.join(sorted(self._people))}")
        return self._people[name]

    @property
    def people(self) -> tuple[Person, ...]:
        return tuple(self._people.values())

    def newcomer(self, plan: PersonPlan) -> Person:
        """Somebody who was not in the plan; they are there after `join()`."""
        if plan.name in self._people:
            raise PlanError(f"two people are called {plan.name!r}")
        if plan.name not in self.founded.users:
            user = self.environment.create_user(plan.name, bot=plan.bot, global_name=plan.display_name)
            self.environment.locales[user.id] = plan.locale
            self.founded.users[plan.name] = user
        self._people[plan.name] = Person(self, plan)
        return self._people[plan.name]

    def role(self, name: str) -> RoleHandle:
        return self.founded.role(name)

    def channel(self, name: "str | Channel") -> Channel:
        """A channel or thread by its name."""
        if isinstance(name, Channel):
            return name
        known = self.founded.channels.get(name)
        if known is None or known.id not in self.environment.backend.channels:
            found = [stored for stored in self._stored_channels() if stored.name == name]
            if len(found) != 1:
                raise PlanError(f"{len(found)} channels are called {name!r}")
            known = found[0]
        return self.adopt(known)

    def said(self, key: str) -> discord.Message:
        """A message of the past by its key."""
        return to_discord_message(self.environment, self.founded.message(key))

    def _stored_channels(self) -> list[StoredChannel]:
        channels = self.environment.backend.channels
        ids = (*self.stored.channel_ids, *self.stored.thread_ids)
        return [channels[one] for one in ids if one in channels]

    def adopt(self, stored: StoredChannel) -> Channel:
        return Channel(self, ChannelHandle(self.environment, self.founded.guild, stored))

    def channel_of(self, message: discord.Message) -> Channel:
        return self.adopt(self.environment.backend.get_channel(message.channel.id))

    def first_channel_of(self, person: Person) -> Channel:
        """Where somebody is when a story does not say: the first channel of the plan in which they can write."""
        for plan in self.plan.channels:
            if plan.kind == "text" and self.channel(plan.name).is_seen_by(person):
                return self.channel(plan.name)
        raise PlanError(f"no channel where {person.name!r} can write")

    async def open_channel(self, plan: ChannelPlan) -> Channel:
        self.founded.channels[plan.name] = founding.add_channel(self.environment, self.founded, plan)
        await self.settle()
        return self.channel(plan.name)

    async def close_channel(self, name: "str | Channel") -> None:
        self.environment.backend.delete_channel(self.channel(name).id)
        await self.settle()

    async def permit_bot(self, *, channel: str | None = None, **granted: bool) -> None:
        """Change what the bot may do, there or everywhere: `permit_bot(channel="staff", send_messages=False)`."""
        where = None if channel is None else self.channel(channel).id
        founding.permit_bot(self.environment, self.founded, where, granted)
        await self.settle()

    # The whole simulation

    @property
    def clock(self) -> SimulatedClock:
        return self.simulation.clock

    @property
    def log(self) -> tuple[Call, ...]:
        """Every request that the bot has made, oldest first."""
        return self.simulation.log

    async def advance(self, by: timedelta) -> None:
        """Let simulated time pass; whatever falls due in it happens."""
        await self.simulation.advance(by)

    async def advance_to(self, moment: datetime) -> None:
        await self.simulation.advance(moment - self.clock.now())

    async def settle(self) -> None:
        """Wait until the bot has nothing left to do now; every verb ends with it."""
        await self.environment.settle(idle=REST_CHECKED_EVERY)

    async def restart(self, *, killed: bool = False) -> None:
        """Stop the bot and start a new one on the same Discord; killed, it has no chance to put anything in order."""
        async with self.away(killed=killed):
            pass

    @asynccontextmanager
    async def away(self, *, killed: bool = False) -> AsyncIterator[None]:
        """The bot is down for the block, people and time go on; after it a new one starts."""
        await self.simulation.stop(killed=killed)
        yield
        await self.simulation.start()

    async def repeat(self, message: discord.Message) -> None:
        """Discord announces a message once more, as it does after a resumed connection."""
        backend = self.environment.backend
        backend.announce_message_create(backend.get_message(message.channel.id, message.id))
        await self.settle()

    async def repeat_deed(self) -> None:
        """Discord announces the last entry of its audit log once more."""
        payload = dict(serializers.audit_log_entry_payload(self.stored.audit_log_entries[-1]))
        self.environment.backend.emit("GUILD_AUDIT_LOG_ENTRY_CREATE", {**payload, "guild_id": str(self.id)})
        await self.settle()

    @asynccontextmanager
    async def out_of_reach(self) -> AsyncIterator[None]:
        """Discord has lost the server for the block and says so, then has it again; the bot stays connected."""
        backend = self.environment.backend
        backend.emit("GUILD_DELETE", {"id": str(self.id), "unavailable": True})
        await self.settle()
        yield
        backend.emit("GUILD_CREATE", dict(serializers.guild_create_payload(backend, self.stored)))
        await self.settle()

    def fail(self, call: Call | str, *, code: int = 0, status: int = 500, times: int | None = 1) -> None:
        """Let the next calls like this one fail: a call of the log, or a pattern (`"POST /channels/*/messages"`)."""
        method, _, path = (call if isinstance(call, str) else call.pattern).partition(" ")
        self.environment.inject_error(
            method, path, status=status, code=code, message="refused by the story", times=times
        )

    @property
    def errors(self) -> list[BaseException]:
        """What the bot has raised so far; looking takes note of it, otherwise the story fails with it at its end."""
        return self.environment.errors

    def transcript(self) -> str:
        """Everything that has happened between the bot and Discord, a line each."""
        return self.environment.transcript()


class Simulation:
    """One bot on one simulated Discord, with all its servers."""

    def __init__(self, make_bot: MakeBot, clock: SimulatedClock, longest_work: float) -> None:
        self.make_bot = make_bot
        self.clock = clock
        self.running = True
        self.ground = Ground(clock, self._idle)
        self.environment = Environment(make_bot(self.ground), clock, settle_timeout=longest_work)

    async def _idle(self, waiting: Awaitable[Value], /) -> Value:
        if not self.environment.owns(asyncio.current_task()):
            return await waiting  # the story itself waits, for a `flush()` say
        answer: Value = await self.environment.external_wait(waiting, reason="waits for events")
        return answer

    @property
    def log(self) -> tuple[Call, ...]:
        return tuple(_call(entry) for entry in self.environment.http_requests)

    async def advance(self, by: timedelta) -> None:
        while by > timedelta(0):
            await self.environment.advance_time(min(by, STEP).total_seconds())
            by -= STEP

    async def stop(self, *, killed: bool = False) -> None:
        """Close the bot and cut it off; killed, only the latter, and its tasks are cancelled wherever they are."""
        if not self.running:
            return
        self.running = False
        if not killed:
            # As the bot's own work, so that it may wait as its tasks do.
            with self.environment._bot_scope():
                closing = asyncio.get_running_loop().create_task(self.environment.bot.close())
            await closing
        await self.environment._detach_bot()

    async def start(self) -> None:
        await self.environment.restart_bot(self.make_bot(self.ground))
        self.running = True

    def unanswered(self) -> list[BaseException]:
        """Errors that nobody has looked at and that no person got an answer for."""
        raised = self.environment.errors_since(self.environment._errors_acknowledged)
        return [error for error in raised if not isinstance(_cause(error), ANSWERED)]


def _call(entry: HttpLogEntry) -> Call:
    return Call(entry.method, entry.path, entry.json, entry.params, entry.reason)


def _cause(error: BaseException) -> BaseException:
    return error.original if isinstance(error, app_commands.CommandInvokeError) else error


@asynccontextmanager
async def simulated(
    make_bot: MakeBot,
    plan: ServerPlan,
    *,
    history: History | None = None,
    now: datetime = ONE_MONDAY,
    beside: Sequence[ServerPlan] = (),
    bot_name: str = "Salotto",
    longest_work: float = LONGEST_WORK,
    rings_in_real_time: bool = True,
) -> AsyncIterator[Server]:
    """Run a bot on the server of a plan, from `now` on; other servers of the same bot are in `server.beside[name]`.

    `make_bot` is called at the start and at every restart. After a verb the bot may work for `longest_work` seconds,
    then the story fails and names the task that did not come to rest. Meanwhile timers ring as
    on a real clock, so it is shorter than what the bot puts off; without `rings_in_real_time`, only `advance` reaches
    that. An error that the bot raised and nobody looked at fails the story at its end, as a group.
    """
    # Seconds of simulated time start well above zero, as a machine's monotonic clock does.
    simulation = Simulation(make_bot, SimulatedClock(now - timedelta(days=1)), longest_work)
    environment = simulation.environment
    environment.rings_in_real_time = rings_in_real_time
    environment.backend.bot_user.name = bot_name
    accounts: dict[str, UserHandle] = {}
    server = Server(
        simulation, plan, founding.found(environment, plan, history or History(), now=now, accounts=accounts)
    )
    for other in beside:
        founded = founding.found(environment, other, History(), now=now, accounts=accounts)
        server.beside[other.name] = Server(simulation, other, founded)
    simulation.clock.go_to(now)
    environment.backend.transcript.clear()
    with patches.applied(), calls_can_fail():
        await environment.start()
        try:
            with environment.time_context():
                yield server
        except Exception as error:
            error.add_note("What happened last:\n" + "\n".join(environment.transcript().splitlines()[-25:]))
            raise
        finally:
            try:
                await simulation.stop()
            finally:
                await environment.shutdown()
    if unanswered := simulation.unanswered():
        raise BaseExceptionGroup(f"the bot raised {len(unanswered)} error(s)", unanswered)
