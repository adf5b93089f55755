"""Custom ids are an API: `area:action:v1:id`. A message sent years ago still carries the ones of its day."""

import re
from dataclasses import dataclass
from typing import Any

import discord

from core.limits import CUSTOM_ID

_PART = r"[a-z][a-z0-9-]*"
_WHOLE = re.compile(rf"(?P<area>{_PART}):(?P<action>{_PART}):v(?P<version>[0-9]+):(?P<id>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class CustomId:
    """Which area answers, to what, in which version, about what. `id` may hold anything, colons too."""

    area: str
    action: str
    id: str = ""
    version: int = 1

    def __str__(self) -> str:
        written = f"{self.area}:{self.action}:v{self.version}:{self.id}"
        if not _WHOLE.fullmatch(written):
            raise ValueError(f"not a custom id: {written!r}")
        if len(written) > CUSTOM_ID:
            raise ValueError(f"a custom id of {len(written)} characters: {written!r}")
        return written

    @classmethod
    def parse(cls, written: str) -> "CustomId | None":
        """The parts of a custom id; None for one that is not of this kind."""
        found = _WHOLE.fullmatch(written)
        if found is None:
            return None
        return cls(found["area"], found["action"], found["id"], int(found["version"]))


def template(area: str, action: str) -> re.Pattern[str]:
    """What the custom ids of an action look like, in every version."""
    if not re.fullmatch(_PART, area) or not re.fullmatch(_PART, action):
        raise ValueError(f"not the parts of a custom id: {area!r}, {action!r}")
    return re.compile(rf"{area}:{action}:v(?P<version>[0-9]+):(?P<id>.*)", re.DOTALL)


def custom_id_of(interaction: discord.Interaction[Any]) -> str:
    """The custom id of what was pressed or submitted; empty for a command."""
    data: Any = interaction.data or {}
    return str(data.get("custom_id", ""))
