"""What listening costs a bot, and how soon it answers meanwhile: over real sockets, each bot in a process of its own.

`python -m benchmarks.speed.wire` measures the null bot; every further bot on the command line is measured beside it in
the same run, as `module:function` or `module:function/command`, the command being one that it acknowledges:

    python -m benchmarks.speed.wire "tests.wire.salotto_bot:build/setup show"
"""

import asyncio
import sys
import tempfile
import time
from dataclasses import dataclass
from statistics import quantiles

import psutil  # type: ignore[import-untyped]

from tests.wire import cast
from tests.wire.null_bot import NullBot
from tests.wire.wire import BotProcess, Wire, wire_server

PER_SECOND = 1000
SECONDS = 5
IDLE_COMMANDS = 200
SECONDS_BETWEEN_COMMANDS = 0.02
WARM_UP_MESSAGES = 2000
REST = 0.5
RESTING_SHARE = 0.04
"""A process is at rest when it takes no more than this share of a processor for that many seconds."""
LONGEST_WAIT_FOR_REST = 60.0
CONTENTS = (
    "Ho provato la ricetta di ieri e con metà zucchero viene meglio, se la lasci riposare una notte intera.",
    "grazie mille, ora funziona",
    "Has anyone else noticed that the lid does not close after washing it? Mine broke, see the picture.",
    "non si apre il tappo, avete un trucco?",
    "ahahah",
)


def null_bot() -> NullBot:
    """The baseline: discord.py at work, and nothing else."""
    return NullBot(keep=False)


@dataclass(frozen=True, slots=True)
class Contender:
    """A bot to be measured: `command` is a slash command that it acknowledges, with its subcommand if it has one."""

    name: str
    factory: str
    command: str = "ping"

    @classmethod
    def named(cls, argument: str) -> "Contender":
        factory, _, command = argument.partition("/")
        return cls(factory, factory, command or "ping")


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds until a command was acknowledged; microseconds of the bot's process for each message.

    `pace` is how many messages a second really came. `missed` counts commands that Discord would have called failed.
    `behind` is how many seconds after the last message the process came to rest.
    """

    idle: tuple[float, float]
    loaded: tuple[float, float]
    microseconds: float
    pace: float
    missed: int
    behind: float


NULL = Contender("null bot", "benchmarks.speed.wire:null_bot")


SALOTTO = "tests.wire.salotto_bot:build/setup show"


def main(arguments: list[str] | None = None) -> None:
    """Print a row for each bot: the null bot, then those named, Salotto where none is."""
    asyncio.run(_compare([NULL, *(Contender.named(argument) for argument in arguments or [SALOTTO])]))


async def _compare(contenders: list[Contender]) -> None:
    baseline: Measured | None = None
    with wire_server("--without-contract") as address:
        for contender in contenders:
            with tempfile.TemporaryDirectory() as folder:
                environment = {"SALOTTO_DATABASE__URL": f"sqlite:///{folder}/salotto.db"}
                async with Wire.reach(address) as wire:
                    await wire.ask("reset")
                    async with wire.bot_process(contender.factory, environment=environment) as process:
                        measured = await _measure(wire, process, contender)
            baseline = baseline or measured
            print(_row(contender, measured, baseline), flush=True)


async def _measure(wire: Wire, bot: BotProcess, contender: Contender) -> Measured:
    process = psutil.Process(bot.pid)
    await _at_rest(process)
    await _talk(wire, WARM_UP_MESSAGES)
    await _at_rest(process)

    idle, missed_idle = await _commands(wire, contender.command, IDLE_COMMANDS)
    await _at_rest(process)

    before = _processor(process)
    await _talk(wire, PER_SECOND * SECONDS)
    began = time.monotonic()
    await _at_rest(process)
    behind = time.monotonic() - began
    spent = _processor(process) - before

    talk = asyncio.create_task(_talk(wire, PER_SECOND * SECONDS))
    loaded, missed_loaded = await _commands(wire, contender.command, int(SECONDS / SECONDS_BETWEEN_COMMANDS * 0.8))
    pace = await talk
    return Measured(
        idle=_percentiles(idle),
        loaded=_percentiles(loaded),
        microseconds=1e6 * spent / (PER_SECOND * SECONDS),
        pace=pace,
        missed=missed_idle + missed_loaded,
        behind=max(0.0, behind - REST),
    )


async def _talk(wire: Wire, messages: int) -> float:
    """Members talk; returns how many messages a second that were."""
    told = await wire.ask("load", messages=messages, per_second=PER_SECOND, contents=CONTENTS, channel_id=cast.GENERAL)
    return float(messages / told["seconds"])


async def _commands(wire: Wire, command: str, count: int) -> tuple[list[float], int]:
    """The milliseconds of each acknowledgement that came in time, and how many did not."""
    told = []
    for _ in range(count):
        told.append(await wire.slash(command, seconds=3.0))
        await asyncio.sleep(SECONDS_BETWEEN_COMMANDS)
    answered = [one["milliseconds"] for one in told if one["milliseconds"] is not None]
    return answered, len(told) - len(answered)


async def _at_rest(process: psutil.Process) -> None:
    end = time.monotonic() + LONGEST_WAIT_FOR_REST
    while time.monotonic() < end:
        before = _processor(process)
        await asyncio.sleep(REST)
        if _processor(process) - before <= RESTING_SHARE * REST:
            return


def _processor(process: psutil.Process) -> float:
    """Seconds of processor that the bot's own process took so far; its workers' are not in it."""
    times = process.cpu_times()
    return float(times.user + times.system)


def _percentiles(milliseconds: list[float]) -> tuple[float, float]:
    if len(milliseconds) < 2:
        return float("nan"), float("nan")
    cuts = quantiles(milliseconds, n=100, method="inclusive")
    return cuts[49], cuts[98]


def _row(contender: Contender, measured: Measured, baseline: Measured) -> str:
    ratio = measured.microseconds / baseline.microseconds if baseline.microseconds else float("nan")
    idle, loaded = (f"p50 {p50:.1f} p99 {p99:.1f} ms" for p50, p99 in (measured.idle, measured.loaded))
    return (
        f"{contender.name:<40} {measured.microseconds:5.0f} µs a message ({ratio:.1f} of the null bot), at rest "
        f"{measured.behind:.1f} s after the last; /{contender.command} acknowledged: idle {idle}, "
        f"at {measured.pace:,.0f} messages/s {loaded}, {measured.missed} missed"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
