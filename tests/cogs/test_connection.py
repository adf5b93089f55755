"""What keeps the bot from Discord is told in words, and whether starting again can mend it by the exit code."""

from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import pytest

from cogs.connection import in_words
from core.text import LOCALES, texts


def closed(code: int) -> discord.ConnectionClosed:
    socket: Any = SimpleNamespace(close_code=code)
    return discord.ConnectionClosed(socket, shard_id=None, code=code)


def answered(status: int) -> discord.HTTPException:
    response: Any = SimpleNamespace(status=status, reason="-")
    return discord.HTTPException(response, {"message": "hunter2"})


@pytest.mark.parametrize(
    ("error", "text_id", "exit_code"),
    [
        (discord.LoginFailure("hunter2"), "run-token-refused", 2),
        (closed(4004), "run-token-refused", 2),
        (discord.PrivilegedIntentsRequired(None), "run-intents-refused", 2),
        (closed(4013), "run-intents-refused", 2),
        (closed(4014), "run-intents-refused", 2),
        (closed(4011), "run-discord-unreachable", 1),
        (answered(503), "run-discord-fails", 1),
        (discord.GatewayNotFound(), "run-discord-unreachable", 1),
        (aiohttp.ClientPayloadError("hunter2"), "run-discord-unreachable", 1),
        (ConnectionResetError("hunter2"), "run-discord-unreachable", 1),
        (TimeoutError("hunter2"), "run-discord-unreachable", 1),
    ],
)
def test_each_way_of_being_kept_out_has_a_sentence(error: BaseException, text_id: str, exit_code: int) -> None:
    told = in_words(error)
    assert told is not None
    assert (told.text_id, told.exit_code) == (text_id, exit_code)
    for locale in LOCALES:
        assert "hunter2" not in texts(locale)(told.text_id, **told.values)


def test_a_mistake_in_the_code_is_none_of_discords() -> None:
    assert in_words(KeyError("hunter2")) is None
