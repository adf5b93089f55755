"""Time zones by name, for whoever has to choose one."""

from functools import cache
from zoneinfo import available_timezones

_FIRST = ("Europe/Rome", "Europe/London", "Europe/Paris", "Europe/Berlin", "America/New_York", "UTC")


@cache
def _zones() -> tuple[str, ...]:
    named = sorted(
        name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "posix/", "right/"))
    )
    return tuple(dict.fromkeys((*_FIRST, *named)))


def zones_like(typed: str, most: int) -> tuple[str, ...]:
    """Zones whose names hold what was typed, those that begin with it first."""
    wanted = typed.strip().replace(" ", "_").lower()
    found = [name for name in _zones() if wanted in name.lower()]
    begins = [name for name in found if name.lower().rpartition("/")[2].startswith(wanted)]
    return tuple(dict.fromkeys((*begins, *found)))[:most] if wanted else _zones()[:most]
