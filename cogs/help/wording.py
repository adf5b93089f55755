"""The words of `/help`: each command that somebody may use, below the top-level command it belongs to."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast, get_args

import discord

from cogs._ui import Audience, admit, locale_of, pages, words_for
from cogs._ui.naming import BASE
from cogs.catalogue import table_of
from core.command_table import CommandEntry, Who
from core.errors import UserFacingError
from core.text import Texts

if TYPE_CHECKING:
    from cogs.bot import Salotto

PAGE = 1_800
"""Characters of a page: a command with its line is never torn from the next by Discord's limit."""


async def pages_for(interaction: discord.Interaction[Any]) -> tuple[str, ...]:
    """What may be done by whoever asks, in as many pages as it takes; there is at least one."""
    bot = cast("Salotto", interaction.client)
    locale, words = locale_of(interaction), words_for(interaction)
    allowed: dict[Audience, bool] = {}
    entries = []
    for entry in (await table_of(bot)).entries:
        audience = Audience(entry.audience, discord.Permissions(**dict.fromkeys(entry.permissions, True)))
        if audience not in allowed:
            allowed[audience] = await _may_use(interaction, audience)
        if allowed[audience]:
            entries.append(entry)
    return pages([words("help-head"), *_lines(entries, locale, words, bot.command_ids)], PAGE)


async def _may_use(interaction: discord.Interaction[Any], audience: Audience) -> bool:
    try:
        await admit(interaction, audience)
    except UserFacingError:
        return False
    return True


def _lines(entries: list[CommandEntry], locale: str, words: Texts, ids: dict[str, int]) -> Iterator[str]:
    typed = sorted((entry for entry in entries if entry.kind == "slash"), key=lambda entry: entry.name[BASE])
    # What members may do comes first, for whoever may do more.
    for who in get_args(Who):
        of_them = (entry for entry in typed if entry.audience == who)
        said = (f"- {_clickable(entry, locale, ids)}: {entry.description[locale]}" for entry in of_them)
        yield from _below(words("help-for", who=who), said)
    menus = sorted((entry for entry in entries if entry.kind != "slash"), key=lambda entry: entry.name[locale])
    said = (words(f"help-menu-{entry.kind}", name=entry.name[locale]) for entry in menus)
    yield from _below(words("help-menus"), said)


def _below(heading: str, lines: Iterator[str]) -> Iterator[str]:
    """Lines below a heading that stays on one page with the first; nothing where there are none."""
    first = next(lines, None)
    if first is not None:
        yield f"### {heading}\n{first}"
        yield from lines


def _clickable(entry: CommandEntry, locale: str, ids: dict[str, int]) -> str:
    """The command as Discord lets one click it; as one types it where its id is not known."""
    id = ids.get(entry.name[BASE].partition(" ")[0])
    return f"`/{entry.name[locale]}`" if id is None else f"</{entry.name[BASE]}:{id}>"
