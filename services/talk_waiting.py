"""What waits for staff in the talk itself: questions, first words, complaints and contributions without an answer."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal, Self, get_args

from metrics.values import ReadTurn
from models import feedback
from models.session import Database
from services.container import Services
from services.facts import discord_links, excerpt
from services.inbox import InboxItem
from services.present import Present
from services.under_penalty import stopped

TalkKind = Literal["open_question", "complaint", "newcomer", "awaiting_reply"]
TALK_KINDS: tuple[TalkKind, ...] = get_args(TalkKind)
"""A message that is of two kinds is told as the first."""
LONGEST: dict[TalkKind, timedelta] = {
    "open_question": timedelta(weeks=2),
    "complaint": timedelta(weeks=2),
    "newcomer": timedelta(weeks=1),
    "awaiting_reply": timedelta(weeks=1),
}
"""For how long something of a kind is worth an answer. A welcome after a month is odd, and so is a word of thanks."""
_EXCERPT = 120


def key_of_turn(kind: str, message_id: str) -> str:
    """The key of something that waits in the talk."""
    return f"{kind}-{message_id}"


class TalkWaiting:
    """A source of the inbox. It tells what is open now: an answer closes it as soon as it was read."""

    name = "talk"

    def __init__(self, database: Database, present: Present) -> None:
        self._database = database
        self._present = present

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.database, services.get(Present))

    async def waiting(self, server_id: str, now: datetime) -> Sequence[InboxItem]:
        queues = await self._present.queues(server_id)
        gate, names = await self._present.gate(server_id), await self._present.names(server_id)
        async with self._database.reading() as session:
            wrong = await feedback.wrong(session, server_id)
            out = await stopped(session, server_id, now - max(LONGEST.values()))
        link = discord_links(server_id)
        found: dict[str, InboxItem] = {}
        for kind in TALK_KINDS:
            turns: tuple[ReadTurn, ...] = getattr(queues, kind)
            for turn in turns:
                if turn.id in found or (kind, turn.id) in wrong or turn.at <= now - LONGEST[kind]:
                    continue
                if not out.may_be(kind, turn.author):
                    continue
                named, quoted = gate.may_name(turn.author), gate.may_quote(turn.author)
                found[turn.id] = InboxItem(
                    key=key_of_turn(kind, turn.id),
                    kind=kind,
                    since=turn.at,
                    text_id=f"inbox-item-{kind}",
                    values={
                        "named": "yes" if named else "no",
                        "author": names.get(turn.author, turn.author) if named else "",
                        "quoted": "yes" if quoted else "no",
                        "excerpt": _short(excerpt(turn.turn.text)) if quoted else "",
                    },
                    link=link(turn.turn.channel, turn.id),
                    member=turn.author,
                )
        return tuple(found.values())


def _short(text: str) -> str:
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1].rpartition(" ")[0] + "…"
