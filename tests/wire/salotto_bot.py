"""Salotto itself for a process of its own; its settings come in the environment, as everywhere."""

import discord

import bot
from core.settings import Settings


def build() -> discord.Client:
    return bot.build(Settings())


def in_a_hurry() -> discord.Client:
    """The same, but it does not wait two seconds for yet another server before it is ready."""
    client = build()
    client._connection.guild_ready_timeout = 0.05
    return client
