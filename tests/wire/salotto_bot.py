"""Salotto itself for a process of its own; its settings come in the environment, as everywhere."""

import discord

import bot
from core.settings import Settings


def build() -> discord.Client:
    return bot.build(Settings())
