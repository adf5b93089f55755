"""Chat logs whose reply links were drawn by people, as the reply-links sets keep them."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from metrics.values import Message

_LINE = re.compile(
    r"(?:(?P<room>\S+) (?P<day>\d{4}-\d\d-\d\d) )?\[(?P<clock>\d\d:\d\d(?::\d\d)?)\]\s+"
    r"(?:<(?P<speaker>[^>]+)>|-(?P<notice>[^ -]+)-|\* (?P<actor>\S+))\s?(?P<text>.*)"
)


@dataclass(frozen=True, slots=True)
class ChatLog:
    """`messages` have their line number as id; lines on which nobody speaks are not among them.

    `gold` maps an annotated line to the lines it answers; a line that answers itself opens a conversation.
    """

    name: str
    channel: str
    messages: tuple[Message, ...]
    gold: Mapping[int, frozenset[int]]

    @property
    def context(self) -> int:
        """How many messages come before the first annotated line."""
        first = min(self.gold)
        return sum(int(message.id) < first for message in self.messages)


def read_logs(folder: Path) -> list[ChatLog]:
    return [read_log(annotation) for annotation in sorted(folder.glob("*.annotation.txt"))]


def read_log(annotation: Path) -> ChatLog:
    """One log with its annotation; the log lies beside it as `.raw.txt` or `.ascii.txt`."""
    name = annotation.name.removesuffix(".annotation.txt")
    raw = next(path for path in sorted(annotation.parent.glob(f"{name}.*.txt")) if path != annotation)
    gold: dict[int, set[int]] = defaultdict(set)
    for line in annotation.read_text(encoding="utf-8").splitlines():
        one, other, *_ = line.split()
        gold[max(int(one), int(other))].add(min(int(one), int(other)))
    channel = name.split(".")[0] if ".ascii" in raw.name else "ubuntu"
    lines = raw.read_text(encoding="utf-8", errors="replace").split("\n")
    return ChatLog(name, channel, _messages(lines, channel), {line: frozenset(gold[line]) for line in sorted(gold)})


def _messages(lines: Sequence[str], channel: str) -> tuple[Message, ...]:
    messages: list[Message] = []
    clock = datetime(2000, 1, 1, tzinfo=UTC)
    for number, line in enumerate(lines):
        match = _LINE.match(line)
        if match is None:
            continue
        time = datetime.strptime(match["clock"], "%H:%M" if len(match["clock"]) == 5 else "%H:%M:%S")  # noqa: DTZ007
        if match["day"]:
            clock = datetime.fromisoformat(match["day"]).replace(hour=time.hour, minute=time.minute, tzinfo=UTC)
            clock += timedelta(seconds=time.second)
        else:
            # These lines carry no day: a clock that steps back has passed midnight.
            later = clock.replace(hour=time.hour, minute=time.minute)
            clock = later if later >= clock - timedelta(hours=1) else later + timedelta(days=1)
        author = match["speaker"] or match["notice"] or match["actor"]
        messages.append(Message(str(number), clock, channel, author, match["text"].strip()))
    return tuple(messages)
