"""From a command to a case: who may act on whom, what follows, the question, the deed, and what is said of it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import discord
from discord import ui

from cogs._ui import SafeView, check_hierarchy, defer, permission_names, reply, words_for
from cogs._ui.reply import change
from cogs._ui.services import services_of
from core.errors import UserFacingError
from core.limits import TIMEOUT
from core.text import Texts
from models.case_values import Case, CaseKind
from services.alerts import Alerts
from services.case_words import moment, person
from services.cases import Cases, Standing
from services.enforcing import AlreadyAsked, Order
from services.moderation import JustActed, Moderation
from services.penalties import Step

NEEDED: dict[str, str] = {
    "timeout": "moderate_members",
    "untimeout": "moderate_members",
    "kick": "kick_members",
    "ban": "ban_members",
    "softban": "ban_members",
    "unban": "ban_members",
}
ASKED_FIRST: frozenset[CaseKind] = frozenset({"kick", "ban", "softban"})
ONLY_MEMBERS: frozenset[CaseKind] = frozenset({"timeout", "untimeout", "kick", "warning"})
SECONDS = 120
Then = Callable[[discord.Interaction[Any]], Awaitable[None]]


async def carry_out(interaction: discord.Interaction[Any], order: Order, after: Then | None = None) -> None:
    """Do what a moderator asked for, after the questions that it raises; `after` follows when it is done."""
    await check(interaction, order)
    words, server = words_for(interaction), str(interaction.guild_id)
    standing = await services_of(interaction).get(Cases).standing(server, order.member, order.kind, order.actor)
    step = standing.step if order.kind == "warning" else None
    questions = _questions(words, order, standing, step)
    if not questions:
        await do(interaction, order, after=after)
        return
    answers: list[tuple[str, discord.ButtonStyle, Then]] = []
    if standing.lately is not None:
        order = replace(order, anyway=True)
    if step is not None:
        answers.append((words("moderate-button-with-step"), discord.ButtonStyle.danger, _doing(order, step, after)))
    if step is None or standing.mode == "propose":
        label = words("confirm-yes") if step is None else words("moderate-button-only")
        answers.append(
            (
                label,
                discord.ButtonStyle.danger if step is None else discord.ButtonStyle.primary,
                _doing(order, None, after),
            )
        )
    await reply(interaction, "\n".join(questions), view=_Ask(interaction, "\n".join(questions), answers))


def _questions(words: Texts, order: Order, standing: Standing, step: Step | None) -> list[str]:
    said: list[str] = []
    who = person(order.member, order.member_name)
    if standing.lately is not None:
        said.append(lately(words, standing.lately))
    if order.kind in ASKED_FIRST:
        until = "" if order.length is None else words("moderate-for", length=length_of(words, order.length))
        said.append(words(f"moderate-ask-{order.kind}", member=who, until=until, ends="yes" if until else "no"))
        if order.delete_days:
            said.append(words("moderate-ask-delete", days=order.delete_days))
    if step is not None:
        follows = words(f"case-kind-{step.kind}")
        length = words("moderate-for", length=length_of(words, step.length)) if step.length else ""
        said.append(
            words(
                f"moderate-ladder-{standing.mode}",
                member=who,
                points=f"{standing.points_after:g}",
                follows=follows,
                length=length,
            )
        )
    elif said and standing.points:
        said.append(words("moderate-stands-at", points=f"{standing.points:g}"))
    return said


def lately(words: Texts, case: Case) -> str:
    """What another moderator has just done."""
    return words(
        "moderate-just-acted",
        actor=person(case.what.actor),
        number=case.number,
        kind=words(f"case-kind-{case.what.kind}"),
        at=moment(case.what.at, "R"),
    )


def _doing(order: Order, step: Step | None, after: Then | None) -> Then:
    async def then(interaction: discord.Interaction[Any]) -> None:
        await do(interaction, order, step, after)

    return then


async def do(
    interaction: discord.Interaction[Any], order: Order, step: Step | None = None, after: Then | None = None
) -> None:
    """Do it now, and what follows on the ladder; say what was done."""
    await check(interaction, order)
    words, server = words_for(interaction), str(interaction.guild_id)
    moderation = services_of(interaction).get(Moderation)
    await defer(interaction)
    try:
        made = await moderation.act(server, replace(order, asked=f"i{interaction.id}"))
    except AlreadyAsked:
        return  # the process that is at it answers too
    except JustActed as first:
        question = lately(words, first.case)
        answer = (words("confirm-yes"), discord.ButtonStyle.danger, _doing(replace(order, anyway=True), step, after))
        await reply(interaction, question, view=_Ask(interaction, question, [answer]))
        return
    said = [done(words, made)]
    if step is not None:
        further = Order(
            kind=step.kind,
            member=order.member,
            member_name=order.member_name,
            actor=order.actor,
            reason=words("moderate-ladder-reason", number=made.number),
            length=step.length,
            anyway=True,
            points=0,
        )
        try:
            await check(interaction, further)
            said.append(done(words, await moderation.act(server, further)))
        except UserFacingError as error:
            said.append(words(error.text_id, **error.values))
    if after is not None:
        await after(interaction)
    await reply(interaction, "\n".join(said))


async def check(interaction: discord.Interaction[Any], order: Order) -> None:
    """UserFacingError unless this moderator may do this to this member, and Salotto can: before anybody is told."""
    guild, actor = interaction.guild, interaction.user
    if guild is None or not isinstance(actor, discord.Member):
        raise UserFacingError("guard-on-a-server")
    target: discord.Member | discord.User | None = guild.get_member(int(order.member))
    if target is None and order.kind in ONLY_MEMBERS:
        raise UserFacingError(f"target-not-here-{order.kind}", member=person(order.member, order.member_name))
    if order.kind not in ("unban", "note"):
        check_hierarchy(actor, target or discord.Object(int(order.member)), by_bot=order.kind in NEEDED)  # type: ignore[arg-type]
    if order.kind == "timeout" and order.length is not None and order.length > TIMEOUT:
        raise UserFacingError("timeout-too-long", days=TIMEOUT.days)
    needed = NEEDED.get(order.kind)
    if needed is not None and not getattr(guild.me.guild_permissions, needed):
        key = f"permission-{needed.replace('_', '-')}"
        names = permission_names(words_for(interaction), [needed])
        await (
            services_of(interaction)
            .get(Alerts)
            .staff(str(guild.id), f"lacks-{needed}", "alert-permission", {"permission": names})
        )
        raise UserFacingError("action-bot-lacks", permission=words_for(interaction)(key))


def done(words: Texts, made: Case) -> str:
    """`Case 12: ban of Bruno. They were told.`"""
    kind = words(f"case-kind-{made.what.kind}")
    said = [
        words("moderate-done", number=made.number, kind=kind, member=person(made.what.member, made.what.member_name))
    ]
    if made.what.expires_at is not None:
        said.append(words("moderate-until", at=moment(made.what.expires_at)))
    if made.what.kind in ("warning", "timeout", "kick", "ban", "softban"):
        said.append(words(f"case-told-{made.what.told}"))
    return " ".join(said)


def length_of(words: Texts, length: timedelta) -> str:
    """A length of time in its largest whole unit."""
    seconds = int(length.total_seconds())
    for unit, size in (("days", 86_400), ("hours", 3_600), ("minutes", 60)):
        if seconds % size == 0 and seconds:
            return words(f"length-{unit}", number=seconds // size)
    return words("length-seconds", number=seconds)


class _Ask(SafeView):
    """A question to one moderator, with its answers; no is always among them. Answered once."""

    def __init__(
        self,
        interaction: discord.Interaction[Any],
        question: str,
        answers: list[tuple[str, discord.ButtonStyle, Then]],
    ) -> None:
        super().__init__(timeout=SECONDS, owner=interaction.user.id)
        self._question = question
        for label, style, then in answers:
            self.add_item(_Answer(label, style, then))
        self.add_item(_Answer(words_for(interaction)("confirm-no"), discord.ButtonStyle.secondary, None))

    async def answered(self, interaction: discord.Interaction[Any], then: Then | None) -> None:
        self.end()
        words = words_for(interaction)
        await change(interaction, words("confirm-left") if then is None else self._question, view=None)
        if then is not None:
            await then(interaction)


class _Answer(ui.Button[Any]):
    def __init__(self, label: str, style: discord.ButtonStyle, then: Then | None) -> None:
        super().__init__(label=label, style=style)
        self._then = then

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        assert isinstance(self.view, _Ask)
        await self.view.answered(interaction, self._then)
