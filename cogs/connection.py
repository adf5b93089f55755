"""What keeps Salotto from Discord, in a person's words."""

import aiohttp
import discord

from core.errors import UnreadableInput, UserFacingError
from core.settings import variable_of

TOKEN_REFUSED = 4004
INTENTS_REFUSED = (4013, 4014)


def in_words(error: BaseException) -> UserFacingError | None:
    """The sentence for a failed connection; None for an error of another kind.

    What no new attempt can mend is UnreadableInput: who watches over the process need not start it again.
    """
    if refuses_token(error):
        return UnreadableInput("run-token-refused", variable=variable_of("discord.token"))
    if refuses_intents(error):
        return UnreadableInput("run-intents-refused")
    match error:
        case discord.HTTPException():
            return UserFacingError("run-discord-fails", status=str(error.status))
        case discord.GatewayNotFound() | discord.ConnectionClosed() | aiohttp.ClientError() | OSError():
            return UserFacingError("run-discord-unreachable", problem=type(error).__name__)
    return None


def refuses_token(error: BaseException) -> bool:
    return isinstance(error, discord.LoginFailure) or _closed_with(error, TOKEN_REFUSED)


def refuses_intents(error: BaseException) -> bool:
    return isinstance(error, discord.PrivilegedIntentsRequired) or _closed_with(error, *INTENTS_REFUSED)


def _closed_with(error: BaseException, *codes: int) -> bool:
    return isinstance(error, discord.ConnectionClosed) and error.code in codes
