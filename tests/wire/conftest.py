"""The wire server for tests: one process for all of them, reset for each."""

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from tests.wire.hosts import Address
from tests.wire.wire import Wire, wire_server


@pytest.fixture(scope="session")
def _wire_address() -> Iterator[Address]:
    with wire_server() as address:
        yield address


@pytest.fixture
async def wire(_wire_address: Address) -> AsyncIterator[Wire]:
    """A fresh community. A request or an answer that Discord does not know fails the test."""
    async with Wire.reach(_wire_address) as wire:
        await wire.ask("reset")
        yield wire
        violations = await wire.take_violations()
        assert not violations, "\n".join(f"{one['where']} ({one['part']}): {one['problem']}" for one in violations)


@pytest.fixture
def contract(measuring_data: Callable[[str], Path]) -> Path:
    """Discord's description of its API; skips where it is not there."""
    return measuring_data("discord-api/openapi.json")
