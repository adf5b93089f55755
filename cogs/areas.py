"""What Salotto can do, area by area. Each area is a module or package of `cogs/` that defines `AREA`.

Areas are found, not listed: two of them can be built at the same time without touching one file. Nothing here imports
Discord; an area's cog is named, and imported when the bot starts.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import cogs
from services.privacy import PrivacyContract
from services.server_settings import AreaSettings

_GROUND = frozenset({"areas", "bot", "catalogue", "errors"})
"""What areas stand on. Names that begin with an underscore are not areas either."""


@dataclass(frozen=True, slots=True)
class Area:
    """One area of Salotto: what is loaded for it, and what it answers for."""

    name: str
    """Also the first part of its custom ids and of the keys of its settings, and the name of its text files."""
    cog: str | None = None
    """`module:Class`, called with the bot."""
    settings: type[AreaSettings] | None = None
    privacy: PrivacyContract | None = None
    persistent: tuple[str, ...] = ()
    """`module:Class` of what answers after a restart: a `SafeButton`, a select, a `SafeForm`."""
    tables: tuple[str, ...] = ()
    """The modules under `models/` that hold its tables."""
    permissions: tuple[str, ...] = ()
    """What its role must be allowed on a server for this, by Discord's names; reading and writing is for all areas."""


def discover(package: ModuleType = cogs) -> tuple[Area, ...]:
    """The areas of a package, by name. LookupError for two of the same name."""
    found: dict[str, Area] = {}
    for module in _modules(package):
        area = getattr(module, "AREA", None)
        if not isinstance(area, Area):
            continue
        if area.name in found:
            raise LookupError(f"two areas are called {area.name!r}")
        found[area.name] = area
    return tuple(found[name] for name in sorted(found))


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for module in pkgutil.iter_modules(package.__path__):
        if not module.name.startswith("_") and module.name not in _GROUND:
            yield importlib.import_module(f"{package.__name__}.{module.name}")


def named(place: str) -> Any:
    """What `module:Class` names."""
    module, _, name = place.partition(":")
    return getattr(importlib.import_module(module), name)
