"""Buttons and selects that answer after a restart. They keep nothing: the truth is reloaded from the database.

A subclass says which custom ids are its own, in every version, and what a press does:

    class Acknowledge(SafeButton, area="digest", action="seen"):
        audience = STAFF

        async def pressed(self, interaction): ...

and is named in the `persistent` of its area.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar, Generic, Self, TypeVar

import discord
from discord import ui

from cogs._ui.audience import MEMBERS, Audience, admit
from cogs._ui.custom_ids import CustomId, template
from cogs._ui.failures import tell_failure
from cogs._ui.taken import take

_NOTHING = re.compile(r"(?!)")
_Shown = TypeVar("_Shown", bound=ui.Item[Any])


class _Persistent(ui.DynamicItem[_Shown], ABC, Generic[_Shown], template=_NOTHING):
    """What discord.py leaves out for dynamic items: failures that are told, and a guard at each press."""

    audience: ClassVar[Audience] = MEMBERS
    area: ClassVar[str] = ""
    action: ClassVar[str] = ""
    version: ClassVar[int] = 1
    """The version that is written today. `seen_version` tells which one was pressed."""

    def __init_subclass__(cls, *, area: str = "", action: str = "", **keywords: Any) -> None:
        super().__init_subclass__(template=template(area, action) if area else _NOTHING)
        cls.area, cls.action = area, action

    def __init__(self, item: _Shown, id: str, seen_version: int | None = None) -> None:
        super().__init__(item)
        self.id_of_what = id
        self.seen_version = self.version if seen_version is None else seen_version

    @classmethod
    def custom_id_for(cls, id: str) -> str:
        return str(CustomId(cls.area, cls.action, id, cls.version))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        take(interaction)
        # Exactly what lies under the message: its looks are Discord's to keep.
        restored = cls.__new__(cls)
        shown: Any = item
        _Persistent.__init__(restored, shown, match["id"], int(match["version"]))
        return restored

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        # discord.py takes a failure here for a silent "no", and one in the callback for nothing at all.
        try:
            await admit(interaction, self.audience)
        except Exception as error:
            await tell_failure(interaction, error)
            return False
        return True

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        try:
            await self.pressed(interaction)
        except Exception as error:
            await tell_failure(interaction, error)

    @abstractmethod
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """What a press or a choice does. Whatever it raises is told to the person."""


class SafeButton(_Persistent[ui.Button[Any]]):
    """A button that answers after a restart. `id_of_what` says what it is about."""

    def __init__(
        self,
        id: str = "",
        *,
        label: str | None = None,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        emoji: str | None = None,
        disabled: bool = False,
    ) -> None:
        button: ui.Button[Any] = ui.Button(
            label=label, style=style, emoji=emoji, disabled=disabled, custom_id=self.custom_id_for(id)
        )
        super().__init__(button, id)


class SafeSelect(_Persistent[ui.Select[Any]]):
    """A choice from a list that answers after a restart; `values` are those chosen."""

    def __init__(
        self,
        id: str = "",
        *,
        options: list[discord.SelectOption],
        placeholder: str | None = None,
        least: int = 1,
        most: int = 1,
    ) -> None:
        select: ui.Select[Any] = ui.Select(
            custom_id=self.custom_id_for(id),
            options=options,
            placeholder=placeholder,
            min_values=least,
            max_values=most,
        )
        super().__init__(select, id)

    @property
    def values(self) -> list[str]:
        return self.item.values


class SafeChannelSelect(_Persistent[ui.ChannelSelect[Any]]):
    """A choice among the server's channels that answers after a restart; `item.values` are those chosen."""

    def __init__(
        self, id: str = "", *, placeholder: str | None = None, kinds: Sequence[discord.ChannelType] = ()
    ) -> None:
        select: ui.ChannelSelect[Any] = ui.ChannelSelect(
            custom_id=self.custom_id_for(id), placeholder=placeholder, channel_types=list(kinds)
        )
        super().__init__(select, id)


class SafeRoleSelect(_Persistent[ui.RoleSelect[Any]]):
    """A choice among the server's roles that answers after a restart; `item.values` are those chosen."""

    def __init__(self, id: str = "", *, placeholder: str | None = None, most: int = 1) -> None:
        select: ui.RoleSelect[Any] = ui.RoleSelect(
            custom_id=self.custom_id_for(id), placeholder=placeholder, max_values=most
        )
        super().__init__(select, id)
