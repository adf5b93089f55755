"""An exported community as the past of a simulated server: the live bot can then read what `salotto analyse` reads."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from metrics.values import Message
from simulation.plan import Attached, ChannelPlan, History, PersonPlan, RolePlan, Said, ServerPlan

STAFF = "staff"
STAFF_ROOM = "staff"


@dataclass(frozen=True, slots=True)
class Exported:
    """A plan and its past. People, channels and messages are called by their ids in the export."""

    plan: ServerPlan
    history: History


def exported(
    messages: Iterable[Message],
    *,
    name: str = "export",
    names: Mapping[str, str] | None = None,
    locale: str = "it",
) -> Exported:
    """The server on which these messages were posted.

    `names` (author id -> displayed name) turns "@name" of a mentioned person back into Discord's mention. Threads are
    channels here, since an export's message names only one place. A reply to a message that is not in the export is no
    reply, and one pings whom it answers only if the export says so. Reactions are given by as many people as there are.
    """
    told = sorted(messages, key=lambda message: message.at)
    people = _people(told, names or {})
    room_of = {message.id: message.channel for message in told}
    author_of = {message.id: message.author for message in told}
    said = tuple(
        replace(
            _said(message, room_of, names or {}, people),
            pings=author_of.get(message.reply_to or "") in message.mentions,
        )
        for message in told
    )
    channels = tuple(ChannelPlan(channel) for channel in dict.fromkeys(room_of.values()) if channel != STAFF_ROOM)
    plan = ServerPlan(
        name,
        channels=(*channels, ChannelPlan(STAFF_ROOM, only_for=(STAFF,))),
        people=people,
        roles=(RolePlan(STAFF),),
        locale=locale,
    )
    return Exported(plan, History(said))


def _people(told: Sequence[Message], names: Mapping[str, str]) -> tuple[PersonPlan, ...]:
    first: dict[str, datetime] = {}
    for message in told:
        first.setdefault(message.author, message.at)
    staff = {message.author for message in told if message.staff}
    bots = {message.author for message in told if message.bot}
    return tuple(
        PersonPlan(
            author,
            roles=(STAFF,) if author in staff else (),
            joined=at - timedelta(hours=1),
            display_name=names.get(author),
            bot=author in bots,
        )
        for author, at in first.items()
    )


def _said(message: Message, room_of: Mapping[str, str], names: Mapping[str, str], people: Sequence[PersonPlan]) -> Said:
    text = message.text
    for mentioned in message.mentions:
        if mentioned in names:
            text = re.sub(rf"@{re.escape(names[mentioned])}(?!\w)", f"<@{mentioned}>", text)
    others = [person.name for person in people[: message.reactions + 1] if person.name != message.author]
    return Said(
        author=message.author,
        channel=message.channel,
        at=message.at,
        text=text,
        key=message.id,
        reply_to=message.reply_to if room_of.get(message.reply_to or "") == message.channel else None,
        reactions={"👍": tuple(others[: message.reactions])} if message.reactions else {},
        attached=tuple(Attached(f"{number}.bin") for number in range(message.attachments)),
    )
