"""Check sets that were written for this project, since no others may lie inside it."""

import tomllib
from pathlib import Path


def lines_of(name: str) -> dict[str, list[str]]:
    """A check set of lines: label -> its texts."""
    read = tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
    return {label: lines.strip().splitlines() for label, lines in read.items()}
