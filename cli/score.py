"""`salotto score`: how single turns read, from JSON lines to JSON lines, one by one as they arrive."""

import argparse
import json
import sys
from collections.abc import Mapping
from typing import Any

from cli.json_lines import json_lines, required_text
from core.errors import UserFacingError
from core.text import LOCALES, Texts
from metrics.depth.score import TurnInContext, score_depth
from metrics.depth.shingles import shingles
from metrics.language.identify import identify
from metrics.language.questions import question_kind
from metrics.language.sentiment import read_sentiment
from metrics.language.tokens import clean
from metrics.values import Language


def configure(parser: argparse.ArgumentParser, words: Texts) -> None:
    """No options: everything a turn needs is in its line."""


def run(arguments: argparse.Namespace, words: Texts) -> int:
    """Read standard input to its end. A broken line is named and skipped, and makes the exit code 2."""
    exit_code = 0
    for line in json_lines(sys.stdin.buffer):
        try:
            if line.wrong is not None:
                raise line.wrong
            scored = score(line.value)
        except UserFacingError as error:
            problem = words("score-broken-line", line=str(line.number), problem=words(error.text_id, **error.values))
            print(words("cli-error", problem=problem), file=sys.stderr)
            exit_code = 2
        else:
            sys.stdout.write(json.dumps(scored) + "\n")
            sys.stdout.flush()
    return exit_code


def score(line: Mapping[str, Any]) -> dict[str, Any]:
    """One turn as a JSON object -> how it reads as a JSON object. UserFacingError names a key that does not fit."""
    if "id" not in line:
        raise UserFacingError("json-key-missing", key="id")
    text = required_text(line, "text")
    parent = required_text(line, "parent") if line.get("parent") is not None else None
    own, others = _history(line.get("history"))
    if parent is not None:
        others.update(shingles(clean(parent)))
    cleaned = clean(text)
    language = _language(line.get("lang")) or identify(cleaned)
    depth = score_depth(
        TurnInContext(
            text=text, language=language, parent=parent, seen_own=frozenset(own), seen_others=frozenset(others)
        )
    )
    sentiment = read_sentiment(text, cleaned, language.code)
    return {
        "id": line["id"],
        "depth": None if depth.score is None else round(depth.score, 2),
        "band": depth.band,
        "language": language.code,
        "question": question_kind(cleaned, language.code) == "information",
        "sentiment": {
            "label": sentiment.label,
            "polarity": None if sentiment.polarity is None else round(sentiment.polarity, 3),
            "confidence": round(sentiment.confidence, 3),
        },
        "evidence": [{"kind": span.kind, "start": span.start, "end": span.end} for span in depth.spans],
    }


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
