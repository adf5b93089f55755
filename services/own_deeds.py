"""What Discord has logged of Salotto's own doing, and is no case yet: so that nothing is recorded twice."""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import timedelta
from typing import Self

from core.clock import Clock
from services.container import Services
from services.snowflakes import moment_of

REMEMBERED = 200
LATELY = timedelta(minutes=2)


class OwnDeeds:
    """Entries of the audit log that still look for their case. In memory: after a start the log is read again."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._logged: OrderedDict[tuple[str, str | None, str], str] = OrderedDict()

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.clock)

    def note(self, server_id: str, member: str, kinds: Sequence[str], audit_id: str) -> None:
        """Discord has logged what Salotto is doing just now: the case that it becomes carries the entry's id."""
        for kind in kinds:
            self._logged[server_id, member, kind] = audit_id
        while len(self._logged) > REMEMBERED:
            self._logged.popitem(last=False)

    def logged(self, server_id: str, member: str | None, kind: str) -> str | None:
        """The entry of the last minutes that says that Salotto did this."""
        found = self._logged.get((server_id, member, kind))
        return found if found is not None and abs(moment_of(found) - self._clock.now()) < LATELY else None

    def forget(self, server_id: str, member: str | None, kinds: Sequence[str]) -> None:
        """The entry has found its case."""
        for kind in kinds:
            self._logged.pop((server_id, member, kind), None)
