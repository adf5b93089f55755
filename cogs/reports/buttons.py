"""The buttons under a report in the queue, and under the answer to whoever reported."""

from typing import Any

import discord
from discord import ui

from cogs._moderating.forms import ActForm, chosen
from cogs._ui import SafeButton, ask, change, confirm, defer, moderators, say, words_for
from cogs._ui.services import services_of
from core.errors import UserFacingError
from models.reports import Report
from services.case_words import person
from services.cases import Cases
from services.desk import Claimed
from services.enforcing import Order
from services.reports import Reports

MODERATORS = moderators(discord.Permissions(moderate_members=True))


class Claim(SafeButton, area="reports", action="claim"):
    """I look at it."""

    audience = MODERATORS

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await defer(interaction)
        server, number, by = str(interaction.guild_id), int(self.id_of_what), str(interaction.user.id)
        reports = services_of(interaction).get(Reports)
        try:
            await reports.claim(server, number, by)
        except Claimed as first:
            over = first.by

            async def then(clicked: discord.Interaction[Any]) -> None:
                try:
                    await reports.claim(server, number, by, over)
                except Claimed as third:
                    raise UserFacingError("report-taken", by=person(third.by)) from third
                await say(clicked, "report-claimed", number=number)

            await confirm(interaction, words_for(interaction)("report-take-over-ask", by=person(over)), then)
            return
        await say(interaction, "report-claimed", number=number)


class Act(SafeButton, area="reports", action="act"):
    """Something is to be done: a form asks what."""

    audience = MODERATORS

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        server, number = str(interaction.guild_id), int(self.id_of_what)
        found = await services_of(interaction).get(Reports).get(server, number)
        await ask(interaction, _ActOnReport(interaction, number, _somebody_else(interaction, found)))


class _ActOnReport(ActForm):
    """What to do to whoever was reported. The report is closed when it is done."""

    def __init__(self, interaction: discord.Interaction[Any], number: int, looked_at_by: str | None) -> None:
        words = words_for(interaction)
        super().__init__(words, words("report-act-title", number=number))
        self._number = number
        if looked_at_by is not None:
            self.add_item(ui.TextDisplay(words("report-taken", by=looked_at_by)))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        server, services = str(interaction.guild_id), services_of(interaction)
        case = await services.get(Cases).get(server, self._number)
        order = Order(
            kind="note",
            member=case.what.member or "",
            member_name=case.what.member_name,
            actor=str(interaction.user.id),
            reason=self.why,
            evidence=case.what.evidence,
        )

        async def close(done: discord.Interaction[Any]) -> None:
            await services.get(Reports).close(server, self._number, str(done.user.id), "acted")

        await chosen(interaction, self.what, order, close)


class Dismiss(SafeButton, area="reports", action="dismiss"):
    """Nothing is to be done, once the moderator has said so twice."""

    audience = MODERATORS

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        server, number = str(interaction.guild_id), int(self.id_of_what)
        words, reports = words_for(interaction), services_of(interaction).get(Reports)
        found = await reports.get(server, number)

        async def then(clicked: discord.Interaction[Any]) -> None:
            await reports.close(server, number, str(clicked.user.id), "dismissed")
            await say(clicked, "report-dismissed", number=number)

        asked = [words("report-dismiss-ask", number=number)]
        if (other := _somebody_else(interaction, found)) is not None:
            asked.insert(0, words("report-taken", by=other))
        await confirm(interaction, "\n".join(asked), then)


class Read(SafeButton, area="reports", action="read"):
    """Whoever reported has read the answer."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        words = interaction.message.content if interaction.message else ""
        await change(interaction, words, view=None)


def _somebody_else(interaction: discord.Interaction[Any], found: Report) -> str | None:
    """Who else looks at it, as they are written."""
    if found.state != "claimed" or found.claimed_by == str(interaction.user.id):
        return None
    return person(found.claimed_by)
