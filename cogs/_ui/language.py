"""Which language to answer in."""

from collections.abc import Iterable

import discord

from core.text import LOCALES, Texts, texts

FALLBACK = "en"


def locale_of(interaction: discord.Interaction) -> str:
    """The language a person uses Discord in, if Salotto speaks it; otherwise English."""
    language = interaction.locale.value[:2].lower()
    return language if language in LOCALES else FALLBACK


def permission_names(words: Texts, names: Iterable[str]) -> str:
    """Permissions by the names that people read in Discord."""
    return ", ".join(words(f"permission-{name.replace('_', '-')}") for name in names)


def words_for(interaction: discord.Interaction) -> Texts:
    """The texts in the language of the person who did something."""
    return texts(locale_of(interaction))
