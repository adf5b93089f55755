"""What a newcomer says about themselves, and what staff say about the community."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from cogs._ui import ADMINISTRATORS, SafeForm, reply, services_of, words_for
from core import limits
from models.profiles import Profile
from services.door import Door, DoorSettings
from services.needs import LONGEST as LONGEST_NEED
from services.needs import Needs
from services.profiles import Profiles
from services.server_settings import ServerSettings

LONGEST_TEXT = 500
_MISSION = {"mission_why": 600, "mission_whom": 300, "mission_offers": 300, "mission_expects": 300, "rules": 1_000}


class AboutForm(SafeForm, area="onboarding", action="about-form"):
    """Interests and needs to tick or to write, what they could bring, and a short introduction."""

    def __init__(
        self, interaction: discord.Interaction[Any], settings: DoorSettings, known: Profile | None, needs: Sequence[str]
    ) -> None:
        words = words_for(interaction)
        super().__init__(interaction, "", title=words("onboarding-form"))
        said = known or Profile("")
        offered = settings.needs[: limits.CHECKBOX_GROUP_OPTIONS]
        offered_interests = settings.interests[: limits.CHECKBOX_GROUP_OPTIONS]
        self.interests = _ticks("interests", offered_interests, said.interests)
        self.needs = _ticks("needs", offered, needs)
        own = "\n".join(need for need in needs if need not in offered)
        kept = [interest for interest in said.interests if interest not in offered_interests]
        self._kept = tuple(kept)
        self.own_needs: ui.TextInput[Any] = _text("own-needs", own, limits.TEXT_INPUT_PLACEHOLDER * 3)
        self.brings: ui.TextInput[Any] = _text("brings", said.brings, LONGEST_TEXT)
        self.introduction: ui.TextInput[Any] = _text("introduction", said.introduction, LONGEST_TEXT)
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

    @classmethod
    async def again(cls, interaction: discord.Interaction[Any], id: str = "") -> "AboutForm":
        """Filled in with what they said before."""
        services = services_of(interaction)
        server, member = str(interaction.guild_id), str(interaction.user.id)
        settings = await services.get(Door).settings(server)
        known = await services.get(Profiles).of(server, member)
        needs = await services.get(Needs).declared_by(server, member)
        return cls(interaction, settings, known, [need.label for need in needs])

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        from cogs.onboarding.buttons import show_hub  # the two know each other: a step has a form, a form leads back

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
        await show_hub(interaction)


class MissionForm(SafeForm, area="onboarding", action="mission-form"):
    """Why the community exists, for whom, what it offers, what it expects, and its rules."""

    audience = ADMINISTRATORS

    def __init__(self, interaction: discord.Interaction[Any], settings: DoorSettings) -> None:
        words = words_for(interaction)
        super().__init__(interaction, "", title=words("setup-mission-form"))
        self.fields = {
            name: _text(name.replace("_", "-"), getattr(settings, name), longest) for name, longest in _MISSION.items()
        }
        for name, field in self.fields.items():
            label = words(f"setting-onboarding-{name.replace('_', '-')}")
            self.add_item(ui.Label(text=label, component=field))

    @classmethod
    async def again(cls, interaction: discord.Interaction[Any], id: str = "") -> "MissionForm":
        """Filled in with what staff said before."""
        return cls(interaction, await services_of(interaction).get(Door).settings(str(interaction.guild_id)))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        settings: ServerSettings = services_of(interaction).server_settings
        values = {name: field.value.strip() for name, field in self.fields.items()}
        await settings.change(str(interaction.guild_id), DoorSettings, str(interaction.user.id), **values)
        await reply(interaction, words_for(interaction)("setup-mission-noted"))


def _ticks(custom_id: str, offered: Sequence[str], chosen: Sequence[str]) -> "ui.CheckboxGroup[Any] | None":
    if not offered:
        return None
    options = [discord.CheckboxGroupOption(label=one, value=one, default=one in chosen) for one in offered]
    return ui.CheckboxGroup(custom_id=custom_id, options=options, required=False, min_values=0, max_values=len(options))


def _text(custom_id: str, value: str, longest: int) -> "ui.TextInput[Any]":
    return ui.TextInput(
        custom_id=custom_id, style=discord.TextStyle.long, required=False, default=value or None, max_length=longest
    )
