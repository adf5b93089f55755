"""Discord's own description of its API as a judge: every request and every answer is held against it.

The description is stricter in print than Discord is in life, so a few things are relaxed, all of them in `_relax`.
"""

import copy
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import jsonschema_rs

from tests.wire.documents import Json

Part = Literal["route", "query", "request", "answer", "event"]
DESCRIPTION = "discord-api/openapi.json"
BASE = "urn:discord"

EVENT_SCHEMAS = {
    "MESSAGE_CREATE": "MessageResponse",
    "MESSAGE_UPDATE": "MessageResponse",
    "CHANNEL_CREATE": "GuildChannelResponse",
    "CHANNEL_UPDATE": "GuildChannelResponse",
    "THREAD_CREATE": "ThreadResponse",
    "GUILD_MEMBER_ADD": "GuildMemberResponse",
    "GUILD_CREATE": "GuildResponse",
}
"""Gateway events are not described, but what they carry is what the API answers, with a few fields more."""
ONLY_IN_EVENTS = {
    "MESSAGE_CREATE": {"guild_id", "member"},
    "MESSAGE_UPDATE": {"guild_id", "member"},
    "THREAD_CREATE": {"newly_created"},
    "GUILD_MEMBER_ADD": {"guild_id"},
    "GUILD_CREATE": {
        *("joined_at", "large", "unavailable", "member_count", "voice_states", "members", "channels", "threads"),
        *("presences", "stage_instances", "guild_scheduled_events", "soundboard_sounds"),
    },
}


@dataclass(frozen=True, slots=True)
class Violation:
    """`where` is "METHOD /template" or the name of an event; `part` is what was wrong with it."""

    where: str
    part: Part
    problem: str


class Contract:
    """Validators made from the description, each when it is first asked for."""

    def __init__(self, description: Json) -> None:
        self._description = _relax(description)
        resource = {"$schema": "https://json-schema.org/draft/2020-12/schema", **self._description}
        self._registry = jsonschema_rs.Registry([(BASE, resource)])
        self._validators: dict[str, Any] = {}

    @classmethod
    def read(cls, file: Path) -> "Contract":
        return cls(json.loads(file.read_text(encoding="utf-8")))

    def request(self, method: str, template: str, query: Mapping[str, str], body: object | None) -> Iterator[Violation]:
        """What a client said: `body` is None where there was none."""
        where = f"{method} {template}"
        operation = self._operation(method, template)
        if operation is None:
            yield Violation(where, "route", "Discord has no such route")
            return
        yield from self._query(where, operation, query)
        place = ("paths", template, method.lower(), "requestBody")
        described = operation.get("requestBody")
        if body is None:
            # A ban may come without any body, whatever the description says.
            if described is not None and described.get("required") and "/bans/" not in template:
                yield Violation(where, "request", "the body is missing")
        elif described is None:
            if body != {}:
                yield Violation(where, "request", "a body where there is none to send")
        else:
            yield from self._check(where, "request", (*place, "content", "application/json", "schema"), body)

    def answer(self, method: str, template: str, status: int, body: object | None) -> Iterator[Violation]:
        """What the server said. Failures of the server itself (5xx) are not described."""
        where = f"{method} {template}"
        operation = self._operation(method, template)
        if operation is None or status >= 500:
            return
        responses = operation["responses"]
        if status == 429:
            yield from self._named(where, "answer", "RatelimitedResponse", body)
        elif status >= 400:
            yield from self._named(where, "answer", "ErrorResponse", body)
        elif str(status) not in responses:
            yield Violation(where, "answer", f"status {status} is not described")
        elif "content" in responses[str(status)]:
            place = ("paths", template, method.lower(), "responses", str(status), "content", "application/json")
            yield from self._check(where, "answer", (*place, "schema"), body)
        elif body is not None:
            yield Violation(where, "answer", f"status {status} has no body")

    def event(self, name: str, data: Json) -> Iterator[Violation]:
        """What the gateway said, where it carries something that the description knows."""
        if name in EVENT_SCHEMAS:
            described = {key: value for key, value in data.items() if key not in ONLY_IN_EVENTS.get(name, ())}
            yield from self._named(name, "event", EVENT_SCHEMAS[name], described)

    def _operation(self, method: str, template: str) -> Json | None:
        found: Json | None = self._description["paths"].get(template, {}).get(method.lower())
        return found

    def _query(self, where: str, operation: Json, query: Mapping[str, str]) -> Iterator[Violation]:
        described = {item["name"]: item for item in operation.get("parameters", []) if item["in"] == "query"}
        for name, said in query.items():
            if name == "delete_message_seconds" and "/bans/" in where:
                continue  # described for the body of a ban, which may be missing; clients put it here
            if name not in described:
                yield Violation(where, "query", f"{name} is not described")
                continue
            schema = described[name]["schema"]
            meant = _typed(said, self._referred(schema))
            yield from self._problems(where, "query", self._validator(f"{where}?{name}", schema), meant)
        for name, item in described.items():
            if item.get("required") and name not in query:
                yield Violation(where, "query", f"{name} is missing")

    def _referred(self, schema: Json) -> Json:
        """What a schema says itself, or by name."""
        while "$ref" in schema:
            schema = self._description["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        return schema

    def _named(self, where: str, part: Part, schema: str, body: object) -> Iterator[Violation]:
        yield from self._check(where, part, ("components", "schemas", schema), body)

    def _check(self, where: str, part: Part, place: tuple[str, ...], body: object) -> Iterator[Violation]:
        pointer = "/".join(
            step.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D") for step in place
        )
        yield from self._problems(where, part, self._validator(pointer, {"$ref": f"{BASE}#/{pointer}"}), body)

    def _validator(self, name: str, schema: Json) -> Any:
        if name not in self._validators:
            absolute = json.loads(json.dumps(schema).replace('"#/', f'"{BASE}#/'))
            self._validators[name] = jsonschema_rs.Draft202012Validator(absolute, registry=self._registry)
        return self._validators[name]

    @staticmethod
    def _problems(where: str, part: Part, validator: Any, body: object) -> Iterator[Violation]:
        if validator.is_valid(body):
            return
        for error in validator.iter_errors(body):
            place = "/".join(str(step) for step in error.instance_path)
            yield Violation(where, part, f"{place or 'body'}: {error.message[:300]}")


def _typed(said: str, schema: Json) -> object:
    """A value of a query as what it stands for; booleans also come as 0 and 1."""
    kind = schema.get("type")
    if kind == "boolean" and said in {"true", "false", "True", "False", "0", "1"}:
        return said in {"true", "True", "1"}
    if kind == "integer" and said.lstrip("-").isdigit():
        return int(said)
    if kind == "array":
        return [said]
    return said


GUILD_MEDIA = 16


def _relax(description: Json) -> Json:
    """The description as Discord lives it: forgiving with clients, and strict with us where it is silent.

    Clients send fields that are not described, and Discord passes over them. Our own answers may hold none.
    """
    relaxed = copy.deepcopy(description)
    schemas = relaxed["components"]["schemas"]
    operations = [step for path in relaxed["paths"].values() for step in path.values() if isinstance(step, dict)]
    asked = _mentioned(schemas, [operation.get("requestBody") for operation in operations])
    for name, schema in schemas.items():
        # Error is continued by other schemas, so it must stay open.
        if "properties" in schema and name not in asked and name != "Error":
            schema.setdefault("additionalProperties", False)
    # Clients send ids as numbers, and Discord takes them.
    schemas["SnowflakeType"] = {"type": ["string", "integer"]}
    # Media channels are in Discord's documentation, and not yet in its description.
    kinds = schemas["ChannelTypes"]["oneOf"]
    kinds += [] if any(kind["const"] == GUILD_MEDIA for kind in kinds) else [{"const": GUILD_MEDIA}]
    # The code of inner errors is a word, and a rate limit has none.
    schemas["Error"] = {
        "type": "object",
        "properties": {"code": {"type": ["integer", "string"]}, "message": {"type": "string"}},
        "required": ["message"],
    }
    return relaxed


def _mentioned(schemas: Json, documents: list[Json | None]) -> set[str]:
    """The names of all schemas that these documents mention, directly or by way of others."""
    found: set[str] = set()
    waiting: list[object] = list(documents)
    while waiting:
        mentioned = set(re.findall(r'"#/components/schemas/(\w+)"', json.dumps(waiting))) - found
        found |= mentioned
        waiting = [schemas[name] for name in sorted(mentioned)]
    return found
