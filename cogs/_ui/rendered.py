"""What is rendered is checked against Discord's limits before it is sent: discord.py checks almost none of them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

import discord
from discord import ui
from discord.ui.view import BaseView

from core import limits


class OverLimit(ValueError):
    """Something rendered is larger than Discord takes. It names what, how large, and the limit."""

    def __init__(self, what: str, size: int, limit: int) -> None:
        super().__init__(f"{what}: {size} > {limit}")
        self.what = what


def check_message(
    text: str | None = None,
    embeds: Sequence[discord.Embed] = (),
    files: Sequence[discord.File] = (),
    view: BaseView | None = None,
) -> None:
    """OverLimit unless Discord takes a message like this."""
    _fits("content", text, limits.CONTENT)
    _count("embeds", len(embeds), limits.EMBEDS)
    _count("embeds in total", sum(len(embed) for embed in embeds), limits.EMBED_TOTAL)
    for embed in embeds:
        _check_embed(embed)
    _count("attachments", len(files), limits.ATTACHMENTS)
    for file in files:
        _count(f"attachment {file.filename}", _size(file), limits.ATTACHMENT_BYTES)
    if view is not None:
        check_view(view)


def _check_embed(embed: discord.Embed) -> None:
    _fits("embed title", embed.title, limits.EMBED_TITLE)
    _fits("embed description", embed.description, limits.EMBED_DESCRIPTION)
    _fits("embed footer", embed.footer.text, limits.EMBED_FOOTER)
    _fits("embed author", embed.author.name, limits.EMBED_AUTHOR)
    _count("embed fields", len(embed.fields), limits.EMBED_FIELDS)
    for field in embed.fields:
        _fits("embed field name", field.name, limits.EMBED_FIELD_NAME)
        _fits("embed field value", field.value, limits.EMBED_FIELD_VALUE)


def check_view(view: BaseView) -> None:
    """OverLimit unless Discord takes these components."""
    items = list(view.walk_children())
    if isinstance(view, ui.LayoutView):
        _count("layout components", view._total_children, limits.LAYOUT_COMPONENTS)
        _count("layout text", view.content_length(), limits.LAYOUT_TEXT)
    else:
        _count("rows", len(view.to_components()), limits.ROWS)
    _check_items(items)


def check_modal(modal: ui.Modal) -> None:
    """OverLimit unless Discord takes this form."""
    _fits("modal title", modal.title, limits.MODAL_TITLE)
    _fits("custom id", modal.custom_id, limits.CUSTOM_ID)
    _count("modal components", len(modal.children), limits.MODAL_COMPONENTS)
    _check_items(list(modal.walk_children()))


def check_poll(poll: discord.Poll) -> None:
    """OverLimit unless Discord takes this poll."""
    _fits("poll question", poll.question, limits.POLL_QUESTION)
    _count("poll answers", len(poll.answers), limits.POLL_ANSWERS)
    for answer in poll.answers:
        _fits("poll answer", answer.text, limits.POLL_ANSWER)
    _count("poll seconds", int(poll.duration.total_seconds()), int(limits.POLL_LENGTH.total_seconds()))


def _check_items(items: Iterable[ui.Item[Any]]) -> None:
    seen: set[str] = set()
    for item in items:
        inner = item.item if isinstance(item, ui.DynamicItem) else item
        custom_id = getattr(inner, "custom_id", None)
        if isinstance(custom_id, str):
            _fits("custom id", custom_id, limits.CUSTOM_ID)
            if custom_id in seen:
                raise ValueError(f"two components share the custom id {custom_id!r}")
            seen.add(custom_id)
        for what, text, limit in _texts_of(inner):
            _fits(what, text, limit)
        for what, number, limit in _counts_of(inner):
            _count(what, number, limit)


def _texts_of(item: Any) -> Iterator[tuple[str, str | None, int]]:
    match item:
        case ui.Button():
            yield "button label", item.label, limits.BUTTON_LABEL
        case ui.Select():
            yield "select placeholder", item.placeholder, limits.SELECT_PLACEHOLDER
            yield from _option_texts(item.options)
        case ui.RadioGroup() | ui.CheckboxGroup():
            yield from _option_texts(item.options)
        case ui.Label():
            yield "modal label", item.text, limits.MODAL_LABEL
            yield "modal description", item.description, limits.MODAL_DESCRIPTION
        case ui.TextInput():
            yield "text input placeholder", item.placeholder, limits.TEXT_INPUT_PLACEHOLDER
            yield "text input", item.default, item.max_length or limits.TEXT_INPUT


def _option_texts(options: Iterable[Any]) -> Iterator[tuple[str, str | None, int]]:
    for option in options:
        yield "option label", option.label, limits.OPTION_LABEL
        yield "option description", option.description, limits.OPTION_DESCRIPTION
        yield "option value", option.value, limits.OPTION_VALUE


def _counts_of(item: Any) -> Iterator[tuple[str, int, int]]:
    match item:
        case ui.Select():
            yield "select options", len(item.options), limits.SELECT_OPTIONS
        case ui.RadioGroup():
            yield "radio options", len(item.options), limits.RADIO_GROUP_OPTIONS
        case ui.CheckboxGroup():
            yield "checkbox options", len(item.options), limits.CHECKBOX_GROUP_OPTIONS


def _size(file: discord.File) -> int:
    at = file.fp.tell()
    size = file.fp.seek(0, 2)
    file.fp.seek(at)
    return size


def _fits(what: str, text: str | None, limit: int) -> None:
    _count(what, len(text or ""), limit)


def _count(what: str, number: int, limit: int) -> None:
    if number > limit:
        raise OverLimit(what, number, limit)


def cut(text: str, limit: int) -> str:
    """`text` in at most `limit` characters, cut at a word where one is near, with an ellipsis."""
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    at_word = kept.rfind(" ")
    if at_word > limit * 0.8:
        kept = kept[:at_word]
    return kept.rstrip() + "…"


def pages(lines: Iterable[str], limit: int = limits.CONTENT) -> tuple[str, ...]:
    """Lines put together into as few pages of at most `limit` characters as their order allows."""
    done: list[str] = []
    page: list[str] = []
    size = 0
    for line in chain.from_iterable(_pieces(line, limit) for line in lines):
        if page and size + 1 + len(line) > limit:
            done.append("\n".join(page))
            page, size = [], 0
        size += len(line) + (1 if page else 0)
        page.append(line)
    if page:
        done.append("\n".join(page))
    return tuple(done)


def _pieces(line: str, limit: int) -> Iterator[str]:
    while len(line) > limit:
        at = line.rfind(" ", 0, limit + 1)
        at = at if at > 0 else limit
        yield line[:at]
        line = line[at:].lstrip(" ")
    yield line
