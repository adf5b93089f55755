"""The question that a newcomer is asked, their answer, and what staff do about it."""

from contextlib import suppress
from typing import Any

import discord
from discord import ui

from cogs._ui import (
    STAFF,
    SafeButton,
    SafeForm,
    SafeView,
    acknowledge,
    ask,
    change,
    defer,
    reply,
    say,
    services_of,
    words_for,
)
from cogs.checkins.pulse import AskPulse
from cogs.onboarding.buttons import Start
from core.errors import UserFacingError
from models.check_ins import Answer
from services.check_in_posts import card
from services.check_ins import LONGEST_ANSWER, CheckIns, inbox_mark
from services.inbox import Inbox
from services.newcomers import Newcomers


class Look(SafeButton, area="checkins", action="look"):
    """Under the message that names whoever is asked: each sees their own question, nobody else's."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await defer(interaction)
        words = words_for(interaction)
        try:
            question = await _check_ins(interaction).question(*_who(interaction))
        except UserFacingError as error:
            if error.text_id != "checkins-stopped":
                raise
            view = SafeView(timeout=None)
            view.add_item(Resume(label=words("checkins-button-resume")))
            await reply(interaction, words("checkins-stopped"), view=view)
            return
        view = SafeView(timeout=None)
        day = str(question.day)
        if question.situation == "door":
            view.add_item(Start("check-in", label=words("onboarding-button-start")))
        well = words(f"checkins-well-{question.situation}")
        view.add_item(Well(day, label=well, style=discord.ButtonStyle.success))
        view.add_item(ToAPerson(f"lost-{day}", label=words(f"checkins-lost-{question.situation}")))
        view.add_item(ToAPerson(f"wrong-{day}", label=words("checkins-wrong")))
        view.add_item(Stop(day, label=words("checkins-button-stop")))
        await reply(interaction, words(f"checkins-question-{question.situation}", days=question.day), view=view)


class Well(SafeButton, area="checkins", action="well"):
    """All is well."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        server, member = _who(interaction)
        await _check_ins(interaction).answer(server, member, int(self.id_of_what), "well")
        words, view = words_for(interaction), None
        newcomers = services_of(interaction).get(Newcomers)
        if await newcomers.counts(server, member) and await newcomers.may_answer(server, member) is None:
            view = SafeView(timeout=None)
            view.add_item(AskPulse(label=words("pulse-button-ask")))
        await change(interaction, words("checkins-thanks"), view=view)


class ToAPerson(SafeButton, area="checkins", action="person"):
    """They do not know where to begin, or something is wrong: in their own words, if they like."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        if not await ask(interaction, InWords(interaction, self.id_of_what)):
            await say(interaction, "error-view-ended")


class InWords(SafeForm, area="checkins", action="in-words"):
    """`ANSWER-DAY`: what would help, in their own words, for staff alone."""

    def __init__(self, interaction: discord.Interaction[Any], id: str) -> None:
        words = words_for(interaction)
        super().__init__(interaction, id, title=words("checkins-form"))
        given, _, day = id.partition("-")
        self._given: Answer = "wrong" if given == "wrong" else "lost"
        self._day = int(day)
        self.said: ui.TextInput[Any] = ui.TextInput(
            custom_id="said", style=discord.TextStyle.long, required=False, max_length=LONGEST_ANSWER
        )
        label, below = words("checkins-form-said"), words("checkins-form-said.description")
        self.add_item(ui.Label(text=label, description=below, component=self.said))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        check_ins, words = _check_ins(interaction), words_for(interaction)
        on_duty = await check_ins.answer(*_who(interaction), self._day, self._given, self.said.value)
        text = words("checkins-handed-over")
        if on_duty:
            text += " " + words("checkins-on-duty", who=", ".join(f"<@{one}>" for one in on_duty))
        if not await change(interaction, text, view=None):
            await reply(interaction, text)


class Stop(SafeButton, area="checkins", action="stop"):
    """No more questions."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await _check_ins(interaction).answer(*_who(interaction), int(self.id_of_what), "stop")
        words = words_for(interaction)
        view = SafeView(timeout=None)
        view.add_item(Resume(label=words("checkins-button-resume")))
        await change(interaction, words("checkins-stopped"), view=view)


class Resume(SafeButton, area="checkins", action="resume"):
    """Questions again, after all."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await _check_ins(interaction).ask_again(*_who(interaction))
        await change(interaction, words_for(interaction)("checkins-resumed"), view=None)


class Take(SafeButton, area="checkins", action="take"):
    """Somebody of staff looks after it; the newcomer is told who, and the card says it. Pressed twice, it is theirs."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        mark, by = _mark(self.id_of_what), str(interaction.user.id)
        server = str(interaction.guild_id)
        known = await _check_ins(interaction).take(server, mark, by)
        with suppress(UserFacingError):  # it does not wait there any more
            await services_of(interaction).get(Inbox).claim(server, inbox_mark(mark), by)
        words = words_for(interaction)
        view = SafeView(timeout=None)
        view.add_item(Done(self.id_of_what, label=words("checkins-button-done"), style=discord.ButtonStyle.success))
        await change(interaction, card(words, known), view=view)


class Done(SafeButton, area="checkins", action="done"):
    """It is looked after."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        by = str(interaction.user.id)
        known = await _check_ins(interaction).finish(str(interaction.guild_id), _mark(self.id_of_what), by)
        words = words_for(interaction)
        text = words("checkins-done", member=f"<@{known.member}>", by=f"<@{known.helper}>")
        await change(interaction, text, view=None)


class Understood(SafeButton, area="checkins", action="understood"):
    """Under what a newcomer was told."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await acknowledge(interaction)


def _check_ins(interaction: discord.Interaction[Any]) -> CheckIns:
    return services_of(interaction).get(CheckIns)


def _mark(key: str) -> str:
    return key.partition("-")[2]


def _who(interaction: discord.Interaction[Any]) -> tuple[str, str]:
    if interaction.guild_id is None:
        raise UserFacingError("guard-on-a-server")
    return str(interaction.guild_id), str(interaction.user.id)
