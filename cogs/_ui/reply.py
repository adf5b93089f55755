"""The one way to answer an interaction: it decides between response, follow-up, edit and channel."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import discord
from discord.ui.view import BaseView
from discord.utils import MISSING

from cogs._ui.language import words_for
from cogs._ui.rendered import check_message, check_modal

_log = logging.getLogger(__name__)

UNKNOWN_INTERACTION = 10062
"""Too late for a first answer, or answered by another process."""
ALREADY_ACKNOWLEDGED = 40060
TOKEN_INVALID = 50027
"""Fifteen minutes have passed."""
UNKNOWN_WEBHOOK = 10015
UNKNOWN_MESSAGE = 10008
_PROMISED = "salotto_promised"
"""Under this key an interaction knows whether the answer that was promised is for one person."""
_TOKEN_DEAD = frozenset({UNKNOWN_INTERACTION, TOKEN_INVALID, UNKNOWN_WEBHOOK})


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said: any of words, cards, files and a view. A layout view stands alone."""

    text: str | None = None
    embeds: Sequence[discord.Embed] = ()
    files: Sequence[discord.File] = field(default_factory=tuple)
    view: BaseView | None = None

    def keywords(self) -> dict[str, Any]:
        return {
            "content": MISSING if self.text is None else self.text,
            "embeds": list(self.embeds) or MISSING,
            "files": list(self.files) or MISSING,
            "view": MISSING if self.view is None else self.view,
            "allowed_mentions": discord.AllowedMentions.none(),
        }


async def say(
    interaction: discord.Interaction[Any], text_id: str, /, *, ephemeral: bool = True, **values: object
) -> None:
    """Answer with one of the texts, in the person's own language."""
    await reply(interaction, words_for(interaction)(text_id, **values), ephemeral=ephemeral)


async def reply(
    interaction: discord.Interaction[Any],
    text: str | None = None,
    *,
    embeds: Sequence[discord.Embed] = (),
    files: Sequence[discord.File] = (),
    view: BaseView | None = None,
    ephemeral: bool = True,
) -> discord.Message | None:
    """Answer, however far the interaction is: first answer, or follow-up after one or after `defer`.

    When the interaction can no longer be answered, an answer for everybody goes to the channel, and one for a single
    person is not said at all. The message where Discord tells it, else None. ValueError for what breaks a limit.
    """
    answer = Answer(text, embeds, files, view)
    check_message(text, embeds, files, view)
    if not interaction.response.is_done():
        try:
            sent = await interaction.response.send_message(ephemeral=ephemeral, **answer.keywords())
        except discord.HTTPException as error:
            if error.code in _TOKEN_DEAD:
                return await _to_channel(interaction, answer, ephemeral)
            if error.code != ALREADY_ACKNOWLEDGED:
                raise
            _rewind(answer)
        else:
            return sent.resource if isinstance(sent.resource, discord.Message) else None
    return await _follow_up(interaction, answer, ephemeral)


async def defer(interaction: discord.Interaction[Any], *, ephemeral: bool = True) -> bool:
    """Ask for more than three seconds; `reply` then fills the promise in. False when it is too late to ask."""
    if interaction.response.is_done():
        return True
    interaction.extras[_PROMISED] = ephemeral
    try:
        await interaction.response.defer(ephemeral=ephemeral, thinking=True)
    except discord.HTTPException as error:
        if error.code in _TOKEN_DEAD:
            return False
        if error.code != ALREADY_ACKNOWLEDGED:
            raise
    return True


async def acknowledge(interaction: discord.Interaction[Any]) -> None:
    """Take note of a click without saying anything. When Discord cannot hear it now, what was asked for goes on."""
    if interaction.response.is_done():
        return
    try:
        await interaction.response.defer()
    except (aiohttp.ClientError, TimeoutError):
        _log.info("Discord did not hear that interaction %s was noted", interaction.id)
    except discord.HTTPException as error:
        if error.status < 500 and error.code not in _TOKEN_DEAD | {ALREADY_ACKNOWLEDGED}:
            raise


async def change(
    interaction: discord.Interaction[Any],
    text: str | None = None,
    *,
    embeds: Sequence[discord.Embed] = (),
    files: Sequence[discord.File] = (),
    view: BaseView | None = None,
) -> bool:
    """Replace the message under the button that was pressed, or the answer given before. False when it is gone.

    A message that everybody sees is replaced also when the interaction can no longer be answered.
    """
    check_message(text, embeds, files, view)
    keywords: dict[str, Any] = {"content": text, "embeds": list(embeds), "attachments": list(files), "view": view}
    if isinstance(view, discord.ui.LayoutView):
        keywords = {"view": view, "attachments": list(files)}
    answers = interaction.type is not discord.InteractionType.application_command and not interaction.response.is_done()
    try:
        if not (answers and await _answer_by_editing(interaction, keywords)):
            await interaction.edit_original_response(**keywords)
    except discord.HTTPException as error:
        if error.code in _TOKEN_DEAD | {UNKNOWN_MESSAGE}:
            return await _edit(interaction, keywords)
        raise
    return True


async def _answer_by_editing(interaction: discord.Interaction[Any], keywords: dict[str, Any]) -> bool:
    """Answer a click with what the message is from now on; False when another process has answered it."""
    try:
        await interaction.response.edit_message(**keywords)
    except discord.HTTPException as error:
        if error.code != ALREADY_ACKNOWLEDGED:
            raise
        return False
    return True


async def ask(interaction: discord.Interaction[Any], modal: discord.ui.Modal) -> bool:
    """Show a form. It can only be the first answer: False when that is past."""
    check_modal(modal)
    if interaction.response.is_done():
        return False
    try:
        await interaction.response.send_modal(modal)
    except discord.HTTPException as error:
        if error.code in _TOKEN_DEAD | {ALREADY_ACKNOWLEDGED}:
            return False
        raise
    return True


async def _follow_up(interaction: discord.Interaction[Any], answer: Answer, ephemeral: bool) -> discord.Message | None:
    if interaction.is_expired():
        return await _to_channel(interaction, answer, ephemeral)
    try:
        if interaction.extras.pop(_PROMISED, ephemeral) == ephemeral:
            return await interaction.followup.send(ephemeral=ephemeral, wait=True, **answer.keywords())
        # The first follow-up would take the promise's place, and its audience: a failure must not be told to everybody.
        await interaction.edit_original_response(content="…")
        sent = await interaction.followup.send(ephemeral=ephemeral, wait=True, **answer.keywords())
        await interaction.delete_original_response()
        return sent
    except discord.HTTPException as error:
        if error.code in _TOKEN_DEAD:
            _rewind(answer)
            return await _to_channel(interaction, answer, ephemeral)
        raise


async def _to_channel(interaction: discord.Interaction[Any], answer: Answer, ephemeral: bool) -> discord.Message | None:
    """The last resort. What only one person was to see is not told to everybody."""
    channel = interaction.channel
    if ephemeral or not isinstance(channel, discord.abc.Messageable):
        _log.info("an answer came too late for interaction %s", interaction.id)
        return None
    try:
        return await channel.send(**{key: value for key, value in answer.keywords().items() if value is not MISSING})
    except discord.HTTPException as error:
        _log.info("an answer came too late for interaction %s, and its channel: %s", interaction.id, error.code)
        return None


async def _edit(interaction: discord.Interaction[Any], keywords: dict[str, Any]) -> bool:
    """The message under the button as the bot's own, which takes no token; what one person sees cannot be had so."""
    message = interaction.message
    if message is None or message.flags.ephemeral:
        return False
    for file in keywords["attachments"]:
        file.reset(seek=True)
    try:
        await message.edit(**keywords)
    except discord.HTTPException as error:
        _log.info("message %s cannot be changed any more: %s", message.id, error.code)
        return False
    return True


def _rewind(answer: Answer) -> None:
    for file in answer.files:
        file.reset(seek=True)
