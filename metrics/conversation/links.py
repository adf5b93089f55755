"""Who answers whom, message by message."""

from collections import deque
from collections.abc import Mapping, Sequence

from metrics.values import Message, ReplyLink

LOOK_BACK = 100
"""How many earlier messages of the channel may be answered without the reply button."""


def reply_links(
    messages: Sequence[Message], *, context: int = 0, names: Mapping[str, str] | None = None
) -> tuple[ReplyLink, ...]:
    """Links for `messages[context:]`, in their order; the first `context` messages can only be answered."""
    channels = {message.id: message.channel for message in messages}
    recent: dict[str, deque[Message]] = {}
    links: list[ReplyLink] = []
    seen: set[str] = set()
    for index, message in enumerate(messages):
        earlier = recent.setdefault(message.channel, deque(maxlen=LOOK_BACK))
        if index >= context:
            if message.reply_to in seen and channels[message.reply_to] == message.channel:
                links.append(ReplyLink(message.id, message.reply_to, 1.0, explicit=True))
            else:
                links.append(_inferred(message, earlier, names or {}))
        earlier.append(message)
        seen.add(message.id)
    return tuple(links)


def _inferred(message: Message, earlier: Sequence[Message], names: Mapping[str, str]) -> ReplyLink:
    text = message.text.lower()
    for candidate in reversed(earlier):
        name = names.get(candidate.author, "").lower()
        if candidate.author in message.mentions or (len(name) > 2 and name in text):
            return ReplyLink(message.id, candidate.id, 0.7)
    if earlier:
        return ReplyLink(message.id, earlier[-1].id, 0.3)
    return ReplyLink(message.id, None, 0.5)
