"""Whoever votes, as Discord shows them."""

from typing import Any

import discord

from cogs._ui import is_staff
from core.errors import UserFacingError
from services.poll_voters import Voter


async def voter_of(interaction: discord.Interaction[Any]) -> Voter:
    """UserFacingError for somebody who is not on the server."""
    member = interaction.user
    if not isinstance(member, discord.Member):
        raise UserFacingError("guard-on-a-server")
    return Voter(str(member.id), member.joined_at, await is_staff(interaction.client, member))
