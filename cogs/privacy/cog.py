"""`/privacy`: every member sees, chooses, takes away and erases what is kept of them, in their own language."""

import asyncio
import io
import json
import logging
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import MEMBERS, command, defer, group, reply, words_for
from cogs.privacy.buttons import levels_to_choose, really_erase
from cogs.privacy.wording import LEVELS, kept_lines, standing_lines
from core import limits
from core.errors import UserFacingError
from services.calendar import Calendar
from services.choices import Choices
from services.erasure import Erasure
from services.mending import Mending
from services.nights import Nights

if TYPE_CHECKING:
    from cogs.bot import Salotto

_log = logging.getLogger(__name__)


class Privacy(commands.GroupCog, **group("privacy", MEMBERS)):
    """Answers only to the one who asks, about themselves."""

    def __init__(self, bot: "Salotto") -> None:
        self._applying: set[asyncio.Task[None]] = set()
        self.services = bot.services
        self.choices = bot.services.get(Choices)
        self.erasure = bot.services.get(Erasure)

    async def cog_load(self) -> None:
        self.services.get(Calendar).register(self.services.get(Nights))
        self.services.server_settings.watch(self._settings_changed)

    async def cog_unload(self) -> None:
        if self._applying:
            await asyncio.wait(self._applying)

    def _settings_changed(self, server_id: str) -> None:
        applying = asyncio.create_task(self._apply_before_choice(server_id), name=f"consent on {server_id}")
        self._applying.add(applying)
        applying.add_done_callback(self._applying.discard)

    async def _apply_before_choice(self, server_id: str) -> None:
        """What holds for whoever has not chosen may be another level now: it reaches what is stored already."""
        try:
            if await self.choices.apply_before_choice(server_id):
                await self.services.get(Mending).run(server_id)
        except Exception:
            _log.exception("the rule of server %s could not be applied; it is tried again at night", server_id)

    @app_commands.command(**command("privacy-show"))
    async def show(self, interaction: discord.Interaction) -> None:
        server, member = str(interaction.guild_id), str(interaction.user.id)
        words = words_for(interaction)
        standing = await self.choices.standing(server, member)
        kept = await self.erasure.kept(server, member)
        zone = (await self.services.server_settings.general(server)).zone
        blocks = (
            "\n".join(standing_lines(words, standing)),
            "\n".join(kept_lines(words, standing, kept, zone)),
            words("privacy-never"),
            words("privacy-what-to-do"),
        )
        await reply(interaction, "\n\n".join(blocks))

    @app_commands.command(**command("privacy-consent"))
    async def consent(self, interaction: discord.Interaction) -> None:
        server, member = str(interaction.guild_id), str(interaction.user.id)
        words = words_for(interaction)
        standing = await self.choices.standing(server, member)
        lines = [next(iter(standing_lines(words, standing))), words("privacy-choose")]
        lines += [f"- **{words(f'privacy-button-{level}')}**: {words(f'privacy-means-{level}')}" for level in LEVELS]
        lines += ["", words("privacy-stays-anyway")]
        await reply(interaction, "\n".join(lines), view=levels_to_choose(words, member))

    @app_commands.command(**command("privacy-export"))
    async def export(self, interaction: discord.Interaction) -> None:
        await defer(interaction)
        found = await self.erasure.export(str(interaction.guild_id), str(interaction.user.id))
        room = min(limits.ATTACHMENT_BYTES, interaction.filesize_limit or limits.ATTACHMENT_BYTES)
        file = as_file(found, room)
        await reply(interaction, words_for(interaction)("privacy-exported"), files=[file])

    @app_commands.command(**command("privacy-erase"))
    async def erase(self, interaction: discord.Interaction) -> None:
        words = words_for(interaction)
        view = really_erase(words, str(interaction.user.id), self.services.clock.now().timestamp())
        await reply(interaction, words("privacy-erase-question"), view=view)


def as_file(found: dict[str, Any], room: int) -> discord.File:
    """An export as a JSON file of at most `room` bytes, packed if it must be. UserFacingError when it does not fit."""
    written = json.dumps(found, ensure_ascii=False, indent=2, default=_plain).encode()
    if len(written) <= room:
        return discord.File(io.BytesIO(written), "salotto.json")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("salotto.json", written)
    if packed.tell() > room:
        raise UserFacingError("privacy-export-too-large")
    packed.seek(0)
    return discord.File(packed, "salotto.zip")


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
