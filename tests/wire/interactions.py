"""Interactions: injected by a test, answered by the bot, collected for the test."""

import asyncio
import time
from dataclasses import dataclass, field

from tests.wire import cast
from tests.wire.community import Community, Refusal, unknown
from tests.wire.documents import EVERYTHING, Json, new_id

SECONDS_TO_ANSWER = 3.0
EPHEMERAL, LOADING = 1 << 6, 1 << 7
MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, AUTOCOMPLETE, MODAL = 4, 5, 6, 7, 8, 9


@dataclass(slots=True)
class Interaction:
    """One interaction and what became of it. `began` and `answered` are seconds of the monotonic clock."""

    document: Json
    began: float
    patience: float = SECONDS_TO_ANSWER
    answered: float | None = None
    callback: Json | None = None
    message: Json | None = None
    followups: list[Json] = field(default_factory=list)
    acknowledged: asyncio.Event = field(default_factory=asyncio.Event)
    completed: asyncio.Event = field(default_factory=asyncio.Event)

    def report(self) -> Json:
        """What a test may know. `milliseconds` is from the event to the callback, both seen from the server."""
        return {
            "id": self.document["id"],
            "callback": self.callback,
            "message": self.message,
            "followups": self.followups,
            "milliseconds": None if self.answered is None else 1000 * (self.answered - self.began),
        }


class Interactions:
    """All of them, by id and by token."""

    def __init__(self, community: Community) -> None:
        self._community = community
        self._by_id: dict[str, Interaction] = {}
        self._by_token: dict[str, Interaction] = {}
        self._private: dict[str, Json] = {}
        """What only one person sees: it is in no channel, and its buttons can be pressed all the same."""

    def begin(self, asked: Json) -> Interaction:
        """Someone runs a command, presses a button or sends a modal; see `tests/wire/README.md` for the fields."""
        document = self._document(asked)
        begun = Interaction(document, time.monotonic(), asked.get("patience", SECONDS_TO_ANSWER))
        self._by_id[document["id"]] = self._by_token[document["token"]] = begun
        self._community.emit("INTERACTION_CREATE", document)
        return begun

    def find(self, interaction_id: str) -> Interaction:
        if interaction_id not in self._by_id:
            raise unknown("interaction", 10062)
        return self._by_id[interaction_id]

    def with_token(self, token: str) -> Interaction:
        if token not in self._by_token:
            raise unknown("Webhook", 10015)
        return self._by_token[token]

    def answer(self, interaction_id: str, token: str, callback: Json, files: list[tuple[str, int]]) -> Json:
        """The bot's first word. Discord waits three seconds for it and takes only one."""
        told = self.find(interaction_id)
        if told.document["token"] != token or time.monotonic() - told.began > told.patience:
            raise unknown("interaction", 10062)
        if told.callback is not None:
            raise Refusal(400, 40060, "Interaction has already been acknowledged.")
        data = callback.get("data") or {}
        kind = callback["type"]
        if kind == MESSAGE:
            told.message = self._post(told, data, files)
        elif kind == DEFERRED:
            told.message = self._waiting(told, data.get("flags") or 0)
        elif kind in {UPDATE, DEFERRED_UPDATE}:
            told.message = self._pressed(told)
            if kind == UPDATE:
                self._community.edit(told.message, data, files)
        told.callback = callback
        told.answered = time.monotonic()
        told.acknowledged.set()
        if kind != DEFERRED:
            told.completed.set()
        return self._callback_document(told, kind)

    def follow_up(self, token: str, asked: Json, files: list[tuple[str, int]]) -> Json:
        """A later word. The first one after a deferral takes the place of the waiting message."""
        told = self.with_token(token)
        if told.callback is None:
            raise unknown("Webhook", 10015)
        if told.message is not None and told.message["flags"] & LOADING:
            return self.edit(told, told.message, asked, files)
        said = self._post(told, asked, files)
        told.followups.append(said)
        return said

    def edit(self, told: Interaction, said: Json, asked: Json, files: list[tuple[str, int]]) -> Json:
        was_waiting = bool(said["flags"] & LOADING)
        said["flags"] &= ~LOADING
        edited = self._community.edit(said, {key: value for key, value in asked.items() if key != "flags"}, files)
        if was_waiting:
            told.completed.set()
        return edited

    def message(self, token: str, message_id: str) -> tuple[Interaction, Json]:
        """A message of this interaction: `@original` or an id."""
        told = self.with_token(token)
        said = [*([told.message] if told.message else []), *told.followups]
        for one in said:
            if message_id == one["id"] or (message_id == "@original" and one is told.message):
                return told, one
        raise unknown("Message", 10008)

    def delete(self, token: str, message_id: str) -> None:
        told, said = self.message(token, message_id)
        if said["id"] in self._community.messages.get(said["channel_id"], {}):
            self._community.delete(said["channel_id"], said["id"])
        if said is told.message:
            told.message = None
        else:
            told.followups.remove(said)

    def _post(self, told: Interaction, asked: Json, files: list[tuple[str, int]]) -> Json:
        extra = {"application_id": cast.BOT, "webhook_id": cast.BOT}
        channel_id = told.document["channel_id"]
        if (asked.get("flags") or 0) & EPHEMERAL:
            said = {**self._community.compose(channel_id, cast.BOT, asked, files), **extra}
            self._private[said["id"]] = said
            return said
        return self._community.send(channel_id, cast.BOT, asked, files, **extra)

    def _waiting(self, told: Interaction, flags: int) -> Json:
        said = self._post(told, {"content": "…", "flags": flags | LOADING}, [])
        said["content"] = ""
        return said

    def _pressed(self, told: Interaction) -> Json:
        pressed = told.document.get("message")
        if pressed is None:
            raise Refusal(400, 50035, "Invalid Form Body: no message to update")
        return self._message(pressed["channel_id"], pressed["id"])

    def _message(self, channel_id: str, message_id: str) -> Json:
        return self._private.get(message_id) or self._community.message(channel_id, message_id)

    def _callback_document(self, told: Interaction, kind: int) -> Json:
        document = told.document
        interaction: Json = {key: document[key] for key in ("id", "type", "channel_id", "guild_id")}
        if told.message is None:
            return {"interaction": interaction}
        interaction |= {
            "response_message_id": told.message["id"],
            "response_message_loading": bool(told.message["flags"] & LOADING),
            "response_message_ephemeral": bool(told.message["flags"] & EPHEMERAL),
        }
        if kind in {MESSAGE, UPDATE}:
            return {"interaction": interaction, "resource": {"type": kind, "message": told.message}}
        return {"interaction": interaction}

    def _document(self, asked: Json) -> Json:
        user_id, channel_id = asked.get("user_id", cast.ANNA), asked.get("channel_id", cast.GENERAL)
        interaction_id = new_id()
        document: Json = {
            "id": interaction_id,
            "application_id": cast.BOT,
            "token": f"wire-{interaction_id}",
            "version": 1,
            "type": asked["type"],
            "guild_id": cast.GUILD,
            "channel_id": channel_id,
            "channel": {**self._community.channel(channel_id), "permissions": str(EVERYTHING)},
            "guild": {"id": cast.GUILD, "locale": "it", "features": []},
            "member": {**self._community.member(user_id), "permissions": str(asked.get("permissions", EVERYTHING))},
            "locale": asked.get("locale", "it"),
            "guild_locale": "it",
            "app_permissions": str(EVERYTHING),
            "entitlements": [],
            "authorizing_integration_owners": {"0": cast.GUILD},
            "context": 0,
            "attachment_size_limit": 10_485_760,
            "data": asked["data"],
        }
        if "message_id" in asked:
            document["message"] = self._message(channel_id, asked["message_id"])
        return document
