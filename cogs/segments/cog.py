"""`/segment`: staff make segments, see who is in them and why, and decide otherwise with a reason."""

from dataclasses import replace
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import STAFF, choice, command, cut, defer, group, options, pages, permission_names, reply, say, words_for
from cogs.segments.following import Following
from cogs.segments.rooms import make_room, room_of
from core import limits
from core.errors import UserFacingError
from core.text import Texts
from services.alerts import Alerts
from services.needs import Needs
from services.segments import Segment, Segments
from services.setting_fields import listed

if TYPE_CHECKING:
    from cogs.bot import Salotto

PLACES = ("in", "out", "rule")
_Segment = app_commands.Range[str, 1, 100]


class SegmentCommands(commands.GroupCog, **group("segment", STAFF)):
    """For staff. Roles follow by themselves."""

    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot
        self.segments = bot.services.get(Segments)
        self.needs = bot.services.get(Needs)
        self.following = Following(bot)

    async def cog_load(self) -> None:
        self.following.start()

    async def cog_unload(self) -> None:
        await self.following.stop()

    # What happens in Discord

    @commands.Cog.listener()
    async def on_server_in_sight(self, guild: discord.Guild) -> None:
        """What was done by hand while nobody was listening, and what was not done."""
        if guild.unavailable or not any(one.role_id for one in await self.segments.all(str(guild.id))):
            return
        for member in guild.members:
            await self.following.while_away(member)
        self.following.changed(str(guild.id), None)

    @commands.Cog.listener()
    async def on_guild_role_update(self, before: discord.Role, after: discord.Role) -> None:
        if before.permissions != after.permissions or before.position != after.position:
            self.following.mended(str(after.guild.id))

    @commands.Cog.listener()
    async def on_member_join(self, member: discord.Member) -> None:
        self.following.changed(str(member.guild.id), str(member.id))

    @commands.Cog.listener()
    async def on_member_update(self, before: discord.Member, after: discord.Member) -> None:
        if before.roles != after.roles:
            await self.following.by_hand(before, after)
        if before.pending != after.pending or before.flags != after.flags:
            self.following.changed(str(after.guild.id), str(after.id))

    @commands.Cog.listener()
    async def on_guild_role_delete(self, role: discord.Role) -> None:
        """Who is in a segment stays what it was; staff hear that its role is gone."""
        server = str(role.guild.id)
        for segment in await self.segments.all(server):
            if segment.role_id == str(role.id):
                await self.segments.forget_role(server, str(role.id))
                values = {"role": role.name, "segment": segment.name}
                await self.bot.services.get(Alerts).staff(server, f"role.{role.id}", "segment-role-gone", values)

    # Commands

    @app_commands.command(**command("segment-create"))
    @options("segment-create", "name", "interests", "needs", "role", "description")
    async def create(
        self,
        interaction: discord.Interaction,
        name: str,
        interests: str | None = None,
        needs: str | None = None,
        role: discord.Role | None = None,
        description: str | None = None,
    ) -> None:
        server, by = str(interaction.guild_id), str(interaction.user.id)
        segment = await self.segments.create(
            server,
            name,
            by,
            description=description or "",
            interests=_parts(interests),
            needs=await self._need_ids(server, needs, by),
            role_id=_own(role),
        )
        await self._tell(interaction, segment)

    @app_commands.command(**command("segment-edit"))
    @options("segment-edit", "segment", "name", "interests", "needs", "role", "description")
    async def edit(
        self,
        interaction: discord.Interaction,
        segment: _Segment,
        name: str | None = None,
        interests: str | None = None,
        needs: str | None = None,
        role: discord.Role | None = None,
        description: str | None = None,
    ) -> None:
        server, by = str(interaction.guild_id), str(interaction.user.id)
        known = await self.segments.find(server, segment)
        if name is not None:
            known = replace(known, name=name)
        if description is not None:
            known = replace(known, description="" if description == "-" else description)
        if interests is not None:
            known = replace(known, interests=_parts(interests))
        if needs is not None:
            known = replace(known, needs=await self._need_ids(server, needs, by))
        if role is not None:
            known = replace(known, role_id=_own(role))
        await self._tell(interaction, await self.segments.edit(server, known, by))

    @app_commands.command(**command("segment-list"))
    async def list_(self, interaction: discord.Interaction) -> None:
        words, server = words_for(interaction), str(interaction.guild_id)
        known = await self.segments.all(server)
        if not known:
            await say(interaction, "segment-none")
            return
        sizes = await self.segments.sizes(server)
        lines = [await self._line(words, server, one, sizes[one.id]) for one in known]
        for page in list(pages(lines))[:5]:
            await reply(interaction, page)

    @app_commands.command(**command("segment-members"))
    @options("segment-members", "segment")
    async def members(self, interaction: discord.Interaction, segment: _Segment) -> None:
        words, server = words_for(interaction), str(interaction.guild_id)
        known = await self.segments.find(server, segment)
        found = await self.segments.members(server, known.id)
        head = words("segment-members", segment=known.name, n=len(found))
        for page in list(pages([head, *(f"- <@{one}>" for one in found)]))[:5]:
            await reply(interaction, page)

    @app_commands.command(**command("segment-assign"))
    @options("segment-assign", "member", "segment", "place", "reason")
    @app_commands.choices(place=[choice(f"segment-{place}", place) for place in PLACES])
    async def assign(
        self,
        interaction: discord.Interaction,
        member: discord.Member,
        segment: _Segment,
        place: str,
        reason: str | None = None,
    ) -> None:
        server, by = str(interaction.guild_id), str(interaction.user.id)
        if member.bot:
            raise UserFacingError("segment-bot")
        known = await self.segments.find(server, segment)
        if place == "rule":
            await self.segments.undecide(server, known.id, str(member.id), by)
        elif not reason:
            raise UserFacingError("segment-reason-missing")
        else:
            await self.segments.decide(server, known.id, str(member.id), inside=place == "in", by=by, reason=reason)
        await self._explain(interaction, member)

    @app_commands.command(**command("segment-explain"))
    @options("segment-explain", "member")
    async def explain(self, interaction: discord.Interaction, member: discord.Member) -> None:
        await self._explain(interaction, member)

    @app_commands.command(**command("segment-room"))
    @options("segment-room", "segment")
    async def room(self, interaction: discord.Interaction, segment: _Segment) -> None:
        """A channel that only the segment's role and staff see."""
        guild = interaction.guild
        assert guild is not None
        await defer(interaction)
        server, by = str(guild.id), str(interaction.user.id)
        known = await self.segments.find(server, segment)
        words = words_for(interaction)
        if room_of(guild, known) is not None:
            await say(interaction, "segment-room-there", channel=f"<#{known.channel_id}>")
            return
        if known.role_id is None:
            raise UserFacingError("segment-room-needs-role", segment=known.name)
        names = permission_names(words, ["manage_channels"])
        if not guild.me.guild_permissions.manage_channels:
            raise UserFacingError("segment-room-forbidden", permissions=names)
        try:
            channel = await make_room(self.bot, guild, known, by)
        except discord.Forbidden:
            raise UserFacingError("segment-room-forbidden", permissions=names) from None
        await say(interaction, "segment-room-made", channel=channel.mention)

    @edit.autocomplete("segment")
    @members.autocomplete("segment")
    @assign.autocomplete("segment")
    @room.autocomplete("segment")
    async def offered(self, interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        known = await self.segments.all(str(interaction.guild_id))
        wanted = current.casefold()
        return [app_commands.Choice(name=one.name, value=one.id) for one in known if wanted in one.name.casefold()][
            : limits.CHOICES
        ]

    # In words

    async def _explain(self, interaction: discord.Interaction, member: discord.Member) -> None:
        words, server = words_for(interaction), str(interaction.guild_id)
        names = {one.id: one.name for one in await self.segments.all(server)}
        reasons = await self.segments.reasons(server, str(member.id))
        lines = [
            words(
                f"segment-{'in' if reason.inside else 'out'}-{reason.kind}",
                segment=names[segment],
                what=reason.what or "-",
                by=f"<@{reason.by}>" if reason.by else "-",
            )
            for segment, reason in reasons.items()
        ]
        head = words("segment-explained" if lines else "segment-explained-none", member=member.mention)
        await reply(interaction, cut("\n".join([head, *lines]), limits.CONTENT))

    async def _tell(self, interaction: discord.Interaction, segment: Segment) -> None:
        server = str(interaction.guild_id)
        size = len(await self.segments.members(server, segment.id))
        await reply(interaction, await self._line(words_for(interaction), server, segment, size))

    async def _line(self, words: Texts, server: str, segment: Segment, size: int) -> str:
        labels = {need.id: need.label for need in await self.needs.all(server)}
        rule = [*segment.interests, *(labels.get(need, need) for need in segment.needs)]
        return words(
            "segment-line",
            segment=segment.name,
            description=segment.description,
            n=size,
            rule=", ".join(rule) or words("segment-by-hand"),
            role=f"<@&{segment.role_id}>" if segment.role_id else words("segment-without"),
            channel=f"<#{segment.channel_id}>" if segment.channel_id else words("segment-without"),
        )

    async def _need_ids(self, server: str, typed: str | None, by: str) -> tuple[str, ...]:
        return tuple([(await self.needs.add(server, label, "staff", by)).id for label in _parts(typed)])


def _parts(typed: str | None) -> tuple[str, ...]:
    """A list; a dash is an empty one."""
    return tuple(part for part in listed(typed or "") if part.strip("-"))


def _own(role: discord.Role | None) -> str | None:
    if role is None:
        return None
    if role.is_default() or role.managed:
        raise UserFacingError("role-managed", role=role.name)
    return str(role.id)
