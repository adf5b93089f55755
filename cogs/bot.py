"""The bot itself: connects, loads every area, answers errors. What it can do is in the areas."""

import logging
from typing import Any

import discord
from discord.ext import commands

from cogs._ui.audience import set_permissions
from cogs._ui.forms import SafeForm
from cogs._ui.language import locale_of
from cogs._ui.naming import FluentTranslator
from cogs._ui.stale import answer_stale
from cogs.areas import Area, discover, named
from cogs.connection import in_words
from cogs.errors import SalottoTree
from models.members import Member
from models.migrate import upgrade_database
from services.container import Services

# Salotto does not speak: that what voice needs is not installed is no news.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False

_log = logging.getLogger(__name__)


def intents() -> discord.Intents:
    """What Discord must tell us: everything about messages and members, nothing about presence."""
    wanted = discord.Intents.default()
    wanted.members = True
    wanted.message_content = True
    return wanted


class Salotto(commands.Bot):
    """A bot with its services. It answers slash commands only: nobody types a prefix."""

    def __init__(self, services: Services, areas: tuple[Area, ...] | None = None) -> None:
        super().__init__(
            command_prefix=(),
            intents=intents(),
            allowed_mentions=discord.AllowedMentions.none(),
            help_command=None,
            tree_cls=SalottoTree,
            allowed_contexts=discord.app_commands.AppCommandContext(
                guild=True, dm_channel=False, private_channel=False
            ),
            allowed_installs=discord.app_commands.AppInstallationType(guild=True, user=False),
        )
        self.services = services
        self.areas = discover() if areas is None else areas
        self.forms: dict[tuple[str, str], type[SafeForm]] = {}
        """The forms that answer after a restart, by area and action."""
        self.command_ids: dict[str, int] = {}
        """Of each command at the top level, once Discord knows it: what makes it clickable in a text."""

    async def setup_hook(self) -> None:
        await self.prepare_database()
        await self.load_areas()
        self.command_ids = {command.name: command.id for command in await self.tree.sync()}

    async def prepare_database(self) -> None:
        """Bring the tables to the present shape."""
        database = self.services.database
        if database.dialect == "sqlite" and database.file is None:
            await database.create_all()
        else:
            await upgrade_database(database)

    async def load_areas(self) -> None:
        """Load every area: its cog, what answers after a restart, its privacy contract."""
        await self.tree.set_translator(FluentTranslator())
        for area in self.areas:
            if area.privacy is not None and area.name not in self.services.privacy.areas:
                self.services.privacy.register(area.name, area.privacy)
            for kept in map(named, area.persistent):
                if issubclass(kept, SafeForm):
                    self.forms[kept.area, kept.action] = kept
                else:
                    self.add_dynamic_items(kept)
            if area.cog is not None:
                await self.add_cog(named(area.cog)(self))
        set_permissions(self.tree)

    async def start(self, token: str, *, reconnect: bool = True) -> None:
        """Live on Discord until closed. UserFacingError for what a person can mend."""
        try:
            await super().start(token, reconnect=reconnect)
        except Exception as error:
            told = in_words(error)
            if told is None:
                raise
            raise told from error

    async def hears(self) -> bool:
        """Whether Discord tells us what happens, now: ready once, and the connection is open."""
        return self.is_ready() and self.ws is not None and self.ws.open

    async def close(self) -> None:
        """Leave Discord, let the areas end what they began, then close what they stood on."""
        await super().close()
        await self.services.close()

    async def on_message(self, message: discord.Message, /) -> None:
        """Nobody types commands: what is written is looked at by the areas that listen."""

    async def on_error(self, event_method: str, /, *arguments: Any, **keywords: Any) -> None:
        """A listener failed: the log says which, without what it was given."""
        _log.exception("event %s", event_method)

    async def on_ready(self) -> None:
        for guild in self.guilds:
            await self.services.server_settings.know_server(str(guild.id), guild.name)
            self.dispatch("server_in_sight", guild)

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Areas that compare what they know with what there is listen to `on_server_in_sight`: at a start, and here."""
        if self.is_ready():
            self.dispatch("server_in_sight", guild)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        await self.services.server_settings.know_server(str(guild.id), guild.name)

    async def on_guild_update(self, before: discord.Guild, after: discord.Guild) -> None:
        if before.name != after.name:
            await self.services.server_settings.know_server(str(after.id), after.name)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Whatever somebody does tells their language; a click that nothing answers any more is answered here."""
        await answer_stale(interaction)
        if interaction.guild_id is None or interaction.user.bot:
            return
        member = Member(str(interaction.user.id), interaction.user.display_name)
        await self.services.languages.note(str(interaction.guild_id), member, locale_of(interaction))
