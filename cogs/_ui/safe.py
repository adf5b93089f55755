"""Views and forms whose failures reach the person. For what must answer after a restart see `persistent`."""

from collections.abc import Awaitable, Callable
from typing import Any, ClassVar

import discord
from discord import ui

from cogs._ui.audience import MEMBERS, Audience, admit
from cogs._ui.failures import tell_failure
from cogs._ui.language import words_for
from cogs._ui.reply import ask
from cogs._ui.taken import take
from core.errors import UserFacingError

Then = Callable[[discord.Interaction[Any]], Awaitable[None]]
MINUTES = 14
"""How long what failed can be tried again: as long as Discord lets its message be answered, and a little less."""


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


class Again(SafeView):
    """Under what failed: a button by which the same person does it once more."""

    def __init__(self, interaction: discord.Interaction[Any], text_id: str, then: Then) -> None:
        super().__init__(timeout=MINUTES * 60, owner=interaction.user.id)
        self._then = then
        self.again.label = words_for(interaction)(text_id)

    @ui.button(style=discord.ButtonStyle.primary)
    async def again(self, interaction: discord.Interaction[Any], _: ui.Button[Any]) -> None:
        await self._then(interaction)


class SafeModal(_Safe, ui.Modal):
    """A form. What was typed is answered by `on_submit`; when that fails, the person is told, and can open it again."""

    async def on_error(self, interaction: discord.Interaction[Any], error: Exception, /) -> None:  # type: ignore[override]
        _keep_what_was_typed(self)
        view = _Reopened(interaction, "form-again", self._open_again)
        view.form = self
        await tell_failure(interaction, error, view)

    async def _open_again(self, interaction: discord.Interaction[Any]) -> None:
        if self.is_finished():
            raise UserFacingError("error-view-ended")
        await ask(interaction, self)


class _Reopened(Again):
    """A form answers nothing more once it cannot be opened any more."""

    form: SafeModal

    async def on_timeout(self) -> None:
        self.form.stop()


def _keep_what_was_typed(form: SafeModal) -> None:
    """Let a form open with what was typed into it, but for files: those Discord does not give back."""
    for field in form.walk_children():
        match field:
            case ui.TextInput():
                field.default = field.value or None
            case ui.Select() | ui.CheckboxGroup():
                for option in field.options:
                    option.default = option.value in field.values
            case ui.RadioGroup():
                for choice in field.options:
                    choice.default = choice.value == field.value
