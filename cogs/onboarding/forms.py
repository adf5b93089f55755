"""What a newcomer says about themselves, and what staff say about the community."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import discord
from discord import ui

from cogs._ui import SafeModal, reply, services_of, words_for
from core import limits
from core.text import Texts
from models.profiles import Profile
from services.door import DoorSettings
from services.needs import LONGEST as LONGEST_NEED
from services.profiles import Profiles
from services.server_settings import ServerSettings

After = Callable[[discord.Interaction[Any]], Awaitable[None]]
LONGEST_TEXT = 500
_MISSION = {"mission_why": 600, "mission_whom": 300, "mission_offers": 300, "mission_expects": 300, "rules": 1_000}


class AboutForm(SafeModal):
    """Interests and needs to tick or to write, what they could bring, and a short introduction."""

    def __init__(
        self, words: Texts, settings: DoorSettings, known: Profile | None, needs: Sequence[str], after: After
    ) -> None:
        super().__init__(title=words("onboarding-form"))
        self._after = after
        said = known or Profile("")
        offered = settings.needs[: limits.CHECKBOX_GROUP_OPTIONS]
        offered_interests = settings.interests[: limits.CHECKBOX_GROUP_OPTIONS]
        self.interests = _ticks(offered_interests, said.interests)
        self.needs = _ticks(offered, needs)
        own = "\n".join(need for need in needs if need not in offered)
        kept = [interest for interest in said.interests if interest not in offered_interests]
        self._kept = tuple(kept)
        self.own_needs: ui.TextInput[Any] = _text(own, limits.TEXT_INPUT_PLACEHOLDER * 3)
        self.brings: ui.TextInput[Any] = _text(said.brings, LONGEST_TEXT)
        self.introduction: ui.TextInput[Any] = _text(said.introduction, LONGEST_TEXT)
        fields: tuple[tuple[str, ui.Item[Any] | None], ...] = (
            ("interests", self.interests),
            ("needs", self.needs),
            ("own-needs", self.own_needs),
            ("brings", self.brings),
            ("introduction", self.introduction),
        )
        for name, field in fields:
            if field is not None:
                text = f"onboarding-form-{name}"
                self.add_item(ui.Label(text=words(text), description=words(f"{text}.description"), component=field))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        ticked = self.interests.values if self.interests is not None else []
        wanted = self.needs.values if self.needs is not None else []
        own = [line.strip(" -•\t")[:LONGEST_NEED] for line in self.own_needs.value.splitlines()]
        await (
            services_of(interaction)
            .get(Profiles)
            .declare(
                str(interaction.guild_id),
                str(interaction.user.id),
                interests=(*ticked, *self._kept),
                needs=(*wanted, *own),
                brings=self.brings.value,
                introduction=self.introduction.value,
            )
        )
        await self._after(interaction)


class MissionForm(SafeModal):
    """Why the community exists, for whom, what it offers, what it expects, and its rules."""

    def __init__(self, words: Texts, settings: DoorSettings) -> None:
        super().__init__(title=words("setup-mission-form"))
        self.fields = {name: _text(getattr(settings, name), longest) for name, longest in _MISSION.items()}
        for name, field in self.fields.items():
            label = words(f"setting-onboarding-{name.replace('_', '-')}")
            self.add_item(ui.Label(text=label, component=field))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        settings: ServerSettings = services_of(interaction).server_settings
        values = {name: field.value.strip() for name, field in self.fields.items()}
        await settings.change(str(interaction.guild_id), DoorSettings, str(interaction.user.id), **values)
        await reply(interaction, words_for(interaction)("setup-mission-noted"))


def _ticks(offered: Sequence[str], chosen: Sequence[str]) -> "ui.CheckboxGroup[Any] | None":
    if not offered:
        return None
    options = [discord.CheckboxGroupOption(label=one, value=one, default=one in chosen) for one in offered]
    return ui.CheckboxGroup(options=options, required=False, min_values=0, max_values=len(options))


def _text(value: str, longest: int) -> "ui.TextInput[Any]":
    return ui.TextInput(style=discord.TextStyle.long, required=False, default=value or None, max_length=longest)
