"""Discord's ids tell when they were given."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def id_at(moment: datetime) -> str:
    """An id as Discord gives at a moment: ids of before are smaller, ids of after larger."""
    return str((moment - _EPOCH) // _MILLISECOND << 22)


def moment_of(snowflake: str) -> datetime:
    """When an id was given, to the millisecond."""
    return _EPOCH + (int(snowflake) >> 22) * _MILLISECOND
