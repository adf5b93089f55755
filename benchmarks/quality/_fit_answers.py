"""Fit the weights of "was it answered": `python -m benchmarks.quality._fit_answers` writes `answer_weights.toml` anew.

Logistic regression over pairs of a question and a later turn by somebody else: is there a question-answer relation?
The threshold is the one under which most questions are judged right.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.paths import MEASURING_DATA, ROOT
from metrics.conversation.answers import AnswerWeights, answers, asked
from metrics.conversation.links import reply_links
from metrics.values import NOT_SCORED, Language, Message, Reading, ReadTurn, Sentiment, Turn

DATA = MEASURING_DATA / "questions" / "molweni_en_dev.json"
WEIGHTS = ROOT / "metrics" / "conversation" / "answer_weights.toml"
RIDGE = 3.0
HEADER = """# How much each cue speaks for a turn answering a question (see answers.py). Fitted with
# `python -m benchmarks.quality._fit_answers` by logistic regression with a ridge penalty on the question-answer pairs
# of Molweni (development part, Apache-2.0, Li et al. 2020). No words of it are kept here.

"""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """`pairs` maps the place of a question to the places of its answers."""

    group: int
    turns: tuple[ReadTurn, ...]
    pairs: dict[int, frozenset[int]]

    @property
    def questions(self) -> list[int]:
        return [place for place, read in enumerate(self.turns) if read.reading.question is not None]


def read_dialogues(path: Path) -> list[Dialogue]:
    """The dialogues; those that share a line (they were cut from one log, overlapping) are in one group."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    groups = list(range(len(raw)))
    first_with: dict[tuple[str, str], int] = {}
    for index, dialogue in enumerate(raw):
        for line in dialogue["edus"]:
            key = (line["speaker"], line["text"])
            other = first_with.setdefault(key, index) if len(line["text"]) > 25 else index
            joined, into = groups[index], groups[other]
            groups = [into if group == joined else group for group in groups]
    return [
        Dialogue(group, _turns([(line["speaker"], line["text"]) for line in dialogue["edus"]]), _pairs(dialogue))
        for group, dialogue in zip(groups, raw, strict=True)
    ]


def _pairs(dialogue: dict[str, list[dict[str, object]]]) -> dict[int, frozenset[int]]:
    pairs: dict[int, set[int]] = {}
    for relation in dialogue["relations"]:
        if relation["type"] == "QAP":
            pairs.setdefault(int(str(relation["x"])), set()).add(int(str(relation["y"])))
    return {question: frozenset(found) for question, found in pairs.items()}


def _turns(lines: Sequence[tuple[str, str]]) -> tuple[ReadTurn, ...]:
    """One turn per line, a minute apart; by the protocol a line with a question mark asks."""
    start = datetime(2020, 1, 1, tzinfo=UTC)
    messages = [
        Message(str(place), start + timedelta(minutes=place), "room", speaker or "?", text)
        for place, (speaker, text) in enumerate(lines)
    ]
    links = reply_links(messages)
    return tuple(
        ReadTurn(
            Turn(m.id, m.channel, m.author, False, m.at, m.at, m.text, (m.id,)),
            Reading(
                turn_id=m.id,
                language=Language("en", 1.0),
                sentiment=Sentiment("unknown", None, 0.0),
                question="information" if "?" in m.text else None,
                depth=NOT_SCORED,
                parent_turn_id=link.parent_id,
                link_confidence=link.confidence,
            ),
            conversation_id="0",
        )
        for m, link in zip(messages, links, strict=True)
    )


def fit(dialogues: Sequence[Dialogue]) -> AnswerWeights:
    rows: list[Mapping[str, float]] = []
    right: list[bool] = []
    for dialogue in dialogues:
        for question, replies in asked(dialogue.turns):
            gold = dialogue.pairs.get(int(question.id), frozenset())
            rows.extend(cues for _, cues in replies)
            right.extend(int(reply.id) in gold for reply, _ in replies)
    names = list(rows[0])
    fitted = _logistic_regression(np.array([[row[name] for name in names] for row in rows]), np.array(right, float))
    weights = dict(zip(names, fitted.tolist(), strict=True))
    tried = [AnswerWeights(step / 100, weights) for step in range(30, 61, 2)]
    return max(tried, key=lambda candidate: sum(sum(judged(dialogue, candidate)) for dialogue in dialogues))


def judged(dialogue: Dialogue, fitted: AnswerWeights) -> list[bool]:
    """For every question of the dialogue: is it judged right?"""
    found = answers(dialogue.turns, fitted)
    return [(found[str(place)] is not None) == (place in dialogue.pairs) for place in dialogue.questions]


def _logistic_regression(cues: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    weights = np.zeros(cues.shape[1])
    for _ in range(25):
        likely = 1.0 / (1.0 + np.exp(-cues @ weights))
        curvature = (cues * (likely * (1.0 - likely))[:, None]).T @ cues + RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(curvature, cues.T @ (likely - right) + RIDGE * weights)
    return weights


def write(fitted: AnswerWeights) -> None:
    lines = [f"threshold = {fitted.threshold:.2f}", "", "[weights]"]
    lines += [f"{name} = {value:.3f}" for name, value in fitted.weights.items()]
    WEIGHTS.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if not DATA.exists():
        sys.exit(f"measuring data is not here: {DATA}")
    write(fit(read_dialogues(DATA)))
