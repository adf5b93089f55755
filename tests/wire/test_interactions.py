"""Slash commands and buttons are injected, the bot's callbacks are collected."""

import discord

from tests.wire import cast
from tests.wire.null_bot import NullBot
from tests.wire.wire import Wire, eventually


class Doors(discord.ui.View):
    """A view with one button, which shuts itself."""

    @discord.ui.button(label="Apri", custom_id="doors:open")
    async def open(self, interaction: discord.Interaction, button: discord.ui.Button["Doors"]) -> None:
        button.disabled = True
        await interaction.response.edit_message(content="aperto", view=self)


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
