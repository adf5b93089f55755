"""Discord's AutoMod, kept in step with what staff chose: Salotto's own rules only, by their names."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import AutoModRuleEventType, AutoModRuleTriggerType, AutoModTrigger

from cogs._ui.sender import refusals
from services.prevention import AutoRule

_KINDS = {
    "words": AutoModRuleTriggerType.keyword,
    "presets": AutoModRuleTriggerType.keyword_preset,
    "mentions": AutoModRuleTriggerType.mention_spam,
    "spam": AutoModRuleTriggerType.spam,
    "profiles": AutoModRuleTriggerType.member_profile,
}


async def keep_in_step(
    guild: discord.Guild, wanted: Sequence[AutoRule], exempt_roles: Sequence[str], exempt_channels: Sequence[str]
) -> int:
    """Make, change and delete Salotto's rules until they are as wanted; how many were touched. Raises Refused.

    Run twice, it touches nothing the second time. Rules that people made are left alone.
    """
    roles = [discord.Object(int(role)) for role in exempt_roles]
    channels = [discord.Object(int(channel)) for channel in exempt_channels]
    touched = 0
    async with refusals():
        existing = {rule.name: rule for rule in await guild.fetch_automod_rules() if rule.creator_id == guild.me.id}
        for one in wanted:
            trigger = _trigger(one)
            profile = one.kind == "profiles"
            event = AutoModRuleEventType.member_update if profile else AutoModRuleEventType.message_send
            action = discord.AutoModRuleAction(
                type=discord.AutoModRuleActionType.block_member_interactions
                if profile
                else discord.AutoModRuleActionType.block_message
            )
            there = existing.pop(one.name, None)
            if there is None:
                await guild.create_automod_rule(
                    name=one.name,
                    event_type=event,
                    trigger=trigger,
                    actions=[action],
                    enabled=True,
                    exempt_roles=roles,
                    exempt_channels=channels,
                )
                touched += 1
            elif not _same(there, trigger, roles, channels):
                await there.edit(trigger=trigger, enabled=True, exempt_roles=roles, exempt_channels=channels)
                touched += 1
        for left in existing.values():
            await left.delete()
            touched += 1
    return touched


def _trigger(one: AutoRule) -> AutoModTrigger:
    match one.kind:
        case "words" | "profiles":
            return AutoModTrigger(type=_KINDS[one.kind], keyword_filter=[f"*{word}*" for word in one.words])
        case "presets":
            presets = discord.AutoModPresets(**dict.fromkeys(one.presets, True))
            return AutoModTrigger(type=_KINDS[one.kind], presets=presets)
        case "mentions":
            return AutoModTrigger(type=_KINDS[one.kind], mention_limit=one.mentions, mention_raid_protection=True)
        case "spam":
            return AutoModTrigger(type=_KINDS[one.kind])


def _same(rule: discord.AutoModRule, trigger: AutoModTrigger, roles: Sequence[Any], channels: Sequence[Any]) -> bool:
    return (
        rule.enabled
        and _told(rule.trigger) == _told(trigger)
        and rule.exempt_role_ids == {role.id for role in roles}
        and rule.exempt_channel_ids == {channel.id for channel in channels}
    )


def _told(trigger: AutoModTrigger) -> tuple[Any, ...]:
    presets = trigger.presets.value if trigger.presets else 0
    return trigger.type, sorted(trigger.keyword_filter or ()), presets, trigger.mention_limit or 0
