"""What happens on the demo's server once its digest is posted: one scene an area, each a module that is found here.

A scene lets people of the server run the commands and press the buttons of one area, as they would. It is told apart
from the others by its module's name, which is also that of its words: `scene-NAME` in the texts of the area.
"""

import importlib
import pkgutil
from collections.abc import Awaitable
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Protocol

import simulation.scenes as here

if TYPE_CHECKING:
    from simulation.demo import Demo


class Play(Protocol):
    """Plays a scene. It may lean on what scenes of a lower order left, and cleans nothing up."""

    def __call__(self, demo: "Demo", /) -> Awaitable[None]: ...


@dataclass(frozen=True, slots=True)
class Scene:
    """One area at work. `order` says which scenes come before it, `takes_days` whether time must pass in it."""

    name: str
    order: int
    play: Play
    takes_days: bool = False


class SceneFailed(Exception):
    """A scene could not be played to its end; the cause says why."""

    def __init__(self, scene: str) -> None:
        super().__init__(scene)
        self.scene = scene


def scenes(package: ModuleType | None = None) -> tuple[Scene, ...]:
    """The scenes of a package, in the order in which they are played. LookupError for a module that is none."""
    found = []
    where = package or here
    for module in pkgutil.iter_modules(where.__path__):
        if module.name.startswith("_"):
            continue
        loaded = importlib.import_module(f"{where.__name__}.{module.name}")
        if not hasattr(loaded, "ORDER") or not hasattr(loaded, "play"):
            raise LookupError(f"{loaded.__name__} has no ORDER or no play()")
        found.append(Scene(module.name, loaded.ORDER, loaded.play, getattr(loaded, "TAKES_DAYS", False)))
    return tuple(sorted(found, key=lambda scene: (scene.order, scene.name)))
