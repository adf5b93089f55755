"""Routes of a channel: messages, pins, reactions, threads. And those of an interaction, which write there too."""

from collections.abc import Callable
from urllib.parse import unquote

from tests.wire import cast
from tests.wire.documents import Json, new_id, now, thread
from tests.wire.routing import DONE, Answer, Call, RouteTable, found

CHANNEL_ROUTES = RouteTable()
route = CHANNEL_ROUTES
MESSAGES = "/channels/{channel_id}/messages"
ONE_MESSAGE = MESSAGES + "/{message_id}"
PINS = MESSAGES + "/pins"
REACTIONS = ONE_MESSAGE + "/reactions/{emoji_name}"
WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"


@route("GET", "/channels/{channel_id}")
def channel(call: Call) -> Answer:
    return found(call.community.channel(call.path["channel_id"]))


@route("PATCH", "/channels/{channel_id}")
def change_channel(call: Call) -> Answer:
    changed = call.community.channel(call.path["channel_id"])
    asked = dict(call.fields)
    for state in ("archived", "locked", "auto_archive_duration"):
        if "thread_metadata" in changed and state in asked:
            changed["thread_metadata"][state] = asked.pop(state)
    changed.update({key: value for key, value in asked.items() if key in {"name", "topic", "rate_limit_per_user"}})
    call.community.emit("THREAD_UPDATE" if "thread_metadata" in changed else "CHANNEL_UPDATE", changed)
    return found(changed)


@route("POST", "/channels/{channel_id}/typing")
def typing(call: Call) -> Answer:
    call.community.channel(call.path["channel_id"])
    return DONE


@route("GET", MESSAGES)
def history(call: Call) -> Answer:
    edge = {name: int(call.query[name]) if name in call.query else None for name in ("before", "after")}
    limit = int(call.query.get("limit", 50))
    return found(call.community.history(call.path["channel_id"], **edge, limit=limit))


@route("POST", MESSAGES)
def send(call: Call) -> Answer:
    return found(call.community.send(call.path["channel_id"], cast.BOT, call.fields, call.files))


@route("POST", MESSAGES + "/bulk-delete")
def bulk_delete(call: Call) -> Answer:
    channel_id, gone = call.path["channel_id"], [str(one) for one in call.fields["messages"]]
    for message_id in gone:
        call.community.messages[channel_id].pop(message_id, None)
    where = {"channel_id": channel_id, "guild_id": cast.GUILD}
    call.community.emit("MESSAGE_DELETE_BULK", {"ids": gone, **where})
    return DONE


@route("GET", ONE_MESSAGE)
def one_message(call: Call) -> Answer:
    return found(call.community.message(call.path["channel_id"], call.path["message_id"]))


@route("PATCH", ONE_MESSAGE)
def edit(call: Call) -> Answer:
    said = call.community.message(call.path["channel_id"], call.path["message_id"])
    return found(call.community.edit(said, call.fields, call.files))


@route("DELETE", ONE_MESSAGE)
def delete(call: Call) -> Answer:
    call.community.delete(call.path["channel_id"], call.path["message_id"])
    return DONE


@route("GET", PINS)
def pins(call: Call) -> Answer:
    channel_id = call.path["channel_id"]
    call.community.channel(channel_id)
    pinned = call.community.pins.get(channel_id, {})
    items: list[Json] = [
        {"pinned_at": at, "message": call.community.message(channel_id, message_id)}
        for message_id, at in reversed(pinned.items())
    ]
    return found({"items": items[: int(call.query.get("limit", 50))], "has_more": False})


@route("PUT", PINS + "/{message_id}")
def pin(call: Call) -> Answer:
    call.community.pin(call.path["channel_id"], call.path["message_id"], True)
    return DONE


@route("DELETE", PINS + "/{message_id}")
def unpin(call: Call) -> Answer:
    call.community.pin(call.path["channel_id"], call.path["message_id"], False)
    return DONE


@route("PUT", REACTIONS + "/@me")
def react(call: Call) -> Answer:
    _react(call, cast.BOT, present=True)
    return DONE


@route("DELETE", REACTIONS + "/@me")
def take_back(call: Call) -> Answer:
    _react(call, cast.BOT, present=False)
    return DONE


@route("DELETE", REACTIONS + "/{user_id}")
def remove_reaction(call: Call) -> Answer:
    _react(call, call.path["user_id"], present=False)
    return DONE


@route("GET", REACTIONS)
def who_reacted(call: Call) -> Answer:
    emoji = unquote(call.path["emoji_name"])
    people = call.community.reactions.get((call.path["message_id"], emoji), [])
    after, limit = int(call.query.get("after", 0)), int(call.query.get("limit", 25))
    return found([call.community.users[one] for one in sorted(people, key=int) if int(one) > after][:limit])


def _react(call: Call, user_id: str, *, present: bool) -> None:
    emoji = unquote(call.path["emoji_name"])
    call.community.react(call.path["channel_id"], call.path["message_id"], emoji, user_id, present=present)


@route("POST", "/channels/{channel_id}/threads")
def open_thread(call: Call) -> Answer:
    return _thread(call, new_id())


@route("POST", ONE_MESSAGE + "/threads")
def open_thread_at_message(call: Call) -> Answer:
    call.community.message(call.path["channel_id"], call.path["message_id"])
    return _thread(call, call.path["message_id"])


def _thread(call: Call, thread_id: str) -> Answer:
    parent = call.community.channel(call.path["channel_id"])
    opened = thread(thread_id, parent, call.fields["name"], cast.BOT)
    call.community.channels[thread_id] = opened
    call.community.emit("THREAD_CREATE", {**opened, "newly_created": True})
    joined = {"id": thread_id, "user_id": cast.BOT, "join_timestamp": now(), "flags": 0}
    return Answer(201, {**opened, "member": joined})


@route("GET", "/guilds/{guild_id}/threads/active")
def active_threads(call: Call) -> Answer:
    return _threads(call, lambda one: not one["thread_metadata"]["archived"])


@route("GET", "/channels/{channel_id}/threads/archived/public")
def archived_threads(call: Call) -> Answer:
    parent = call.path["channel_id"]
    return _threads(call, lambda one: one["thread_metadata"]["archived"] and one["parent_id"] == parent)


@route("GET", "/channels/{channel_id}/threads/archived/private")
@route("GET", "/channels/{channel_id}/users/@me/threads/archived/private")
def archived_private_threads(call: Call) -> Answer:
    """Every thread is public here."""
    return _threads(call, lambda one: False)


def _threads(call: Call, wanted: Callable[[Json], bool]) -> Answer:
    threads = [one for one in call.community.channels.values() if "thread_metadata" in one and wanted(one)]
    joined = [{"id": one["id"], "user_id": cast.BOT, "join_timestamp": now(), "flags": 0} for one in threads]
    return found({"threads": threads, "members": joined, "has_more": False})


@route("PUT", "/channels/{channel_id}/permissions/{overwrite_id}")
def overwrite(call: Call) -> Answer:
    asked = {"id": call.path["overwrite_id"], "type": call.fields["type"]}
    asked |= {name: str(call.fields.get(name) or 0) for name in ("allow", "deny")}
    _overwrite(call, [asked])
    return DONE


@route("DELETE", "/channels/{channel_id}/permissions/{overwrite_id}")
def remove_overwrite(call: Call) -> Answer:
    _overwrite(call, [])
    return DONE


def _overwrite(call: Call, instead: list[Json]) -> None:
    changed = call.community.channel(call.path["channel_id"])
    others = [one for one in changed["permission_overwrites"] if one["id"] != call.path["overwrite_id"]]
    changed["permission_overwrites"] = others + instead
    call.community.emit("CHANNEL_UPDATE", changed)


@route("POST", "/interactions/{interaction_id}/{interaction_token}/callback")
def interaction_callback(call: Call) -> Answer:
    interaction_id, token = call.path["interaction_id"], call.path["interaction_token"]
    document = call.interactions.answer(interaction_id, token, call.fields, call.files)
    return found(document) if call.query.get("with_response") in {"1", "true", "True"} else DONE


@route("POST", WEBHOOK)
def follow_up(call: Call) -> Answer:
    return found(call.interactions.follow_up(call.path["webhook_token"], call.fields, call.files))


@route("GET", WEBHOOK + "/messages/{message_id}")
@route("GET", WEBHOOK + "/messages/@original")
def answered(call: Call) -> Answer:
    return found(call.interactions.message(call.path["webhook_token"], call.path.get("message_id", "@original"))[1])


@route("PATCH", WEBHOOK + "/messages/{message_id}")
@route("PATCH", WEBHOOK + "/messages/@original")
def edit_answer(call: Call) -> Answer:
    told, said = call.interactions.message(call.path["webhook_token"], call.path.get("message_id", "@original"))
    return found(call.interactions.edit(told, said, call.fields, call.files))


@route("DELETE", WEBHOOK + "/messages/{message_id}")
@route("DELETE", WEBHOOK + "/messages/@original")
def delete_answer(call: Call) -> Answer:
    call.interactions.delete(call.path["webhook_token"], call.path.get("message_id", "@original"))
    return DONE
