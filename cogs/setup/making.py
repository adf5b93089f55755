"""Channels and roles that the guided set-up makes on a server: written down, made, chosen in the settings.

What is there already is used, never made again; nothing is deleted.
"""

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast
from weakref import WeakValueDictionary

import aiohttp
import discord

from cogs.inspection import TO_READ, TO_WRITE, bindings, is_public
from cogs.setup.once import NothingMade, made_before, made_once
from core.errors import UserFacingError
from core.text import LOCALES, Texts, texts
from models.makings import Making
from services.server_settings import AreaSettings, GeneralSettings
from services.setting_fields import SettingField

if TYPE_CHECKING:
    from cogs.bot import Salotto

CATEGORY = "setup.staff_category"
_log = logging.getLogger(__name__)
_turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
"""Of two who press at once, the second finds what the first made."""

Made = discord.abc.GuildChannel | discord.Role


@dataclass
class Outcome:
    """What became of making things: each named as people see it, trouble in words."""

    made: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)


class _Stop(NothingMade):
    """Discord refused one of a kind: asking for the next one would only be refused again."""


async def make(client: Any, guild: discord.Guild, by: str, words: Texts, keys: Iterable[str] | None = None) -> Outcome:
    """Make what settings ask for and the server has not, or use what it has by that name; chosen things stay.

    `keys` names the settings; without them, all that the set-up asks for. Roles first: channels of staff are for them.
    """
    bot = cast("Salotto", client)
    lock = _turns.setdefault(guild.id, asyncio.Lock())
    async with lock:
        outcome = Outcome()
        wanted = None if keys is None else set(keys)
        chosen = [one for one in bindings(bot.areas) if _wanted(one, wanted)]
        for kind in ("role", "channel"):
            try:
                for one in chosen:
                    if one.binding is not None and one.binding.to == kind:
                        await _Maker(bot, guild, by, words, outcome).make(one)
            except _Stop:
                continue
        return outcome


def _wanted(one: SettingField, keys: set[str] | None) -> bool:
    assert one.binding is not None
    return one.binding.asked if keys is None else one.key in keys


class _Without(NothingMade):
    """What it belongs into could not be made: it waits for that."""


class _Maker:
    def __init__(self, bot: "Salotto", guild: discord.Guild, by: str, words: Texts, outcome: Outcome) -> None:
        self._bot = bot
        self._guild = guild
        self._server = str(guild.id)
        self._by = by
        self._words = words
        self._outcome = outcome
        self._settings = bot.services.server_settings

    async def make(self, one: SettingField) -> None:
        """Leave what is right as it is; otherwise find or make it, and choose it."""
        assert one.binding is not None
        now = getattr(await self._settings.read(self._server, one.model), one.name)
        for value in [now] if isinstance(now, str) else now or ():
            if await self._is_there(one, str(value)):
                return
        general = await self._settings.general(self._server)
        there = _same_name(self._guild, one)
        if there is not None:
            await self._settings.change(self._server, one.model, self._by, **_value(one, there.id))
            self._outcome.found.append(_shown(there))
            return
        made = await self._written_down(one.key, name_of(texts(general.locale), one), one, general)
        if made is not None:
            self._outcome.made.append(_shown(made))

    async def _written_down(
        self, key: str, name: str, one: SettingField | None, general: GeneralSettings
    ) -> Made | None:
        """Record, act, mark done."""
        what = name if one is None else self._words(one.text_id)
        model: type[AreaSettings] = GeneralSettings if one is None else one.model
        try:
            async with made_once(self._bot.services, self._server, key, name) as making:
                made = await self._found_or_made(making, one, general)
                values = {"staff_category": str(made.id)} if one is None else _value(one, made.id)
                await self._settings.change(self._server, model, self._by, **values)
                return made
        except UserFacingError as error:
            self._outcome.troubles.append(self._words.format(error.text_id, {**error.values, "what": what}))
        except discord.Forbidden:
            kind = "role" if one is not None and one.binding is not None and one.binding.to == "role" else "channel"
            self._outcome.troubles.append(self._words(f"setup-{kind}-refused", role=self._guild.me.top_role.name))
            raise _Stop from None
        except _Without:
            pass
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as error:
            status = getattr(error, "status", None) or 500
            _log.warning("%s could not be made on server %s: %s", key, self._server, status)
            sure = 400 <= status < 500
            self._outcome.troubles.append(self._words("setup-refused" if sure else "setup-not-made", what=what))
        return None

    async def _found_or_made(self, making: Making, one: SettingField | None, general: GeneralSettings) -> Made:
        reason = texts(general.locale)("setup-audit-reason")
        if one is not None and one.binding is not None and one.binding.to == "role":
            there = None if making.fresh else made_before(await self._guild.fetch_roles(), discord.Role, making)
            return there or await self._guild.create_role(name=making.name, reason=reason)
        if not making.fresh:
            kind = discord.CategoryChannel if one is None else discord.TextChannel
            kept = made_before(await self._guild.fetch_channels(), kind, making)
            if kept is not None:
                return kept
        if one is None:
            return await self._guild.create_category(
                making.name, overwrites=self._staff_only(general, ()), reason=reason
            )
        assert one.binding is not None
        topic = texts(general.locale)(f"{one.text_id}.description")
        if not one.binding.staff_only:
            return await self._guild.create_text_channel(making.name, topic=topic, reason=reason)
        category = await self._category(general)
        overwrites = self._staff_only(general, one.binding.permissions)
        return await self._guild.create_text_channel(
            making.name, category=category, overwrites=overwrites, topic=topic, reason=reason
        )

    async def _category(self, general: GeneralSettings) -> discord.CategoryChannel:
        """Where the channels of staff are: one category, made with the first of them."""
        if general.staff_category is not None:
            there = self._guild.get_channel(int(general.staff_category))
            if isinstance(there, discord.CategoryChannel):
                return there
        name = texts(general.locale)("setup-category")
        made = await self._written_down(CATEGORY, name, None, general)
        if not isinstance(made, discord.CategoryChannel):
            raise _Without
        return made

    def _staff_only(self, general: GeneralSettings, more: tuple[str, ...]) -> dict[Any, discord.PermissionOverwrite]:
        """Nobody but staff and Salotto. Discord grants only what Salotto may do itself."""
        guild, own = self._guild, self._guild.me.guild_permissions
        allowed = [name for name in (*TO_READ, *TO_WRITE, *more) if getattr(own, name)]
        overwrites: dict[Any, discord.PermissionOverwrite] = {
            guild.default_role: discord.PermissionOverwrite(view_channel=False),
            guild.me: discord.PermissionOverwrite(**dict.fromkeys(allowed, True)),
        }
        for role in guild.roles:
            if str(role.id) in general.staff_roles or role.name in general.staff_roles:
                overwrites[role] = discord.PermissionOverwrite(view_channel=True)
        return overwrites

    async def _is_there(self, one: SettingField, value: str) -> bool:
        """Whether what was chosen exists. Discord is asked for what it may not have announced yet."""
        assert one.binding is not None
        if not value.isdecimal():
            return False
        channels = one.binding.to == "channel"
        if (self._guild.get_channel(int(value)) if channels else self._guild.get_role(int(value))) is not None:
            return True
        try:
            await (self._guild.fetch_channel(int(value)) if channels else self._guild.fetch_role(int(value)))
        except discord.NotFound:
            return False
        except (discord.HTTPException, aiohttp.ClientError):
            return True  # nobody can tell now, and what may be there is not made again
        return True


def name_of(words: Texts, one: SettingField) -> str:
    """What a channel or role is called that is made for a setting: the text `.made` of it, or what the label says."""
    text_id = f"{one.text_id}.made"
    label = words(text_id) if words.has(text_id) else words(one.text_id)
    assert one.binding is not None
    return label if one.binding.to == "role" else "-".join(label.casefold().split())


def _same_name(guild: discord.Guild, one: SettingField) -> Made | None:
    """What the server has by that name in either language, if there is one only and it will do."""
    assert one.binding is not None
    names = {name_of(texts(locale), one).casefold() for locale in LOCALES}
    if one.binding.to == "role":
        roles = [role for role in guild.roles if role.name.casefold() in names and not role.managed]
        fit: list[Made] = [role for role in roles if one.kind != "role" or role < guild.me.top_role]
    else:
        fit = [
            channel
            for channel in guild.text_channels
            if channel.name.casefold() in names
            and not (one.binding.staff_only and is_public(channel))
            and channel.permissions_for(guild.me).send_messages
        ]
    return fit[0] if len(fit) == 1 else None


def _value(one: SettingField, made_id: int) -> dict[str, Any]:
    return {one.name: (str(made_id),) if one.kind == "roles" else str(made_id)}


def _shown(made: Made) -> str:
    return made.mention
