"""The buttons under a digest that are about its findings: what they rest on, who takes one on, which one was wrong."""

from collections.abc import Iterable
from typing import Any

import discord

from cogs._ui import (
    STAFF,
    SafeButton,
    SafeSelect,
    SafeView,
    acknowledge,
    change,
    cut,
    defer,
    locale_of,
    pages,
    reply,
    say,
    words_for,
)
from cogs._ui.services import services_of
from core.limits import CONTENT, OPTION_LABEL, SELECT_OPTIONS
from reports.as_message import escaped
from services.findings_told import FindingsTold, FindingTold
from services.weekly import week_of

LINKS = 8
"""Messages of a finding that are linked; more would be a list that nobody opens."""
PAGES = 4


class Evidence(SafeButton, area="digest", action="evidence"):
    """Shows one person what each finding rests on."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await defer(interaction)
        told = services_of(interaction).get(FindingsTold)
        findings = await told.all(str(interaction.guild_id), week_of(self.id_of_what), locale_of(interaction))
        blocks = [words_for(interaction)("digest-evidence-title")]
        blocks += [_evidence(interaction, finding) for finding in findings if finding.message_ids]
        for page in pages(blocks, CONTENT)[:PAGES]:
            await reply(interaction, page)


class Take(SafeButton, area="digest", action="take"):
    """Asks which of the things that wait somebody takes on."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await defer(interaction)
        told = services_of(interaction).get(FindingsTold)
        server, week = str(interaction.guild_id), week_of(self.id_of_what)
        findings = await told.waiting(server, week, locale_of(interaction))
        if not findings:
            await say(interaction, "digest-take-none")
            return
        words = words_for(interaction)
        chosen = Taken(options=_options(findings), placeholder=words("digest-take-which"))
        await reply(interaction, words("digest-take-question"), view=SafeView(timeout=None).add_item(chosen))


class Taken(SafeSelect, area="digest", action="taken"):
    """Takes on what was chosen. Of two who do, one gets it, and the other reads who."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await acknowledge(interaction)
        told, by = services_of(interaction).get(FindingsTold), str(interaction.user.id)
        entry = await told.take(str(interaction.guild_id), self.values[0], by)
        words = words_for(interaction)
        if entry.claimed_by == by:
            said = words("digest-taken", link=entry.item.link or "")
        else:
            said = words("inbox-taken", who=f"<@{entry.claimed_by}>")
        await change(interaction, said, view=None)


class Wrong(SafeButton, area="digest", action="wrong"):
    """Asks which finding was wrong."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await defer(interaction)
        told = services_of(interaction).get(FindingsTold)
        server, week = str(interaction.guild_id), week_of(self.id_of_what)
        findings = await told.judged(server, week, locale_of(interaction))
        words = words_for(interaction)
        if not findings:
            await say(interaction, "digest-wrong-none")
            return
        chosen = CalledWrong(options=_options(findings), placeholder=words("digest-wrong-which"))
        await reply(interaction, words("digest-wrong-question"), view=SafeView(timeout=None).add_item(chosen))


class CalledWrong(SafeSelect, area="digest", action="called-wrong"):
    """Keeps which finding was wrong."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await acknowledge(interaction)
        about, words = self.values[0], words_for(interaction)
        told = services_of(interaction).get(FindingsTold)
        await told.call_wrong(str(interaction.guild_id), about, str(interaction.user.id))
        back = RightAfterAll(about, label=words("digest-button-right"))
        await change(interaction, words("digest-wrong-kept"), view=SafeView(timeout=None).add_item(back))


class RightAfterAll(SafeButton, area="digest", action="right"):
    """It was right after all."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await acknowledge(interaction)
        told = services_of(interaction).get(FindingsTold)
        await told.right_after_all(str(interaction.guild_id), self.id_of_what, str(interaction.user.id))
        await change(interaction, words_for(interaction)("digest-wrong-taken-back"), view=None)


def _options(findings: Iterable[FindingTold]) -> list[discord.SelectOption]:
    """The findings to choose from, each once."""
    by_subject = {finding.about: finding for finding in findings}
    return [
        discord.SelectOption(label=cut(finding.text, OPTION_LABEL), value=about)
        for about, finding in list(by_subject.items())[:SELECT_OPTIONS]
    ]


def _evidence(interaction: discord.Interaction[Any], finding: FindingTold) -> str:
    words = words_for(interaction)
    linked = [finding.links[id_] for id_ in finding.message_ids if id_ in finding.links]
    shown = " ".join(f"[{number}]({link})" for number, link in enumerate(linked[:LINKS], 1))
    others = len(finding.message_ids) - min(len(linked), LINKS)
    more = words("digest-evidence-more", count=others) if others else ""
    return f"**{escaped(cut(finding.text, 300))}**\n{shown} {more}".rstrip()
