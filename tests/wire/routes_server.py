"""Routes about the bot itself, the server, its people, roles and channels."""

from tests.wire import cast
from tests.wire.community import unknown
from tests.wire.documents import Json, new_id, own_user, role, text_channel
from tests.wire.routing import DONE, Answer, Call, RouteTable, found

SERVER_ROUTES = RouteTable()
route = SERVER_ROUTES
SESSION_STARTS: Json = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}


@route("GET", "/users/@me")
def me(call: Call) -> Answer:
    return found(own_user(call.community.users[cast.BOT]))


@route("GET", "/users/{user_id}")
def any_user(call: Call) -> Answer:
    if call.path["user_id"] not in call.community.users:
        raise unknown("User", 10013)
    return found(call.community.users[call.path["user_id"]])


@route("POST", "/users/@me/channels")
def direct_messages(call: Call) -> Answer:
    recipient = str(call.fields["recipient_id"])
    for channel in call.community.channels.values():
        if channel["type"] == 1 and channel["recipients"][0]["id"] == recipient:
            return found(channel)
    opened: Json = {"id": new_id(), "type": 1, "flags": 0, "recipients": [call.community.users[recipient]]}
    call.community.channels[opened["id"]] = opened
    return found(opened)


@route("GET", "/oauth2/applications/@me")
@route("GET", "/applications/@me")
def application(call: Call) -> Answer:
    return found(call.community.application)


@route("GET", "/gateway")
def gateway(call: Call) -> Answer:
    return found({"url": call.gateway})


@route("GET", "/gateway/bot")
def gateway_for_bots(call: Call) -> Answer:
    return found({"url": call.gateway, "shards": 1, "session_start_limit": SESSION_STARTS})


@route("GET", "/guilds/{guild_id}")
def guild(call: Call) -> Answer:
    if call.path["guild_id"] != cast.GUILD:
        raise unknown("Guild", 10004)
    return found(call.community.full_guild())


@route("GET", "/guilds/{guild_id}/channels")
def guild_channels(call: Call) -> Answer:
    return found([channel for channel in call.community.channels.values() if channel["type"] == 0])


@route("POST", "/guilds/{guild_id}/channels")
def create_channel(call: Call) -> Answer:
    asked = {key: value for key, value in call.fields.items() if key in {"topic", "nsfw", "rate_limit_per_user"}}
    made = text_channel(new_id(), cast.GUILD, call.fields["name"], len(call.community.channels)) | asked
    made["parent_id"] = str(call.fields["parent_id"]) if call.fields.get("parent_id") else None
    made["permission_overwrites"] = [
        {"id": str(one["id"]), "type": one["type"], "allow": str(one["allow"]), "deny": str(one["deny"])}
        for one in call.fields.get("permission_overwrites") or []
    ]
    call.community.channels[made["id"]] = made
    call.community.emit("CHANNEL_CREATE", made)
    return Answer(201, made)


@route("GET", "/guilds/{guild_id}/roles")
def roles(call: Call) -> Answer:
    return found(list(call.community.roles.values()))


@route("POST", "/guilds/{guild_id}/roles")
def create_role(call: Call) -> Answer:
    made = role(new_id(), call.fields.get("name") or "new role", int(call.fields.get("permissions") or 0), 1)
    call.community.roles[made["id"]] = made
    call.community.emit("GUILD_ROLE_CREATE", {"guild_id": cast.GUILD, "role": made})
    return found(made)


@route("GET", "/guilds/{guild_id}/invites")
def invites(call: Call) -> Answer:
    return found([])


@route("GET", "/guilds/{guild_id}/audit-logs")
def audit_log(call: Call) -> Answer:
    """Nobody moderates here, so there is nothing to look up."""
    kinds = ("audit_log_entries", "users", "integrations", "webhooks", "guild_scheduled_events", "threads")
    return found({kind: [] for kind in (*kinds, "application_commands", "auto_moderation_rules")})


@route("GET", "/guilds/{guild_id}/members")
def members(call: Call) -> Answer:
    after, limit = int(call.query.get("after", 0)), int(call.query.get("limit", 1))
    everyone = sorted(call.community.members.items(), key=lambda item: int(item[0]))
    return found([member for key, member in everyone if int(key) > after][:limit])


@route("GET", "/guilds/{guild_id}/members/{user_id}")
def member(call: Call) -> Answer:
    return found(call.community.member(call.path["user_id"]))


@route("PATCH", "/guilds/{guild_id}/members/{user_id}")
def change_member(call: Call) -> Answer:
    return found(call.community.change_member(call.path["user_id"], call.fields))


@route("DELETE", "/guilds/{guild_id}/members/{user_id}")
def kick(call: Call) -> Answer:
    call.community.leave(call.path["user_id"])
    return DONE


@route("PUT", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}")
def give_role(call: Call) -> Answer:
    held = call.community.member(call.path["user_id"])["roles"]
    call.community.change_member(call.path["user_id"], {"roles": [*held, call.path["role_id"]]})
    return DONE


@route("DELETE", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}")
def take_role(call: Call) -> Answer:
    held = call.community.member(call.path["user_id"])["roles"]
    call.community.change_member(call.path["user_id"], {"roles": [one for one in held if one != call.path["role_id"]]})
    return DONE


@route("GET", "/guilds/{guild_id}/bans/{user_id}")
def ban(call: Call) -> Answer:
    user_id = call.path["user_id"]
    if user_id not in call.community.bans:
        raise unknown("Ban", 10026)
    return found({"user": call.community.users[user_id], "reason": call.community.bans[user_id]})


@route("PUT", "/guilds/{guild_id}/bans/{user_id}")
def ban_member(call: Call) -> Answer:
    call.community.ban(call.path["user_id"], call.reason)
    return DONE


@route("DELETE", "/guilds/{guild_id}/bans/{user_id}")
def unban_member(call: Call) -> Answer:
    call.community.unban(call.path["user_id"])
    return DONE


@route("PUT", "/applications/{application_id}/commands")
@route("PUT", "/applications/{application_id}/guilds/{guild_id}/commands")
def register_commands(call: Call) -> Answer:
    scope = call.path.get("guild_id", "")
    call.community.commands[scope] = [_command(asked, scope) for asked in call.body]
    return found(call.community.commands[scope])


@route("GET", "/applications/{application_id}/commands")
@route("GET", "/applications/{application_id}/guilds/{guild_id}/commands")
def registered_commands(call: Call) -> Answer:
    return found(call.community.commands.get(call.path.get("guild_id", ""), []))


def _command(asked: Json, scope: str) -> Json:
    permissions = asked.get("default_member_permissions")
    made = {key: value for key, value in asked.items() if value is not None}
    made |= {"id": new_id(), "application_id": cast.BOT, "version": new_id(), "type": asked.get("type") or 1}
    made |= {"default_member_permissions": None if permissions is None else str(permissions)}
    made |= {"description": asked.get("description") or "", "guild_id": scope}
    if not scope:
        del made["guild_id"]
    return made
