"""`salotto score`: how single turns read, from JSON lines to JSON lines or marked words, one by one."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cli.json_lines import json_lines, required_text
from cli.marked_turns import is_coloured, marked_turn
from core.errors import UserFacingError
from core.text import LOCALES, Texts
from metrics.depth.score import TurnInContext, score_depth
from metrics.depth.shingles import shingles
from metrics.language.identify import identify
from metrics.language.questions import question_kind
from metrics.language.sentiment import read_sentiment
from metrics.language.tokens import clean
from metrics.values import Depth, Language, QuestionKind, Sentiment


def configure(parser: argparse.ArgumentParser, words: Texts) -> None:
    parser.add_argument("--explain", action="store_true", help=words("explain-help"))


def run(arguments: argparse.Namespace, words: Texts) -> int:
    """Read standard input to its end. A broken line is named and skipped, and makes the exit code 2."""
    exit_code = 0
    coloured = is_coloured(sys.stdout)
    given = _plain_or_json(sys.stdin.buffer) if arguments.explain else sys.stdin.buffer
    for line in json_lines(given):
        try:
            if line.wrong is not None:
                raise line.wrong
            turn = read_turn(line.value)
            if arguments.explain:
                name = str(line.value["id"])
                told = "\n".join(marked_turn(words, name, turn.text, turn.depth, coloured=coloured)) + "\n\n"
            else:
                told = json.dumps(as_json(line.value["id"], turn)) + "\n"
        except UserFacingError as error:
            problem = words("score-broken-line", line=str(line.number), problem=words(error.text_id, **error.values))
            print(words("cli-error", problem=problem), file=sys.stderr)
            exit_code = 2
        else:
            sys.stdout.write(told)
            sys.stdout.flush()
    return exit_code


@dataclass(frozen=True, slots=True)
class TurnRead:
    """A turn and everything that is read from its words."""

    text: str
    depth: Depth
    language: Language
    question: QuestionKind | None
    sentiment: Sentiment


def read_turn(line: Mapping[str, Any]) -> TurnRead:
    """One turn as a JSON object, read. UserFacingError names a key that does not fit."""
    if "id" not in line:
        raise UserFacingError("json-key-missing", key="id")
    text = required_text(line, "text")
    parent = required_text(line, "parent") if line.get("parent") is not None else None
    own, others = _history(line.get("history"))
    if parent is not None:
        others.update(shingles(clean(parent)))
    cleaned = clean(text)
    language = _language(line.get("lang")) or identify(cleaned)
    return TurnRead(
        text=text,
        depth=score_depth(
            TurnInContext(
                text=text, language=language, parent=parent, seen_own=frozenset(own), seen_others=frozenset(others)
            )
        ),
        language=language,
        question=question_kind(cleaned, language.code),
        sentiment=read_sentiment(text, cleaned, language.code),
    )


def as_json(name: object, turn: TurnRead) -> dict[str, Any]:
    """How a turn reads, as a JSON object."""
    depth, sentiment = turn.depth, turn.sentiment
    return {
        "id": name,
        "depth": None if depth.score is None else round(depth.score, 2),
        "band": depth.band,
        "language": turn.language.code,
        "question": turn.question == "information",
        "sentiment": {
            "label": sentiment.label,
            "polarity": None if sentiment.polarity is None else round(sentiment.polarity, 3),
            "confidence": round(sentiment.confidence, 3),
        },
        "evidence": [{"kind": span.kind, "start": span.start, "end": span.end} for span in depth.spans],
    }


def _plain_or_json(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Lines as they are; one that does not begin as JSON does is the text of a turn, named after its line."""
    for number, line in enumerate(lines, start=1):
        bare = line.removeprefix(b"\xef\xbb\xbf").strip()
        if bare and not bare.startswith((b"{", b"[")):
            line = json.dumps({"id": str(number), "text": bare.decode("utf-8", "replace")}).encode()
        yield line


def _language(given: object) -> Language | None:
    if given is None:
        return None
    if given == "it":
        return Language("it", 1.0)
    if given == "en":
        return Language("en", 1.0)
    raise UserFacingError("json-key-wrong", key="lang", expected=" / ".join(LOCALES))


def _history(given: object) -> tuple[set[int], set[int]]:
    """The passages that the author, and that others, wrote before."""
    own: set[int] = set()
    others: set[int] = set()
    if given is None:
        return own, others
    if not isinstance(given, list):
        raise UserFacingError("json-key-wrong", key="history", expected="list")
    for entry in given:
        if not isinstance(entry, dict) or entry.get("author") not in ("self", "other"):
            raise UserFacingError("json-key-wrong", key="history", expected='{"author": "self" / "other", "text"}')
        passages = shingles(clean(required_text(entry, "text")))
        (own if entry["author"] == "self" else others).update(passages)
    return own, others
