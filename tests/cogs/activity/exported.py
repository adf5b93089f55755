"""An export as the past of a simulated server: what was said in it, by whom, where and when."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from services.exports import ExportedMessage, open_export
from simulation.plan import ChannelPlan, History, PersonPlan, RolePlan, Said, ServerPlan, ThreadStarted
from simulation.world import Server


@dataclass(frozen=True, slots=True)
class ExportedServer:
    """The server that was exported. The keys of the messages are their ids in the export."""

    plan: ServerPlan
    history: History
    server_id: str
    channel_ids: dict[str, str]

    def ids(self, server: Server) -> dict[str, str]:
        """What each id of the simulated server is in the export."""
        found = {str(message.id): key for key, message in server.founded.said.items()}
        found |= {str(server.founded.channel(name).id): id_ for name, id_ in self.channel_ids.items()}
        return {**found, str(server.id): self.server_id}


def as_server(paths: list[Path], staff_role: str) -> ExportedServer:
    """An export as a server that can be simulated."""
    export = open_export(paths)
    messages = list(export.messages())
    names = {message.author.id: message.author.name for message in messages}
    people = [
        PersonPlan(
            name=names[author.id],
            roles=(staff_role,) if staff_role in author.roles else (),
            bot=author.is_bot,
            joined=min(message.at for message in messages if message.author.id == author.id),
        )
        for author in {message.author.id: message.author for message in messages}.values()
    ]
    channels = {message.channel.id: message.channel for message in messages}.values()
    plan = ServerPlan(
        export.community,
        channels=tuple(ChannelPlan(channel.name) for channel in channels if channel.kind != "thread"),
        people=tuple(people),
        roles=(RolePlan(staff_role),),
    )
    threads = tuple(
        ThreadStarted(channel.name, channel.parent_name or "", names[first.author.id], first.at)
        for channel in channels
        if channel.kind == "thread"
        for first in [next(message for message in messages if message.channel.id == channel.id)]
    )
    history = History(tuple(_said(messages, names)), threads)
    return ExportedServer(plan, history, export.server_id, {channel.name: channel.id for channel in channels})


def as_discord_has_it(file: Path, most: int | None, folder: Path) -> Path:
    """The messages of an export, the first ones or all, that could be on Discord: with words, by people of one name."""
    export = json.loads(file.read_text(encoding="utf-8"))
    bearer: dict[str, str] = {}
    kept = [message for message in export["messages"] if 0 < len(message["content"].strip()) <= 2_000][:most]
    there = {message["id"] for message in kept}
    for message in kept:
        author = message["author"]
        name = author.get("nickname") or author["name"]
        if bearer.setdefault(name, author["id"]) != author["id"]:
            name = f"{name} {author['id']}"
        author["nickname"] = name
        message["reactions"] = []
        message[
            "mentions"
        ] = []  # names in the text are no mentions on Discord, and these are of people who never wrote
        if (message.get("reference") or {}).get("messageId") not in there:
            message["reference"] = None
    copy = folder / file.name
    copy.write_text(json.dumps({**export, "messages": kept}), encoding="utf-8")
    return copy


def _said(messages: Iterable[ExportedMessage], names: dict[str, str]) -> Iterable[Said]:
    everybody = list(names.values())
    for message in messages:
        yield Said(
            author=names[message.author.id],
            channel=message.channel.name,
            at=message.at,
            text=message.text,
            key=message.id,
            reply_to=message.reply_to,
            reactions={one.emoji: tuple(everybody[: one.count]) for one in message.reactions},
            edited=message.edited_at,
        )
