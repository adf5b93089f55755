"""Product tests: `/drop test` for staff, and the buttons under a call for testers and in what testers are told."""

from typing import Any

import discord
from discord import app_commands, ui

from cogs._ui import (
    STAFF,
    SafeButton,
    SafeModal,
    SafeSelect,
    SafeView,
    ask,
    command,
    confirm,
    cut,
    defer,
    locale_of,
    options,
    pages,
    reply,
    say,
    services_of,
    words_for,
)
from cogs.drops.offered import known_drops
from cogs.drops.shown import moment
from core.limits import OPTION_DESCRIPTION, OPTION_LABEL, SELECT_OPTIONS
from core.moments import read_moment
from core.text import Texts
from models.drop_tests import DropTest, Tester
from models.drops import Drop
from reports.as_message import escaped
from services.drop_tests import LONGEST_ANSWER, DropTests, Remark

LONGEST_WHY = 500
ASKED = ("did", "worked", "missing")


def _of(interaction: discord.Interaction[Any]) -> DropTests:
    return services_of(interaction).get(DropTests)


class TestCommands(app_commands.Group):
    """`/drop test`, for staff."""

    def __init__(self) -> None:
        super().__init__(**command("drop-test"))

    @app_commands.command(**command("drop-test-call"))
    @options("drop-test-call", "drop", "seats", "criteria", "until", "days")
    async def call(
        self,
        interaction: discord.Interaction,
        drop: str,
        seats: app_commands.Range[int, 1, 100],
        criteria: app_commands.Range[str, 1, 300],
        until: str,
        days: app_commands.Range[int, 1, 60] = 7,
    ) -> None:
        await defer(interaction)
        services, server = services_of(interaction), str(interaction.guild_id)
        zone = (await services.server_settings.general(server)).zone
        at = read_moment(until, services.clock.now(), zone, locale_of(interaction))
        await _of(interaction).call(server, DropTest(drop, seats, criteria, at, days))
        await say(interaction, "drop-test-called", seats=seats, at=moment(at, "F"), days=days)

    @app_commands.command(**command("drop-test-choose"))
    @options("drop-test-choose", "drop")
    async def choose(self, interaction: discord.Interaction, drop: str) -> None:
        await defer(interaction)
        found, test, applied = await _of(interaction).applications(str(interaction.guild_id), drop)
        words = words_for(interaction)
        if not applied:
            await say(interaction, "drop-test-no-applications", title=found.title, at=moment(test.closes_at, "R"))
            return
        lines = [words("drop-test-applications", title=escaped(found.title), count=len(applied), seats=test.seats)]
        lines += [
            words(
                "drop-test-application", who=f"<@{one.member}>", why=escaped(cut(one.why, 300)), chosen=_yes(one.chosen)
            )
            for one in applied
        ]
        first, *rest = pages(lines)
        view = None if test.chosen_at is not None else _choice(interaction, found, test, applied, words)
        await reply(interaction, first, view=view)
        for page in rest:
            await reply(interaction, page)

    @app_commands.command(**command("drop-test-summary"))
    @options("drop-test-summary", "drop")
    async def summary(self, interaction: discord.Interaction, drop: str) -> None:
        await defer(interaction)
        told = await _of(interaction).summary(str(interaction.guild_id), drop)
        words = words_for(interaction)
        counts = {"applied": told.applied, "chosen": told.chosen, "answered": told.answered}
        lines = [words("drop-test-summary", title=escaped(told.drop.title), **counts)]
        lines += [line for one in told.remarks for line in _remark(one, words)]
        if told.unquoted:
            lines.append(words("drop-test-unquoted", count=told.unquoted))
        missed = [one for one in told.remarks if one.tester and one.tester.missing and not one.tester.idea]
        view = None
        if missed:
            choices = [
                discord.SelectOption(label=cut(one.tester.missing or "", OPTION_LABEL), value=one.member)
                for one in missed[:SELECT_OPTIONS]
                if one.tester
            ]
            view = SafeView(timeout=None)
            view.add_item(HandOver(told.drop.id, options=choices, placeholder=words("drop-test-hand-over")))
        first, *rest = pages(lines)
        await reply(interaction, first, view=view)
        for page in rest:
            await reply(interaction, page)

    @call.autocomplete("drop")
    @choose.autocomplete("drop")
    @summary.autocomplete("drop")
    async def _drops(self, interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        return await known_drops(interaction, current)


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def _remark(one: Remark, words: Texts) -> list[str]:
    """What a tester found, a line a thing; or where they wrote it."""
    who = escaped(one.name) if one.name else words("drop-test-somebody")
    if one.tester is None:
        return [words("drop-test-wrote", who=who, link=one.link or "")]
    said = {name: getattr(one.tester, name) for name in ASKED}
    return [words(f"drop-test-said-{name}", who=who, what=escaped(text)) for name, text in said.items() if text]


def _choice(
    interaction: discord.Interaction[Any], drop: Drop, test: DropTest, applied: tuple[Tester, ...], words: Texts
) -> SafeView:
    def name(member_id: str) -> str:
        member = interaction.guild.get_member(int(member_id)) if interaction.guild else None
        return member.display_name if member else member_id

    shown = applied[:SELECT_OPTIONS]
    choices = [
        discord.SelectOption(
            label=cut(name(one.member), OPTION_LABEL),
            description=cut(one.why, OPTION_DESCRIPTION) or None,
            value=one.member,
        )
        for one in shown
    ]
    most = min(test.seats, len(shown))
    view = SafeView(timeout=None)
    view.add_item(Choose(drop.id, options=choices, placeholder=words("drop-test-choose-who"), most=most))
    view.add_item(Draw(drop.id, label=words("drop-button-draw"), style=discord.ButtonStyle.primary))
    return view


class Choose(SafeSelect, area="drops", action="choose"):
    """Staff choose the testers."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await defer(interaction)
        by = str(interaction.user.id)
        await _of(interaction).choose(str(interaction.guild_id), self.id_of_what, by, self.values)
        await say(interaction, "drop-test-chosen", who=", ".join(f"<@{one}>" for one in self.values))


class Draw(SafeButton, area="drops", action="draw"):
    """Let the lot choose. It asks once more: everybody is told at once."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        server, drop_id = str(interaction.guild_id), self.id_of_what

        async def then(answered: discord.Interaction[Any]) -> None:
            chosen = await _of(answered).draw(server, drop_id, str(answered.user.id))
            _, test, _ = await _of(answered).applications(server, drop_id)
            who = ", ".join(f"<@{one}>" for one in chosen)
            await say(answered, "drop-test-drawn", who=who, seed=test.seed or "")

        await confirm(interaction, words_for(interaction)("drop-test-draw-sure"), then)


class HandOver(SafeSelect, area="drops", action="hand-over"):
    """What a tester missed becomes an idea of theirs."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await defer(interaction)
        title = await _of(interaction).hand_over(str(interaction.guild_id), self.id_of_what, self.values[0])
        await say(interaction, "drop-test-handed-over", title=escaped(title))


class Apply(SafeButton, area="drops", action="apply"):
    """Under a call: apply. Whoever was chosen says here what they found, also when they take no direct messages."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        server, key = str(interaction.guild_id), self.id_of_what
        _, test, applied = await _of(interaction).applications(server, key.split("-")[1])
        mine = next((one for one in applied if one.member == str(interaction.user.id)), None)
        if mine is not None and mine.chosen:
            await ask(interaction, Feedback(words_for(interaction), server, test.drop, mine))
            return
        await ask(interaction, Application(words_for(interaction), key, test, mine))


class Answer(SafeButton, area="drops", action="feedback"):
    """In what a tester is told: say what they found. Its id is `test-SERVER-DROP-...`."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        _, server, drop_id, *_ = self.id_of_what.split("-")
        _, mine = await _of(interaction).my_feedback(server, drop_id, str(interaction.user.id))
        await ask(interaction, Feedback(words_for(interaction), server, drop_id, mine))


class Application(SafeModal):
    """Why they would like to try it."""

    def __init__(self, words: Texts, key: str, test: DropTest, before: Tester | None) -> None:
        super().__init__(title=words("drop-test-form-apply"))
        self._key = key
        self._why = ui.TextInput[Any](
            style=discord.TextStyle.paragraph, max_length=LONGEST_WHY, default=before.why if before else None
        )
        hint = cut(words("drop-test-form-why-hint", criteria=test.criteria), 100)
        self.add_item(ui.Label(text=words("drop-test-form-why"), description=hint, component=self._why))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        server, member = str(interaction.guild_id), str(interaction.user.id)
        new = await _of(interaction).apply(server, self._key, member, self._why.value)
        await say(interaction, "drop-test-applied" if new else "drop-test-applied-again")


class Feedback(SafeModal):
    """What a tester did, what worked, what is missing."""

    def __init__(self, words: Texts, server: str, drop_id: str, before: Tester) -> None:
        super().__init__(title=words("drop-test-form-feedback"))
        self._server, self._drop = server, drop_id
        self._fields: dict[str, ui.TextInput[Any]] = {}
        for name in ASKED:
            self._fields[name] = ui.TextInput(
                style=discord.TextStyle.paragraph,
                max_length=LONGEST_ANSWER,
                required=name == "did",
                default=getattr(before, name) or None,
            )
            hint = words(f"drop-test-form-{name}.description")
            text = words(f"drop-test-form-{name}")
            self.add_item(ui.Label(text=text, description=hint, component=self._fields[name]))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        said = {name: field.value for name, field in self._fields.items()}
        await _of(interaction).feedback(self._server, self._drop, str(interaction.user.id), said)
        await say(interaction, "drop-test-thanks")
