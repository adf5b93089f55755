"""Careful reading of fields that may be missing, or of another type than they should be."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from services.exports.byte_stream import without_controls


def mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def items(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def text(value: object) -> str:
    """Numbers become their digits; anything but text and numbers becomes ""."""
    if isinstance(value, str):
        return without_controls(value)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def identity(value: object) -> str:
    """An id, or a name used as one, without surrounding blanks. Whole numbers count, true and false do not."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return text(value).strip()


def moment(value: object) -> datetime | None:
    """ISO 8601 -> aware UTC; without an offset it is taken as UTC. None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        read = datetime.fromisoformat(value.strip())
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def count(value: object) -> int:
    """A whole number of at least 0; anything else is 0."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0
    return max(0, int(value)) if value == value and abs(value) < 1e15 else 0
