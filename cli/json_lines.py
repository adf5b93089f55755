"""JSON lines from a stream, each line an object; what is wrong is told by text id, so that a person can mend it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from core.errors import UserFacingError


@dataclass(frozen=True, slots=True)
class JsonLine:
    """One line: its number from 1, and its object or what is wrong with it."""

    number: int
    value: Mapping[str, Any]
    wrong: UserFacingError | None = None


def json_lines(lines: Iterable[bytes]) -> Iterator[JsonLine]:
    """Every line that is not empty, one at a time, as it arrives."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            # json rather than a faster reader: it keeps lone surrogates, which real exports contain.
            value = json.loads(line.decode("utf-8-sig"), parse_constant=_not_json)
        except UnicodeDecodeError:
            yield JsonLine(number, {}, UserFacingError("json-broken", problem="UTF-8"))
        except ValueError as error:
            problem = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
            yield JsonLine(number, {}, UserFacingError("json-broken", problem=problem))
        except RecursionError:
            yield JsonLine(number, {}, UserFacingError("json-broken", problem="nesting"))
        else:
            if isinstance(value, dict):
                yield JsonLine(number, value)
            else:
                yield JsonLine(number, {}, UserFacingError("json-not-an-object"))


def _not_json(constant: str) -> NoReturn:
    """Python reads NaN and Infinity, but JSON has neither: who reads our answer would stumble over them."""
    raise ValueError(constant)


def required_text(value: Mapping[str, Any], key: str) -> str:
    """The text under `key`; UserFacingError names the key when it is missing or is no text."""
    if key not in value:
        raise UserFacingError("json-key-missing", key=key)
    found = value[key]
    if not isinstance(found, str):
        raise UserFacingError("json-key-wrong", key=key, expected="string")
    return found
