"""The buttons of `/privacy`. They answer after a restart; only the person whom they were shown to may press them."""

from datetime import timedelta
from typing import Any

import discord

from cogs._ui import SafeButton, SafeView, acknowledge, change, defer, locale_of, reply, words_for
from cogs._ui.services import services_of
from cogs.privacy.wording import LEVELS, erased_lines
from core.errors import UserFacingError
from core.text import Texts
from models.members import Member
from services.choices import Choices
from services.erasure import Erasure
from services.listening import Listening
from services.mending import Mending

ANSWERED_WITHIN = timedelta(minutes=15)
"""A question to erase that is older is asked anew."""
_STYLES = {
    "full": discord.ButtonStyle.success,
    "totals": discord.ButtonStyle.primary,
    "none": discord.ButtonStyle.secondary,
}


class Choose(SafeButton, area="privacy", action="choose"):
    """One of the three levels. The custom id is `LEVEL.MEMBER`."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        level, _, owner = self.id_of_what.partition(".")
        _own(interaction, owner)
        services, words = services_of(interaction), words_for(interaction)
        server = str(interaction.guild_id)
        await acknowledge(interaction)
        match level:
            case "full" | "totals" | "none":
                await services.get(Listening).flush()
                await services.get(Choices).choose(server, owner, level, interaction.created_at)
            case _:
                raise UserFacingError("error-button-retired")
        lines = (words("privacy-chosen", level=words(f"privacy-level-{level}")), words(f"privacy-applied-{level}"))
        await change(interaction, "\n\n".join(lines), view=None)
        await services.get(Mending).run(server)


class Erase(SafeButton, area="privacy", action="erase"):
    """Yes, erase. The custom id is `MEMBER.WHEN`, the second at which it was asked."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        owner, _, asked = self.id_of_what.partition(".")
        _own(interaction, owner)
        services, words = services_of(interaction), words_for(interaction)
        if services.clock.now().timestamp() - int(asked) > ANSWERED_WITHIN.total_seconds():
            raise UserFacingError("privacy-erase-late")
        server = str(interaction.guild_id)
        await defer(interaction)
        # The click itself is noted as well: that comes first, so that it goes with the rest.
        await services.languages.note(server, Member(owner, interaction.user.display_name), locale_of(interaction))
        await services.get(Listening).flush()
        erased = await services.get(Erasure).erase(server, owner, interaction.created_at)
        await reply(interaction, "\n".join(erased_lines(words, erased)))
        await services.get(Mending).run(server)


class Leave(SafeButton, area="privacy", action="leave"):
    """No, leave everything as it is."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        _own(interaction, self.id_of_what)
        await change(interaction, words_for(interaction)("confirm-left"), view=None)


def _own(interaction: discord.Interaction[Any], owner: str) -> None:
    if str(interaction.user.id) != owner:
        raise UserFacingError("error-not-yours")


def levels_to_choose(words: Texts, member_id: str) -> SafeView:
    """The three levels, as buttons."""
    view = SafeView(timeout=None)
    for level in LEVELS:
        view.add_item(Choose(f"{level}.{member_id}", label=words(f"privacy-button-{level}"), style=_STYLES[level]))
    return view


def really_erase(words: Texts, member_id: str, now: float) -> SafeView:
    """Yes and no."""
    view = SafeView(timeout=None)
    view.add_item(
        Erase(f"{member_id}.{int(now)}", label=words("privacy-button-erase"), style=discord.ButtonStyle.danger)
    )
    view.add_item(Leave(member_id, label=words("confirm-no")))
    return view
