"""What staff chose for their server, area by area: a typed model each, stored field by field, every change noted.

An area declares its settings as a subclass of `AreaSettings`. A field that `[server_defaults]` also has starts from
there; the others start from their own default. What staff chose is never overridden by the file.
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal, TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from core.settings import ServerDefaults, known_zone
from models import audit, servers
from models.audit import AuditEntry
from models.servers import Server
from models.session import Database

_log = logging.getLogger(__name__)

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Chosen = TypeVar("Chosen", bound="AreaSettings")


@dataclass(frozen=True, slots=True)
class Binding:
    """A setting names something of the server: `/setup` offers what there is, and looks after what became of it."""

    to: Literal["channel", "role"]
    permissions: tuple[str, ...] = ()
    """What Salotto must be allowed in the channel beyond seeing it and writing there, by Discord's names."""
    staff_only: bool = False
    """Nobody but staff should see it; made by the set-up, nobody else does."""
    asked: bool = False
    """Whether a server is not complete without it: the guided set-up makes it with the others."""
    needed: bool = False
    """Whether Salotto cannot do its work without it."""


@dataclass(frozen=True, slots=True)
class Internal:
    """A setting that a command of its own sets along the way: `/setup change` does not offer it."""


ChannelId = Annotated[str, Binding("channel")]
RoleId = Annotated[str, Binding("role")]
AskedChannelId = Annotated[str, Binding("channel", asked=True)]
AskedRoleId = Annotated[str, Binding("role", asked=True)]
"""One that the guided set-up makes where a server has none."""


class AreaSettings(BaseModel):
    """The settings of one area; every field has a default. `area` is the first part of their stored keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    area: ClassVar[str]


class GeneralSettings(AreaSettings):
    """What every area needs to know of a server. `staff_roles` are ids, or names until staff chose the roles."""

    area: ClassVar[str] = "general"

    staff_channel: (
        Annotated[str, Binding("channel", ("attach_files",), staff_only=True, asked=True, needed=True)] | None
    ) = None
    digest_day: Weekday = "mon"
    digest_hour: int = Field(default=9, ge=0, le=23)
    locale: Literal["it", "en"] = "it"
    languages: tuple[Literal["it", "en"], ...] = Field(default=("it", "en"), min_length=1)
    time_zone: str = "Europe/Rome"
    staff_roles: tuple[AskedRoleId, ...] = ()
    consent_before_choice: Literal["full", "totals", "none"] = "totals"
    consent_chosen: Annotated[bool, Internal()] = False
    """Whether an administrator was asked what holds before members choose: until then nothing is said by person."""
    staff_category: Annotated[str | None, Internal()] = None
    """The category that the guided set-up made for what only staff see."""

    _known_zone = field_validator("time_zone")(known_zone)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


def models_of(models: Iterable[type[AreaSettings]]) -> tuple[type[AreaSettings], ...]:
    """The settings of areas in the order in which staff meet them: what every area needs to know first."""
    return tuple(sorted(models, key=lambda model: (model.area != "general", model.area)))


class ServerSettings:
    """Reads and changes the settings of every server. `defaults` are what a server starts from."""

    def __init__(self, database: Database, clock: Clock, defaults: ServerDefaults) -> None:
        self._database = database
        self._clock = clock
        self._defaults = defaults
        self._watchers: list[Callable[[str], object]] = []

    def watch(self, told: Callable[[str], object]) -> None:
        """Be told of every server whose settings change here, once they have."""
        self._watchers.append(told)

    async def read(self, server_id: str, model: type[Chosen]) -> Chosen:
        """The settings of an area on a server: what staff chose over what it starts from."""
        async with self._database.reading() as session:
            return await self.read_within(session, server_id, model)

    async def values(self, server_id: str, models: Iterable[type["AreaSettings"]]) -> Mapping[str, Any]:
        """Every setting of several areas, by `area.field`."""
        async with self._database.reading() as session:
            read = [await self.read_within(session, server_id, model) for model in models]
        return {f"{one.area}.{name}": getattr(one, name) for one in read for name in type(one).model_fields}

    async def general(self, server_id: str) -> GeneralSettings:
        return await self.read(server_id, GeneralSettings)

    async def read_within(self, session: AsyncSession, server_id: str, model: type[Chosen]) -> Chosen:
        """`read` as part of a transaction."""
        return self._settings(model, await servers.settings(session, server_id))

    async def change(self, server_id: str, model: type[Chosen], by: str, **values: Any) -> Chosen:
        """Set fields of an area, noting who did and what they were. UserFacingError for a value that does not fit."""
        after = await self._change(server_id, model, by, values)
        for told in self._watchers:
            told(server_id)
        return after

    async def _change(self, server_id: str, model: type[Chosen], by: str, values: dict[str, Any]) -> Chosen:
        async with self._database.writing() as session:
            before = await self.read_within(session, server_id, model)
            after = _checked(model, before, values)
            old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
            changed = {name: new[name] for name in values if old[name] != new[name]}
            if not changed:
                return after
            if await servers.server(session, server_id) is None:
                await self._know(session, server_id, server_id)
            now = self._clock.now()
            keyed = {f"{model.area}.{name}": value for name, value in changed.items()}
            await servers.change_settings(session, server_id, keyed, by, now)
            entries = (
                AuditEntry(now, by, f"{model.area}.{name}", before=old[name], after=value)
                for name, value in changed.items()
            )
            await audit.note(session, server_id, entries)
            if isinstance(after, GeneralSettings):
                await self._know(session, server_id, None)
            return after

    async def know_server(self, server_id: str, name: str) -> Server:
        """Note a server, or its new name, with the language and zone chosen. Run twice, it changes nothing."""
        async with self._database.writing() as session:
            return await self._know(session, server_id, name)

    async def know_within(self, session: AsyncSession, server_id: str) -> Server:
        """A server that something is to be noted of, known by its id until its name is."""
        return await self._know(session, server_id, None)

    async def _know(self, session: AsyncSession, server_id: str, name: str | None) -> Server:
        general = await self.read_within(session, server_id, GeneralSettings)
        known = await servers.server(session, server_id)
        called = name or (known.name if known else server_id)
        server = Server(server_id, called, general.locale, general.time_zone, general.languages)
        if server != known:
            await servers.upsert_server(session, server, self._clock.now())
        return server

    def _settings(self, model: type[Chosen], stored: dict[str, Any]) -> Chosen:
        values = {name: getattr(self._defaults, name) for name in model.model_fields if hasattr(self._defaults, name)}
        chosen = {name: stored[key] for name in model.model_fields if (key := f"{model.area}.{name}") in stored}
        try:
            return model.model_validate(values | chosen)
        except ValidationError as error:
            # A value from an older version of the area: the server goes on with the default, and the log says so.
            wrong = {str(problem["loc"][0]) for problem in error.errors() if problem["loc"]}
            _log.error("settings of area %s that no longer fit: %s", model.area, ", ".join(sorted(wrong)))
            return model.model_validate(values | {name: value for name, value in chosen.items() if name not in wrong})


def _checked(model: type[Chosen], before: Chosen, values: dict[str, Any]) -> Chosen:
    unknown = values.keys() - model.model_fields.keys()
    if unknown:
        raise LookupError(f"area {model.area!r} has no setting {sorted(unknown)}")
    try:
        return model.model_validate(before.model_dump() | values)
    except ValidationError as error:
        raise UserFacingError("setting-refused", field=str(error.errors()[0]["loc"][0])) from None
