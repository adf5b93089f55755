"""What was seen on a server: frozen values that the Discord surface hands over at once, and a writer stores later.

Each is about one server, which travels beside it. Whether somebody is staff is decided where it is stored, by the roles
that count there at that moment; consent is asked there too.
"""

from dataclasses import dataclass
from datetime import datetime

from metrics.values import Message, Presence
from models.messages import Reaction
from models.servers import Channel


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on a server. `roles` are ids and names; None where they are not known, as of somebody who left."""

    id: str
    name: str
    bot: bool = False
    roles: tuple[str, ...] | None = None
    joined_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MessageSeen:
    """A message was posted, or is found in the past. `edited_at` when it has not its first words any more."""

    message: Message
    author: Person
    channel: Channel
    edited_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MessageEdited:
    message_id: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MessagesDeleted:
    message_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReactionSeen:
    reaction: Reaction


@dataclass(frozen=True, slots=True)
class ReactionTakenBack:
    message_id: str
    emoji: str
    member: str


@dataclass(frozen=True, slots=True)
class ReactionsCleared:
    """`emoji` None: all of them."""

    message_id: str
    emoji: str | None = None


@dataclass(frozen=True, slots=True)
class SignSeen:
    """Typing, or the use of a command or a button."""

    sign: Presence


@dataclass(frozen=True, slots=True)
class VoiceSeen:
    """A member is in a voice channel from now on; `channel` None: in none."""

    member: str
    channel: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """Somebody is a member; `joined` just now, or changed name or roles."""

    person: Person
    joined: bool = False


@dataclass(frozen=True, slots=True)
class PersonLeft:
    member: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ChannelSeen:
    """A channel or thread, as it is now; `opened` just now: it has no past."""

    channel: Channel
    opened: bool = False


@dataclass(frozen=True, slots=True)
class ChannelGone:
    """A channel was deleted, with everything in it and in its threads."""

    channel_id: str


@dataclass(frozen=True, slots=True)
class RosterSeen:
    """Members as they are now, all of them if `complete`. `decided_anew`: other roles count as staff than before."""

    people: tuple[Person, ...]
    complete: bool
    decided_anew: bool = False


@dataclass(frozen=True, slots=True)
class ListeningBegan:
    """From now on everything on the server is heard. What happened since it was last heard has to be read."""

    name: str
    at: datetime
    roster: RosterSeen
    channels: tuple[Channel, ...] = ()
    in_voice: tuple[VoiceSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class ListeningBroke:
    """The connection is lost: what happens now may be told later, or not at all. `ended`: it was closed."""

    ended: bool = False


@dataclass(frozen=True, slots=True)
class ListeningResumed:
    """The connection is back, and everything that happened meanwhile has been told."""


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """Salotto still listens, although nothing happens."""


@dataclass(frozen=True, slots=True)
class PageSeen:
    """A page of a channel's past. `reactions` count all of a kind; `gone` are stored messages that are not there."""

    channel: Channel
    messages: tuple[MessageSeen, ...]
    reactions: tuple[Reaction, ...] = ()
    gone: tuple[str, ...] = ()
    read_to: str | None = None
    finished: bool = False


Seen = (
    MessageSeen
    | MessageEdited
    | MessagesDeleted
    | ReactionSeen
    | ReactionTakenBack
    | ReactionsCleared
    | SignSeen
    | VoiceSeen
    | PersonSeen
    | PersonLeft
    | ChannelSeen
    | ChannelGone
    | RosterSeen
    | ListeningBegan
    | ListeningBroke
    | ListeningResumed
    | Heartbeat
    | PageSeen
)
