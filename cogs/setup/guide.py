"""The guided set-up: where a server stands, what is missing and where to click, and buttons that do the rest.

Everything shown is looked up at each press: it goes on after a restart, for several administrators at once, and run
again it changes nothing that is right.
"""

import discord

from cogs._ui import (
    ADMINISTRATORS,
    SafeButton,
    SafeChannelSelect,
    SafeRoleSelect,
    SafeSelect,
    SafeView,
    change,
    cut,
    defer,
    pages,
    reply,
    services_of,
    words_for,
)
from cogs.inspection import bindings
from cogs.setup.basics import Basics
from cogs.setup.making import make
from cogs.setup.settings import read_value, remark, shown
from cogs.setup.standing import Interaction, basics_line, bound_line, field_of, guild_of, look, one_each, told
from core import limits
from services.inspection import on_server, sentence
from services.outbox import Outbox


async def show_guide(interaction: Interaction, *, first: tuple[str, ...] = (), in_place: bool = False) -> None:
    """Where the server stands. `first` are lines about what was just done."""
    words = words_for(interaction)
    seen, general = await look(interaction)
    lines = [*first, *([""] if first else []), words("setup-guide"), basics_line(words, general)]
    lines += [bound_line(words, one) for one in one_each(seen)]
    wrong = [f for f in on_server(seen) if f.right is False and f.text_id != "standing-unset"]
    unread = [f for f in on_server(seen) if f.text_id == "standing-unread"]
    unset = [one for one in seen.bound if one.standing == "unset"]
    if wrong:
        lines += ["", words("setup-guide-mend"), *(f"- {sentence(finding, words)}" for finding in wrong)]
    lines += ["", *(sentence(finding, words) for finding in unread)] if unread else []
    if not wrong:
        done = "setup-guide-right" if not unset and general.consent_chosen else "setup-guide-nothing-wrong"
        lines += ["", words(done)]
    view = SafeView(timeout=None)
    if unset or any(one.standing == "gone" for one in seen.bound):
        view.add_item(MakeAll(label=words("setup-button-all"), style=discord.ButtonStyle.success))
    view.add_item(Basics(label=words("setup-button-basics")))
    view.add_item(Guide(label=words("setup-button-again")))
    offered = bindings(interaction.client.areas)[: limits.SELECT_OPTIONS]
    options = [
        discord.SelectOption(
            label=cut(words(one.text_id), limits.OPTION_LABEL),
            value=one.key,
            description=cut(words(f"{one.text_id}.description"), limits.OPTION_DESCRIPTION),
        )
        for one in offered
    ]
    view.add_item(Pick(options=options, placeholder=words("setup-pick")))
    shown_pages = pages(lines)
    if in_place:
        await change(interaction, shown_pages[0], view=view)
    else:
        await reply(interaction, shown_pages[0], view=view)
    for page in shown_pages[1:]:
        await reply(interaction, page)


class Guide(SafeButton, area="setup", action="guide"):
    """Look again, or back to where the server stands."""

    audience = ADMINISTRATORS

    async def pressed(self, interaction: Interaction) -> None:
        await show_guide(interaction, in_place=True)
        await services_of(interaction).get(Outbox).release(str(interaction.guild_id))  # what was refused until now


class MakeAll(SafeButton, area="setup", action="all"):
    """Make whatever the server has not."""

    audience = ADMINISTRATORS

    async def pressed(self, interaction: Interaction) -> None:
        await _make(interaction, None)


class Make(SafeButton, area="setup", action="make"):
    """Make the channel or role of one setting."""

    audience = ADMINISTRATORS

    async def pressed(self, interaction: Interaction) -> None:
        await _make(interaction, (field_of(interaction, self.id_of_what).key,))


class Pick(SafeSelect, area="setup", action="pick"):
    """One channel or role, by itself."""

    audience = ADMINISTRATORS

    async def pressed(self, interaction: Interaction) -> None:
        words, one = words_for(interaction), field_of(interaction, self.values[0])
        assert one.binding is not None
        seen, _ = await look(interaction)
        lines = [words("setting-now", label=words(one.text_id), what=words(f"{one.text_id}.description"))]
        about = [bound for bound in seen.bound if bound.key == one.key]
        lines += [bound_line(words, bound) for bound in about[:10]]
        view = SafeView(timeout=None)
        if one.binding.to == "channel":
            view.add_item(Channel(one.key, placeholder=words("setup-pick-channel"), kinds=[discord.ChannelType.text]))
        else:
            most = limits.SELECT_OPTIONS if one.kind == "roles" else 1
            view.add_item(Role(one.key, placeholder=words("setup-pick-role"), most=most))
        if not any(bound.standing != "unset" and bound.standing != "gone" for bound in about):
            view.add_item(Make(one.key, label=words("setup-button-make"), style=discord.ButtonStyle.success))
        view.add_item(Guide("back", label=words("setup-button-back")))
        await change(interaction, "\n".join(lines), view=view)


async def _choose(interaction: Interaction, key: str, ids: list[str]) -> None:
    words, guild, one = words_for(interaction), guild_of(interaction), field_of(interaction, key)
    value = read_value(words, one, guild, ",".join(ids))
    settings = interaction.client.services.server_settings
    before = getattr(await settings.read(str(guild.id), one.model), one.name)
    await settings.change(str(guild.id), one.model, str(interaction.user.id), **{one.name: value})
    said = "setup-chosen" if before != value else "setup-chosen-already"
    lines = [words(said, setting=words(one.text_id), value=shown(words, one, value))]
    if (told := remark(words, one, guild, value)) is not None:
        lines.append(told)
    await show_guide(interaction, first=tuple(lines), in_place=True)


class Channel(SafeChannelSelect, area="setup", action="channel"):
    """The channel for a setting."""

    audience = ADMINISTRATORS

    async def pressed(self, interaction: Interaction) -> None:
        await _choose(interaction, self.id_of_what, [str(one.id) for one in self.item.values])


class Role(SafeRoleSelect, area="setup", action="role"):
    """The role, or roles, for a setting."""

    audience = ADMINISTRATORS

    async def pressed(self, interaction: Interaction) -> None:
        await _choose(interaction, self.id_of_what, [str(one.id) for one in self.item.values])


async def _make(interaction: Interaction, keys: tuple[str, ...] | None) -> None:
    words, guild = words_for(interaction), guild_of(interaction)
    await defer(interaction)
    outcome = await make(interaction.client, guild, str(interaction.user.id), words, keys)
    await show_guide(interaction, first=tuple(told(words, outcome)))
