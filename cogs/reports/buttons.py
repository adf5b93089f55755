"""The buttons under a report in the queue, and under the answer to whoever reported."""

from typing import Any

import discord

from cogs._moderating.forms import ActForm, chosen
from cogs._ui import SafeButton, ask, change, confirm, moderators, say, words_for
from cogs._ui.services import services_of
from services.cases import Cases
from services.enforcing import Order
from services.reports import Reports

MODERATORS = moderators(discord.Permissions(moderate_members=True))


class Claim(SafeButton, area="reports", action="claim"):
    """I look at it."""

    audience = MODERATORS

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        number = int(self.id_of_what)
        await services_of(interaction).get(Reports).claim(str(interaction.guild_id), number, str(interaction.user.id))
        await say(interaction, "report-claimed", number=number)


class Act(SafeButton, area="reports", action="act"):
    """Something is to be done: a form asks what."""

    audience = MODERATORS

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        server, number = str(interaction.guild_id), int(self.id_of_what)
        await services_of(interaction).get(Reports).get(server, number)
        await ask(interaction, _ActOnReport(interaction, number))


class _ActOnReport(ActForm):
    """What to do to whoever was reported. The report is closed when it is done."""

    def __init__(self, interaction: discord.Interaction[Any], number: int) -> None:
        super().__init__(words_for(interaction), words_for(interaction)("report-act-title", number=number))
        self._number = number

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
        await reports.get(server, number)

        async def then(clicked: discord.Interaction[Any]) -> None:
            await reports.close(server, number, str(clicked.user.id), "dismissed")
            await say(clicked, "report-dismissed", number=number)

        await confirm(interaction, words("report-dismiss-ask", number=number), then)


class Read(SafeButton, area="reports", action="read"):
    """Whoever reported has read the answer."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        words = interaction.message.content if interaction.message else ""
        await change(interaction, words, view=None)
