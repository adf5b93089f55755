"""Themes decided by staff: confirmed, renamed, merged, dismissed. The next digest respects it."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from cogs._ui import (
    STAFF,
    SafeButton,
    SafeModal,
    SafeSelect,
    SafeView,
    acknowledge,
    ask,
    change,
    cut,
    defer,
    reply,
    say,
    words_for,
)
from cogs._ui.services import services_of
from core.limits import OPTION_DESCRIPTION, OPTION_LABEL, SELECT_OPTIONS
from core.text import Texts
from models.listening import Theme
from reports.as_message import escaped
from services.themes import LONGEST_LABEL, Themes, mark_of
from services.weekly import WeeklyDigests, week_of


class ThemesOfWeek(SafeButton, area="insights", action="themes"):
    """Under a digest: the themes it tells, to decide on one."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await defer(interaction)
        services, server = services_of(interaction), str(interaction.guild_id)
        facts = await services.get(WeeklyDigests).facts(server, week_of(self.id_of_what))
        known = {theme.key: theme for theme in await services.get(Themes).all(server, dismissed=True)}
        told = [known[theme.key] for theme in (facts.themes if facts else ()) if theme.key in known]
        if not told:
            await say(interaction, "themes-none")
            return
        words = words_for(interaction)
        chosen = ThemeChosen(options=options(told, words), placeholder=words("themes-which"))
        await reply(interaction, words("themes-question"), view=SafeView(timeout=None).add_item(chosen))


class ThemeChosen(SafeSelect, area="insights", action="theme"):
    """Shows what can be decided about a theme."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await acknowledge(interaction)
        theme = await services_of(interaction).get(Themes).find(str(interaction.guild_id), self.values[0])
        await show(interaction, theme)


class Confirm(SafeButton, area="insights", action="theme-confirm"):
    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await acknowledge(interaction)
        themes, by = services_of(interaction).get(Themes), str(interaction.user.id)
        theme = await themes.confirm(str(interaction.guild_id), self.id_of_what, by)
        await show(interaction, theme, words_for(interaction)("theme-confirmed", label=theme.label))


class Dismiss(SafeButton, area="insights", action="theme-dismiss"):
    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await acknowledge(interaction)
        themes, by = services_of(interaction).get(Themes), str(interaction.user.id)
        theme = await themes.dismiss(str(interaction.guild_id), self.id_of_what, by)
        await show(interaction, theme, words_for(interaction)("theme-dismissed", label=theme.label))


class Rename(SafeButton, area="insights", action="theme-rename"):
    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        theme = await services_of(interaction).get(Themes).find(str(interaction.guild_id), self.id_of_what)
        await ask(interaction, NewName(words_for(interaction), theme))


class NewName(SafeModal):
    """Asks what a theme is called."""

    audience = STAFF

    def __init__(self, words: Texts, theme: Theme) -> None:
        super().__init__(title=words("theme-rename-title"))
        self._mark = mark_of(theme.key)
        self.name: ui.TextInput[Any] = ui.TextInput(default=theme.label[:LONGEST_LABEL], max_length=LONGEST_LABEL)
        self.add_item(ui.Label(text=words("theme-rename-name"), component=self.name))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await acknowledge(interaction)
        themes, by = services_of(interaction).get(Themes), str(interaction.user.id)
        theme = await themes.rename(str(interaction.guild_id), self._mark, self.name.value, by)
        await show(interaction, theme, words_for(interaction)("theme-renamed", label=theme.label))


class Merge(SafeButton, area="insights", action="theme-merge"):
    """Asks which other theme it is the same as."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await acknowledge(interaction)
        themes, server, words = services_of(interaction).get(Themes), str(interaction.guild_id), words_for(interaction)
        theme = await themes.find(server, self.id_of_what)
        others = [one for one in await themes.all(server) if one.key != theme.key]
        if not others:
            await show(interaction, theme, words("theme-merge-none"))
            return
        into = MergeInto(self.id_of_what, options=options(others, words), placeholder=words("theme-merge-which"))
        question = words("theme-merge-question", label=theme.label)
        await change(interaction, question, view=SafeView(timeout=None).add_item(into))


class MergeInto(SafeSelect, area="insights", action="theme-into"):
    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await acknowledge(interaction)
        themes, by = services_of(interaction).get(Themes), str(interaction.user.id)
        theme, into = await themes.merge(str(interaction.guild_id), self.id_of_what, self.values[0], by)
        said = words_for(interaction)("theme-merged", label=theme.label, into=into.label)
        await show(interaction, theme, said)


def options(themes: Sequence[Theme], words: Texts) -> list[discord.SelectOption]:
    """Themes to choose from, with where they stand."""
    return [
        discord.SelectOption(
            label=cut(theme.label, OPTION_LABEL),
            value=mark_of(theme.key),
            description=cut(words(f"theme-status-{theme.status}"), OPTION_DESCRIPTION),
        )
        for theme in themes[:SELECT_OPTIONS]
    ]


def decisions(theme: Theme, words: Texts) -> list[ui.Item[Any]]:
    """The buttons that make sense for a theme as it stands: a decision can always be taken back."""
    mark = mark_of(theme.key)
    confirm = Confirm(mark, label=words("theme-button-confirm"), style=discord.ButtonStyle.success)
    if theme.status in ("dismissed", "merged"):
        return [Confirm(mark, label=words("theme-button-back"))]
    rest: list[ui.Item[Any]] = [
        Rename(mark, label=words("theme-button-rename")),
        Merge(mark, label=words("theme-button-merge")),
        Dismiss(mark, label=words("theme-button-dismiss"), style=discord.ButtonStyle.danger),
    ]
    return [confirm, *rest] if theme.status == "proposed" else rest


async def show(interaction: discord.Interaction[Any], theme: Theme, note: str | None = None) -> None:
    """A theme as it stands now, in place of what was there."""
    words, view = words_for(interaction), SafeView(timeout=None)
    for item in decisions(theme, words):
        view.add_item(item)
    lines = [note or "", words("theme-card", label=escaped(theme.label)), words(f"theme-status-{theme.status}")]
    await change(interaction, "\n".join(line for line in lines if line), view=view)
