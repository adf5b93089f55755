"""The demo's scenes: found where they lie, played in order, and never failing in silence."""

import importlib
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import ModuleType

import pytest

from simulation.demo import Demo
from simulation.scenes import Scene, SceneFailed, scenes
from simulation.world import simulated
from tests.simulation.small_bot import SALON, Notes, small_bot


@asynccontextmanager
async def small_demo() -> AsyncIterator[Demo]:
    async with simulated(small_bot(Notes()), SALON) as server:
        yield Demo(server)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    name = "stage_" + re.sub(r"\W", "_", tmp_path.name)
    (tmp_path / name).mkdir()
    (tmp_path / name / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    return importlib.import_module(name)


def put(package: ModuleType, name: str, words: str) -> None:
    (Path(package.__path__[0]) / f"{name}.py").write_text(words)
    importlib.invalidate_caches()


def test_scenes_are_found_and_played_in_their_order(package: ModuleType) -> None:
    put(package, "evening", "ORDER = 20\nTAKES_DAYS = True\nasync def play(demo): ...")
    put(package, "morning", "ORDER = 10\nasync def play(demo): ...")
    put(package, "_props", "")
    assert [(scene.name, scene.takes_days) for scene in scenes(package)] == [("morning", False), ("evening", True)]


def test_a_module_that_is_no_scene_is_named(package: ModuleType) -> None:
    put(package, "props", "")
    with pytest.raises(LookupError, match="props"):
        scenes(package)


async def test_each_scene_is_named_before_it_begins() -> None:
    happened: list[str] = []

    async def one(demo: Demo) -> None:
        await demo.server.person("Ada").post("generale", "eccomi")
        happened.append("played")

    async with small_demo() as demo:
        async for name in demo.play([Scene("one", 1, one), Scene("other", 2, one)]):
            happened.append(name)
        assert happened == ["one", "played", "other", "played"]
        assert len(demo.server.channel("generale").messages) == 2


async def test_a_scene_that_asks_for_what_is_not_there_fails_with_its_name() -> None:
    async def lost(demo: Demo) -> None:
        demo.server.channel("nowhere")

    async with small_demo() as demo:
        with pytest.raises(SceneFailed, match="lost"):
            async for _ in demo.play([Scene("lost", 1, lost)]):
                pass


async def test_an_error_of_the_bot_that_nobody_was_told_of_fails_the_scene() -> None:
    async def trips(demo: Demo) -> None:
        demo.server.environment._record_error(RuntimeError("in the background"))

    async with small_demo() as demo:
        with pytest.raises(SceneFailed) as failed:
            async for _ in demo.play([Scene("trips", 1, trips)]):
                pass
        assert isinstance(failed.value.__cause__, BaseExceptionGroup)
        assert len(demo.server.errors) == 1  # looked at: the story itself is well
