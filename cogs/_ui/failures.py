"""What went wrong, in the person's own words; what nobody expected, with a reference that is also in the log."""

import logging
from typing import Any

import aiohttp
import discord
from discord import app_commands
from discord.ui.view import BaseView

from cogs._ui.language import words_for
from cogs._ui.reply import UNKNOWN_INTERACTION, reply
from core.errors import UserFacingError

_log = logging.getLogger("salotto.errors")
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without the letters and digits that people take for each other."""


async def tell_failure(
    interaction: discord.Interaction[Any], error: BaseException, view: BaseView | None = None
) -> None:
    """Tell whoever did something that it failed, and why, with `view` under it. Never raises."""
    error = _cause(error)
    try:
        words = words_for(interaction)
        if isinstance(error, UserFacingError):
            await reply(interaction, words(error.text_id, **error.values), view=view)
        elif (text_id := _known(error)) is not None:
            _log.warning("%s: %s", text_id, _what(interaction), exc_info=error)
            await reply(interaction, words(text_id), view=view)
        elif isinstance(error, discord.NotFound) and error.code == UNKNOWN_INTERACTION:
            _log.info("interaction %s was gone before it was answered", interaction.id)
        else:
            reference = reference_of(interaction)
            _log.error(
                "reference %s: %s", reference, _what(interaction), exc_info=error, extra={"reference": reference}
            )
            await reply(interaction, words("error-unexpected", reference=reference), view=view)
    except Exception:
        # Whoever tells of failures must not fail: nothing is left to tell it to.
        _log.exception("a failure could not be told: %s", _what(interaction))


def reference_of(interaction: discord.Interaction[Any]) -> str:
    """A short name for what happened in an interaction, the same for the person and in the log."""
    number, letters = interaction.id, []
    for _ in range(6):
        number, place = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[place])
    return "".join(letters)


def _cause(error: BaseException) -> BaseException:
    if isinstance(error, app_commands.CommandInvokeError | app_commands.TransformerError):
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error.__cause__
        return cause or error
    return error


def _known(error: BaseException) -> str | None:
    """The text for failures that are nobody's mistake in the code."""
    match error:
        case app_commands.TransformerError():
            return "error-option"
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            return "error-command-changed"
        case app_commands.NoPrivateMessage():
            return "guard-on-a-server"
        case app_commands.CommandOnCooldown():
            return "error-too-often"
        case app_commands.BotMissingPermissions() | discord.Forbidden():
            return "error-forbidden"
        case app_commands.CheckFailure():
            return "error-not-allowed"
        case discord.NotFound() if error.code != UNKNOWN_INTERACTION:
            return "error-gone"
        case discord.HTTPException() if error.status >= 500:
            return "error-discord-down"
        case aiohttp.ClientError():
            return "error-discord-down"
    return None


def _what(interaction: discord.Interaction[Any]) -> str:
    """What was done, without a word of what was said."""
    if interaction.command is not None:
        return f"/{interaction.command.qualified_name}"
    data: Any = interaction.data or {}
    area_action_version = str(data.get("custom_id", "")).split(":")[:3]
    return f"{interaction.type.name} {':'.join(area_action_version)}"
