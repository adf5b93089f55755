"""Salotto's arm in Discord: what moderators decide is done here, and the audit log is read here."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import discord

from cogs._ui.rendered import cut
from cogs._ui.sender import keywords_of, refusals
from core.limits import AUDIT_REASON
from models.case_values import CaseKind
from services.by_hand import Action, Entry
from services.enforcing import Notice
from services.ports import Post, Refusal, Refused

_ACTIONS = {
    "ban": discord.AuditLogAction.ban,
    "unban": discord.AuditLogAction.unban,
    "kick": discord.AuditLogAction.kick,
    "timeout": discord.AuditLogAction.member_update,
}


class DiscordEnforcer:
    """A `services.enforcing.Enforcer` and a `services.by_hand.AuditLog` on a running bot."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def write(self, server_id: str, member_id: str, post: Post) -> Notice:
        async with refusals():
            person = self._client.get_user(int(member_id)) or await self._client.fetch_user(int(member_id))
            kept = {name: value for name, value in keywords_of(post).items() if value is not None}
            sent = await person.send(**kept)
            return Notice(str(sent.channel.id), str(sent.id))

    async def take_back(self, notice: Notice) -> None:
        async with refusals():
            channel = self._client.get_partial_messageable(int(notice.channel), type=discord.ChannelType.private)
            await channel.get_partial_message(int(notice.message)).delete()

    async def time_out(self, server_id: str, member_id: str, until: datetime | None, reason: str) -> None:
        async with refusals():
            member = await self._member(server_id, member_id)
            await member.edit(timed_out_until=until, reason=cut(reason, AUDIT_REASON))

    async def kick(self, server_id: str, member_id: str, reason: str) -> None:
        async with refusals():
            await self._guild(server_id).kick(discord.Object(int(member_id)), reason=cut(reason, AUDIT_REASON))

    async def ban(self, server_id: str, member_id: str, reason: str, delete_days: int) -> None:
        async with refusals():
            await self._guild(server_id).ban(
                discord.Object(int(member_id)),
                reason=cut(reason, AUDIT_REASON),
                delete_message_seconds=delete_days * 86_400,
            )

    async def unban(self, server_id: str, member_id: str, reason: str) -> None:
        async with refusals():
            await self._guild(server_id).unban(discord.Object(int(member_id)), reason=cut(reason, AUDIT_REASON))

    async def stands(self, server_id: str, member_id: str, kind: CaseKind, until: datetime | None) -> bool:
        async with refusals():
            guild = self._guild(server_id)
            if kind in ("ban", "unban"):
                try:
                    await guild.fetch_ban(discord.Object(int(member_id)))
                except discord.NotFound:
                    return kind == "unban"
                return kind == "ban"
            try:
                member = await guild.fetch_member(int(member_id))
            except discord.NotFound:
                return kind == "kick"
            if kind == "timeout":
                now = member.timed_out_until
                return now is not None and until is not None and abs(now - until) < timedelta(seconds=5)
            return kind == "untimeout" and not member.is_timed_out()

    async def server_name(self, server_id: str) -> str:
        guild = self._client.get_guild(int(server_id))
        return guild.name if guild else ""

    async def entries(self, server_id: str, action: Action, after: str) -> Sequence[Entry]:
        found: list[Entry] = []
        async with refusals():
            async for logged in self._guild(server_id).audit_logs(limit=None, action=_ACTIONS[action]):
                if logged.id <= int(after):
                    break
                entry = entry_of(logged, self._client)
                if entry is not None:
                    found.append(entry)
        return found[::-1]

    def _guild(self, server_id: str) -> discord.Guild:
        guild = self._client.get_guild(int(server_id))
        if guild is None or guild.unavailable:
            raise Refused(Refusal.UNREACHABLE)
        return guild

    async def _member(self, server_id: str, member_id: str) -> discord.Member:
        guild = self._guild(server_id)
        return guild.get_member(int(member_id)) or await guild.fetch_member(int(member_id))


def entry_of(logged: discord.AuditLogEntry, client: discord.Client) -> Entry | None:
    """What an entry of the audit log says, where it is about keeping the server safe."""
    until = None
    match logged.action:
        case discord.AuditLogAction.ban:
            kind = "ban"
        case discord.AuditLogAction.unban:
            kind = "unban"
        case discord.AuditLogAction.kick:
            kind = "kick"
        case discord.AuditLogAction.member_update if hasattr(logged.after, "timed_out_until"):
            until = logged.after.timed_out_until
            kind = "timeout" if until is not None and until > logged.created_at else "untimeout"
        case _:
            return None
    target, actor = logged.target, logged.user_id
    if target is None:
        return None
    name = getattr(target, "display_name", None) or getattr(target, "name", None)
    return Entry(
        id=str(logged.id),
        kind=kind,  # type: ignore[arg-type]
        member=str(target.id),
        member_name=name,
        actor=None if actor is None else str(actor),
        ours=client.user is not None and actor == client.user.id,
        reason=logged.reason,
        at=logged.created_at,
        until=until if kind == "timeout" else None,
    )
