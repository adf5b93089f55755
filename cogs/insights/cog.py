"""`/insights`: what the talk says about a theme, a question, a segment, a member, the hours of the week."""

import io
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import STAFF, SafeView, command, cut, defer, group, locale_of, options, pages, reply, words_for
from cogs.insights.questions import QuestionChosen
from cogs.insights.themes import decisions
from core.errors import UserFacingError
from core.limits import CHOICE_NAME, CHOICES, CONTENT
from core.text import Texts
from reports.as_message import escaped
from reports.members import told
from reports.pictures import Picture
from reports.sharing import what_is_shared
from reports.wording import Voice
from services.insights import Insights
from services.segments import Segments
from services.themes import mark_of

if TYPE_CHECKING:
    from cogs.bot import Salotto


class InsightCommands(commands.GroupCog, **group("insights", STAFF)):
    """For staff, each for their own eyes."""

    def __init__(self, bot: "Salotto") -> None:
        self.services = bot.services
        self.insights = bot.services.get(Insights)

    @app_commands.command(**command("insights-theme"))
    @options("insights-theme", "theme")
    async def theme(self, interaction: discord.Interaction, theme: str) -> None:
        await defer(interaction)
        server, words = str(interaction.guild_id), words_for(interaction)
        found = await self.insights.theme(server, theme, locale_of(interaction))
        lines = [words("theme-card", label=escaped(found.theme.label)), words(f"theme-status-{found.theme.status}")]
        if found.links:
            opened = " ".join(f"[{number}]({link})" for number, link in enumerate(found.links, 1))
            lines.append(words("insights-theme-heard", links=opened))
        voice = Voice(words, (await self.services.server_settings.general(server)).zone)
        lines += [escaped(voice.say(phrase)) for phrase in what_is_shared(found.shared)]
        view = SafeView(timeout=None)
        for item in decisions(found.theme, words):
            view.add_item(item)
        await reply(interaction, "\n".join(lines), files=_files(found.picture, "theme.png"), view=view)

    @theme.autocomplete("theme")
    async def themes(self, interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        known = await self.insights.themes(str(interaction.guild_id))
        wanted = current.strip().casefold()
        return [
            app_commands.Choice(name=cut(one.label, CHOICE_NAME), value=mark_of(one.key))
            for one in known
            if wanted in one.label.casefold()
        ][:CHOICES]

    @app_commands.command(**command("insights-question"))
    async def question(self, interaction: discord.Interaction) -> None:
        await defer(interaction)
        words = words_for(interaction)
        found = await self.insights.questions(str(interaction.guild_id))
        if not found:
            await reply(interaction, words("insights-questions-none"))
            return
        view = SafeView(timeout=None).add_item(QuestionChosen.of(found, words))
        await reply(interaction, words("insights-questions", count=len(found)), view=view)

    @app_commands.command(**command("insights-member"))
    @options("insights-member", "member")
    async def member(self, interaction: discord.Interaction, member: discord.Member) -> None:
        await defer(interaction)
        server, words = str(interaction.guild_id), words_for(interaction)
        found = await self.insights.member(server, str(member.id))
        if found is None:
            raise UserFacingError("insights-member-unknown")
        voice = Voice(words, (await self.services.server_settings.general(server)).zone)
        lines = [escaped(line) for line in told(found, voice, own=False)]
        opened = words("digest-message-open")
        lines += [f"> {escaped(cut(one.excerpt, 250))} [{opened}]({one.link})" for one in found.deepest]
        lines.append(f"-# {words('insights-member-note')}")
        await reply(interaction, pages(lines, CONTENT)[0])

    @app_commands.command(**command("insights-segment"))
    @options("insights-segment", "segment")
    async def segment(self, interaction: discord.Interaction, segment: str) -> None:
        await defer(interaction)
        words = words_for(interaction)
        found = await self.insights.segment(str(interaction.guild_id), segment, locale_of(interaction))
        themes = ", ".join(escaped(label) for label in found.themes)
        said = words(
            "insights-segment",
            name=escaped(found.name),
            members=found.members,
            wrote=found.wrote,
            turns=found.turns,
            contributing=found.contributing,
            told="yes" if themes else "no",
            themes=themes,
        )
        await reply(interaction, said, files=_files(found.picture, "segment.png"))

    @app_commands.command(**command("insights-rhythm"))
    @options("insights-rhythm", "segment")
    async def rhythm(self, interaction: discord.Interaction, segment: str | None = None) -> None:
        await defer(interaction)
        server, words, locale = str(interaction.guild_id), words_for(interaction), locale_of(interaction)
        if segment is None:
            name, found = None, await self.insights.rhythm(server, locale)
        else:
            name, found = await self.insights.rhythm_of(server, segment, locale)
        if found is None:
            raise UserFacingError("insights-too-few")
        whose = "" if name is None else words("rhythm-of-segment", name=escaped(name)) + "\n"
        await reply(interaction, whose + _note(found, words), files=_files(found, "rhythm.png"))

    @segment.autocomplete("segment")
    @rhythm.autocomplete("segment")
    async def segments(self, interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        known = await self.services.get(Segments).all(str(interaction.guild_id))
        wanted = current.strip().casefold()
        return [
            app_commands.Choice(name=cut(one.name, CHOICE_NAME), value=one.id)
            for one in known
            if wanted in one.name.casefold()
        ][:CHOICES]


def _note(picture: Picture, words: Texts) -> str:
    return f"**{escaped(picture.title)}**\n-# {words('rhythm-note')}"


def _files(picture: Picture, name: str) -> list[discord.File]:
    return [discord.File(io.BytesIO(picture.png), name, description=cut(picture.alt, 1_000))]
