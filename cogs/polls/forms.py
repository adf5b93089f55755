"""The forms of polls: what staff ask, and a ballot, which looks as its method needs."""

from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord import ui

from cogs._ui import SafeModal, cut
from cogs._ui.services import services_of
from cogs.polls.receipts import tell_receipt
from cogs.polls.voters import voter_of
from core import limits
from core.text import Texts
from metrics.decisions.ratings import HIGHEST, LOWEST
from models.polls import Choice
from services.poll_ballots import LONGEST_ANSWER
from services.poll_rules import LONGEST_QUESTION, MOST_PICTURES
from services.poll_voters import Standing
from services.polls import Polls

PLACES = 4
"""Places of a ranking that one form asks for; what is left out shares the last place."""
_LONGEST_REASON = 300

Asked = Callable[[discord.Interaction[Any], str, tuple[str, ...], str, list[discord.Attachment]], Awaitable[None]]


class AskForm(SafeModal):
    """The question and its options, one a line."""

    def __init__(self, words: Texts, then: Asked, *, options: bool) -> None:
        super().__init__(title=words("poll-form-title"))
        self._then = then
        self._question = ui.TextInput[Any](max_length=LONGEST_QUESTION)
        self._options = ui.TextInput[Any](style=discord.TextStyle.paragraph, max_length=2_000)
        self._context = ui.TextInput[Any](style=discord.TextStyle.paragraph, max_length=1_000, required=False)
        self.add_item(ui.Label(text=words("poll-form-question"), component=self._question))
        self._pictures = ui.FileUpload[Any](required=False, min_values=0, max_values=MOST_PICTURES)
        if options:
            self.add_item(
                ui.Label(
                    text=words("poll-form-options"),
                    description=words("poll-form-options-how"),
                    component=self._options,
                )
            )
        if options:
            self.add_item(
                ui.Label(
                    text=words("poll-form-pictures"),
                    description=words("poll-form-pictures-how"),
                    component=self._pictures,
                )
            )
        self.add_item(
            ui.Label(
                text=words("poll-form-context"), description=words("poll-form-context-how"), component=self._context
            )
        )

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        options = tuple(line for line in self._options.value.splitlines() if line.strip())
        uploaded = list(self._pictures.values) if self._pictures.view is not None or options else []
        await self._then(interaction, self._question.value, options, self._context.value, uploaded)


class Ballot(SafeModal):
    """One vote. What is asked follows the method; what was chosen before is chosen already."""

    def __init__(self, words: Texts, standing: Standing) -> None:
        poll = standing.poll
        super().__init__(title=cut(poll.question, limits.MODAL_TITLE))
        self._poll = poll
        self._words = words
        self._fields: list[Any] = []
        self._why: ui.TextInput[Any] | None = None
        if poll.secrecy == "nobody":
            self.add_item(ui.TextDisplay(words("poll-secret-before")))
        match poll.method:
            case "single" | "multiple":
                chosen = set(standing.choice) if isinstance(standing.choice, list) else {standing.choice}
                most = 1 if poll.method == "single" else len(poll.options)
                self._select(words(f"poll-ballot-{poll.method}"), chosen, most=most)
            case "ranking":
                before = list(standing.choice or ())
                for place in range(1, min(PLACES, len(poll.options)) + 1):
                    chosen = {before[place - 1]} if place <= len(before) else set()
                    self._select(words("poll-ballot-place", place=place), chosen, needed=place == 1)
            case "rating":
                for number, option in enumerate(poll.options, 1):
                    self._marks(option, dict(standing.choice or {}).get(str(number)))
            case "open":
                self._answer(standing.choice)
        if poll.asks_why:
            self._why = ui.TextInput(style=discord.TextStyle.paragraph, max_length=_LONGEST_REASON, required=False)
            self.add_item(
                ui.Label(text=words("poll-ballot-why"), description=words("poll-ballot-why-how"), component=self._why)
            )

    def _select(self, label: str, chosen: set[Any], *, most: int = 1, needed: bool = True) -> None:
        options = [
            discord.SelectOption(label=cut(option, limits.OPTION_LABEL), value=str(number), default=number in chosen)
            for number, option in enumerate(self._poll.options, 1)
        ]
        field: ui.Select[Any] = ui.Select(
            options=options, min_values=1 if needed else 0, max_values=most, required=needed
        )
        self._put(label, field)

    def _marks(self, option: str, before: int | None) -> None:
        options = [
            discord.SelectOption(
                label=self._words("poll-ballot-mark", mark=mark), value=str(mark), default=mark == before
            )
            for mark in range(HIGHEST, LOWEST - 1, -1)
        ]
        self._put(cut(option, limits.MODAL_LABEL), ui.Select(options=options, min_values=0, required=False))

    def _answer(self, before: Choice | None) -> None:
        field = ui.TextInput[Any](
            style=discord.TextStyle.paragraph,
            max_length=LONGEST_ANSWER,
            default=None if before is None else str(before),
        )
        self._put(self._words("poll-ballot-open"), field)

    def _put(self, label: str, field: Any) -> None:
        self._fields.append(field)
        self.add_item(ui.Label(text=label, component=field))

    def _choice(self) -> Choice:
        match self._poll.method:
            case "single":
                return int(self._fields[0].values[0])
            case "multiple":
                return [int(value) for value in self._fields[0].values]
            case "ranking":
                return [int(field.values[0]) for field in self._fields if field.values]
            case "rating":
                return {str(n): int(field.values[0]) for n, field in enumerate(self._fields, 1) if field.values}
            case "open":
                return self._fields[0].value

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        why = None if self._why is None else self._why.value
        polls = services_of(interaction).get(Polls)
        voter = await voter_of(interaction)
        receipt = await polls.vote(str(interaction.guild_id), self._poll.id, voter, self._choice(), why)
        await tell_receipt(interaction, receipt.poll, receipt.choice, changed=receipt.changed)
