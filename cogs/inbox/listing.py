"""How the inbox looks: a few things a page, each with its words, who has it, and its buttons."""

import re
from datetime import datetime

import discord
from discord import ui

from cogs._ui import STAFF, SafeButton, SafeLayout, cut
from cogs.inbox import buttons
from core.text import Texts
from reports.as_message import escaped
from reports.wording import Voice, age, one_line
from services.inbox import Entry

A_PAGE = 5
_HOUR = 3600
_LONGEST = 500
_MEMBER = re.compile(r"<@\d+>")


class Listing(SafeLayout):
    """One page of what waits, as one of the staff sees it."""

    audience = STAFF

    def __init__(
        self,
        entries: tuple[Entry, ...],
        voice: Voice,
        now: datetime,
        viewer: str,
        page: int = 0,
        note: str | None = None,
        undo: str | None = None,
    ) -> None:
        super().__init__(timeout=None)
        words = voice.texts
        pages = max(1, -(-len(entries) // A_PAGE))
        page = min(max(page, 0), pages - 1)
        if note is not None:
            self.add_item(ui.TextDisplay(note))
        if undo is not None:
            self.add_item(ui.ActionRow(buttons.Reopen(f"{undo}.{page}", label=words("inbox-button-reopen"))))
        self.add_item(ui.TextDisplay(words("inbox-title", count=len(entries))))
        for number, entry in enumerate(entries[page * A_PAGE : (page + 1) * A_PAGE], page * A_PAGE + 1):
            self.add_item(ui.TextDisplay(told(entry, voice, now, viewer, number)))
            self.add_item(_row(entry, words, viewer, page))
        around = ui.ActionRow[SafeLayout]()
        if page > 0:
            around.add_item(buttons.Page(f"{page - 1}.back", label=words("inbox-button-back")))
        around.add_item(buttons.Page(f"{page}.again", label=words("inbox-button-again")))
        if page + 1 < pages:
            around.add_item(buttons.Page(f"{page + 1}.on", label=words("inbox-button-on")))
        self.add_item(around)


def told(entry: Entry, voice: Voice, now: datetime, viewer: str, number: int) -> str:
    """One thing that waits, in words: what it is, since when, and who takes care of it."""
    words, item = voice.texts, entry.item
    old = voice.say(age(max(0.0, (now - item.since).total_seconds()) / _HOUR))
    said = one_line(words.format(item.text_id, {name: _shown(value) for name, value in item.values.items()}))
    lines = [f"**{number}.** {cut(said, _LONGEST)}", f"-# {words('inbox-since', age=old)}"]
    if item.due is not None:
        text_id = "inbox-overdue" if item.due <= now else "inbox-due"
        lines[1] += f" · {words(text_id, moment=voice.moment(item.due))}"
    if entry.claimed_by is not None:
        who = (
            words("inbox-yours") if entry.claimed_by == viewer else words("inbox-theirs", who=f"<@{entry.claimed_by}>")
        )
        lines[1] += f" · {who}"
    return "\n".join(lines)


def _shown(value: str | int) -> str | int:
    """What people wrote as it stands, and members as Discord names them."""
    return value if isinstance(value, int) or _MEMBER.fullmatch(value) else escaped(one_line(value))


def _row(entry: Entry, words: Texts, viewer: str, page: int) -> "ui.ActionRow[SafeLayout]":
    row = ui.ActionRow[SafeLayout]()
    id = f"{entry.mark}.{page}"
    claimed: SafeButton
    if entry.claimed_by is None:
        claimed = buttons.Claim(id, label=words("inbox-button-claim"), style=discord.ButtonStyle.primary)
    elif entry.claimed_by == viewer:
        claimed = buttons.Release(id, label=words("inbox-button-release"))
    else:
        claimed = buttons.TakeOver(f"{id}.{entry.claimed_by}", label=words("inbox-button-take-over"))
    row.add_item(claimed)
    row.add_item(buttons.Done(id, label=words("inbox-button-done"), style=discord.ButtonStyle.success))
    row.add_item(buttons.Snooze(id, label=words("inbox-button-snooze")))
    if entry.item.link is not None:
        row.add_item(ui.Button(label=words("inbox-open"), url=entry.item.link))
    return row
