"""Salotto as a factory without arguments, on an empty database in a file, for `benchmarks.speed.wire`."""

import atexit
import shutil
import tempfile

import discord
from pydantic import SecretStr

from bot import build
from core.settings import DatabaseSettings, Settings


def salotto() -> discord.Client:
    folder = tempfile.mkdtemp(prefix="salotto-wire-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return build(Settings(database=DatabaseSettings(url=SecretStr(f"sqlite:///{folder}/salotto.db"))))
