"""What every area needs to know of a server: language, digest, time zone, and what holds before members choose."""

from typing import Any

import discord
from discord import ui

from cogs._ui import (
    ADMINISTRATORS,
    SafeButton,
    SafeForm,
    SafeSelect,
    SafeView,
    ask,
    change,
    cut,
    services_of,
    words_for,
)
from cogs.setup.standing import Interaction, basics_line
from core import limits
from core.errors import UserFacingError
from core.settings import known_zone
from core.zones import zones_like
from services.server_settings import GeneralSettings

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LEVELS = ("full", "totals", "none")


class Basics(SafeButton, area="setup", action="basics"):
    """Language, digest, time zone, and what holds before members choose."""

    audience = ADMINISTRATORS

    async def pressed(self, interaction: Interaction) -> None:
        await show_basics(interaction)


async def show_basics(interaction: Interaction) -> None:
    """What every area needs to know of a server, each with its choice."""
    from cogs.setup.guide import Guide  # the two know each other: each leads to the other

    words = words_for(interaction)
    general = await interaction.client.services.server_settings.general(str(interaction.guild_id))
    view = SafeView(timeout=None)
    asked: tuple[tuple[str, list[tuple[str, str]], str], ...] = (
        ("locale", [(words(f"choice-language-{one}"), one) for one in ("it", "en")], general.locale),
        ("digest_day", [(words(f"choice-day-{one}"), one) for one in WEEKDAYS], general.digest_day),
        ("digest_hour", [(f"{hour}:00", str(hour)) for hour in range(24)], str(general.digest_hour)),
        (
            "consent_before_choice",
            [(words(f"choice-consent-{one}"), one) for one in LEVELS],
            general.consent_before_choice if general.consent_chosen else "",
        ),
    )
    for name, offered, now in asked:
        label = words(f"setting-general-{name.replace('_', '-')}")
        options = [
            discord.SelectOption(label=cut(f"{label}: {told}", limits.OPTION_LABEL), value=value, default=value == now)
            for told, value in offered
        ]
        view.add_item(General(name, options=options, placeholder=cut(label, limits.SELECT_PLACEHOLDER)))
    view.add_item(Zone(label=words("setup-button-zone", zone=general.time_zone)))
    view.add_item(Guide("back", label=words("setup-button-back")))
    await change(interaction, "\n".join((words("setup-basics"), basics_line(words, general))), view=view)


class General(SafeSelect, area="setup", action="general"):
    """One of the settings that every area needs."""

    audience = ADMINISTRATORS

    async def pressed(self, interaction: Interaction) -> None:
        name, typed = self.id_of_what, self.values[0]
        values: dict[str, Any] = {name: int(typed) if name == "digest_hour" else typed}
        if name not in ("locale", "digest_day", "digest_hour", "consent_before_choice"):
            raise UserFacingError("error-button-retired")
        if name == "consent_before_choice":
            values["consent_chosen"] = True
        settings = interaction.client.services.server_settings
        await settings.change(str(interaction.guild_id), GeneralSettings, str(interaction.user.id), **values)
        await show_basics(interaction)


class Zone(SafeButton, area="setup", action="zone"):
    """The time zone, typed: there are more than a list can hold."""

    audience = ADMINISTRATORS

    async def pressed(self, interaction: Interaction) -> None:
        await ask(interaction, await ZoneForm.again(interaction))


class ZoneForm(SafeForm, area="setup", action="zone-form"):
    """The name of a time zone, or of a city in it."""

    audience = ADMINISTRATORS

    def __init__(self, interaction: Interaction, now: str) -> None:
        words = words_for(interaction)
        super().__init__(interaction, "", title=words("setting-general-time-zone"))
        self.zone: ui.TextInput[Any] = ui.TextInput(custom_id="zone", default=now, max_length=60)
        self.add_item(ui.Label(text=words("setup-zone-form"), component=self.zone))

    @classmethod
    async def again(cls, interaction: Interaction, id: str = "") -> "ZoneForm":
        """Filled in with the zone that holds now."""
        return cls(
            interaction, (await services_of(interaction).server_settings.general(str(interaction.guild_id))).time_zone
        )

    async def on_submit(self, interaction: Interaction, /) -> None:
        typed = self.zone.value.strip()
        try:
            zone = known_zone(typed)
        except ValueError:
            near = zones_like(typed, 1) if typed else ()
            if not near:
                raise UserFacingError("setup-zone-unknown", zone=typed) from None
            zone = near[0]
        settings = interaction.client.services.server_settings
        await settings.change(str(interaction.guild_id), GeneralSettings, str(interaction.user.id), time_zone=zone)
        await show_basics(interaction)
