"""Making a channel or a role once, whoever asks for it, how often, and in how many processes."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import TypeVar

import discord

from core.errors import UserFacingError
from models.makings import Making
from services.container import Services
from services.setting_up import MAKING_TAKES, SettingUp

_Thing = TypeVar("_Thing", bound=discord.abc.GuildChannel | discord.Role)


class NothingMade(Exception):
    """Whoever was to make something did not come to it."""


@asynccontextmanager
async def made_once(services: Services, server_id: str, key: str, name: str) -> AsyncIterator[Making]:
    """Nobody else makes what `key` names during the block, which makes it and notes where it is.

    UserFacingError while somebody is at it. When Discord did not say whether it was made, or the process dies, the
    next one looks for it first: its `Making` is not `fresh`.
    """
    setting_up = services.get(SettingUp)
    try:
        making = await setting_up.begin(server_id, key, name)
    except UserFacingError as error:
        raise UserFacingError(error.text_id, what=name) from None
    try:
        async with asyncio.timeout(MAKING_TAKES.total_seconds()):
            yield making
    except Exception as error:
        is_refused = isinstance(error, discord.HTTPException) and 400 <= error.status < 500
        is_sure = is_refused or isinstance(error, UserFacingError | NothingMade)
        await (setting_up.end if is_sure else setting_up.unsure)(server_id, key)
        raise
    await setting_up.end(server_id, key)


def made_before(things: Iterable[object], kind: type[_Thing], making: Making) -> _Thing | None:
    """What of that kind and name was made already, and nobody noted that it was."""
    since = making.since.replace(microsecond=0)
    wanted = _plain(making.name)
    of_kind = (one for one in things if isinstance(one, kind))
    return next((one for one in of_kind if _plain(one.name) == wanted and one.created_at >= since), None)


def _plain(name: str) -> str:
    """Discord writes the names of channels without capitals and spaces."""
    return "-".join(name.casefold().split())
