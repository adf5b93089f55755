"""Roles follow segments. What somebody changes by hand in Discord is respected, and noted as such."""

import asyncio
import logging
from typing import TYPE_CHECKING

import discord

from cogs.onboarding.arriving import is_through
from cogs.onboarding.roles import OUT_OF_REACH, give_role, take_role
from cogs.onboarding.working_off import AGAIN_AFTER
from services.outbox import Outbox
from services.segments import Segments

if TYPE_CHECKING:
    from cogs.bot import Salotto

_log = logging.getLogger(__name__)


class Following:
    """Gives and takes the roles of segments, one member after the other, in the background."""

    def __init__(self, bot: "Salotto") -> None:
        self._bot = bot
        self._segments = bot.services.get(Segments)
        self._due: dict[tuple[int, int | None], None] = {}
        self._refused: set[tuple[int, int | None]] = set()
        """Whose roles Discord does not let Salotto change, until somebody mends that."""
        self._later: set[tuple[int, int | None]] = set()
        """Of whom Discord did not say whether it did."""
        self._woken = asyncio.Event()
        self._working: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._segments.watch(self.changed)
        self._bot.services.get(Outbox).watch_mended(self.mended)
        self._working = asyncio.create_task(self._work(), name="roles of segments")

    async def stop(self) -> None:
        if self._working is not None:
            self._working.cancel()
            await asyncio.wait([self._working])

    def changed(self, server_id: str, member_id: str | None) -> None:
        """The segments of a member, or of everybody, may be others now."""
        self._due[int(server_id), None if member_id is None else int(member_id)] = None
        self._woken.set()

    def mended(self, server_id: str) -> None:
        """What was refused on a server may be allowed now."""
        again = {one for one in self._refused if one[0] == int(server_id)}
        if again:
            self._refused -= again
            self._due.update(dict.fromkeys(again))
            self._woken.set()

    async def _work(self) -> None:
        while True:
            try:
                async with asyncio.timeout(AGAIN_AFTER.total_seconds() if self._later else None):
                    await self._bot.services.idle(self._woken.wait())
            except TimeoutError:
                self._due.update(dict.fromkeys(self._later))
                self._later.clear()
            self._woken.clear()
            while self._due:
                (guild_id, member_id), _ = self._due.popitem()
                guild = self._bot.get_guild(guild_id)
                if guild is None:
                    continue
                some = guild.members if member_id is None else [guild.get_member(member_id)]
                for member in some:
                    if member is not None and not member.bot:
                        await self._safely(member)

    async def _safely(self, member: discord.Member) -> None:
        who = (member.guild.id, member.id)
        try:
            if not await self.follow(member):
                self._refused.add(who)
        except OUT_OF_REACH:
            _log.warning("the roles of member %s on server %s have to wait", member.id, member.guild.id)
            self._later.add(who)
        except Exception:
            _log.exception("the roles of member %s on server %s could not follow", member.id, member.guild.id)

    async def follow(self, member: discord.Member) -> bool:
        """Let a member have the roles of their segments. Nothing before Discord's own screening is over.

        False when Discord refuses one, of which staff are told once a role. Raises `OUT_OF_REACH`.
        """
        if not is_through(member):
            return True
        server_id, member_id = str(member.guild.id), str(member.id)
        own = {one.role_id for one in await self._segments.all(server_id) if one.role_id}
        if not own:
            return True
        wanted = {one.role_id for one in await self._segments.of_member(server_id, member_id) if one.role_id}
        given = await self._segments.roles_given(server_id, member_id)
        held = {str(role.id) for role in member.roles} & own
        refused = False
        for role_id in sorted(wanted - held):
            if await give_role(self._bot, member, role_id):
                held.add(role_id)
            else:
                refused = True
        for role_id in sorted((held - wanted) & given.keys()):
            if await take_role(self._bot, member, role_id):
                held.discard(role_id)
            else:
                refused = True
        await self._segments.note_roles(server_id, member_id, held)
        return not refused

    async def by_hand(self, before: discord.Member, after: discord.Member) -> None:
        """Somebody has other roles: what the segments do not say was done by hand."""
        changed = {str(role.id) for role in set(before.roles) ^ set(after.roles)}
        if changed:
            await self._compare(after, changed)

    async def while_away(self, member: discord.Member) -> None:
        """What was done by hand while nobody was listening."""
        if member.joined_at is None or member.bot:
            return
        given = await self._segments.roles_given(str(member.guild.id), str(member.id))
        held = {str(role.id) for role in member.roles}
        # Whoever left and came back has lost their roles by that: nobody took them.
        missed = {role_id for role_id, at in given.items() if role_id not in held and at > member.joined_at}
        await self._compare(member, missed | (held - given.keys()))

    async def _compare(self, member: discord.Member, changed: set[str]) -> None:
        server_id, member_id = str(member.guild.id), str(member.id)
        wanted = {one.id for one in await self._segments.of_member(server_id, member_id)}
        held = {str(role.id) for role in member.roles}
        for segment in await self._segments.all(server_id):
            role_id = segment.role_id
            if role_id not in changed or member.guild.get_role(int(role_id or 0)) is None:
                continue
            if (role_id in held) != (segment.id in wanted):
                inside = role_id in held
                await self._segments.decide(server_id, segment.id, member_id, inside=inside, by=None, origin="hand")
