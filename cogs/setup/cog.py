"""`/setup`: what a server must choose before its first digest."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import ADMINISTRATORS, ask, choice, command, group, options, permission_names, reply, words_for
from cogs.onboarding.forms import MissionForm
from cogs.setup.guide import show_guide
from cogs.setup.settings import along, field_named, read_value, remark, settings_like, shown, values_like
from core.errors import UserFacingError
from core.settings import known_zone
from core.text import Texts
from core.zones import zones_like
from services.outbox import Outbox
from services.server_settings import GeneralSettings

if TYPE_CHECKING:
    from cogs.bot import Salotto

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NEEDED = ("view_channel", "send_messages", "embed_links", "attach_files")


class Setup(commands.GroupCog, **group("setup", ADMINISTRATORS)):
    """For administrators. Everybody else is told what was chosen by what Salotto does."""

    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot
        self.settings = bot.services.server_settings

    @app_commands.command(**command("setup-start"))
    async def start(self, interaction: discord.Interaction) -> None:
        """Where the server stands, and the way on from there."""
        await show_guide(interaction)
        await self.bot.services.get(Outbox).release(str(interaction.guild_id))  # what was refused may be allowed now

    @app_commands.command(**command("setup-show"))
    async def show(self, interaction: discord.Interaction) -> None:
        general = await self.settings.general(str(interaction.guild_id))
        await reply(interaction, summary(words_for(interaction), general))

    @app_commands.command(**command("setup-channel"))
    @options("setup-channel", "where")
    async def channel(self, interaction: discord.Interaction, where: discord.TextChannel) -> None:
        missing = [name for name in NEEDED if not getattr(where.permissions_for(where.guild.me), name)]
        if missing:
            names = permission_names(words_for(interaction), missing)
            raise UserFacingError("setup-channel-closed", channel=where.mention, permissions=names)
        await self._choose(interaction, staff_channel=str(where.id))

    @app_commands.command(**command("setup-digest"))
    @options("setup-digest", "day", "hour")
    @app_commands.choices(day=[choice(f"day-{day}", day) for day in WEEKDAYS])
    async def digest(self, interaction: discord.Interaction, day: str, hour: app_commands.Range[int, 0, 23]) -> None:
        await self._choose(interaction, digest_day=day, digest_hour=hour)

    @app_commands.command(**command("setup-language"))
    @options("setup-language", "language")
    @app_commands.choices(language=[choice(f"language-{language}", language) for language in ("it", "en")])
    async def language(self, interaction: discord.Interaction, language: str) -> None:
        await self._choose(interaction, locale=language)

    @app_commands.command(**command("setup-zone"))
    @options("setup-zone", "zone")
    async def zone(self, interaction: discord.Interaction, zone: str) -> None:
        try:
            known_zone(zone)
        except ValueError:
            raise UserFacingError("setup-zone-unknown", zone=zone) from None
        await self._choose(interaction, time_zone=zone)

    @zone.autocomplete("zone")
    async def zones(self, interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=name, value=name) for name in zones_like(current, 25)]

    @app_commands.command(**command("setup-staff"))
    @options("setup-staff", "role", "remove")
    async def staff(self, interaction: discord.Interaction, role: discord.Role, remove: bool = False) -> None:
        if role.is_default():
            raise UserFacingError("setup-staff-everyone")
        general = await self.settings.general(str(interaction.guild_id))
        others = [named for named in general.staff_roles if named not in (str(role.id), role.name)]
        chosen = tuple(others if remove else [*others, str(role.id)])
        # Discord shows staff's commands to whoever manages the server; only a person can have it show them to a role.
        unseen = not remove and not role.permissions.manage_guild
        await self._choose(interaction, *(["setup-staff-unseen"] if unseen else []), staff_roles=chosen)

    @app_commands.command(**command("setup-consent"))
    @options("setup-consent", "level")
    @app_commands.choices(level=[choice(f"consent-{level}", level) for level in ("full", "totals", "none")])
    async def consent(self, interaction: discord.Interaction, level: str) -> None:
        await self._choose(interaction, consent_before_choice=level, consent_chosen=True)

    @app_commands.command(**command("setup-change"))
    @options("setup-change", "setting", "value")
    async def change(self, interaction: discord.Interaction, setting: str, value: str | None = None) -> None:
        """Any setting of any area. Without a value, what it is now."""
        assert interaction.guild is not None
        server, words = str(interaction.guild_id), words_for(interaction)
        field = field_named(self.bot.areas, setting)
        parts = [words("setting-now", label=words(field.text_id), what=words(f"{field.text_id}.description"))]
        now = getattr(await self.settings.read(server, field.model), field.name)
        if value is not None:
            chosen = read_value(words, field, interaction.guild, value)
            values = {field.name: chosen, **along(field)}
            try:
                after = await self.settings.change(server, field.model, str(interaction.user.id), **values)
            except UserFacingError:
                raise UserFacingError("setting-refused", field=words(field.text_id)) from None
            before, now = now, getattr(after, field.name)
            parts += [words("setting-before", value=shown(words, field, before))] if before != now else []
            parts += [told] if (told := remark(words, field, interaction.guild, now)) else []
        parts.insert(1, words("setting-value", value=shown(words, field, now)))
        await reply(interaction, "\n".join(parts))

    @change.autocomplete("setting")
    async def settings_offered(self, interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        found = settings_like(words_for(interaction), self.bot.areas, current)
        return [app_commands.Choice(name=label, value=key) for label, key in found]

    @change.autocomplete("value")
    async def values_offered(self, interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        key = getattr(interaction.namespace, "setting", None) or ""
        if interaction.guild is None or not key:
            return []
        field = field_named(self.bot.areas, key)
        found = values_like(words_for(interaction), field, interaction.guild, current)
        return [app_commands.Choice(name=label, value=value) for label, value in found]

    @app_commands.command(**command("setup-mission"))
    async def mission(self, interaction: discord.Interaction) -> None:
        await ask(interaction, await MissionForm.again(interaction))

    async def _choose(self, interaction: discord.Interaction, *remarks: str, **values: Any) -> None:
        server, by = str(interaction.guild_id), str(interaction.user.id)
        general = await self.settings.change(server, GeneralSettings, by, **values)
        words = words_for(interaction)
        parts = (words("setup-noted"), summary(words, general), *(words(remark) for remark in remarks))
        await reply(interaction, "\n\n".join(parts))


def summary(words: Texts, general: GeneralSettings) -> str:
    """What was chosen so far, and what is still missing."""
    channel = f"<#{general.staff_channel}>" if general.staff_channel else words("setup-nothing")
    roles = [f"<@&{role}>" if role.isdecimal() else role for role in general.staff_roles]
    lines = [
        words("setup-summary-channel", channel=channel),
        words("setup-summary-staff", roles=", ".join(roles) or words("setup-nothing")),
        words(
            "setup-summary-digest",
            day=words(f"choice-day-{general.digest_day}"),
            hour=f"{general.digest_hour}:00",
            zone=general.time_zone,
        ),
        words("setup-summary-language", language=words(f"choice-language-{general.locale}")),
        words("setup-summary-consent", level=words(f"choice-consent-{general.consent_before_choice}")),
    ]
    if not general.consent_chosen:
        lines.append(words("setup-consent-missing"))
    return "\n".join(lines)
