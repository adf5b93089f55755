"""The steps of the door. They answer after a restart and in any order: where somebody stands is looked up each time."""

from typing import Any

import discord

from cogs._ui import SafeButton, SafeView, acknowledge, ask, change, cut, defer, reply, say, services_of, words_for
from cogs.onboarding.forms import AboutForm
from cogs.onboarding.posting import introduce
from cogs.onboarding.roles import give_member_role
from cogs.onboarding.wording import hub_lines, mission_lines, profile_lines
from core import limits
from core.errors import UserFacingError
from services.choices import Choices
from services.door import Door
from services.listening import Listening
from services.mending import Mending
from services.needs import Needs
from services.profiles import Profiles

LEVELS = ("full", "totals", "none")


async def show_hub(interaction: discord.Interaction[Any], *, in_place: bool = False) -> None:
    """Where the person stands, with a button for each step."""
    words = words_for(interaction)
    standing = await services_of(interaction).get(Door).standing(*_who(interaction))
    view = SafeView(timeout=None)
    steps: tuple[tuple[type[SafeButton], str], ...] = (
        (Mission, "rules"),
        (Consent, "consent"),
        (About, "profile"),
        (Preview, "introduction"),
    )
    for button, step in steps:
        following = standing.step == step
        style = discord.ButtonStyle.primary if following else discord.ButtonStyle.secondary
        view.add_item(button(label=words(f"onboarding-button-{step}"), style=style))
    text = "\n".join(hub_lines(words, standing))
    if in_place and interaction.type is discord.InteractionType.component:
        await change(interaction, text, view=view)
    else:
        await reply(interaction, text, view=view)


class Start(SafeButton, area="onboarding", action="start"):
    """Under a greeting or the welcome panel: everybody who presses sees their own steps."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await show_hub(interaction)


class Mission(SafeButton, area="onboarding", action="mission"):
    """Mission and rules, to be accepted."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        words = words_for(interaction)
        settings = await services_of(interaction).get(Door).settings(str(interaction.guild_id))
        view = SafeView(timeout=None)
        view.add_item(Accept(label=words("onboarding-button-accept"), style=discord.ButtonStyle.success))
        view.add_item(Start("back", label=words("onboarding-button-back")))
        await reply(interaction, cut("\n\n".join(mission_lines(words, settings)), limits.CONTENT), view=view)


class Accept(SafeButton, area="onboarding", action="accept"):
    """They know what it is about. In an open server this opens it."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        member = interaction.user
        if not isinstance(member, discord.Member):
            raise UserFacingError("guard-on-a-server")
        await acknowledge(interaction)
        joined = member.joined_at or interaction.created_at
        arrival = await services_of(interaction).get(Door).accept(*_who(interaction), joined)
        if arrival.is_in:
            await give_member_role(interaction.client, member)
        await show_hub(interaction, in_place=True)


class Consent(SafeButton, area="onboarding", action="consent"):
    """What may be read of what they write: three choices, in plain words, at the moment of asking."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        words = words_for(interaction)
        lines = [words("onboarding-consent")]
        lines += [f"- **{words(f'privacy-button-{level}')}**: {words(f'privacy-means-{level}')}" for level in LEVELS]
        lines += ["", words("privacy-stays-anyway"), words("onboarding-consent-later")]
        view = SafeView(timeout=None)
        for level in LEVELS:
            view.add_item(Level(level, label=words(f"privacy-button-{level}")))
        view.add_item(Start("back", label=words("onboarding-button-back")))
        await reply(interaction, "\n".join(lines), view=view)


class Level(SafeButton, area="onboarding", action="level"):
    """One of the three."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        services = services_of(interaction)
        server, member = _who(interaction)
        await acknowledge(interaction)
        match self.id_of_what:
            case "full" | "totals" | "none":
                await services.get(Listening).flush()
                await services.get(Choices).choose(server, member, self.id_of_what, interaction.created_at)
            case _:
                raise UserFacingError("error-button-retired")
        await show_hub(interaction, in_place=True)
        await services.get(Mending).run(server)


class About(SafeButton, area="onboarding", action="about"):
    """The form about oneself, filled in with what was said before."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        _who(interaction)
        if not await ask(interaction, await AboutForm.again(interaction)):
            await say(interaction, "error-view-ended")


class Preview(SafeButton, area="onboarding", action="preview"):
    """The introduction as the others would read it."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        services, words = services_of(interaction), words_for(interaction)
        server, member = _who(interaction)
        profile = await services.get(Profiles).of(server, member)
        if profile is None or not profile.introduction:
            raise UserFacingError("onboarding-introduction-none")
        channel = (await services.get(Door).settings(server)).introductions_channel
        if channel is None:
            raise UserFacingError("onboarding-introductions-unset")
        lines = [words("onboarding-preview", channel=f"<#{channel}>"), f">>> {profile.introduction}"]
        view = SafeView(timeout=None)
        view.add_item(Introduce(label=words("onboarding-button-post"), style=discord.ButtonStyle.success))
        view.add_item(About(label=words("onboarding-button-edit")))
        view.add_item(Start("back", label=words("onboarding-button-back")))
        await reply(interaction, cut("\n".join(lines), limits.CONTENT), view=view)


class Introduce(SafeButton, area="onboarding", action="introduce"):
    """Post it in their name; posted already, it is put right in place."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        if not isinstance(interaction.user, discord.Member):
            raise UserFacingError("guard-on-a-server")
        await defer(interaction)
        url = await introduce(interaction.client, interaction.user)
        await say(interaction, "onboarding-introduced", link=url)


async def profile_text(interaction: discord.Interaction[Any]) -> str | None:
    """What the person declared, in words; None while they have not."""
    services = services_of(interaction)
    server, member = _who(interaction)
    profile = await services.get(Profiles).of(server, member)
    if profile is None:
        return None
    needs = await services.get(Needs).declared_by(server, member)
    return "\n".join(profile_lines(words_for(interaction), profile, needs))


def _who(interaction: discord.Interaction[Any]) -> tuple[str, str]:
    if interaction.guild_id is None:
        raise UserFacingError("guard-on-a-server")
    return str(interaction.guild_id), str(interaction.user.id)
