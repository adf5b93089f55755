"""Salotto itself, in a process of its own, says nothing that Discord would not understand."""

from pathlib import Path

from tests.wire.wire import Wire


async def test_salotto_registers_its_commands_answers_one_and_stops_when_told(wire: Wire, tmp_path: Path) -> None:
    database = {"SALOTTO_DATABASE__URL": f"sqlite:///{tmp_path}/salotto.db"}
    async with wire.bot_process("tests.wire.salotto_bot:build", environment=database) as salotto:
        assert "setup" in {command["name"] for command in await wire.ask("commands")}
        told = await wire.slash("setup show")
        assert told["message"]["content"], "answered, in words"
        assert await salotto.stop() == 0
