"""Which language to answer in."""

import discord

from core.text import LOCALES, Texts, texts

FALLBACK = "en"


def locale_of(interaction: discord.Interaction) -> str:
    """The language a person uses Discord in, if Salotto speaks it; otherwise English."""
    language = interaction.locale.value[:2].lower()
    return language if language in LOCALES else FALLBACK


def words_for(interaction: discord.Interaction) -> Texts:
    """The texts in the language of the person who did something."""
    return texts(locale_of(interaction))
