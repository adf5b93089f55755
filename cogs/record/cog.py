"""`/my-record`: what is on one's own record, what holds and until when, and the way to appeal."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import MEMBERS, SafeView, command, pages, reply, words_for
from cogs.record.buttons import Appeal
from core.text import Texts
from models.case_values import Case
from services.appeals import Appeals, Record
from services.case_words import moment

if TYPE_CHECKING:
    from cogs.bot import Salotto

BUTTONS = 10
"""Cases that can be appealed against by a button at once: the newest."""


class OwnRecord(commands.Cog):
    """For members: only their own."""

    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot
        self.appeals = bot.services.get(Appeals)

    @app_commands.command(**command("my-record", MEMBERS))
    async def my_record(self, interaction: discord.Interaction) -> None:
        words, server = words_for(interaction), str(interaction.guild_id)
        record = await self.appeals.record(server, str(interaction.user.id))
        if not record.cases:
            await reply(interaction, words("my-record-none"))
            return
        view = SafeView(timeout=None)
        for one in record.appealable[:BUTTONS]:
            view.add_item(Appeal(f"{server}.{one.number}", label=words("my-record-button", number=one.number)))
        await reply(interaction, pages(_lines(record, words))[0], view=view if view.children else None)


def _lines(record: Record, words: Texts) -> list[str]:
    lines = [words("my-record-heading", number=len(record.cases), points=f"{record.points:g}")]
    if record.holding:
        lines += [_holds(one, words) for one in record.holding]
    else:
        lines.append(words("my-record-nothing-holds"))
    for one in record.cases:
        line = words(
            "my-record-line",
            number=one.number,
            kind=words(f"case-kind-{one.what.kind}"),
            at=moment(one.what.at, "d"),
            reason=one.what.reason or words("case-no-reason"),
        )
        appeal = record.appeals.get(one.number)
        if one.voided_at is not None:
            line = f"~~{line}~~ {words('my-record-void')}"
        elif appeal is not None:
            line = f"{line} {words(f'my-record-appeal-{appeal.state}')}"
        lines.append(line)
    lines.append(words("my-record-kept", warnings=record.warnings_kept, penalties=record.penalties_kept))
    return lines


def _holds(one: Case, words: Texts) -> str:
    kind = words(f"case-kind-{one.what.kind}")
    if one.what.expires_at is None:
        return words("my-record-holds-for-good", kind=kind)
    return words("my-record-holds", kind=kind, until=moment(one.what.expires_at))
