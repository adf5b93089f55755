"""The buttons of the inbox. Each does one thing to what waits, then shows the page anew as it is now."""

from abc import abstractmethod
from datetime import timedelta
from typing import Any

import discord

from cogs._ui import STAFF, SafeButton, SafeSelect, SafeView, acknowledge, change, defer, reply, words_for
from cogs._ui.services import services_of
from core.errors import UserFacingError
from reports.wording import Voice
from services.inbox import Inbox

SNOOZES = {"4": timedelta(hours=4), "24": timedelta(days=1), "72": timedelta(days=3), "168": timedelta(weeks=1)}
"""How long something may rest, by hours."""


class _Pressed(SafeButton):
    """A button about one thing on one page: `mark.page`, and perhaps more."""

    audience = STAFF

    @property
    def parts(self) -> list[str]:
        return self.id_of_what.split(".")

    @property
    def mark(self) -> str:
        return self.parts[0]

    @property
    def page(self) -> int:
        return _number(self.parts[1]) if len(self.parts) > 1 else 0

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Do it, then show what is there now: also to whoever was too late."""
        await acknowledge(interaction)
        note: str | None
        try:
            note, undo = await self.act(interaction, services_of(interaction).get(Inbox), str(interaction.guild_id))
        except UserFacingError as error:
            note, undo = words_for(interaction).format(error.text_id, error.values), None
        await show_list(interaction, page=self.page, note=note, undo=undo, anew=True)

    @abstractmethod
    async def act(
        self, interaction: discord.Interaction[Any], inbox: Inbox, server: str
    ) -> tuple[str | None, str | None]:
        """What to say above the list, and what can be taken back."""


class Show(SafeButton, area="inbox", action="show"):
    """Under a reminder: shows the inbox to one person."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await defer(interaction)
        await show_list(interaction)


class Page(SafeButton, area="inbox", action="page"):
    """Another page, or the same one as it is now."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await acknowledge(interaction)
        await show_list(interaction, page=_number(self.id_of_what.split(".")[0]), anew=True)


class Claim(_Pressed, area="inbox", action="claim"):
    """Take it on. Pressed twice, it is still theirs; when somebody else was faster, it says who."""

    async def act(
        self, interaction: discord.Interaction[Any], inbox: Inbox, server: str
    ) -> tuple[str | None, str | None]:
        return await _claimed(interaction, inbox, server, self.mark, None), None


class TakeOver(_Pressed, area="inbox", action="take-over"):
    """Take it over from the one who had it when the list was shown."""

    async def act(
        self, interaction: discord.Interaction[Any], inbox: Inbox, server: str
    ) -> tuple[str | None, str | None]:
        return await _claimed(interaction, inbox, server, self.mark, self.parts[2]), None


class Release(_Pressed, area="inbox", action="release"):
    """Give it back."""

    async def act(
        self, interaction: discord.Interaction[Any], inbox: Inbox, server: str
    ) -> tuple[str | None, str | None]:
        await inbox.release(server, self.mark, str(interaction.user.id))
        return None, None


class Done(_Pressed, area="inbox", action="done"):
    """Done with, until it is taken back."""

    async def act(
        self, interaction: discord.Interaction[Any], inbox: Inbox, server: str
    ) -> tuple[str | None, str | None]:
        await inbox.done(server, self.mark, str(interaction.user.id))
        return words_for(interaction)("inbox-done"), self.mark


class Reopen(_Pressed, area="inbox", action="reopen"):
    """It was not done with, or need not rest, after all."""

    async def act(
        self, interaction: discord.Interaction[Any], inbox: Inbox, server: str
    ) -> tuple[str | None, str | None]:
        await inbox.reopen(server, self.mark)
        return None, None


class Snooze(SafeButton, area="inbox", action="snooze"):
    """Asks for how long it may rest."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        words = words_for(interaction)
        options = [discord.SelectOption(label=words(f"inbox-snooze-{hours}"), value=hours) for hours in SNOOZES]
        until = Until(self.id_of_what.split(".")[0], options=options, placeholder=words("inbox-snooze-how-long"))
        await reply(interaction, words("inbox-snooze-question"), view=SafeView(timeout=None).add_item(until))


class Until(SafeSelect, area="inbox", action="until"):
    """Lets it rest for as long as was chosen."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await acknowledge(interaction)
        services, words = services_of(interaction), words_for(interaction)
        server, mark = str(interaction.guild_id), self.id_of_what
        until = services.clock.now() + SNOOZES.get(self.values[0], SNOOZES["24"])
        await services.get(Inbox).snooze(server, mark, until)
        zone = (await services.server_settings.general(server)).zone
        said = words("inbox-snoozed", moment=Voice(words, zone).moment(until))
        back = Reopen(f"{mark}.0", label=words("inbox-button-reopen"))
        await change(interaction, said, view=SafeView(timeout=None).add_item(back))


async def show_list(
    interaction: discord.Interaction[Any],
    *,
    page: int = 0,
    note: str | None = None,
    undo: str | None = None,
    anew: bool = False,
) -> None:
    """The inbox as it is now, to one person; `anew`: in place of what they see."""
    from cogs.inbox.listing import Listing  # the two know each other: a page has buttons, a button shows a page

    services, words = services_of(interaction), words_for(interaction)
    server = str(interaction.guild_id)
    entries = await services.get(Inbox).waiting(server)
    zone = (await services.server_settings.general(server)).zone
    viewer = str(interaction.user.id)
    view = Listing(entries, Voice(words, zone), services.clock.now(), viewer, page, note, undo)
    if anew and _is_listing(interaction):
        await change(interaction, view=view)
    else:
        await reply(interaction, view=view)


def _is_listing(interaction: discord.Interaction[Any]) -> bool:
    """Whether what was clicked under is a list: a message of another kind cannot become one."""
    return interaction.message is not None and interaction.message.flags.components_v2


async def _claimed(
    interaction: discord.Interaction[Any], inbox: Inbox, server: str, mark: str, over: str | None
) -> str | None:
    by = str(interaction.user.id)
    entry = await inbox.claim(server, mark, by, over=over)
    if entry.claimed_by is not None and entry.claimed_by != by:
        return words_for(interaction)("inbox-taken", who=f"<@{entry.claimed_by}>")
    return None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0
