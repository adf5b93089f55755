"""Views and forms whose failures reach the person. For what must answer after a restart see `persistent`."""

from typing import Any, ClassVar

import discord
from discord import ui

from cogs._ui.audience import MEMBERS, Audience, admit
from cogs._ui.failures import tell_failure
from cogs._ui.taken import take
from core.errors import UserFacingError


class _Safe(ui.view.BaseView):
    """What the safe views share: who may click is asked at each click, and every failure is told."""

    audience: ClassVar[Audience] = MEMBERS

    def __init__(self, *arguments: Any, owner: int | None = None, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        self.owner = owner
        """Whose view this is; None: everybody's."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        take(interaction)
        if self.owner is not None and interaction.user.id != self.owner:
            raise UserFacingError("error-not-yours")
        await admit(interaction, self.audience)
        return True

    def end(self) -> None:
        """Answer no more, from now on: of two clicks at once, the second gets an error. Call it before any await."""
        if self.is_finished():
            raise UserFacingError("error-view-ended")
        self.stop()

    def _get_snapshot(self) -> Any:
        # discord.py forgets a persistent button, under every message, when one view that shows it ends.
        snapshot = super()._get_snapshot()
        snapshot.dynamic_items.clear()
        return snapshot


class SafeView(_Safe, ui.View):
    """A view of rows. Its buttons answer while the process runs and until its `timeout`."""

    async def on_error(self, interaction: discord.Interaction[Any], error: Exception, item: ui.Item[Any], /) -> None:
        await tell_failure(interaction, error)


class SafeLayout(_Safe, ui.LayoutView):
    """A layout of components, otherwise like `SafeView`."""

    async def on_error(self, interaction: discord.Interaction[Any], error: Exception, item: ui.Item[Any], /) -> None:
        await tell_failure(interaction, error)


class SafeModal(_Safe, ui.Modal):
    """A form. What was typed is answered by `on_submit`; when that fails, the person is told."""

    async def on_error(self, interaction: discord.Interaction[Any], error: Exception, /) -> None:  # type: ignore[override]
        await tell_failure(interaction, error)
        # Discord closes the form whatever happens; it answers nothing more.
        self.stop()
