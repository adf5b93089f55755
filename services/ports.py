"""What services need of Discord, said without Discord. The cogs' side implements it; so does whoever tests a service.

Ids are texts. Words are ready to be shown: whoever asks for something to be sent has chosen the language.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal, Protocol

from models.messages import Reaction
from models.servers import Channel
from services.seen import MessageSeen


class Refusal(StrEnum):
    """Why Discord will not do something, as far as what to do next depends on it."""

    FORBIDDEN = "forbidden"
    """Permission or hierarchy: try again only when somebody has changed that."""
    GONE = "gone"
    """The channel, message or member is no longer there."""
    CLOSED = "closed"
    """They take no direct messages."""
    UNREACHABLE = "unreachable"
    """Discord failed, or the server is not available just now: later."""
    UNFIT = "unfit"
    """Discord calls the request wrong: it will not go through like this."""


class Refused(Exception):
    """Discord would not do it. `code` is its own number for why, 0 where it gave none."""

    def __init__(self, reason: Refusal, code: int = 0) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.code = code


@dataclass(frozen=True, slots=True)
class PostFile:
    """A file to send. `description` is read aloud to those who do not see it."""

    name: str
    content: bytes
    description: str | None = None


@dataclass(frozen=True, slots=True)
class PostButton:
    """A button under a post: `custom_id` for one that an area answers (`area:action:v1:id`), `url` for a link."""

    label: str
    custom_id: str | None = None
    url: str | None = None
    style: Literal["primary", "secondary", "success", "danger"] = "secondary"
    emoji: str | None = None


@dataclass(frozen=True, slots=True)
class PostCard:
    """A card under the words of a post. `image` names the attached file that it shows, `colour` is 0xRRGGBB."""

    title: str
    text: str
    colour: int | None = None
    image: str | None = None
    footer: str | None = None


@dataclass(frozen=True, slots=True)
class PostPoll:
    """Discord's own poll. It ends whole `hours` after it is sent, and can neither be edited nor extended."""

    question: str
    answers: tuple[str, ...]
    hours: int
    multiple: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """A message to send. `key` finds it again: it rides in a component's custom id.

    Nobody is mentioned but the members in `mentions` and the roles in `roles`, where the words name them.
    In a forum it opens a post called `thread`, with those of `tags` that the forum has. Edited, the thread under it is
    called so, and a post of a forum loses those of `untagged`; tags that are in neither stay as people put them.
    """

    text: str = ""
    title: str | None = None
    """With a title, `text` becomes the body of a card."""
    cards: tuple[PostCard, ...] = ()
    files: tuple[PostFile, ...] = ()
    buttons: tuple[PostButton, ...] = ()
    key: str | None = None
    nonce: str | None = None
    mentions: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    thread: str | None = None
    tags: tuple[str, ...] = ()
    untagged: tuple[str, ...] = ()
    extra: Mapping[str, str] | None = None
    poll: PostPoll | None = None


@dataclass(frozen=True, slots=True)
class PollSeen:
    """Discord's own poll as it stands: who chose which answers, by number from 1 on.

    `final`: Discord has counted, and nothing will change. `bots` voted as well, and are nobody.
    """

    final: bool
    ends_at: datetime | None
    chosen: Mapping[str, tuple[int, ...]]
    bots: frozenset[str] = frozenset()


class PollKeeper(Protocol):
    """Reads and ends Discord's own polls. Every method raises Refused."""

    async def read(self, channel_id: str, message_id: str) -> PollSeen:
        """A poll with everybody who voted, page by page."""
        ...

    async def end(self, channel_id: str, message_id: str) -> None:
        """End a poll of the bot's own now. One that is over stays so."""
        ...


class Sender(Protocol):
    """Sends, edits and finds what the bot wrote. Every method raises Refused."""

    async def send(self, channel_id: str, post: Post) -> str:
        """The id of the message sent."""
        ...

    async def send_to_member(self, server_id: str, member_id: str, post: Post) -> str:
        """A direct message; CLOSED when they take none."""
        ...

    async def edit(self, channel_id: str, message_id: str, post: Post) -> str:
        """The id of the channel or thread in which the message stands: a post of a forum is a thread of its own."""
        ...

    async def delete(self, channel_id: str, message_id: str) -> None: ...

    async def find(self, channel_id: str, key: str, since: datetime) -> str | None:
        """The id of the bot's own message with `key`, written at `since` or later; None when there is none."""
        ...


@dataclass(frozen=True, slots=True)
class PastChannel:
    """A channel with a past. `last_message`: nothing newer is in it. `readable`: Discord lets Salotto read it."""

    channel: Channel
    last_message: str | None
    readable: bool


@dataclass(frozen=True, slots=True)
class PastPage:
    """Messages of a channel, oldest first. `ids` and `last` are of all kinds of them; `full`: more may follow."""

    messages: tuple[MessageSeen, ...]
    reactions: tuple[Reaction, ...]
    ids: tuple[str, ...]
    last: str | None
    full: bool


class History(Protocol):
    """Reads what was written before. Every method raises Refused."""

    def channels(self, server_id: str) -> AsyncIterator[PastChannel]:
        """Every channel and thread where something was written, forum posts and archived threads included."""
        ...

    async def page(self, server_id: str, channel_id: str, after: str | None) -> PastPage:
        """Up to a hundred messages of a channel after an id; from its beginning when there is none."""
        ...
