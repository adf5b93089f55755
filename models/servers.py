"""Servers, their settings and their channels.

Kept as long as Salotto serves the server. Nothing here is about a member, except who changed a setting.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex
from typing import Any, Literal

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.bulk import insert_or_ignore, insert_or_update
from models.types import Base, Id, IdKey, IdText, JsonList, JsonValue, ServerKey

ChannelKind = Literal["text", "thread", "forum", "voice", "other"]


@dataclass(frozen=True, slots=True)
class Server:
    """A community. `zone` is the name of its time zone, `languages` those that its members write."""

    id: str
    name: str
    locale: str = "en"
    zone: str = "UTC"
    languages: tuple[str, ...] = ("it", "en")


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel or a thread; a thread has the channel it hangs from as `parent`."""

    id: str
    name: str
    kind: ChannelKind = "text"
    parent: str | None = None


class ServerRow(Base):
    __tablename__ = "servers"

    id: Mapped[IdKey]
    name: Mapped[str]
    locale: Mapped[str]
    zone: Mapped[str]
    languages: Mapped[JsonList]
    created_at: Mapped[datetime]
    secret: Mapped[str]
    """Keys the hashes under which events are counted that nothing may link to a person."""


class SettingRow(Base):
    __tablename__ = "server_settings"

    server_id: Mapped[ServerKey]
    key: Mapped[IdKey]
    value: Mapped[Any] = mapped_column(JsonValue, nullable=True)
    changed_by: Mapped[str | None] = mapped_column(IdText)
    changed_at: Mapped[datetime]


class ChannelRow(Base):
    __tablename__ = "channels"

    server_id: Mapped[ServerKey]
    id: Mapped[IdKey]
    name: Mapped[str]
    kind: Mapped[str]
    parent_id: Mapped[Id | None]


async def upsert_server(session: AsyncSession, server: Server, now: datetime) -> None:
    """Note a server, or its new name, language and zone."""
    row = {
        "id": server.id,
        "name": server.name,
        "locale": server.locale,
        "zone": server.zone,
        "languages": list(server.languages),
        "created_at": now,
        "secret": token_hex(16),
    }
    await insert_or_update(session, ServerRow, [row], {"name", "locale", "zone", "languages"})


async def take_turn(session: AsyncSession, server_id: str) -> bool:
    """Until this transaction ends, whoever else takes the server's turn waits; False where it is not known.

    SQLite has one writer at a time anyway. Rows that belong to the server can be written meanwhile.
    """
    of_server = select(ServerRow.id).where(ServerRow.id == server_id).with_for_update(key_share=True)
    return await session.scalar(of_server) is not None


async def server(session: AsyncSession, server_id: str) -> Server | None:
    row = await session.get(ServerRow, server_id)
    return None if row is None else _server(row)


async def servers(session: AsyncSession) -> tuple[Server, ...]:
    return tuple(_server(row) for row in await session.scalars(select(ServerRow).order_by(ServerRow.id)))


async def server_secret(session: AsyncSession, server_id: str) -> bytes:
    """The key for hashes that must not be undone by whoever knows the ids."""
    found = await session.scalar(select(ServerRow.secret).where(ServerRow.id == server_id))
    if found is None:
        raise LookupError(f"no server {server_id!r}")
    return found.encode()


def _server(row: ServerRow) -> Server:
    return Server(row.id, row.name, row.locale, row.zone, tuple(row.languages))


async def upsert_channels(session: AsyncSession, server_id: str, channels: Iterable[Channel]) -> None:
    """Note channels, or what they are called now."""
    rows = [
        {"server_id": server_id, "id": c.id, "name": c.name, "kind": c.kind, "parent_id": c.parent} for c in channels
    ]
    await insert_or_update(session, ChannelRow, rows, {"name", "kind", "parent_id"})


async def channels(session: AsyncSession, server_id: str) -> dict[str, Channel]:
    rows = await session.execute(
        select(ChannelRow.id, ChannelRow.name, ChannelRow.kind, ChannelRow.parent_id)
        .where(ChannelRow.server_id == server_id)
        .order_by(ChannelRow.id)
    )
    return {id_: Channel(id_, name, kind, parent) for id_, name, kind, parent in rows}  # type: ignore[arg-type]


async def settings(session: AsyncSession, server_id: str) -> dict[str, Any]:
    """Everything that staff chose for a server."""
    rows = await session.execute(
        select(SettingRow.key, SettingRow.value).where(SettingRow.server_id == server_id).order_by(SettingRow.key)
    )
    return dict(rows.all())


async def change_settings(
    session: AsyncSession, server_id: str, values: Mapping[str, Any], by: str | None, now: datetime
) -> None:
    """Set settings by key, noting who changed them and when."""
    rows = [
        {"server_id": server_id, "key": key, "value": value, "changed_by": by, "changed_at": now}
        for key, value in values.items()
    ]
    await insert_or_update(session, SettingRow, rows, {"value", "changed_by", "changed_at"})


async def propose_settings(session: AsyncSession, server_id: str, values: Mapping[str, Any], now: datetime) -> None:
    """Set what has not been set yet: defaults never override what staff chose."""
    rows = [
        {"server_id": server_id, "key": key, "value": value, "changed_by": None, "changed_at": now}
        for key, value in values.items()
    ]
    await insert_or_ignore(session, SettingRow, rows)


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """The settings that a member was the last to change."""
    rows = await session.execute(
        select(SettingRow.key, SettingRow.changed_at)
        .where(SettingRow.server_id == server_id, SettingRow.changed_by == member_id)
        .order_by(SettingRow.key)
    )
    return {"settings_changed": [{"key": key, "at": at} for key, at in rows]}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Settings stay as they are; who changed them is forgotten."""
    await session.execute(
        update(SettingRow)
        .where(SettingRow.server_id == server_id, SettingRow.changed_by == member_id)
        .values(changed_by=None)
    )
