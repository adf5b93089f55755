"""A reason in words: the band, the text with its earning words marked by kind, and which of them earned what."""

import discord

from cogs._ui import cut
from core import limits
from core.text import Texts
from metrics.depth.explain import Piece, pieces, words_by_kind
from services.why import Reason

SIGNS = {
    "uptake": "💬",
    "reasoning": "🔗",
    "solution": "🛠️",
    "detail": "🔍",
    "experience": "👣",
    "curiosity": "❓",
    "nuance": "⚖️",
    "care": "💛",
}
"""What marks the words of each kind, in the text and below it."""
_MOST_WORDS = 4
_LONGEST_WORDS = 80
_LEAST_TEXT = 200


def told(words: Texts, reason: Reason) -> str:
    """The whole answer, within what a message holds: the text gives way where it is long."""
    cut_up = pieces(reason.text, reason.depth.spans)
    by_kind = words_by_kind(cut_up)
    above = [f"**{words(f'depth-band-{reason.depth.band}')}**", words(f"why-band-{reason.depth.band}")]
    if reason.messages > 1:
        above.append(words("why-read-together", n=reason.messages))
    below = [
        words(
            "why-found",
            mark=SIGNS[kind],
            kind=words(f"evidence-{kind}"),
            words=" · ".join(_safe(cut(one, _LONGEST_WORDS)) for one in found[:_MOST_WORDS]),
        )
        for kind, found in by_kind.items()
    ]
    below.append(words("why-only-you") if by_kind else words("why-no-words"))
    room = limits.CONTENT - len("\n".join([*above, *below])) - len("\n\n\n\n")
    blocks = ["\n".join(above), _marked(cut_up, max(room, _LEAST_TEXT)), "\n".join(below)]
    return cut("\n\n".join(block for block in blocks if block), limits.CONTENT)


def _marked(cut_up: tuple[Piece, ...], room: int) -> str:
    """The text as a quotation, as far as it fits; a piece is never cut in the middle of its marks."""
    shown = ""
    for piece in cut_up:
        text = _safe(piece.text)
        added = (
            text if piece.kind is None else "\n".join(f"{SIGNS[piece.kind]} **{line}**" for line in text.split("\n"))
        )
        if len(_quoted(shown + added)) >= room:
            left = room - len(_quoted(shown)) - 1
            return _quoted(shown + (cut(added, left) if piece.kind is None and left > 0 else "…"))
        shown += added
    return _quoted(shown) if shown.strip() else ""


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


def _safe(text: str) -> str:
    return discord.utils.escape_markdown(text)
