"""Slash commands and buttons are injected, the bot's callbacks are collected."""

import discord
import pytest
from discord import app_commands

from tests.wire import cast
from tests.wire.documents import Json
from tests.wire.null_bot import NullBot
from tests.wire.wire import Wire, eventually


class Doors(discord.ui.View):
    """A view with one button, which shuts itself."""

    @discord.ui.button(label="Apri", custom_id="doors:open")
    async def open(self, interaction: discord.Interaction, button: discord.ui.Button["Doors"]) -> None:
        button.disabled = True
        await interaction.response.edit_message(content="aperto", view=self)


class Letter(discord.ui.Modal, title="Lettera"):
    """A modal with one field, which is read back."""

    words: discord.ui.Label["Letter"] = discord.ui.Label(
        text="Parole", component=discord.ui.TextInput(custom_id="words")
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        assert isinstance(self.words.component, discord.ui.TextInput)
        await interaction.response.send_message(self.words.component.value)


class Colours(app_commands.Group):
    """A group whose command offers words while one types, and one that opens a modal."""

    @app_commands.command(description="Chooses a colour")
    async def choose(self, interaction: discord.Interaction, colour: str) -> None:
        await interaction.response.send_message(colour)

    @choose.autocomplete("colour")
    async def offer(self, interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=one, value=one) for one in ("rosso", "rosa", "verde") if one.startswith(typed)]

    @app_commands.command(description="Writes a letter")
    async def write(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Letter(custom_id="letter"))


async def test_a_subcommand_offers_words_takes_one_and_a_modal_is_sent(wire: Wire) -> None:
    bot = NullBot()
    bot.tree.add_command(Colours(name="colours", description="Colours"))
    async with wire.running(bot):
        assert [one["value"] for one in await wire.complete("colours choose", "colour", "ros")] == ["rosso", "rosa"]
        chosen = await wire.slash("colours choose", options=[{"name": "colour", "type": 3, "value": "verde"}])
        assert chosen["message"]["content"] == "verde"
        opened = await wire.slash("colours write")
        assert (opened["callback"]["type"], opened["callback"]["data"]["custom_id"]) == (9, "letter")
        sent = await wire.submit("letter", {"words": "cara Anna"})
        assert sent["message"]["content"] == "cara Anna"


async def test_an_answer_that_comes_too_late_is_refused(wire: Wire, caplog: pytest.LogCaptureFixture) -> None:
    async with wire.running(NullBot()):
        callback = "/interactions/{interaction_id}/{interaction_token}/callback"
        await wire.rest_fault("latency", route=callback, seconds=0.1)
        told = await wire.slash("ping", patience=0.05, seconds=0.2)
        assert told["callback"] is None

        async def refused() -> list[Json]:
            return await wire.requests("POST", callback)

        (request,) = await eventually(refused, lambda seen: len(seen) == 1)
        assert request["status"] == 404
        assert (await wire.slash("ping"))["message"]["content"] == "pong"
    assert "Unknown interaction" in caplog.text


async def test_a_command_is_answered_for_one_person_only(wire: Wire) -> None:
    async with wire.running(NullBot()):
        told = await wire.slash("ping", user_id=cast.BRUNO)
        assert told["callback"]["type"] == 4
        assert told["message"]["content"] == "pong"
        assert told["milliseconds"] < 1000
        assert await wire.messages() == [], "an ephemeral answer stands in no channel"


async def test_the_first_word_after_a_deferral_takes_its_place(wire: Wire) -> None:
    async with wire.running(NullBot()):
        told = await wire.slash("slow", until="completed")
        assert told["callback"]["type"] == 5
        assert told["message"]["content"] == "done"

        async def answers() -> list[str]:
            return [message["content"] for message in await wire.messages()]

        assert await eventually(answers, lambda seen: len(seen) == 2) == ["done", "and more"]


async def test_a_button_changes_its_message(wire: Wire) -> None:
    bot = NullBot()
    async with wire.running(bot):
        sent = await bot.get_partial_messageable(int(cast.GENERAL)).send("chiuso", view=Doors())
        told = await wire.press("doors:open", str(sent.id))
        assert told["callback"]["type"] == 7
        (message,) = await wire.messages()
        assert message["content"] == "aperto"
        assert message["components"][0]["components"][0]["disabled"] is True


async def test_an_interaction_is_acknowledged_once_and_in_time(wire: Wire) -> None:
    """Two processes on one token both get the command; Discord takes the first answer and refuses the other."""
    async with wire.running(NullBot()), wire.running(NullBot()):
        told = await wire.slash("slow", until="completed")
        assert told["callback"]["type"] == 5

        async def statuses() -> list[int]:
            route = "/interactions/{interaction_id}/{interaction_token}/callback"
            return sorted(request["status"] for request in await wire.requests("POST", route))

        assert await eventually(statuses, lambda seen: len(seen) == 2) == [200, 400]
