"""The guided set-up: where a server stands, what is missing and where to click, and buttons that do the rest.

Everything shown is looked up at each press: it goes on after a restart, for several administrators at once, and run
again it changes nothing that is right.
"""

from typing import Any

import discord
from discord import ui

from cogs._ui import (
    ADMINISTRATORS,
    SafeButton,
    SafeChannelSelect,
    SafeModal,
    SafeRoleSelect,
    SafeSelect,
    SafeView,
    ask,
    change,
    cut,
    defer,
    pages,
    reply,
    services_of,
    words_for,
)
from cogs.inspection import bindings, look_at
from cogs.setup.making import Outcome, make
from cogs.setup.settings import models_of, read_value, remark, shown
from core import limits
from core.errors import UserFacingError
from core.settings import known_zone
from core.text import Texts
from core.zones import zones_like
from services.inspection import BoundSeen, ServerSeen, on_server, sentence
from services.outbox import Outbox
from services.server_settings import GeneralSettings
from services.setting_fields import SettingField

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LEVELS = ("full", "totals", "none")
_SIGNS = {"fine": "✅", "unset": "➕"}
Interaction = discord.Interaction[Any]


async def show_guide(interaction: Interaction, *, first: tuple[str, ...] = (), in_place: bool = False) -> None:
    """Where the server stands. `first` are lines about what was just done."""
    words = words_for(interaction)
    seen, general = await _look(interaction)
    lines = [*first, *([""] if first else []), words("setup-guide"), _basics_line(words, general)]
    lines += [_bound_line(words, one) for one in _one_each(seen)]
    wrong = [f for f in on_server(seen) if f.right is False and f.text_id != "standing-unset"]
    unread = [f for f in on_server(seen) if f.text_id == "standing-unread"]
    unset = [one for one in seen.bound if one.standing == "unset"]
    if wrong:
        lines += ["", words("setup-guide-mend"), *(f"- {sentence(finding, words)}" for finding in wrong)]
    lines += ["", *(sentence(finding, words) for finding in unread)] if unread else []
    if not wrong:
        done = "setup-guide-right" if not unset and general.consent_chosen else "setup-guide-nothing-wrong"
        lines += ["", words(done)]
    view = SafeView(timeout=None)
    if unset or any(one.standing == "gone" for one in seen.bound):
        view.add_item(MakeAll(label=words("setup-button-all"), style=discord.ButtonStyle.success))
    view.add_item(Basics(label=words("setup-button-basics")))
    view.add_item(Guide(label=words("setup-button-again")))
    offered = bindings(interaction.client.areas)[: limits.SELECT_OPTIONS]
    options = [
        discord.SelectOption(
            label=cut(words(one.text_id), limits.OPTION_LABEL),
            value=one.key,
            description=cut(words(f"{one.text_id}.description"), limits.OPTION_DESCRIPTION),
        )
        for one in offered
    ]
    view.add_item(Pick(options=options, placeholder=words("setup-pick")))
    shown_pages = pages(lines)
    if in_place:
        await change(interaction, shown_pages[0], view=view)
    else:
        await reply(interaction, shown_pages[0], view=view)
    for page in shown_pages[1:]:
        await reply(interaction, page)


class Guide(SafeButton, area="setup", action="guide"):
    """Look again, or back to where the server stands."""

    audience = ADMINISTRATORS

    async def pressed(self, interaction: Interaction) -> None:
        await show_guide(interaction, in_place=True)
        await services_of(interaction).get(Outbox).release(str(interaction.guild_id))  # what was refused until now


class MakeAll(SafeButton, area="setup", action="all"):
    """Make whatever the server has not."""

    audience = ADMINISTRATORS

    async def pressed(self, interaction: Interaction) -> None:
        await _make(interaction, None)


class Make(SafeButton, area="setup", action="make"):
    """Make the channel or role of one setting."""

    audience = ADMINISTRATORS

    async def pressed(self, interaction: Interaction) -> None:
        await _make(interaction, (_field(interaction, self.id_of_what).key,))


class Pick(SafeSelect, area="setup", action="pick"):
    """One channel or role, by itself."""

    audience = ADMINISTRATORS

    async def pressed(self, interaction: Interaction) -> None:
        words, one = words_for(interaction), _field(interaction, self.values[0])
        assert one.binding is not None
        seen, _ = await _look(interaction)
        lines = [words("setting-now", label=words(one.text_id), what=words(f"{one.text_id}.description"))]
        about = [bound for bound in seen.bound if bound.key == one.key]
        lines += [_bound_line(words, bound) for bound in about[:10]]
        view = SafeView(timeout=None)
        if one.binding.to == "channel":
            view.add_item(Channel(one.key, placeholder=words("setup-pick-channel"), kinds=[discord.ChannelType.text]))
        else:
            most = limits.SELECT_OPTIONS if one.kind == "roles" else 1
            view.add_item(Role(one.key, placeholder=words("setup-pick-role"), most=most))
        if not any(bound.standing != "unset" and bound.standing != "gone" for bound in about):
            view.add_item(Make(one.key, label=words("setup-button-make"), style=discord.ButtonStyle.success))
        view.add_item(Guide("back", label=words("setup-button-back")))
        await change(interaction, "\n".join(lines), view=view)


async def _choose(interaction: Interaction, key: str, ids: list[str]) -> None:
    words, guild, one = words_for(interaction), _guild(interaction), _field(interaction, key)
    value = read_value(words, one, guild, ",".join(ids))
    settings = interaction.client.services.server_settings
    before = getattr(await settings.read(str(guild.id), one.model), one.name)
    await settings.change(str(guild.id), one.model, str(interaction.user.id), **{one.name: value})
    said = "setup-chosen" if before != value else "setup-chosen-already"
    lines = [words(said, setting=words(one.text_id), value=shown(words, one, value))]
    if (told := remark(words, one, guild, value)) is not None:
        lines.append(told)
    await show_guide(interaction, first=tuple(lines), in_place=True)


class Channel(SafeChannelSelect, area="setup", action="channel"):
    """The channel for a setting."""

    audience = ADMINISTRATORS

    async def pressed(self, interaction: Interaction) -> None:
        await _choose(interaction, self.id_of_what, [str(one.id) for one in self.item.values])


class Role(SafeRoleSelect, area="setup", action="role"):
    """The role, or roles, for a setting."""

    audience = ADMINISTRATORS

    async def pressed(self, interaction: Interaction) -> None:
        await _choose(interaction, self.id_of_what, [str(one.id) for one in self.item.values])


class Basics(SafeButton, area="setup", action="basics"):
    """Language, digest, time zone, and what holds before members choose."""

    audience = ADMINISTRATORS

    async def pressed(self, interaction: Interaction) -> None:
        await show_basics(interaction)


async def show_basics(interaction: Interaction) -> None:
    """What every area needs to know of a server, each with its choice."""
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
    await change(interaction, "\n".join((words("setup-basics"), _basics_line(words, general))), view=view)


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
        general = await interaction.client.services.server_settings.general(str(interaction.guild_id))
        await ask(interaction, _ZoneForm(words_for(interaction), general.time_zone))


class _ZoneForm(SafeModal):
    audience = ADMINISTRATORS

    def __init__(self, words: Texts, now: str) -> None:
        super().__init__(title=words("setting-general-time-zone"))
        self.zone: ui.TextInput[Any] = ui.TextInput(default=now, max_length=60)
        self.add_item(ui.Label(text=words("setup-zone-form"), component=self.zone))

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


async def _make(interaction: Interaction, keys: tuple[str, ...] | None) -> None:
    words, guild = words_for(interaction), _guild(interaction)
    await defer(interaction)
    outcome = await make(interaction.client, guild, str(interaction.user.id), words, keys)
    await show_guide(interaction, first=tuple(_told(words, outcome)))


def _told(words: Texts, outcome: Outcome) -> list[str]:
    lines = []
    if outcome.made:
        lines.append(words("setup-made", things=", ".join(outcome.made)))
    if outcome.found:
        lines.append(words("setup-found", things=", ".join(outcome.found)))
    lines += outcome.troubles
    return lines or [words("setup-nothing-to-make")]


def _one_each(seen: ServerSeen) -> list[BoundSeen]:
    """One line a channel or role, also where two things are wrong with it."""
    return list({(one.key, one.name): one for one in reversed(seen.bound)}.values())[::-1]


def _bound_line(words: Texts, one: BoundSeen) -> str:
    sign = _SIGNS.get(one.standing, "⚠️")
    said = words("setup-nothing") if one.standing == "unset" else one.name or words("setup-line-gone")
    return words("setup-line", sign=sign, setting=words(one.text_id), value=said)


def _basics_line(words: Texts, general: GeneralSettings) -> str:
    return words(
        "setup-line-basics",
        sign="✅" if general.consent_chosen else "➕",
        language=words(f"choice-language-{general.locale}"),
        day=words(f"choice-day-{general.digest_day}"),
        hour=f"{general.digest_hour}:00",
        zone=general.time_zone,
        consent=words(f"choice-consent-{general.consent_before_choice}")
        if general.consent_chosen
        else words("setup-nothing"),
    )


async def _look(interaction: Interaction) -> tuple[ServerSeen, GeneralSettings]:
    guild, areas = _guild(interaction), interaction.client.areas
    settings = services_of(interaction).server_settings
    chosen = await settings.values(str(guild.id), models_of(areas))
    return look_at(guild, chosen, areas), await settings.general(str(guild.id))


def _field(interaction: Interaction, key: str) -> SettingField:
    for one in bindings(interaction.client.areas):
        if one.key == key:
            return one
    raise UserFacingError("error-button-retired")


def _guild(interaction: Interaction) -> discord.Guild:
    if interaction.guild is None:
        raise UserFacingError("guard-on-a-server")
    return interaction.guild
