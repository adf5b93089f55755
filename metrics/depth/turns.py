"""Messages -> turns: people on Discord split one thought over several messages."""

from collections.abc import Iterable
from datetime import timedelta

from metrics.values import Message, Turn

PAUSE = timedelta(minutes=5)
"""The longest pause between two messages of one turn."""


def turns(messages: Iterable[Message]) -> tuple[Turn, ...]:
    """Join consecutive messages of one author in one channel, each within five minutes of the previous one.

    `messages` come in time order, from any number of channels. Another author's message in the channel ends the turn;
    a bot's does not, and bots have no turns. The result is in order of start.
    """
    open_turns: dict[str, list[Message]] = {}
    closed: list[list[Message]] = []
    for message in messages:
        if message.bot:
            continue
        current = open_turns.get(message.channel)
        if current is not None and current[-1].author == message.author and message.at - current[-1].at <= PAUSE:
            current.append(message)
        else:
            open_turns[message.channel] = started = [message]
            closed.append(started)
    return tuple(_turn(group) for group in closed)


def _turn(messages: list[Message]) -> Turn:
    first = messages[0]
    own = {message.id for message in messages}
    return Turn(
        id=first.id,
        channel=first.channel,
        author=first.author,
        staff=first.staff,
        start=first.at,
        end=messages[-1].at,
        text="\n".join(message.text for message in messages),
        message_ids=tuple(message.id for message in messages),
        reply_to=next((m.reply_to for m in messages if m.reply_to and m.reply_to not in own), None),
        mentions=tuple(dict.fromkeys(name for message in messages for name in message.mentions)),
        reactions=sum(message.reactions for message in messages),
        attachments=sum(message.attachments for message in messages),
    )
