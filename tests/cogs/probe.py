"""An area that exists only in tests: it fails, waits and asks in every way that a real one might."""

import asyncio
from typing import Any

import discord
from discord import app_commands, ui
from discord.ext import commands

from cogs._ui import (
    MEMBERS,
    STAFF,
    SafeButton,
    SafeLayout,
    SafeModal,
    SafeSelect,
    SafeView,
    ask,
    change,
    check_hierarchy,
    confirm,
    defer,
    moderators,
    reply,
    write_to,
)
from cogs._ui.audience import AUDIENCE
from cogs.areas import Area
from core.errors import UserFacingError


class Press(SafeButton, area="probe", action="press"):
    """Says what it is about; fails when told to."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        if self.id_of_what == "fail":
            raise RuntimeError("pressed")
        await reply(interaction, f"{self.id_of_what} v{self.seen_version}")


class StaffPress(SafeButton, area="probe", action="staff"):
    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await reply(interaction, "done")


class Pick(SafeSelect, area="probe", action="pick"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await reply(interaction, "+".join(self.values))


class Form(SafeModal):
    words: ui.TextInput[Any] = ui.TextInput(label="Parole")

    def __init__(self) -> None:
        super().__init__(title="Modulo")

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        if str(self.words) == "fail":
            raise RuntimeError("submitted")
        if str(self.words) == "wrong":
            raise UserFacingError("setup-zone-unknown", zone="X")
        await reply(interaction, str(self.words))


class Panel(SafeView):
    """Everything that can go wrong under a message of this process."""

    def __init__(self, **keywords: Any) -> None:
        super().__init__(**keywords)
        self.count = 0

    @ui.button(label="fail")
    async def fail(self, interaction: discord.Interaction[Any], _: ui.Button[Any]) -> None:
        raise RuntimeError("clicked")

    @ui.button(label="count")
    async def counted(self, interaction: discord.Interaction[Any], _: ui.Button[Any]) -> None:
        self.count += 1
        await change(interaction, str(self.count), view=self)

    @ui.button(label="once")
    async def once(self, interaction: discord.Interaction[Any], _: ui.Button[Any]) -> None:
        self.stop()
        await reply(interaction, "once")

    @ui.button(label="form")
    async def form(self, interaction: discord.Interaction[Any], _: ui.Button[Any]) -> None:
        await ask(interaction, Form())


class Probe(commands.GroupCog, group_name="probe", group_description="probe", group_extras={AUDIENCE: MEMBERS}):
    def __init__(self, bot: commands.Bot) -> None:
        self.bot = bot
        self.done = 0

    @app_commands.command(description="fails")
    async def fail(self, interaction: discord.Interaction[Any], how: str) -> None:
        match how:
            case "unexpected":
                raise RuntimeError("secret words")
            case "expected":
                raise UserFacingError("setup-zone-unknown", zone="X")
            case "late":
                await defer(interaction)
                raise RuntimeError("after deferring")
            case "late-public":
                await defer(interaction, ephemeral=False)
                raise RuntimeError("after promising everybody")
            case "gone":
                assert isinstance(interaction.channel, discord.TextChannel)
                await interaction.channel.fetch_message(1)
            case "forbidden":
                assert interaction.guild is not None
                await interaction.guild.create_role(name="x")

    @app_commands.command(description="answers late")
    async def late(self, interaction: discord.Interaction[Any], minutes: int, public: bool) -> None:
        await defer(interaction, ephemeral=not public)
        await asyncio.sleep(minutes * 60)
        await reply(interaction, "at last", ephemeral=not public)

    @app_commands.command(description="answers twice")
    async def twice(self, interaction: discord.Interaction[Any]) -> None:
        await reply(interaction, "one")
        await reply(interaction, "two")

    @app_commands.command(description="a panel")
    async def panel(self, interaction: discord.Interaction[Any], mine: bool = False) -> None:
        await reply(interaction, "panel", view=Panel(owner=interaction.user.id if mine else None), ephemeral=False)

    @app_commands.command(description="buttons that outlive the process")
    async def buttons(self, interaction: discord.Interaction[Any], minutes: int = 0) -> None:
        view = SafeView(timeout=minutes * 60 or None)
        for item in (Press("a:b", label="press"), Press("fail", label="fail"), StaffPress("1", label="staff")):
            view.add_item(item)
        view.add_item(Pick("1", options=[discord.SelectOption(label=name) for name in ("uno", "due")], most=2))
        await reply(interaction, "buttons", view=view, ephemeral=False)

    @app_commands.command(description="a layout")
    async def layout(self, interaction: discord.Interaction[Any]) -> None:
        view = SafeLayout(timeout=None)
        row: ui.ActionRow[Any] = ui.ActionRow(Press("row", label="row"))
        section: ui.Section[Any] = ui.Section("words", accessory=Press("section", label="section"))
        view.add_item(ui.Container(section, row))
        await reply(interaction, view=view, ephemeral=False)

    @app_commands.command(description="asks once more")
    async def sure(self, interaction: discord.Interaction[Any], failing: int = 0) -> None:
        left = [failing]

        async def then(confirmed: discord.Interaction[Any]) -> None:
            if left[0]:
                left[0] -= 1
                raise UserFacingError("setup-zone-unknown", zone="X")
            self.done += 1
            await reply(confirmed, f"done {self.done}")

        await confirm(interaction, "sure?", then)

    @app_commands.command(description="writes to somebody")
    async def write(self, interaction: discord.Interaction[Any], person: discord.User) -> None:
        await reply(interaction, "written" if await write_to(person, "ciao") else "closed")

    @app_commands.command(description="acts on somebody")
    async def act(self, interaction: discord.Interaction[Any], target: discord.User) -> None:
        assert isinstance(interaction.user, discord.Member)
        check_hierarchy(interaction.user, target)
        await reply(interaction, "acted")


class StaffProbe(commands.Cog):
    """Verbs of staff and of moderators, at the top level."""

    @app_commands.command(description="for staff", extras={AUDIENCE: STAFF})
    async def forstaff(self, interaction: discord.Interaction[Any], word: str = "") -> None:
        await reply(interaction, "staff")

    @forstaff.autocomplete("word")
    async def words(self, interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name="segreto", value="segreto")]

    @app_commands.command(
        description="for moderators", extras={AUDIENCE: moderators(discord.Permissions(moderate_members=True))}
    )
    async def formods(self, interaction: discord.Interaction[Any]) -> None:
        await reply(interaction, "moderators")

    @app_commands.command(description="shows a button for staff", extras={AUDIENCE: STAFF})
    async def board(self, interaction: discord.Interaction[Any]) -> None:
        view = SafeView(timeout=None)
        view.add_item(StaffPress("1", label="staff"))
        await reply(interaction, "board", view=view, ephemeral=False)


PERSISTENT = tuple(f"tests.cogs.probe:{name}" for name in ("Press", "StaffPress", "Pick"))
PROBE = Area(name="probe", cog="tests.cogs.probe:Probe", persistent=PERSISTENT)
STAFF_PROBE = Area(name="staff-probe", cog="tests.cogs.probe:StaffProbe")
