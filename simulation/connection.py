"""What happens to a call on its way to the simulated Discord: refused, or lost before or after it took effect."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from simcord.backend import Backend
from simcord.http import router

from simulation.patches import needed, replaced


@dataclass(slots=True)
class Mishap:
    """Calls of a pattern fail with what `error` makes, `skip` of them being let through first; None: all the rest.

    `after`: Discord has done it, and only the answer is lost.
    """

    concerns: Callable[[str, str], bool]
    error: Callable[[], Exception]
    skip: int = 0
    times: int | None = 1
    after: bool = False

    def strikes(self, method: str, path: str) -> bool:
        """Whether this call is one that fails; asked once for each call."""
        if self.times == 0 or not self.concerns(method, path):
            return False
        if self.skip:
            self.skip -= 1
            return False
        if self.times is not None:
            self.times -= 1
        return True


_coming: WeakKeyDictionary[Backend, list[Mishap]] = WeakKeyDictionary()


def mishaps_of(backend: Backend) -> list[Mishap]:
    """What is to happen to the calls on one simulated Discord; whoever adds one takes it out again."""
    return _coming.setdefault(backend, [])


@contextmanager
def calls_can_fail() -> Iterator[None]:
    """Whatever a bot asks passes by its mishaps, for as long as the block lasts."""
    for name in ("dispatch", "_check_faults"):
        needed(hasattr(router, name), "calls_can_fail", f"simcord.http.router has {name}")
    dispatch, check = router.dispatch, router._check_faults
    now: Mishap | None = None

    def checked(backend: Backend, method: str, path: str) -> None:
        if now is not None and not now.after:
            raise now.error()
        check(backend, method, path)

    def dispatched(backend: Backend, method: str, path: str, **rest: Any) -> Any:
        nonlocal now
        now = next((one for one in mishaps_of(backend) if one.strikes(method, path)), None)
        struck = now
        answer = dispatch(backend, method, path, **rest)
        if struck is not None:
            raise struck.error()
        return answer

    with replaced(router, "dispatch", dispatched), replaced(router, "_check_faults", checked):
        yield
