"""What a person reads on the screen: of a message, of an answer, of a modal."""

from collections.abc import Iterator, Mapping
from typing import Any

import discord
from simcord import InteractionResult, ResponseMessage

# In the order in which Discord shows them.
WORDS = ("author", "title", "content", "text", "label", "name", "value", "description", "placeholder", "footer")
NESTED = ("fields", "components", "component", "accessory", "items", "options")


def words(shown: discord.Message | ResponseMessage) -> str:
    """Every word of a message, one piece a line: text, embeds, components and poll."""
    pieces = [shown.content]
    for embed in shown.embeds:
        pieces += _words(embed.to_dict())
    for component in shown.components:
        pieces += _words(component if isinstance(component, Mapping) else component.to_dict())
    poll = getattr(shown, "poll", None)
    if poll is not None:
        pieces += [poll.question, *(answer.text for answer in poll.answers)]
    return "\n".join(piece for piece in pieces if piece)


def modal_words(modal: Mapping[str, Any]) -> str:
    """The title of a modal and everything under it."""
    return "\n".join(_words(modal))


def _words(shown: Mapping[str, Any]) -> Iterator[str]:
    for key in WORDS:
        found = shown.get(key)
        if isinstance(found, str):
            yield found
        elif isinstance(found, Mapping):
            yield from _words(found)
    for key in NESTED:
        found = shown.get(key)
        for child in found if isinstance(found, list) else [found]:
            if isinstance(child, Mapping):
                yield from _words(child)


def labelled_fields(modal: Mapping[str, Any]) -> dict[str, str]:
    """The custom id of every field of a modal, by its label."""
    found = {}
    for row in modal.get("components", ()):
        inner = row.get("component")
        if inner is not None and "custom_id" in inner:
            found[row.get("label", "")] = inner["custom_id"]
        for child in row.get("components", ()):
            if "custom_id" in child:
                found[child.get("label", "")] = child["custom_id"]
    return found


class NothingToClick(LookupError):
    """Nobody was shown a button here."""


class Answer:
    """What came back to the one person who ran a command, clicked or sent a form."""

    def __init__(self, result: InteractionResult) -> None:
        self.result = result

    @property
    def messages(self) -> tuple[ResponseMessage, ...]:
        """The response, if it was a message, and the follow-ups."""
        first = self.result.response
        return (*(() if first is None else (first,)), *self.result.followups)

    @property
    def text(self) -> str:
        """Every word of it, also of a modal."""
        pieces = [words(message) for message in self.messages]
        if self.modal is not None:
            pieces.append(modal_words(self.modal))
        return "\n".join(pieces)

    @property
    def ephemeral(self) -> bool:
        """Whether nobody else saw any of it."""
        return self.result.ephemeral or (bool(self.messages) and all(message.ephemeral for message in self.messages))

    @property
    def acknowledged(self) -> bool:
        """Whether the bot said anything to Discord; if not, the person reads that it did not respond."""
        return self.result.acknowledged

    @property
    def thinking(self) -> bool:
        """Whether the person still reads that the bot is thinking."""
        return self.result.deferred

    @property
    def modal(self) -> dict[str, Any] | None:
        return self.result.modal

    def clickable(self) -> ResponseMessage:
        """The last message that has components."""
        for message in reversed(self.messages):
            if message.components:
                return message
        raise NothingToClick(f"nothing to click in: {self.text!r}")

    def __repr__(self) -> str:
        return f"<Answer {self.text!r}>"
