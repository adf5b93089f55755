"""Cases as moderators see them."""

from collections.abc import Sequence

import discord

from cogs._ui.rendered import cut
from core.limits import EMBED_DESCRIPTION, EMBED_FIELD_VALUE
from core.text import Texts
from models.case_values import Case
from services.case_words import COLOURS, lines_of, moment, person, title_of
from services.reports import link_of

SHOWN = 3
"""Pieces of evidence on a card; the others are counted."""


def embed_of(found: Case, words: Texts, server_id: str) -> discord.Embed:
    """A whole case, with its evidence as far as a card can hold it."""
    card = discord.Embed(
        title=title_of(found, words),
        description=cut("\n".join(lines_of(found, words)), EMBED_DESCRIPTION - 1_000),
        colour=0x808080 if found.voided_at else COLOURS.get(found.what.kind, 0x5070A0),
    )
    for one in found.what.evidence[:SHOWN]:
        said = one.text or words("case-evidence-no-words")
        if one.attachments:
            said += "\n" + words("case-evidence-files", files=", ".join(one.attachments))
        link = words("report-line-link", link=link_of(server_id, one.channel, one.message))
        value = cut(f"<#{one.channel}> {moment(one.at)} · {link}\n{said}", EMBED_FIELD_VALUE)
        card.add_field(name=words("case-evidence"), value=value, inline=False)
    if len(found.what.evidence) > SHOWN:
        card.set_footer(text=words("case-evidence-more", number=len(found.what.evidence) - SHOWN))
    return card


def line_of(found: Case, words: Texts) -> str:
    """A case on one line of a list."""
    what = found.what
    subject = person(what.member, what.member_name) or f"<#{what.channel}>"
    line = words(
        "case-in-list",
        number=found.number,
        kind=words(f"case-kind-{what.kind}"),
        subject=subject,
        at=moment(what.at, "d"),
        reason=cut(" ".join((what.reason or words("case-no-reason")).split()), 90),
    )
    return f"~~{line}~~" if found.voided_at else line


def list_of(cases: Sequence[Case], words: Texts) -> str:
    return "\n".join(line_of(one, words) for one in cases)
