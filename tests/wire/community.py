"""What the wire server remembers: one community with its people, channels and messages. Every change is an event."""

import re
import time
from collections.abc import Callable, Iterable

from tests.wire import cast
from tests.wire.documents import (
    ADMINISTRATOR,
    TALK,
    Json,
    application,
    guild,
    member,
    message,
    new_id,
    now,
    role,
    text_channel,
    user,
)

Emit = Callable[[str, Json], None]
NONCE_SECONDS = 300.0
"""Discord says "the past few minutes"."""


class Refusal(Exception):
    """An error as Discord answers it."""

    def __init__(self, status: int, code: int, text: str) -> None:
        super().__init__(text)
        self.status, self.code, self.text = status, code, text


def unknown(what: str, code: int) -> Refusal:
    return Refusal(404, code, f"Unknown {what}")


class Community:
    """The state. `emit` takes the name and the data of each event."""

    def __init__(self, emit: Emit) -> None:
        self.emit = emit
        accounts = {key: user(key, name, bot=key == cast.BOT) for key, name in cast.NAMES.items()}
        self.users = accounts
        self.application = application(accounts[cast.BOT], accounts[cast.OWNER])
        self.guild = guild(cast.GUILD, "La Bottega", cast.OWNER)
        self.roles = {
            cast.GUILD: role(cast.GUILD, "@everyone", TALK, 0),
            cast.STAFF_ROLE: role(cast.STAFF_ROLE, "Staff", TALK, 1),
            cast.BOT_ROLE: role(cast.BOT_ROLE, "Salotto", ADMINISTRATOR, 2),
        }
        held = {cast.BOT: [cast.BOT_ROLE], cast.OWNER: [cast.STAFF_ROLE]}
        self.members = {key: member(account, held.get(key, [])) for key, account in accounts.items()}
        self.channels = {
            cast.GENERAL: text_channel(cast.GENERAL, cast.GUILD, "generale", 0),
            cast.STAFF_ROOM: text_channel(cast.STAFF_ROOM, cast.GUILD, "staff", 1),
        }
        self.messages: dict[str, dict[str, Json]] = {}
        self.pins: dict[str, dict[str, str]] = {}
        self.reactions: dict[tuple[str, str], list[str]] = {}
        self.bans: dict[str, str | None] = {}
        self.commands: dict[str, list[Json]] = {}
        self._nonces: dict[tuple[str, str, str], tuple[float, str]] = {}

    # -- what is asked for

    def channel(self, channel_id: str) -> Json:
        if channel_id not in self.channels:
            raise unknown("Channel", 10003)
        return self.channels[channel_id]

    def message(self, channel_id: str, message_id: str) -> Json:
        self.channel(channel_id)
        if message_id not in self.messages.get(channel_id, {}):
            raise unknown("Message", 10008)
        return self.messages[channel_id][message_id]

    def member(self, user_id: str) -> Json:
        if user_id not in self.members:
            raise unknown("Member", 10007)
        return self.members[user_id]

    def full_guild(self) -> Json:
        return {**self.guild, "roles": list(self.roles.values())}

    def guild_create(self, large_threshold: int) -> Json:
        """The server as READY is followed by: beyond the threshold only the bot itself comes along."""
        members = list(self.members.values())
        large = len(members) > large_threshold
        channels = [channel for channel in self.channels.values() if channel.get("guild_id")]
        return {
            **self.full_guild(),
            "joined_at": self.members[cast.BOT]["joined_at"],
            "large": large,
            "unavailable": False,
            "member_count": len(members),
            "members": [self.members[cast.BOT]] if large else members,
            "channels": [channel for channel in channels if "thread_metadata" not in channel],
            "threads": [channel for channel in channels if "thread_metadata" in channel],
            "presences": [],
            "voice_states": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }

    def history(self, channel_id: str, *, before: int | None, after: int | None, limit: int) -> list[Json]:
        """Newest first. `after` takes the oldest that follow it, as Discord does."""
        self.channel(channel_id)
        found = list(self.messages.get(channel_id, {}).values())
        if after is not None:
            return [said for said in found if int(said["id"]) > after][:limit][::-1]
        if before is not None:
            found = [said for said in found if int(said["id"]) < before]
        return found[-limit:][::-1]

    def open_channel(self, name: str) -> Json:
        opened = text_channel(new_id(), cast.GUILD, name, len(self.channels))
        self.channels[opened["id"]] = opened
        self.emit("CHANNEL_CREATE", opened)
        return opened

    # -- messages

    def send(
        self, channel_id: str, author_id: str, asked: Json, files: Iterable[tuple[str, int]] = (), **extra: object
    ) -> Json:
        """A message is written. The same enforced nonce within minutes gives the first message again."""
        channel = self.channel(channel_id)
        nonce = str(asked["nonce"]) if asked.get("nonce") is not None else None
        key = (author_id, channel_id, nonce or "")
        if nonce is not None and asked.get("enforce_nonce"):
            at, first = self._nonces.get(key, (0.0, ""))
            if first in self.messages.get(channel_id, {}) and time.monotonic() - at < NONCE_SECONDS:
                return self.messages[channel_id][first]
        said = self.compose(channel_id, author_id, asked, files)
        said.update(extra)
        if nonce is not None:
            said["nonce"] = nonce
            self._nonces[key] = (time.monotonic(), said["id"])
        self.messages.setdefault(channel_id, {})[said["id"]] = said
        channel["last_message_id"] = said["id"]
        self.tell_message("MESSAGE_CREATE", said)
        return said

    def compose(self, channel_id: str, author_id: str, asked: Json, files: Iterable[tuple[str, int]] = ()) -> Json:
        """A message that is not in any channel yet (an ephemeral one never is)."""
        if asked.get("poll") or asked.get("sticker_ids"):
            raise Refusal(501, 0, "the wire server knows neither polls nor stickers")
        said = message(channel_id, self.users[author_id], asked.get("content") or "")
        said["flags"] = asked.get("flags") or 0
        self._fill(said, asked, files)
        if not (said["content"] or said["embeds"] or said["attachments"] or said["components"]):
            raise Refusal(400, 50006, "Cannot send an empty message")
        reference = asked.get("message_reference")
        if reference:
            target = self.messages.get(channel_id, {}).get(str(reference["message_id"]))
            if target is None and reference.get("fail_if_not_exists", True):
                raise Refusal(400, 50035, "Invalid Form Body: unknown message in message_reference")
            said["type"] = 19
            said["message_reference"] = {
                "type": 0,
                "channel_id": channel_id,
                "guild_id": cast.GUILD,
                "message_id": str(reference["message_id"]),
            }
            said["referenced_message"] = target and _as_quoted(target)
        return said

    def edit(self, said: Json, asked: Json, files: Iterable[tuple[str, int]] = ()) -> Json:
        if asked.get("content", False) is not False:
            said["content"] = asked["content"] or ""
        if asked.get("flags") is not None:
            said["flags"] = asked["flags"]
        self._fill(said, asked, files)
        said["edited_timestamp"] = now()
        if said["id"] in self.messages.get(said["channel_id"], {}):
            self.tell_message("MESSAGE_UPDATE", said)
        return said

    def delete(self, channel_id: str, message_id: str) -> None:
        self.message(channel_id, message_id)
        del self.messages[channel_id][message_id]
        self.pins.get(channel_id, {}).pop(message_id, None)
        self.emit("MESSAGE_DELETE", {"id": message_id, "channel_id": channel_id, "guild_id": cast.GUILD})

    def tell_message(self, name: str, said: Json) -> None:
        """An event about a message: with its author as a member, where it was said in the server."""
        told = {**said, "guild_id": cast.GUILD} if self.channels[said["channel_id"]].get("guild_id") else dict(said)
        author = self.members.get(said["author"]["id"])
        if author is not None and "guild_id" in told:
            told["member"] = {key: value for key, value in author.items() if key != "user"}
        self.emit(name, told)

    def forget_nonces(self) -> None:
        """As if the few minutes had passed."""
        self._nonces.clear()

    def pin(self, channel_id: str, message_id: str, pinned: bool) -> None:
        said = self.message(channel_id, message_id)
        said["pinned"] = pinned
        if pinned:
            self.pins.setdefault(channel_id, {})[message_id] = now()
        else:
            self.pins.get(channel_id, {}).pop(message_id, None)
        self.emit(
            "CHANNEL_PINS_UPDATE", {"channel_id": channel_id, "guild_id": cast.GUILD, "last_pin_timestamp": now()}
        )

    def react(self, channel_id: str, message_id: str, emoji: str, user_id: str, *, present: bool) -> None:
        said = self.message(channel_id, message_id)
        people = self.reactions.setdefault((message_id, emoji), [])
        if present == (user_id in people):
            return
        people.append(user_id) if present else people.remove(user_id)
        said["reactions"] = [
            {
                "emoji": emoji_document(name),
                "count": len(who),
                "me": cast.BOT in who,
                "me_burst": False,
                "count_details": {"burst": 0, "normal": len(who)},
                "burst_colors": [],
            }
            for (of, name), who in self.reactions.items()
            if of == message_id and who
        ]
        where = {"channel_id": channel_id, "message_id": message_id, "guild_id": cast.GUILD}
        told = {**where, "user_id": user_id, "emoji": emoji_document(emoji), "burst": False, "type": 0}
        if present:
            told |= {"member": self.members.get(user_id), "message_author_id": said["author"]["id"]}
        self.emit("MESSAGE_REACTION_ADD" if present else "MESSAGE_REACTION_REMOVE", told)

    # -- people

    def join(self, name: str) -> Json:
        account = user(new_id(), name)
        self.users[account["id"]] = account
        self.members[account["id"]] = arrived = member(account, [])
        self.emit("GUILD_MEMBER_ADD", {**arrived, "guild_id": cast.GUILD})
        return arrived

    def leave(self, user_id: str) -> None:
        self.member(user_id)
        del self.members[user_id]
        self.emit("GUILD_MEMBER_REMOVE", {"guild_id": cast.GUILD, "user": self.users[user_id]})

    def change_member(self, user_id: str, changes: Json) -> Json:
        changed = self.member(user_id)
        for field in ("nick", "communication_disabled_until", "mute", "deaf", "flags"):
            if field in changes:
                changed[field] = changes[field]
        if "roles" in changes:
            changed["roles"] = [str(role_id) for role_id in changes["roles"] or []]
        self.emit("GUILD_MEMBER_UPDATE", {**changed, "guild_id": cast.GUILD})
        return changed

    def ban(self, user_id: str, reason: str | None) -> None:
        self.bans[user_id] = reason
        if user_id in self.members:
            self.leave(user_id)
        self.emit("GUILD_BAN_ADD", {"guild_id": cast.GUILD, "user": self.users[user_id]})

    def unban(self, user_id: str) -> None:
        if user_id not in self.bans:
            raise unknown("Ban", 10026)
        del self.bans[user_id]
        self.emit("GUILD_BAN_REMOVE", {"guild_id": cast.GUILD, "user": self.users[user_id]})

    # -- inside

    def _fill(self, said: Json, asked: Json, files: Iterable[tuple[str, int]]) -> None:
        if asked.get("embeds") is not None:
            said["embeds"] = [{"type": "rich", **embed} for embed in asked["embeds"]]
        if asked.get("components") is not None:
            said["components"] = _numbered(asked["components"])
        said["attachments"] = said["attachments"] + [_attachment(name, size) for name, size in files]
        said["mentions"] = [self.users[one] for one in re.findall(r"<@!?(\d+)>", said["content"]) if one in self.users]
        said["mention_roles"] = [one for one in re.findall(r"<@&(\d+)>", said["content"]) if one in self.roles]


def emoji_document(name: str) -> Json:
    """`name` as it stands in a route: a character, or `name:id`."""
    title, _, emoji_id = name.partition(":")
    return {"id": emoji_id or None, "name": title}


def _as_quoted(said: Json) -> Json:
    """A message inside another one: without what was said or felt about it."""
    return {key: value for key, value in said.items() if key not in {"reactions", "referenced_message"}}


def _attachment(name: str, size: int) -> Json:
    address = f"https://cdn.discordapp.com/attachments/{new_id()}/{name}"
    return {"id": new_id(), "filename": name, "size": size, "url": address, "proxy_url": address}


def _numbered(components: list[Json]) -> list[Json]:
    """Every component with the number that Discord gives it, depth first."""
    count = 0

    def number(component: Json) -> Json:
        nonlocal count
        count += 1
        numbered = {**component, "id": component.get("id") or count}
        for inner in ("components", "children"):
            if inner in component:
                numbered[inner] = [number(child) for child in component[inner]]
        for inner in ("accessory", "component"):
            if isinstance(component.get(inner), dict):
                numbered[inner] = number(component[inner])
        return numbered

    return [number(component) for component in components]
