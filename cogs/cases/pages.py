"""Leafing through the case file."""

from dataclasses import replace
from typing import Any

import discord
from discord import ui

from cogs._ui import SafeView, change, words_for
from cogs.cases.shown import list_of
from core.text import Texts
from models.case_values import Wanted
from services.cases import Cases, Page


class Leaves(SafeView):
    """One moderator's pages of a list of cases, the newest first."""

    def __init__(self, interaction: discord.Interaction[Any], cases: Cases, wanted: Wanted, page: Page) -> None:
        super().__init__(timeout=600, owner=interaction.user.id)
        self._cases = cases
        self._wanted = wanted
        self._page = page
        self._seen = 0
        words = words_for(interaction)
        self.newest.label, self.older.label = words("cases-newest"), words("cases-older")
        self._arrange()

    def said(self, words: Texts) -> str:
        first = self._seen + 1
        heading = words("cases-page", first=first, last=self._seen + len(self._page.cases), total=self._page.total)
        return f"{heading}\n{list_of(self._page.cases, words)}"

    @property
    def needed(self) -> bool:
        """Whether there is more than one page."""
        return self._page.total > len(self._page.cases)

    @ui.button(style=discord.ButtonStyle.secondary)
    async def newest(self, interaction: discord.Interaction[Any], _: ui.Button[Any]) -> None:
        await self._turn(interaction, replace(self._wanted, before=None), 0)

    @ui.button(style=discord.ButtonStyle.primary)
    async def older(self, interaction: discord.Interaction[Any], _: ui.Button[Any]) -> None:
        last = self._page.cases[-1].number if self._page.cases else None
        await self._turn(interaction, replace(self._wanted, before=last), self._seen + len(self._page.cases))

    async def _turn(self, interaction: discord.Interaction[Any], wanted: Wanted, seen: int) -> None:
        self._page = await self._cases.page(str(interaction.guild_id), wanted)
        self._seen = seen
        self._arrange()
        await change(interaction, self.said(words_for(interaction)), view=self)

    def _arrange(self) -> None:
        self.newest.disabled = self._seen == 0
        self.older.disabled = self._seen + len(self._page.cases) >= self._page.total
