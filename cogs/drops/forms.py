"""The forms in which staff write a drop."""

from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord import ui

from cogs._ui import SafeModal, defer
from core.errors import UserFacingError
from core.limits import ATTACHMENT_BYTES
from core.text import Texts
from models.drops import Drop, DropFile, Variant
from services.drop_shape import LONGEST_TEXT, LONGEST_TITLE

Done = Callable[[discord.Interaction[Any], dict[str, str]], Awaitable[None]]
ASKED = ("title", "purpose", "need", "outcome")
LONGEST_ANSWER = 500


class About(SafeModal):
    """What a drop is called, what it is for, which need it answers, what should come of it; a new one: its words."""

    def __init__(self, words: Texts, done: Done, drop: Drop | None = None, need: str = "") -> None:
        super().__init__(title=words("drop-form-new" if drop is None else "drop-form-edit"))
        self._done = done
        self._fields: dict[str, ui.TextInput[Any]] = {}
        for name in ASKED if drop is not None else (*ASKED, "text"):
            long = name == "text"
            self._fields[name] = ui.TextInput(
                style=discord.TextStyle.paragraph if long else discord.TextStyle.short,
                max_length=LONGEST_TEXT if long else LONGEST_TITLE if name == "title" else LONGEST_ANSWER,
                required=name == "title",
                default=getattr(drop, name, None) or (need if name == "need" else None) or None,
            )
            help_ = words(f"drop-form-{name}.description")
            self.add_item(ui.Label(text=words(f"drop-form-{name}"), description=help_, component=self._fields[name]))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await self._done(interaction, {name: field.value for name, field in self._fields.items()})


Written = Callable[[discord.Interaction[Any], Variant, "list[DropFile] | None"], Awaitable[None]]


class Words(SafeModal):
    """The words for a segment and language, their tone, and the files of the drop."""

    def __init__(self, words: Texts, segment: str, locale: str, before: Variant | None, done: Written) -> None:
        super().__init__(title=words("drop-form-words"))
        self._segment, self._locale, self._done = segment, locale, done
        self._text = ui.TextInput[Any](
            style=discord.TextStyle.paragraph,
            max_length=LONGEST_TEXT,
            required=False,
            default=before.text if before else None,
        )
        self._tone = ui.TextInput[Any](
            max_length=100, required=False, default=(before.tone or None) if before else None
        )
        self._files = ui.FileUpload[Any](required=False, min_values=0, max_values=5)
        self.add_item(ui.Label(text=words("drop-form-text"), component=self._text))
        self.add_item(
            ui.Label(
                text=words("drop-form-tone"), description=words("drop-form-tone.description"), component=self._tone
            )
        )
        self.add_item(
            ui.Label(
                text=words("drop-form-files"), description=words("drop-form-files.description"), component=self._files
            )
        )

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await defer(interaction)
        uploaded = self._files.values
        limit = largest(interaction)
        for one in uploaded:
            if one.size > limit:  # before it is fetched
                raise UserFacingError("drop-file-too-large", name=one.filename, limit=limit // 1024 // 1024)
        files = [DropFile(one.filename, await one.read()) for one in uploaded] if uploaded else None
        variant = Variant(self._segment, self._locale, self._text.value.strip(), self._tone.value.strip())
        await self._done(interaction, variant, files)


def largest(interaction: discord.Interaction[Any]) -> int:
    """The largest file that Salotto can send on this server."""
    allowed = interaction.guild.filesize_limit if interaction.guild is not None else ATTACHMENT_BYTES
    return min(allowed, ATTACHMENT_BYTES)
