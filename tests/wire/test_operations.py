"""`salotto run` and `salotto doctor` as an operator meets them: a process, its signals, its exit codes, its log."""

import asyncio
import json
import os
import socket
import sqlite3
import sys
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from cogs.inspection import inspect
from core.paths import ROOT
from services.inspection import Chosen, ServerSeen
from services.server_settings import AreaSettings
from tests.wire import cast
from tests.wire.command_line import nowhere
from tests.wire.documents import TALK
from tests.wire.hosts import VARIABLE
from tests.wire.wire import Wire, eventually

SAID = "il pasticcio di zucca della nonna, provato ieri sera"


class Operator:
    """Runs commands in a folder of their own, in English unless told otherwise."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.database = folder / "salotto.db"
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.environment = {
            "SALOTTO_LOCALE": "en",
            "SALOTTO_DISCORD__TOKEN": cast.TOKEN,
            "SALOTTO_DATABASE__URL": f"sqlite:///{self.database}",
            "SALOTTO_HEALTH__PORT": str(self.port),
            "SALOTTO_LOGS__LEVEL": "debug",
            **environment,
        }

    @asynccontextmanager
    async def running(self, command: str, **environment: str) -> "AsyncIterator[asyncio.subprocess.Process]":
        variables = {**os.environ, **self.environment, **environment}
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.wire.command_line", command),
            cwd=ROOT,
            env=variables,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
            await process.communicate()

    async def does(self, command: str, **environment: str) -> tuple[int | None, str, str]:
        """The exit code, standard output and standard error of a command that ends."""
        async with self.running(command, **environment) as process:
            out, err = await asyncio.wait_for(process.communicate(), 60)
            return process.returncode, out.decode(), err.decode()

    async def health(self) -> tuple[int, Mapping[str, Any]]:
        """What `/healthz` answers; (0, {}) while nobody does."""
        try:
            async with aiohttp.request("GET", f"http://127.0.0.1:{self.port}/healthz") as answer:
                return answer.status, await answer.json()
        except aiohttp.ClientConnectorError:
            return 0, {}

    async def well(self) -> None:
        await eventually(self.health, lambda seen: seen[0] == 200, seconds=40)

    def stored(self) -> list[str]:
        with closing(sqlite3.connect(self.database)) as database:
            return [text for (text,) in database.execute("SELECT text FROM messages ORDER BY at")]


@pytest.fixture
def operator(tmp_path: Path, wire: Wire) -> Operator:
    return Operator(tmp_path, **{VARIABLE: wire.address.as_json()})


def sentences(err: str) -> str:
    """Standard error without the log."""
    return "\n".join(line for line in err.splitlines() if not line.startswith("{"))


async def test_it_gets_well_hears_and_stores_everything_before_it_ends(wire: Wire, operator: Operator) -> None:
    async with operator.running("run") as process:
        await operator.well()
        said = [f"{SAID} {number}" for number in range(50)]
        for line in said:
            await wire.say(line)
        process.terminate()
        _, err = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0
    assert operator.stored() == said

    log = [json.loads(line) for line in err.decode().splitlines()]
    assert "stopped; what was seen is stored" in [record["message"] for record in log]
    assert {record["logger"].split(".")[0] for record in log} >= {"cli", "discord"}
    assert "pasticcio" not in err.decode()
    assert cast.TOKEN not in err.decode()


async def test_while_discord_is_away_it_is_not_well_and_refused_intents_end_it_with_two(
    wire: Wire, operator: Operator
) -> None:
    async with operator.running("run") as process:
        await operator.well()
        await wire.ask("gateway_settings", away=True)
        await wire.gateway_fault("abort")
        status, told = await eventually(operator.health, lambda seen: seen[0] != 200)
        assert (status, told["status"], told["failing"]) == (503, "failing", ["gateway"])

        await wire.ask("gateway_settings", away=False)
        ended = asyncio.create_task(process.communicate())
        while not ended.done():
            # As Discord answers whoever asks for what it was not granted, each time that it connects again.
            await wire.gateway_fault("drop", code=4014)
            await asyncio.wait({ended}, timeout=0.2)
        _, err = await ended
    assert process.returncode == 2
    assert '"Server Members Intent" and "Message Content Intent"' in sentences(err.decode())
    assert "Traceback" not in err.decode()


async def test_a_refused_token_ends_with_a_sentence_and_with_two(operator: Operator) -> None:
    wrong = "NDAwMDAw.Wrong1.hunter2hunter2hunter2hunter2"
    code, out, err = await operator.does("run", SALOTTO_DISCORD__TOKEN=wrong, SALOTTO_LOCALE="it")
    assert (code, out) == (2, "")
    assert "Discord rifiuta il token" in sentences(err)
    assert "Traceback" not in err
    assert "hunter2" not in err


async def test_without_discord_it_ends_with_one(tmp_path: Path) -> None:
    code, _, err = await Operator(tmp_path).does("run")
    assert code == 1
    assert "Discord cannot be reached" in sentences(err)
    assert "Traceback" not in err


# ---------------------------------------------------------------- what the doctor is told


def choosing(**values: str) -> Chosen:
    """Servers that chose these settings, by `area_field`."""

    async def chosen(_server_id: str, _models: Iterable[type[AreaSettings]]) -> Mapping[str, Any]:
        return {key.replace("__", "."): value for key, value in values.items()}

    return chosen


staff_room = choosing(general__staff_channel=cast.STAFF_ROOM)


def standings(server: ServerSeen) -> dict[str, str]:
    return {one.key: one.standing for one in server.bound}


async def test_an_inspection_sees_the_server_and_changes_nothing(wire: Wire) -> None:
    seen = await inspect(cast.TOKEN, staff_room, connector=wire.address.connector())
    assert seen.problem is None
    assert str(seen.account).startswith("salotto")
    (server,) = seen.servers
    assert (server.name, server.missing, server.unread) == ("La Bottega", (), ())
    found = standings(server)
    assert found.pop("general.staff_channel") == "public", "the room of the cast is open to everybody"
    assert {"onboarding.welcome_channel", "onboarding.member_role", "ideas.board_channel"} <= found.keys()
    assert set(found.values()) == {"unset"}
    assert f"client_id={cast.BOT}" in str(seen.invitation)
    assert {one["method"] for one in await wire.requests()} == {"GET"}


async def test_an_inspection_names_what_its_role_may_not_do(wire: Wire) -> None:
    await wire.ask("allow", permissions=TALK)
    (server,) = (await inspect(cast.TOKEN, staff_room, connector=wire.address.connector())).servers
    assert {"ban_members", "manage_messages", "view_audit_log"} <= set(server.missing)
    assert not {"send_messages", "read_message_history"} & set(server.missing)


async def test_an_inspection_looks_at_every_channel_and_role_that_was_chosen(wire: Wire) -> None:
    gone = "310000000000009999"
    chosen = choosing(general__staff_channel=gone, onboarding__welcome_channel=gone, onboarding__member_role=gone)
    (server,) = (await inspect(cast.TOKEN, chosen, connector=wire.address.connector())).servers
    assert {key for key, standing in standings(server).items() if standing == "gone"} == {
        "general.staff_channel",
        "onboarding.welcome_channel",
        "onboarding.member_role",
    }
    (server,) = (await inspect(cast.TOKEN, choosing(), connector=wire.address.connector())).servers
    assert standings(server)["general.staff_channel"] == "unset"


async def test_an_inspection_with_a_wrong_token_or_no_way_to_discord_says_which(wire: Wire) -> None:
    refused = await inspect("hunter2.hunter2.hunter2", staff_room, connector=wire.address.connector())
    assert (refused.problem, refused.servers) == ("token", ())
    lost = await inspect(cast.TOKEN, staff_room, connector=nowhere())
    assert (lost.problem, lost.reason) == ("unreachable", "ClientConnectorError")


async def test_the_doctor_names_all_that_is_wrong_on_the_server_and_ends_with_one(
    wire: Wire, operator: Operator
) -> None:
    await wire.ask("allow", permissions=TALK)
    code, out, _ = await operator.does("doctor")
    assert code == 1
    assert "in La Bottega: missing:" in out
    assert "Manage Channels" in out
    assert "Server Settings → Roles → " in out
    assert "in La Bottega: Staff channel: not chosen yet. Use `/setup start`." in out
    assert "in La Bottega: Welcome channel: not chosen yet" in out
