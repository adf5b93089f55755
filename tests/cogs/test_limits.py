"""Everything rendered is held against Discord's limits before it is sent: it passes at the limit, and not beyond."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import discord
import pytest
from discord import ui
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cogs._ui import (
    OverLimit,
    SafeButton,
    SafeLayout,
    SafeModal,
    SafeSelect,
    SafeView,
    check_message,
    check_modal,
    check_poll,
    cut,
    pages,
)
from core import limits


def embed(**parts: Any) -> discord.Embed:
    return discord.Embed(**parts)


def with_fields(count: int, name: int = 1, value: int = 1) -> discord.Embed:
    made = discord.Embed()
    for _ in range(count):
        made.add_field(name="n" * name, value="v" * value)
    return made


def view_of(*items: ui.Item[Any]) -> SafeView:
    view = SafeView(timeout=None)
    for item in items:
        view.add_item(item)
    return view


class Held(SafeButton, area="held", action="press"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        raise AssertionError("these are only measured")


class HeldList(SafeSelect, area="held", action="pick"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        raise AssertionError("these are only measured")


def options(count: int, label: int = 1, description: int = 0) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(label="l" * label, value=str(n), description="d" * description or None)
        for n in range(count)
    ]


async def refuses(*, fits: Callable[[], None], breaks: Callable[[], None]) -> None:
    fits()
    with pytest.raises(OverLimit):
        breaks()


MESSAGES: dict[str, Callable[[int], None]] = {
    "content": lambda n: check_message("x" * (limits.CONTENT + n)),
    "embeds": lambda n: check_message(embeds=[embed(title="t")] * (limits.EMBEDS + n)),
    "title": lambda n: check_message(embeds=[embed(title="t" * (limits.EMBED_TITLE + n))]),
    "description": lambda n: check_message(embeds=[embed(description="d" * (limits.EMBED_DESCRIPTION + n))]),
    "total": lambda n: check_message(
        embeds=[embed(description="d" * 3_000), embed(description="d" * (limits.EMBED_TOTAL - 3_000 + n))]
    ),
    "fields": lambda n: check_message(embeds=[with_fields(limits.EMBED_FIELDS + n)]),
    "field name": lambda n: check_message(embeds=[with_fields(1, name=limits.EMBED_FIELD_NAME + n)]),
    "field value": lambda n: check_message(embeds=[with_fields(1, value=limits.EMBED_FIELD_VALUE + n)]),
    "footer": lambda n: check_message(embeds=[embed().set_footer(text="f" * (limits.EMBED_FOOTER + n))]),
    "author": lambda n: check_message(embeds=[embed().set_author(name="a" * (limits.EMBED_AUTHOR + n))]),
    "attachments": lambda n: check_message(
        files=[discord.File(io.BytesIO(b"x"), "x.txt") for _ in range(limits.ATTACHMENTS + n)]
    ),
    "attachment size": lambda n: check_message(
        files=[discord.File(io.BytesIO(bytes(limits.ATTACHMENT_BYTES + n)), "x.bin")]
    ),
    "button label": lambda n: check_message(view=view_of(Held("1", label="b" * (limits.BUTTON_LABEL + n)))),
    "select placeholder": lambda n: check_message(
        view=view_of(HeldList("1", options=options(1), placeholder="p" * (limits.SELECT_PLACEHOLDER + n)))
    ),
    "option label": lambda n: check_message(view=view_of(HeldList("1", options=options(1, limits.OPTION_LABEL + n)))),
    "option description": lambda n: check_message(
        view=view_of(HeldList("1", options=options(1, 1, limits.OPTION_DESCRIPTION + n)))
    ),
    "options": lambda n: check_message(view=view_of(HeldList("1", options=options(limits.SELECT_OPTIONS + n)))),
}


@pytest.mark.parametrize("what", MESSAGES)
async def test_a_message_passes_at_the_limit_and_is_refused_beyond(what: str) -> None:
    # discord.py checks a few of these itself.
    MESSAGES[what](0)
    with pytest.raises(ValueError):
        MESSAGES[what](1)


async def test_a_layout_is_held_to_its_text_and_its_components() -> None:
    for size in (limits.LAYOUT_TEXT, limits.LAYOUT_TEXT + 1):
        layout = SafeLayout(timeout=None)
        layout.add_item(ui.TextDisplay("x" * (size - 1_000)))
        layout.add_item(ui.Container(ui.TextDisplay("x" * 1_000)))
        if size == limits.LAYOUT_TEXT:
            check_message(view=layout)
        else:
            with pytest.raises(OverLimit, match="layout text"):
                check_message(view=layout)


class Wide(SafeModal):
    def __init__(self, title: int = 1, label: int = 1, description: int = 1, options: int = 2) -> None:
        super().__init__(title="t" * title)
        choices = [discord.CheckboxGroupOption(label=str(n), value=str(n)) for n in range(options)]
        self.add_item(
            ui.Label(text="l" * label, description="d" * description, component=ui.CheckboxGroup(options=choices))
        )


FORMS: dict[str, tuple[str, int]] = {
    "modal title": ("title", limits.MODAL_TITLE),
    "modal label": ("label", limits.MODAL_LABEL),
    "modal description": ("description", limits.MODAL_DESCRIPTION),
    "checkbox options": ("options", limits.CHECKBOX_GROUP_OPTIONS),
}


@pytest.mark.parametrize("what", FORMS)
async def test_a_form_passes_at_the_limit_and_is_refused_beyond(what: str) -> None:
    part, limit = FORMS[what]
    check_modal(Wide(**{part: limit}))
    with pytest.raises(ValueError):
        check_modal(Wide(**{part: limit + 1}))


def poll(question: int = 1, answer: int = 1, answers: int = 2, hours: int = 1) -> discord.Poll:
    made = discord.Poll(question="q" * question, duration=timedelta(hours=hours))
    for _ in range(answers):
        made.add_answer(text="a" * answer)
    return made


@pytest.mark.parametrize(
    ("part", "limit"),
    [
        ("question", limits.POLL_QUESTION),
        ("answer", limits.POLL_ANSWER),
        ("answers", limits.POLL_ANSWERS),
        ("hours", 768),
    ],
)
def test_a_poll_passes_at_the_limit_and_is_refused_beyond(part: str, limit: int) -> None:
    check_poll(poll(**{part: limit}))
    with pytest.raises(OverLimit):
        check_poll(poll(**{part: limit + 1}))


async def test_two_components_with_one_custom_id_are_refused_before_discord_does() -> None:
    with pytest.raises(ValueError, match="share the custom id"):
        check_message(view=view_of(Held("1", label="a"), Held("1", label="b")))


@given(st.text(max_size=300), st.integers(1, 120))
@hypothesis_settings(max_examples=60, deadline=None)
def test_what_is_cut_fits_and_says_so(text: str, limit: int) -> None:
    short = cut(text, limit)
    assert len(short) <= limit
    assert short == text if len(text) <= limit else short.endswith("…")


@given(st.lists(st.text(alphabet="ab \N{WHITE HEAVY CHECK MARK}", max_size=90), max_size=30), st.integers(20, 60))
@hypothesis_settings(max_examples=60, deadline=None)
def test_pages_hold_every_word_in_order_and_fit(lines: list[str], limit: int) -> None:
    made = pages(lines, limit)
    assert all(len(page) <= limit for page in made)
    assert "".join("".join(made).split()) == "".join("".join(lines).split())
