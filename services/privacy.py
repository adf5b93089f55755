"""What each area answers for: everything it keeps of a member is shown to them, and goes when they ask."""

from collections.abc import Iterable
from typing import Any, Protocol

from sqlalchemy.ext.asyncio import AsyncSession


class PrivacyContract(Protocol):
    """An area's promise about what it keeps of members. Run twice, `erase` changes nothing more."""

    async def export(self, session: AsyncSession, server_id: str, member_id: str) -> dict[str, Any]:
        """Everything that is kept of a member, by what it is, in words and values that they can read."""
        ...

    async def erase(self, session: AsyncSession, server_id: str, member_id: str) -> int:
        """Leave nothing that leads to a member, and say how many rows were deleted or emptied."""
        ...


class PrivacyRegistry:
    """The contracts of all areas, by area. What the tables of `models.privacy` answer for is not repeated here."""

    def __init__(self, contracts: Iterable[tuple[str, PrivacyContract]] = ()) -> None:
        self._contracts = dict(contracts)

    def register(self, area: str, contract: PrivacyContract) -> None:
        """An area's contract; a second one for the same area is an error."""
        if area in self._contracts:
            raise LookupError(f"area {area!r} has a privacy contract already")
        self._contracts[area] = contract

    @property
    def areas(self) -> tuple[str, ...]:
        return tuple(sorted(self._contracts))

    async def export(self, session: AsyncSession, server_id: str, member_id: str) -> dict[str, dict[str, Any]]:
        """What every area keeps of a member, by area; areas that keep nothing are left out."""
        found = {area: await self._contracts[area].export(session, server_id, member_id) for area in self.areas}
        return {area: kept for area, kept in found.items() if kept}

    async def erase(self, session: AsyncSession, server_id: str, member_id: str) -> int:
        """Have every area forget a member, in one transaction."""
        return sum([await self._contracts[area].erase(session, server_id, member_id) for area in self.areas])
