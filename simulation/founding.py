"""From a plan to a server: accounts, roles, channels and members, and then what was said there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

import discord
from simcord import GuildHandle, RoleHandle, UserHandle
from simcord.backend import serializers
from simcord.backend.models import Channel, Message, Overwrite, Reaction
from simcord.backend.models.message import AllowedMentions
from simcord.enums import ChannelType, OverwriteType

from simulation.environment import Environment, SimulatedClock
from simulation.plan import ChannelPlan, History, PersonPlan, RolePlan, Said, ServerPlan, ThreadStarted

CHANNEL_TYPES = {
    "text": ChannelType.TEXT,
    "news": ChannelType.NEWS,
    "forum": ChannelType.FORUM,
    "voice": ChannelType.VOICE,
    "stage": ChannelType.STAGE_VOICE,
}

MENTION = re.compile(r"<@(?P<name>[^<>]+)>")

VIEW = discord.Permissions(view_channel=True).value
# What somebody needs to take part in a channel that the rest of the server does not see.
TAKE_PART = VIEW | discord.Permissions(send_messages=True, read_message_history=True, connect=True).value


Thing = TypeVar("Thing")


class PlanError(ValueError):
    """A plan that names somebody or something that is not in it, or two things alike."""


@dataclass(slots=True)
class Founded:
    """A server as simcord holds it; channels and threads by name, messages of the past by key."""

    guild: GuildHandle
    users: dict[str, UserHandle]
    roles: dict[str, RoleHandle] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    said: dict[str, Message] = field(default_factory=dict)

    def user(self, name: str) -> UserHandle:
        return _named(self.users, name, "person")

    def role(self, name: str) -> RoleHandle:
        return _named(self.roles, name, "role")

    def channel(self, name: str) -> Channel:
        return _named(self.channels, name, "channel")

    def message(self, key: str) -> Message:
        return _named(self.said, key, "message")


def _named(found: dict[str, Thing], name: str, kind: str) -> Thing:
    if name not in found:
        raise PlanError(f"no {kind} is called {name!r}; there are: {', '.join(sorted(found)) or 'none'}")
    return found[name]


def permissions(names: Iterable[str]) -> int:
    """Discord's number for a set of permission names."""
    return discord.Permissions(**dict.fromkeys(names, True)).value


def earliest(plan: ServerPlan, history: History, now: datetime) -> datetime:
    """When the server must have been founded, for everything in it to have happened after."""
    moments = [now, *(person.joined for person in plan.people if person.joined is not None)]
    moments += [said.at for said in history.messages] + [thread.at for thread in history.threads]
    return min(moments) - timedelta(days=1)


def found(
    environment: Environment, plan: ServerPlan, history: History, *, now: datetime, accounts: dict[str, UserHandle]
) -> Founded:
    """Make the server of a plan with its past, before the bot is there; `accounts` are shared between servers."""
    clock = environment.backend.clock
    assert isinstance(clock, SimulatedClock)
    founded_at = earliest(plan, history, now)
    for person in plan.people:
        if person.name not in accounts:
            clock.go_to((person.joined or founded_at) - person.account_age)
            accounts[person.name] = _account(environment, person)
    clock.go_to(founded_at)
    owner = _named(accounts, plan.owner, "person") if plan.owner else None
    guild = environment.create_guild(plan.name, owner=owner, preferred_locale=plan.locale)
    founded = Founded(guild, accounts)
    for role in plan.roles:
        founded.roles[role.name] = guild.create_role(
            role.name, permissions=discord.Permissions(permissions(role.permissions))
        )
    _arrange_bot(environment, founded, plan)
    for channel in plan.channels:
        if channel.name in founded.channels:
            raise PlanError(f"two channels are called {channel.name!r}")
        founded.channels[channel.name] = add_channel(environment, founded, channel)
    for person in plan.people:
        if person.member:
            clock.go_to(person.joined or founded_at)
            join(environment, founded, person)
    _write_history(environment, founded, history)
    return founded


def _account(environment: Environment, person: PersonPlan) -> UserHandle:
    user = environment.create_user(person.name, bot=person.bot, global_name=person.display_name)
    environment.locales[user.id] = person.locale
    return user


def _arrange_bot(environment: Environment, founded: Founded, plan: ServerPlan) -> None:
    backend = environment.backend
    guild_id = founded.guild.id
    bot_role = next(role for role in backend.get_guild(guild_id).roles.values() if role.managed)
    if plan.bot_permissions is not None:
        backend.edit_role(guild_id, bot_role.id, {"permissions": permissions(plan.bot_permissions)})
    above: list[RolePlan] = [role for role in plan.roles if role.above_bot]
    for place, role in enumerate(reversed(above), start=1):
        backend.edit_role(guild_id, founded.role(role.name).id, {"position": bot_role.position + place})


def add_channel(environment: Environment, founded: Founded, plan: ChannelPlan) -> Channel:
    """Open a channel with the access that its plan asks for."""
    backend = environment.backend
    guild_id = founded.guild.id
    parent_id = None
    if plan.category is not None:
        categories = founded.guild.channels
        category = categories.get(plan.category) or founded.guild.create_category(plan.category)
        parent_id = category.id
    overwrites = []
    if plan.only_for:
        overwrites.append(Overwrite(guild_id, OverwriteType.ROLE, deny=VIEW))
        overwrites += [Overwrite(founded.role(name).id, OverwriteType.ROLE, allow=TAKE_PART) for name in plan.only_for]
        overwrites.append(Overwrite(backend.bot_user.id, OverwriteType.MEMBER, allow=VIEW))
    if plan.hidden_from_bot:
        overwrites = [o for o in overwrites if o.target_id != backend.bot_user.id]
        overwrites.append(Overwrite(backend.bot_user.id, OverwriteType.MEMBER, deny=VIEW))
    channel = backend.create_channel(
        guild_id,
        plan.name,
        type=CHANNEL_TYPES[plan.kind],
        overwrites=overwrites,
        topic=plan.topic,
        parent_id=parent_id,
    )
    channel.available_tags = [
        {"id": str(backend.snowflake()), "name": tag, "moderated": False, "emoji_id": None, "emoji_name": None}
        for tag in plan.tags
    ]
    return channel


def join(environment: Environment, founded: Founded, person: PersonPlan) -> None:
    """Somebody becomes a member now, with the roles of their plan."""
    backend = environment.backend
    user = founded.user(person.name)
    guild = backend.get_guild(founded.guild.id)
    if user.id == guild.owner_id:
        guild.members[user.id].joined_at = backend.now_iso()
    else:
        backend.add_member(guild.id, user.id, nick=person.display_name)
    member = guild.members[user.id]
    member.role_ids = [founded.role(name).id for name in person.roles]
    member.pending = person.pending


def announce_join(environment: Environment, founded: Founded, user_id: int) -> None:
    """Tell the bot about a new member."""
    guild = environment.backend.get_guild(founded.guild.id)
    payload = serializers.member_payload(environment.backend, guild, guild.members[user_id])
    environment.backend.emit("GUILD_MEMBER_ADD", {**payload, "guild_id": str(guild.id)})


def permit_bot(environment: Environment, founded: Founded, channel_id: int | None, granted: dict[str, bool]) -> None:
    """Change what the bot may do in a channel, or with its own role on the whole server."""
    backend = environment.backend
    if channel_id is not None:
        bot_id = backend.bot_user.id
        now = next(
            (o for o in backend.get_channel(channel_id).overwrites if o.target_id == bot_id),
            Overwrite(bot_id, OverwriteType.MEMBER),
        )
        overwrite = discord.PermissionOverwrite.from_pair(discord.Permissions(now.allow), discord.Permissions(now.deny))
        overwrite.update(**granted)
        allow, deny = overwrite.pair()
        backend.set_overwrite(channel_id, Overwrite(bot_id, OverwriteType.MEMBER, allow=allow.value, deny=deny.value))
        return
    role = next(role for role in backend.get_guild(founded.guild.id).roles.values() if role.managed)
    may = discord.Permissions(role.permissions)
    may.update(**granted)
    backend.edit_role(founded.guild.id, role.id, {"permissions": may.value})


# The past


def _write_history(environment: Environment, founded: Founded, history: History) -> None:
    clock = environment.backend.clock
    assert isinstance(clock, SimulatedClock)
    # A thread comes before a message of the same moment, and after the message that it hangs from.
    hung_from = {thread.on for thread in history.threads if thread.on is not None}
    happened: list[tuple[datetime, int, ThreadStarted | Said]] = [
        *((said.at, 0 if said.key in hung_from else 2, said) for said in history.messages),
        *((thread.at, 1, thread) for thread in history.threads),
    ]
    for moment, _, event in sorted(happened, key=lambda one: one[:2]):
        clock.go_to(moment)
        if isinstance(event, ThreadStarted):
            _start_thread(environment, founded, event)
        else:
            _say(environment, founded, event)
    for thread in history.threads:
        _date_archive(environment, founded.channel(thread.name))


def _date_archive(environment: Environment, thread: Channel) -> None:
    """A thread was archived when its last message was old; Discord lists archived threads by that moment."""
    said = environment.backend.messages[thread.id].values()
    if thread.thread_metadata is not None and said:
        thread.thread_metadata.archive_timestamp = max(message.timestamp for message in said)


def _start_thread(environment: Environment, founded: Founded, thread: ThreadStarted) -> None:
    if thread.name in founded.channels:
        raise PlanError(f"two channels or threads are called {thread.name!r}")
    backend = environment.backend
    started = backend.create_thread(
        founded.channel(thread.channel).id,
        thread.name,
        founded.user(thread.by).id,
        message_id=founded.message(thread.on).id if thread.on is not None else None,
        broadcast=False,
    )
    assert started.thread_metadata is not None
    started.thread_metadata.archived = thread.archived
    founded.channels[thread.name] = started


def _say(environment: Environment, founded: Founded, said: Said) -> None:
    backend = environment.backend
    channel = founded.channel(said.channel)
    reference = None
    if said.reply_to is not None:
        reference = {"channel_id": str(channel.id), "message_id": str(founded.message(said.reply_to).id)}
    message = backend.prepare_message(
        channel.id,
        founded.user(said.author).id,
        MENTION.sub(lambda found: _mention(founded, found), said.text),
        reference=reference,
        allowed_mentions=AllowedMentions(replied_user=said.pings),
        attachments=backend.store_attachments(channel.id, [(file.name, file.content) for file in said.attached]),
    )
    commit(environment, channel, message, broadcast=False)
    message.reactions = [
        Reaction(emoji, [founded.user(name).id for name in names]) for emoji, names in said.reactions.items()
    ]
    message.edited_timestamp = said.edited.isoformat() if said.edited else None
    message.pinned = said.pinned
    if said.key is not None:
        if said.key in founded.said:
            raise PlanError(f"two messages have the key {said.key!r}")
        founded.said[said.key] = message


def _mention(founded: Founded, found: re.Match[str]) -> str:
    user = founded.users.get(found["name"])
    return user.mention if user is not None else found[0]


def commit(environment: Environment, channel: Channel, message: Message, *, broadcast: bool) -> Message:
    """Put a prepared message into its channel; the first of a forum post has the id of the post, as on Discord."""
    backend = environment.backend
    parent = backend.channels.get(channel.parent_id) if channel.parent_id is not None else None
    if parent is not None and parent.type == ChannelType.FORUM and not backend.messages[channel.id]:
        message.id = channel.id
    return backend.commit_message(message, broadcast=broadcast)
