"""Fit the weights of the reply links: `python -m benchmarks.quality._fit_links` writes `link_weights.toml` anew.

Softmax regression over the candidates of each annotated message; a message with several parents is right with any of
them. Who was talking with whom is taken from the links that the weights themselves draw, as it will be in use, so
fitting alternates: draw links, fit, draw again.
"""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality._chat_logs import ChatLog, read_logs
from core.paths import MEASURING_DATA, ROOT
from metrics.conversation import likelihood
from metrics.conversation.channel import Channel
from metrics.conversation.likelihood import Weights, answers_score, opens_score
from metrics.conversation.links import most_likely

WEIGHTS = ROOT / "metrics" / "conversation" / "link_weights.toml"
ROUNDS = 3
RIDGE = 4.0
SOMEBODY_ELSE = 1.3
"""Whom a message answers matters more here than whether it went on from its author's own words."""
GIVEN = {"announces_again": 4.0, "opens_announcing": 2.5, "echoed": 2.0, "opens_echoing": -2.0}
"""What the ridge pulls some weights to instead of nothing: only one channel of these has programs that post links, and
in only two do several people say the same."""
HEADER = """# How much each cue speaks for one message answering another (see likelihood.py). Fitted with
# `python -m benchmarks.quality._fit_links` by softmax regression with a ridge penalty on the reply links drawn by
# people in irc-disentanglement (ubuntu development logs; mediawiki and ubuntu-meeting), CC-BY 4.0, Kummerfeld et al.
# 2019 and Gouravajhala et al. 2023. No words of those logs are kept here.

[weights]
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """One annotated message: a row of cues per possibility, the first is opening, and which of them are right."""

    cues: NDArray[np.float64]
    right: NDArray[np.bool_]
    weight: float


def weight_names() -> list[str]:
    source = Path(likelihood.__file__).read_text(encoding="utf-8")
    names = re.findall(r'w\["(\w+)"\]', source) + re.findall(r'"((?:own|opens|same|addresses)_\w+)"', source)
    return sorted(dict.fromkeys(names))


def fit(logs: Sequence[ChatLog], rounds: int = ROUNDS) -> Weights:
    names = weight_names()
    fitted = np.zeros(len(names))
    units = np.eye(len(names))
    vectors = cast(Any, {name: units[index] for index, name in enumerate(names)})
    sizes = {True: sum(log.channel == "ubuntu" for log in logs), False: sum(log.channel != "ubuntu" for log in logs)}
    given = np.array([GIVEN.get(name, 0.0) for name in names])
    fitted[names.index("far")] = -1.0
    for _ in range(rounds):
        drawn = dict(zip(names, fitted.tolist(), strict=True))
        choices: list[Choice] = []
        for log in logs:
            balance = len(logs) / 2 / sizes[log.channel == "ubuntu"]
            choices.extend(_choices(log, drawn, vectors, min(balance, 2.0)))
        fitted = _softmax_regression(choices, fitted, given)
    return dict(zip(names, fitted.tolist(), strict=True))


def _choices(log: ChatLog, drawn: Weights, vectors: Any, weight: float) -> list[Choice]:
    channel = Channel()
    choices: list[Choice] = []
    for message in log.messages:
        heard = channel.listen(message, message.author)
        gold = log.gold.get(int(message.id))
        if gold is not None:
            candidates = channel.candidates(heard)
            right = [int(message.id) in gold] + [int(candidate.id) in gold for candidate in candidates]
            to_another = any(
                is_right and candidate.author != message.author
                for is_right, candidate in zip(right[1:], candidates, strict=True)
            )
            if any(right):
                rows = [np.asarray(opens_score(vectors, heard, channel))]
                rows += [np.asarray(answers_score(vectors, heard, candidate, channel)) for candidate in candidates]
                choices.append(Choice(np.stack(rows), np.array(right), weight * (SOMEBODY_ELSE if to_another else 1.0)))
        parent, _ = most_likely(drawn, heard, channel)
        channel.remember(heard, parent)
    return choices


def _softmax_regression(
    choices: Sequence[Choice], start: NDArray[np.float64], given: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Damped Newton steps on the penalised likelihood, with the curvature of its convex part."""
    cues = np.concatenate([choice.cues for choice in choices])
    right = np.concatenate([choice.right for choice in choices])
    lengths = np.array([len(choice.right) for choice in choices])
    firsts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    weight = np.repeat([choice.weight for choice in choices], lengths)

    def shares(scores: NDArray[np.float64]) -> NDArray[np.float64]:
        raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, firsts), lengths))
        return cast(NDArray[np.float64], raised / np.repeat(np.add.reduceat(raised, firsts), lengths))

    def loss(w: NDArray[np.float64]) -> float:
        won = np.add.reduceat(shares(cues @ w) * right, firsts)
        return float(-(np.log(won + 1e-300) * weight[firsts]).sum() + RIDGE / 2 * (w - given) @ (w - given))

    fitted, current = start.copy(), loss(start)
    for _ in range(40):
        scores = cues @ fitted
        expected = shares(scores)
        target = shares(np.where(right, scores, -1e9))
        gradient = cues.T @ (weight * (expected - target)) + RIDGE * (fitted - given)
        means = np.add.reduceat(cues * expected[:, None], firsts)
        curvature = (cues * (weight * expected)[:, None]).T @ cues - (means * weight[firsts][:, None]).T @ means
        step = np.linalg.solve(curvature + RIDGE * np.eye(len(fitted)), gradient)
        size = 1.0
        while size > 1e-3 and loss(fitted - size * step) > current:
            size /= 2
        after = loss(fitted - size * step)
        if current - after < 1e-3:
            break
        fitted, current = fitted - size * step, after
    return fitted


def write(fitted: Weights) -> None:
    lines = [f"{name} = {value:.3f}" for name, value in fitted.items()]
    WEIGHTS.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    folder = MEASURING_DATA / "reply-links"
    if not folder.exists():
        sys.exit(f"measuring data is not here: {folder}")
    write(fit([*read_logs(folder / "ubuntu-dev"), *read_logs(folder / "small-channels")]))
