"""What the people of a simulated server can do, each as one verb that returns when the bot has come to rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import discord
from simcord import ChannelHandle, MemberActor, ResponseMessage, RoleHandle, SetupError, UserHandle
from simcord.backend.models import Channel as StoredChannel

from simulation import founding
from simulation.patches import set_flag
from simulation.plan import Attached, PersonPlan
from simulation.reading import Answer, labelled_fields

if TYPE_CHECKING:
    from simulation.world import Channel, Server

Shown = discord.Message | ResponseMessage

Impossible = SetupError
"""What a story asks of a person that Discord would not let them do: click what they do not see, run what is hidden."""


class Person:
    """Somebody of the plan, on one server."""

    def __init__(self, server: Server, plan: PersonPlan) -> None:
        self.server = server
        self.plan = plan
        self.actor = MemberActor(server.environment, server.founded.guild, server.founded.user(plan.name))

    @property
    def name(self) -> str:
        return self.plan.name

    @property
    def id(self) -> int:
        return self.actor.id

    @property
    def mention(self) -> str:
        return self.actor.mention

    @property
    def is_member(self) -> bool:
        return self.id in self.server.stored.members

    @property
    def roles(self) -> frozenset[str]:
        """The names of their roles; empty when they are not a member."""
        if not self.is_member:
            return frozenset()
        roles = self.server.stored.roles
        return frozenset(roles[role_id].name for role_id in self.server.stored.members[self.id].role_ids)

    @property
    def locale(self) -> str:
        return self.server.environment.locales[self.id]

    @locale.setter
    def locale(self, locale: str) -> None:
        self.server.environment.locales[self.id] = locale

    @property
    def direct_messages(self) -> tuple[discord.Message, ...]:
        """Their conversation with the bot, oldest first."""
        return tuple(self.actor.user.dm_channel.history(viewer=self.actor.user))

    # Talking

    async def post(
        self,
        channel: str | Channel,
        text: str,
        *,
        reply_to: Shown | None = None,
        attached: Iterable[Attached] = (),
    ) -> discord.Message:
        return await self.actor.send(
            self.server.channel(channel).handle,
            text,
            reply_to=reply_to,
            attachments=[(file.name, file.content) for file in attached],
        )

    async def write_to_bot(self, text: str) -> discord.Message:
        """A direct message."""
        return await self.actor.send_dm(text)

    async def edit(self, message: Shown, text: str) -> None:
        await self.actor.edit(message, text)

    async def delete(self, message: Shown) -> None:
        await self.actor.delete(message)

    async def delete_many(self, messages: Sequence[discord.Message]) -> None:
        """All at once, as moderators do with their tools: messages of one channel."""
        channel = self.server.channel_of(messages[0])
        self._may(channel, "manage_messages")
        self._backend.bulk_delete_messages(channel.id, [message.id for message in messages])
        await self.server.settle()

    async def react(self, message: Shown, emoji: str) -> None:
        await self.actor.react(message, emoji)

    async def unreact(self, message: Shown, emoji: str) -> None:
        await self.actor.unreact(message, emoji)

    async def type_in(self, channel: str | Channel) -> None:
        """The others see that they are typing."""
        await self.actor.typing(self.server.channel(channel).handle)

    async def start_thread(self, channel: str | Channel, name: str, *, on: discord.Message | None = None) -> Channel:
        parent = self.server.channel(channel)
        self._may(parent, "create_public_threads")
        started = self._backend.create_thread(
            parent.id, name, self.id, message_id=on.id if on is not None else None, broadcast=False
        )
        return await self._announce(started, None)

    async def post_in_forum(self, forum: str | Channel, title: str, text: str) -> Channel:
        """A new post: a thread whose first message has its id."""
        parent = self.server.channel(forum)
        self._may(parent, "send_messages")
        started = self._backend.create_thread(parent.id, title, self.id, broadcast=False)
        return await self._announce(started, text)

    async def _announce(self, started: StoredChannel, text: str | None) -> Channel:
        environment = self.server.environment
        self._backend.announce_thread_create(started)
        if text is not None:
            message = self._backend.prepare_message(started.id, self.id, text)
            founding.commit(environment, started, message, broadcast=True)
        await self.server.settle()
        return self.server.adopt(started)

    # Using the bot

    async def run(self, command: str, *, channel: str | Channel | None = None, **options: Any) -> Answer:
        """A slash command by its full name, `"digest preview"`; people, roles and channels are given as they are."""
        where = self._somewhere(channel)
        return Answer(await self.actor.slash(where, command, **{key: self._wire(one) for key, one in options.items()}))

    async def complete(
        self, command: str, option: str, typed: str, *, channel: str | Channel | None = None, **filled: Any
    ) -> list[dict[str, Any]]:
        """What is offered while they type an option."""
        return await self.actor.autocomplete(self._somewhere(channel), command, option, typed, **filled)

    async def use_menu(self, name: str, target: Person | discord.Message) -> Answer:
        """The context menu of a person or of a message."""
        if isinstance(target, Person):
            return Answer(await self.actor.context_menu(self._somewhere(None), name, target.actor))
        where = self.server.channel_of(target)
        return Answer(await self.actor.context_menu(where.handle, name, target))

    async def click(self, shown: Answer | Shown, label: str | None = None, *, custom_id: str | None = None) -> Answer:
        message = _message(shown)
        place = message.channel_id if isinstance(message, ResponseMessage) else message.channel.id
        return Answer(await self._in(place).click(message, label=label, custom_id=custom_id))

    async def choose(self, shown: Answer | Shown, *values: Any, custom_id: str | None = None) -> Answer:
        """Values of a select menu: strings, people, roles or channels."""
        return Answer(
            await self.actor.select(_message(shown), [self._wire(value) for value in values], custom_id=custom_id)
        )

    async def fill(self, shown: Answer, values: Mapping[str, Any]) -> Answer:
        """Send the form that an answer opened; fields are named by their label or by their custom id."""
        by_label = labelled_fields(shown.modal or {})
        filled = {by_label.get(name, name): self._wire(value) for name, value in values.items()}
        return Answer(await self._in(shown.result._interaction.channel_id).submit_modal(shown.result, filled))

    async def vote(self, poll: discord.Message, *answers: int) -> None:
        """Their votes from now on, counted from 1; none takes them all back."""
        await self.actor.set_poll_votes(poll, answers=answers)

    # Being there

    async def join(self, *, invite: str | None = None) -> None:
        """Become a member, pending if the plan says so; an invite counts its use."""
        founding.join(self.server.environment, self.server.founded, self.plan)
        if invite is not None:
            self._backend.get_invite(invite).uses += 1
        founding.announce_join(self.server.environment, self.server.founded, self.id)
        await self.server.settle()

    async def accept_rules(self) -> None:
        """Pass the server's screening."""
        self.server.stored.members[self.id].pending = False
        await self._announce_change()

    async def finish_onboarding(self) -> None:
        """Go through the server's native Onboarding to its end."""
        set_flag(self.server.stored.members[self.id], discord.MemberFlags.completed_onboarding.flag)
        await self._announce_change()

    async def leave(self) -> None:
        self.server.founded.guild.remove_member(self.actor)
        await self.server.settle()

    async def enter(self, voice: str) -> None:
        await self.actor.join_voice(self.server.channel(voice).handle)

    async def mark_interest(self, event: discord.ScheduledEvent) -> None:
        """Press "interested" on a scheduled event."""
        await self.actor.subscribe_event(event.id)

    async def hang_up(self) -> None:
        await self.actor.leave_voice()

    # Moderating by hand

    async def ban(self, person: Person, reason: str | None = None) -> None:
        self._may(None, "ban_members")
        self._record(discord.AuditLogAction.ban, person, reason)
        self._backend.apply_ban(self.server.id, person.id, reason)
        await self.server.settle()

    async def unban(self, person: Person, reason: str | None = None) -> None:
        self._may(None, "ban_members")
        self._record(discord.AuditLogAction.unban, person, reason)
        self._backend.remove_ban(self.server.id, person.id)
        await self.server.settle()

    async def kick(self, person: Person, reason: str | None = None) -> None:
        self._may(None, "kick_members")
        self._record(discord.AuditLogAction.kick, person, reason)
        self._backend.remove_member(self.server.id, person.id)
        await self.server.settle()

    async def time_out(self, person: Person, for_: timedelta | None, reason: str | None = None) -> None:
        """Silence somebody for a while; `None` ends it."""
        self._may(None, "moderate_members")
        until = None if for_ is None else (self.server.clock.now() + for_).isoformat()
        member = self.server.stored.members[person.id]
        change = {"key": "communication_disabled_until", "old_value": member.timed_out_until, "new_value": until}
        self._record(discord.AuditLogAction.member_update, person, reason, changes=[change])
        self._backend.edit_member(self.server.id, person.id, {"timed_out_until": until})
        await self.server.settle()

    async def give_role(self, person: Person, role: str) -> None:
        await self._change_role(person, role, "$add")

    async def take_role(self, person: Person, role: str) -> None:
        await self._change_role(person, role, "$remove")

    async def _change_role(self, person: Person, role: str, key: str) -> None:
        self._may(None, "manage_roles")
        role_id = self.server.founded.role(role).id
        change = {"key": key, "new_value": [{"id": str(role_id), "name": role}]}
        self._record(discord.AuditLogAction.member_role_update, person, None, changes=[change])
        change_role = self._backend.add_member_role if key == "$add" else self._backend.remove_member_role
        change_role(self.server.id, person.id, role_id)
        await self.server.settle()

    # Inside

    @property
    def _backend(self) -> Any:
        return self.server.environment.backend

    def _may(self, channel: Channel | None, permission: str) -> None:
        """A story in which somebody does what Discord would not let them do is wrong."""
        self._backend.require_permissions(self.server.id, self.id, channel.id if channel else None, permission)

    def _record(self, action: discord.AuditLogAction, person: Person, reason: str | None, **details: Any) -> None:
        self._backend.record_audit_log(
            self.server.id, action.value, target_id=person.id, user_id=self.id, reason=reason, **details
        )

    async def _announce_change(self) -> None:
        self._backend.announce_member_update(self.server.id, self.id)
        await self.server.settle()

    def _somewhere(self, channel: str | Channel | None) -> ChannelHandle:
        if channel is not None:
            return self.server.channel(channel).handle
        return self.server.first_channel_of(self).handle

    def _in(self, channel_id: int) -> Any:
        """They themselves: in a direct message nobody is a member of anything."""
        private = self._backend.get_channel(channel_id).guild_id is None
        return self.actor.user if private else self.actor

    def _wire(self, value: Any) -> MemberActor | UserHandle | RoleHandle | ChannelHandle | Any:
        if isinstance(value, Person):
            # Who is not on the server is named by id.
            return value.actor if value.is_member else value.actor.user
        if isinstance(value, Attached):
            return value.name, value.content
        return getattr(value, "handle", value)

    def __repr__(self) -> str:
        return f"<Person {self.name}>"


def _message(shown: Answer | Shown) -> Shown:
    return shown.clickable() if isinstance(shown, Answer) else shown
