"""The check-ins' place among the areas: the calendar does the work, buttons do the rest."""

from typing import TYPE_CHECKING

from discord.ext import commands

from services.check_ins import CheckIns

if TYPE_CHECKING:
    from cogs.bot import Salotto


class CheckInListener(commands.Cog):
    """Registers the job, the writer and the source of the inbox by building the service."""

    def __init__(self, bot: "Salotto") -> None:
        self.check_ins = bot.services.get(CheckIns)
