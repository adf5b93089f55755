"""Every event that says something about the community becomes a frozen value and is handed over: nothing else is done
on the event loop, and nothing is awaited."""

import logging
from typing import TYPE_CHECKING, Any

import discord
from discord.ext import commands

from cogs.activity.past import Past, StaffNotices, may_read
from cogs.activity.values import channel, emoji_name, message_seen, person, reaction
from metrics.values import Presence
from services.backfill import Backfill
from services.listening import Listening
from services.reading_along import ReadingAlong
from services.seen import (
    ChannelGone,
    ChannelSeen,
    ListeningBegan,
    MessageEdited,
    MessagesDeleted,
    PersonLeft,
    PersonSeen,
    ReactionsCleared,
    ReactionSeen,
    ReactionTakenBack,
    RosterSeen,
    Seen,
    SignSeen,
    VoiceSeen,
)

if TYPE_CHECKING:
    from cogs.bot import Salotto

_log = logging.getLogger(__name__)


class Activity(commands.Cog):
    """Listens, and catches up with what was missed. It has no command."""

    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot
        self.clock = bot.services.clock
        self.listening = bot.services.get(Listening)
        self.reading = bot.services.get(ReadingAlong)
        self.backfill = bot.services.get(Backfill)

    async def cog_load(self) -> None:
        self.backfill.history, self.backfill.notices = Past(self.bot), StaffNotices(self.bot)
        self.listening.on_relief = self._begin_everywhere
        self.listening.on_staff_decided = self._decided_anew
        self.listening.start()
        self.reading.start()

    async def cog_unload(self) -> None:
        await self.backfill.stop()
        await self.listening.stop()
        await self.reading.stop()

    def _see(self, guild_id: int | None, seen: Seen) -> None:
        if guild_id is not None:
            self.listening.see(str(guild_id), seen)

    # The connection

    def _begin_everywhere(self) -> None:
        for guild in self.bot.guilds:
            self._begin(guild)

    async def _meet(self, guild: discord.Guild) -> None:
        """Begin to listen to a server once its members are known."""
        if not (guild.unavailable or guild.chunked):
            try:
                await guild.chunk()
            except (discord.DiscordException, TimeoutError):
                _log.warning("the members of server %s are not all known yet", guild.id)
        self._begin(guild)

    def _begin(self, guild: discord.Guild) -> None:
        if guild.unavailable:
            return
        now = self.clock.now()
        in_voice = [(m, m.voice.channel) for m in guild.members if not m.bot and m.voice is not None]
        began = ListeningBegan(
            name=guild.name,
            at=now,
            roster=_roster(guild),
            channels=tuple(channel(place) for place in (*guild.channels, *guild.threads)),
            in_voice=tuple(
                VoiceSeen(str(m.id), str(place.id), now)
                for m, place in in_voice
                if place and place != guild.afk_channel
            ),
        )
        self.listening.begin(str(guild.id), began)
        self.backfill.start(str(guild.id))

    def _decided_anew(self, server_id: str) -> None:
        guild = self.bot.get_guild(int(server_id))
        if guild is not None:
            self.listening.see(server_id, _roster(guild, decided_anew=True))

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        for guild in self.bot.guilds:
            await self._meet(guild)

    @commands.Cog.listener()
    async def on_disconnect(self) -> None:
        self.listening.break_off()

    @commands.Cog.listener()
    async def on_resumed(self) -> None:
        self.listening.resume()

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        await self._meet(guild)

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        if self.bot.is_ready():
            await self._meet(guild)

    @commands.Cog.listener()
    async def on_guild_unavailable(self, guild: discord.Guild) -> None:
        self.listening.break_off(str(guild.id))

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self.listening.forget(str(guild.id))

    # What is said

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        if message.guild is None or not isinstance(message.channel, discord.abc.GuildChannel | discord.Thread):
            return
        if seen := message_seen(message, channel(message.channel)):
            self._see(message.guild.id, seen)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        edited = payload.message
        if edited.edited_at is not None:  # otherwise only a link unfolded
            self._see(payload.guild_id, MessageEdited(str(edited.id), edited.content, edited.edited_at))

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        self._see(payload.guild_id, MessagesDeleted((str(payload.message_id),)))

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        self._see(payload.guild_id, MessagesDeleted(tuple(str(one) for one in sorted(payload.message_ids))))

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        if payload.member is None or not payload.member.bot:
            self._see(payload.guild_id, ReactionSeen(reaction(payload, self.clock.now())))

    @commands.Cog.listener()
    async def on_raw_reaction_remove(self, payload: discord.RawReactionActionEvent) -> None:
        taken = ReactionTakenBack(str(payload.message_id), emoji_name(payload.emoji), str(payload.user_id))
        self._see(payload.guild_id, taken)

    @commands.Cog.listener()
    async def on_raw_reaction_clear(self, payload: discord.RawReactionClearEvent) -> None:
        self._see(payload.guild_id, ReactionsCleared(str(payload.message_id)))

    @commands.Cog.listener()
    async def on_raw_reaction_clear_emoji(self, payload: discord.RawReactionClearEmojiEvent) -> None:
        self._see(payload.guild_id, ReactionsCleared(str(payload.message_id), emoji_name(payload.emoji)))

    # Who is there

    @commands.Cog.listener()
    async def on_raw_typing(self, payload: discord.RawTypingEvent) -> None:
        if not (payload.user and payload.user.bot):
            self._see(payload.guild_id, SignSeen(Presence("typing", str(payload.user_id), payload.timestamp)))

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        sign = Presence("interaction", str(interaction.user.id), interaction.created_at)
        self._see(interaction.guild_id, SignSeen(sign))

    @commands.Cog.listener()
    async def on_voice_state_update(
        self, member: discord.Member, before: discord.VoiceState, after: discord.VoiceState
    ) -> None:
        if member.bot or before.channel == after.channel:
            return
        away = after.channel is None or after.channel == member.guild.afk_channel
        where = None if away or after.channel is None else str(after.channel.id)
        self._see(member.guild.id, VoiceSeen(str(member.id), where, self.clock.now()))

    @commands.Cog.listener()
    async def on_member_join(self, member: discord.Member) -> None:
        self._see(member.guild.id, PersonSeen(person(member), joined=True))

    @commands.Cog.listener()
    async def on_raw_member_remove(self, payload: discord.RawMemberRemoveEvent) -> None:
        self._see(payload.guild_id, PersonLeft(str(payload.user.id), self.clock.now()))

    @commands.Cog.listener()
    async def on_member_update(self, before: discord.Member, after: discord.Member) -> None:
        if before.roles != after.roles or before.display_name != after.display_name:
            self._see(after.guild.id, PersonSeen(person(after)))

    # Where

    @commands.Cog.listener()
    async def on_guild_channel_create(self, place: discord.abc.GuildChannel) -> None:
        self._see(place.guild.id, ChannelSeen(channel(place), opened=True))

    @commands.Cog.listener()
    async def on_guild_channel_update(self, before: discord.abc.GuildChannel, after: discord.abc.GuildChannel) -> None:
        self._see(after.guild.id, ChannelSeen(channel(after)))
        if may_read(after) and not may_read(before):
            self.backfill.start(str(after.guild.id))

    @commands.Cog.listener()
    async def on_guild_role_update(self, before: discord.Role, after: discord.Role) -> None:
        if after in after.guild.me.roles and before.permissions != after.permissions:
            self.backfill.start(str(after.guild.id))

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, place: discord.abc.GuildChannel) -> None:
        self._see(place.guild.id, ChannelGone(str(place.id)))

    @commands.Cog.listener()
    async def on_thread_create(self, thread: discord.Thread) -> None:
        self._see(thread.guild.id, ChannelSeen(channel(thread), opened=True))

    @commands.Cog.listener()
    async def on_thread_update(self, before: discord.Thread, after: discord.Thread) -> None:
        if before.name != after.name:
            self._see(after.guild.id, ChannelSeen(channel(after)))

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        self._see(payload.guild_id, ChannelGone(str(payload.thread_id)))


def _roster(guild: discord.Guild, *, decided_anew: bool = False) -> RosterSeen:
    return RosterSeen(tuple(person(member) for member in guild.members), guild.chunked, decided_anew)
