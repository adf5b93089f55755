"""Was it answered, against the question-answer pairs that people drew in multi-party chat.

Turns with a question mark; answered when a question-answer pair starts there; accuracy. The weights are fitted on the
same set, so each dialogue is read with weights fitted without it and without those that overlap with it.
"""

from collections.abc import Iterable

from benchmarks.figure import Figure, bootstrap
from benchmarks.quality._fit_answers import DATA, Dialogue, fit, judged, read_dialogues

FOLDS = 8


def figures() -> Iterable[Figure]:
    name = "was it answered, English chat"
    protocol = " ".join((__doc__ or "").split("\n\n")[1].split())
    if not DATA.exists():
        yield Figure(name, protocol, skipped=f"{DATA} is not here")
        return
    dialogues = read_dialogues(DATA)
    groups = sorted({dialogue.group for dialogue in dialogues})
    right: list[bool] = []
    wrong: list[str] = []
    for start in range(FOLDS):
        held_out = set(groups[start::FOLDS])
        fitted = fit([dialogue for dialogue in dialogues if dialogue.group not in held_out])
        for dialogue in dialogues:
            if dialogue.group in held_out:
                verdicts = judged(dialogue, fitted)
                right.extend(verdicts)
                wrong.extend(_shown(dialogue, verdicts))
    low, high = bootstrap(right, accuracy)
    yield Figure(
        name=name,
        protocol=protocol,
        n=len(right),
        value=accuracy(right),
        low=low,
        high=high,
        target=0.80,
        baselines={
            "next speaker": accuracy([verdict for dialogue in dialogues for verdict in _next_speaker(dialogue)]),
            "always": accuracy([place in dialogue.pairs for dialogue in dialogues for place in dialogue.questions]),
        },
        wrong=tuple(wrong[::13][:20]),
    )


def accuracy(right: Iterable[bool]) -> float:
    verdicts = list(right)
    return sum(verdicts) / max(1, len(verdicts))


def _next_speaker(dialogue: Dialogue) -> list[bool]:
    """Answered when the next line is somebody else's."""
    turns = dialogue.turns
    return [
        (place + 1 < len(turns) and turns[place + 1].author != turns[place].author) == (place in dialogue.pairs)
        for place in dialogue.questions
    ]


def _shown(dialogue: Dialogue, verdicts: list[bool]) -> list[str]:
    return [
        f"{'answered' if place in dialogue.pairs else 'not answered'}: {dialogue.turns[place].turn.text[:80]}"
        for place, right in zip(dialogue.questions, verdicts, strict=True)
        if not right
    ]
