"""How a drop looks to staff: on a line, and as a member would see it."""

import io
from datetime import datetime
from typing import Any

import discord

from cogs._ui import cut
from core.text import Texts
from models.drops import Drop
from reports.as_message import escaped
from services.drop_delivery import PICTURES
from services.drop_shape import words_of
from services.drops import Told

DATED = frozenset({"scheduled", "sent", "measured", "archived", "missed"})
"""States in which it matters when a drop was due."""


def moment(at: datetime | None, style: Any = "f") -> str:
    return "–" if at is None else discord.utils.format_dt(at, style)


def line_of(drop: Drop, words: Texts) -> str:
    """A drop in one line of a list."""
    return words(
        "drop-line",
        title=escaped(cut(drop.title, 80)),
        state=words(f"drop-state-{drop.state}"),
        segments=escaped(", ".join(one.name for one in drop.segments)) or words("drop-nobody"),
        at=moment(drop.scheduled_at),
        dated="yes" if drop.scheduled_at is not None and drop.state in DATED else "no",
    )


def preview_of(told: Told, segment: str | None, locale: str) -> tuple[discord.Embed, list[discord.File]]:
    """The card as a segment sees it, with its files."""
    variant = words_of(told.variants, segment, locale)
    card = discord.Embed(title=told.drop.title, description=variant.text if variant else None)
    files = [discord.File(io.BytesIO(file.content), file.name) for file in told.files]
    picture = next((file.filename for file in files if file.filename.lower().endswith(PICTURES)), None)
    if picture is not None:
        card.set_image(url=f"attachment://{picture}")
    return card, files


def sheet_of(told: Told, words: Texts) -> str:
    """What a drop is for, where it stands, and who did what when."""
    drop = told.drop
    lines = [
        f"**{escaped(drop.title)}** · {words(f'drop-state-{drop.state}')}",
        words("drop-sheet-purpose", what=escaped(drop.purpose) or words("drop-sheet-missing")),
        words("drop-sheet-need", what=escaped(drop.need) or words("drop-sheet-missing")),
        words("drop-sheet-outcome", what=escaped(drop.outcome) or words("drop-sheet-missing")),
        words("drop-sheet-owner", who=f"<@{drop.owner}>" if drop.owner else words("drop-sheet-missing")),
        words(
            "drop-sheet-segments",
            what=escaped(", ".join(one.name for one in drop.segments)) or words("drop-sheet-missing"),
        ),
    ]
    lines += [
        "-# "
        + words(
            "drop-sheet-step",
            what=words(f"drop-step-{step.what}"),
            who=f"<@{step.by}>" if step.by else words("drop-sheet-salotto"),
            at=moment(step.at, "f"),
        )
        for step in told.steps[-10:]
    ]
    return "\n".join(lines)
