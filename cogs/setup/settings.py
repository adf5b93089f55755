"""Any setting of any area, read and shown as staff know it: `/setup change` needs no line for a new one."""

from collections.abc import Iterable, Mapping
from typing import Any

import discord

from cogs._ui import check_assignable, cut, permission_names
from cogs.areas import Area
from core import limits
from core.errors import UserFacingError
from core.text import Texts
from services.server_settings import AreaSettings
from services.server_settings import models_of as in_order
from services.setting_fields import SettingField, fields_of

TO_WRITE = ("view_channel", "send_messages", "embed_links")
_ALONG: Mapping[str, Mapping[str, Any]] = {"general.consent_before_choice": {"consent_chosen": True}}
"""What else is set when somebody sets this."""

Channelled = discord.TextChannel | discord.ForumChannel | discord.VoiceChannel


def models_of(areas: Iterable[Area]) -> tuple[type[AreaSettings], ...]:
    """The settings of areas, what every area needs to know first."""
    return in_order(area.settings for area in areas if area.settings is not None)


def field_named(areas: Iterable[Area], key: str) -> SettingField:
    """The setting `area.field`. UserFacingError when there is none."""
    for field in fields_of(models_of(areas)):
        if field.key == key:
            return field
    raise UserFacingError("setting-unknown", text=key[:100])


def settings_like(words: Texts, areas: Iterable[Area], typed: str) -> list[tuple[str, str]]:
    """Settings whose name or description has what was typed: label and key, as many as Discord shows."""
    wanted = typed.casefold().split()
    found = []
    for field in fields_of(models_of(areas)):
        label = words(field.text_id)
        searched = f"{label} {words(f'{field.text_id}.description')} {field.key}".casefold()
        if all(part in searched for part in wanted):
            found.append((cut(label, limits.CHOICE_NAME), field.key))
    return found[: limits.CHOICES]


def values_like(words: Texts, field: SettingField, guild: discord.Guild, typed: str) -> list[tuple[str, str]]:
    """Values to choose from: label and value."""
    match field.kind:
        case "channel":
            offered = [(f"#{one.name}", str(one.id)) for one in guild.channels if isinstance(one, Channelled)]
        case "role" | "roles":
            offered = [(f"@{role.name}", str(role.id)) for role in reversed(guild.roles) if not role.is_default()]
        case "choice" | "choices":
            offered = [(words(f"{field.text_id}.{choice}"), choice) for choice in field.choices]
        case "yes-no":
            offered = [(words("setting-yes"), "yes"), (words("setting-no"), "no")]
        case _:
            offered = []
    if field.optional and offered:
        offered.append((words("setting-nothing"), "-"))
    wanted = typed.casefold().strip("#@ ")
    fitting = [(cut(label, limits.CHOICE_NAME), value) for label, value in offered if wanted in label.casefold()]
    return fitting[: limits.CHOICES]


def read_value(words: Texts, field: SettingField, guild: discord.Guild, typed: str) -> Any:
    """A value as it was typed or chosen; channels and roles also by name. UserFacingError when it is none."""
    if field.kind in ("channel", "role", "roles"):
        typed = ",".join(_as_id(field, guild, part.strip()) for part in typed.split(","))
    value = field.read(typed)
    if field.kind == "channel" and value is not None:
        _check_channel(words, guild, value)
    for role_id in (value,) if field.kind == "role" else value if field.kind == "roles" else ():
        if role_id is not None and guild.get_role(int(role_id)) is None:
            raise UserFacingError("setting-unreadable", text=typed[:100])
    return value


def along(field: SettingField) -> Mapping[str, Any]:
    """What is set together with a setting."""
    return _ALONG.get(field.key, {})


def remark(words: Texts, field: SettingField, guild: discord.Guild, value: Any) -> str | None:
    """What staff should mend for a setting to have its effect; None when nothing is in its way."""
    if field.kind != "role" or value is None or (role := guild.get_role(int(value))) is None:
        return None
    try:
        check_assignable(role)
    except UserFacingError as error:
        return words.format(error.text_id, error.values)
    return None


def shown(words: Texts, field: SettingField, value: Any) -> str:
    """A value as staff read it."""
    if value is None or value in ("", (), []):
        return words("setting-nothing")
    match field.kind:
        case "channel":
            return f"<#{value}>"
        case "role":
            return f"<@&{value}>"
        case "roles":
            return ", ".join(f"<@&{one}>" if str(one).isdecimal() else str(one) for one in value)
        case "choice":
            return words(f"{field.text_id}.{value}")
        case "choices":
            return ", ".join(words(f"{field.text_id}.{one}") for one in value)
        case "yes-no":
            return words("setting-yes" if value else "setting-no")
        case "texts":
            return cut(", ".join(map(str, value)), 500)
    return cut(str(value), 500)


def _as_id(field: SettingField, guild: discord.Guild, typed: str) -> str:
    name = typed.lstrip("#@").casefold()
    named: Iterable[Any] = guild.channels if field.kind == "channel" else guild.roles
    return next((str(one.id) for one in named if one.name.casefold() == name), typed)


def _check_channel(words: Texts, guild: discord.Guild, channel_id: str) -> None:
    channel = guild.get_channel(int(channel_id))
    if not isinstance(channel, Channelled):
        raise UserFacingError("setting-no-channel")
    missing = [name for name in TO_WRITE if not getattr(channel.permissions_for(guild.me), name)]
    if missing:
        names = permission_names(words, missing)
        raise UserFacingError("setup-channel-closed", channel=channel.mention, permissions=names)
