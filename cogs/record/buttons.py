"""The button with which somebody appeals, also in a direct message and after they have left, and those that decide."""

from typing import Any

import discord
from discord import ui

from cogs._ui import SafeButton, SafeModal, ask, defer, moderators, say, words_for
from cogs._ui.services import services_of
from core.errors import UserFacingError
from core.text import Texts
from services.appeals import Appeals

MODERATORS = moderators(discord.Permissions(moderate_members=True))


class Appeal(SafeButton, area="record", action="appeal"):
    """I think this is wrong. The custom id is `SERVER.CASE`, or `SERVER.ATTEMPT` in a notice."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        server, _, what = self.id_of_what.partition(".")
        await services_of(interaction).get(Appeals).case_to_appeal(server, what, str(interaction.user.id))
        await ask(interaction, _Why(words_for(interaction), server, what))


class _Why(SafeModal):
    def __init__(self, words: Texts, server: str, what: str) -> None:
        super().__init__(title=words("appeal-form-title"))
        self._server, self._what = server, what
        self._why = ui.TextInput[Any](style=discord.TextStyle.paragraph, min_length=10, max_length=1_500)
        self.add_item(ui.Label(text=words("appeal-form-why"), component=self._why))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        user = interaction.user
        await (
            services_of(interaction)
            .get(Appeals)
            .file(self._server, self._what, str(user.id), user.display_name, self._why.value)
        )
        await say(interaction, "appeal-filed")


class _Decide(SafeButton):
    """A moderator who did not act decides."""

    audience = MODERATORS
    accept = False

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        server, number = str(interaction.guild_id), int(self.id_of_what)
        _, about = await services_of(interaction).get(Appeals).of(server, number)
        if others(interaction) and str(interaction.user.id) in (about.what.actor, about.what.on_behalf_of):
            raise UserFacingError("appeal-not-yours")
        await ask(interaction, _Words(words_for(interaction), number, self.accept))


class Accept(_Decide, area="record", action="accept"):
    """They are right."""

    accept = True


class Reject(_Decide, area="record", action="reject"):
    """It stays as it is."""


class _Words(SafeModal):
    """What is written to whoever appealed."""

    def __init__(self, words: Texts, number: int, accept: bool) -> None:
        super().__init__(title=words("appeal-accept-title" if accept else "appeal-reject-title", number=number))
        self._number, self._accept = number, accept
        self._said = ui.TextInput[Any](style=discord.TextStyle.paragraph, max_length=1_000, required=not accept)
        self.add_item(ui.Label(text=words("appeal-form-answer"), component=self._said))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await defer(interaction)
        lifted = await (
            services_of(interaction)
            .get(Appeals)
            .decide(
                str(interaction.guild_id),
                self._number,
                str(interaction.user.id),
                accept=self._accept,
                words_to_them=self._said.value or None,
                others=others(interaction),
            )
        )
        await say(interaction, "appeal-decided-now" if lifted else "appeal-decided-not-lifted", number=self._number)


def others(interaction: discord.Interaction[Any]) -> bool:
    """Whether somebody else could decide: where one person moderates alone, it stays with them."""
    guild = interaction.guild
    if guild is None:
        return True
    return any(
        member.id != interaction.user.id and not member.bot and member.guild_permissions.moderate_members
        for member in guild.members
    )
