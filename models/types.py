"""The declarative base, and the column types that make SQLite and PostgreSQL hold the same values."""

import json
import re
from datetime import UTC, datetime
from typing import Annotated, Any

import orjson
from sqlalchemy import JSON, BigInteger, DateTime, Dialect, ForeignKey, MetaData, String, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator

from core.windows import Week


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment: refuses naive ones, stores UTC, returns aware UTC.

    SQLite has no time zones: it would keep the wall time and drop the offset.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without a time zone cannot be stored: {value!r}")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def storable(text: str) -> str:
    """`text` with what no database stores (NUL, lone surrogates) replaced one for one, so that offsets keep."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = "".join("\N{REPLACEMENT CHARACTER}" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text.replace("\x00", "\N{REPLACEMENT CHARACTER}")


class Words(TypeDecorator[str]):
    """Text of any length as people and exports give it: see `storable`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)


class IdText(TypeDecorator[str]):
    """An id given by Discord or an export. Compared byte by byte on every engine, whatever the locale."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(String(collation="C") if dialect.name == "postgresql" else String())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)


class WeekLabel(TypeDecorator[Week]):
    """An ISO week, stored as its label ("2017-W10"), which sorts in time order."""

    impl = String(8)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(String(8, collation="C") if dialect.name == "postgresql" else String(8))

    def process_bind_param(self, value: Week | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Week | None:
        return None if value is None else Week.parse(value)


JsonValue = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
"""Any JSON. The engine writes it with `json_text`, so that accented keys can be queried on SQLite too."""


_ESCAPED_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")


def json_text(value: object) -> str:
    """JSON with its letters as they are (not escaped), and with nothing in it that a database refuses."""
    try:
        text = orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode()
    except orjson.JSONEncodeError:  # lone surrogates, or numbers beyond 64 bits
        text = storable(json.dumps(value, ensure_ascii=False))
    if "\\u0000" in text:
        return _ESCAPED_NUL.sub("\\1\N{REPLACEMENT CHARACTER}", text)
    return text


def json_value(text: Any) -> Any:
    """What `json_text` wrote. SQLite hands a bare number back as a number."""
    return orjson.loads(text) if isinstance(text, str | bytes) else text


class Base(DeclarativeBase):
    """Every table of Salotto."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcDateTime, str: Words, Week: WeekLabel, int: BigInteger}  # noqa: RUF012


ServerKey = Annotated[str, mapped_column(IdText, ForeignKey("servers.id", ondelete="CASCADE"), primary_key=True)]
"""The server a row belongs to: the first part of every key."""

IdKey = Annotated[str, mapped_column(IdText, primary_key=True)]
Id = Annotated[str, mapped_column(IdText)]
WeekKey = Annotated[Week, mapped_column(WeekLabel, primary_key=True)]
MomentKey = Annotated[datetime, mapped_column(UtcDateTime, primary_key=True)]
JsonList = Annotated[list[Any], mapped_column(JsonValue)]
JsonObject = Annotated[dict[str, Any], mapped_column(JsonValue)]
