"""Direct messages, and what Discord's refusals mean."""

import logging

import aiohttp
import discord
from discord.utils import MISSING

from cogs._ui.rendered import check_message
from services.ports import Refusal, Refused

_log = logging.getLogger(__name__)

CANNOT_MESSAGE = 50007
"""They take no direct messages, or have blocked us. Comes as 400 or as 403."""
_GONE = frozenset({10003, 10004, 10007, 10008, 10011, 10013})
"""Unknown channel, server, member, message, role, user."""


def refusal_of(error: discord.HTTPException | aiohttp.ClientError | TimeoutError) -> Refusal:
    """What to make of a call that failed."""
    match error:
        case discord.HTTPException(code=code) if code == CANNOT_MESSAGE:
            return Refusal.CLOSED
        case discord.HTTPException(code=code) if code in _GONE:
            return Refusal.GONE
        case discord.Forbidden():
            return Refusal.FORBIDDEN
        case discord.NotFound():
            return Refusal.GONE
        case discord.HTTPException(status=status) if status == 429 or status >= 500:
            return Refusal.UNREACHABLE
        case discord.HTTPException():
            return Refusal.UNFIT
    return Refusal.UNREACHABLE


async def write_to(
    person: discord.Member | discord.User, text: str, *, view: discord.ui.View | None = None
) -> discord.Message | None:
    """A direct message; None when they take none. Refused for anything else."""
    check_message(text, view=view)
    try:
        return await person.send(text, view=view or MISSING, allowed_mentions=discord.AllowedMentions.none())
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as error:
        refusal = refusal_of(error)
        if refusal is Refusal.CLOSED:
            _log.info("member %s takes no direct messages", person.id)
            return None
        raise Refused(refusal, getattr(error, "code", 0)) from error
