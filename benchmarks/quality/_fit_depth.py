"""Fit the weights of depth's evidence: `python -m benchmarks.quality._fit_depth` prints them, cross-validated.

Logistic regression on the difference between the two turns of a pair (deeper minus shallower), on the four pair sets
written for this project and on those of our own tests (tests/metrics/depth/talk). Signs are fixed, weights are drawn
towards equal standardised weights, and a giving cue never falls below a floor. Nothing is written: copy the figures
into metrics/depth/data/weights.toml.
"""

import tomllib
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.depth import FITTED_ON, pairs
from core.paths import MEASURING_DATA, ROOT
from metrics.depth.evidence import COSTING, EARNING, evidence
from metrics.depth.marks import marks
from metrics.depth.relevance import asked
from metrics.language.tokens import clean
from metrics.language.words import WrittenLanguage

NAMES = (*EARNING, *COSTING)
SIGNS = np.array([1.0] * len(EARNING) + [-1.0] * len(COSTING))
FLOORS = SIGNS * np.array([0.03] * len(EARNING) + [0.02] * len(COSTING))
DRAWN_TOWARDS = 0.15
PENALTY = 0.06
HARD_PAIRS_COUNT = 1.5
SETS: tuple[tuple[WrittenLanguage, str], ...] = (("it", "pairs"), ("it", "hard"), ("en", "pairs"), ("en", "hard"))

Matrix = NDArray[np.float64]


def main() -> None:
    sets = {key: np.concatenate([differences(*key), talk(*key)]) for key in SETS}
    spread = np.concatenate(list(sets.values())).std(axis=0) + 1e-9
    sets = {key: matrix / spread for key, matrix in sets.items()}
    print("five-fold cross-validation:", _rounded(cross_validated(sets)))
    for language in ("it", "en"):
        weights = fitted({key: matrix for key, matrix in sets.items() if key[0] == language})
        print(f"fitted on {language} alone:", _rounded({key: accuracy(m, weights) for key, m in sets.items()}))
    weights = fitted(sets)
    print("fitted on all:", _rounded({key: accuracy(matrix, weights) for key, matrix in sets.items()}))
    for name, weight in zip(NAMES, np.abs(weights / spread), strict=True):
        print(f"{name} = {weight:.2f}")


def differences(language: WrittenLanguage, kind: str) -> Matrix:
    """One row per pair: the features of the deeper turn minus those of the shallower."""
    rows = []
    for pair in pairs(MEASURING_DATA / "depth" / f"{kind}_{language}_dev.jsonl"):
        a, b = (_features(pair[side], pair.get("parent"), language) for side in ("a", "b"))
        rows.append(a - b if pair["deeper"] == "a" else b - a)
    return np.array(rows)


def talk(language: WrittenLanguage, kind: str) -> Matrix:
    """The same for the pairs of our own tests that may be fitted on; the third batch of them stays unseen."""
    rows = [
        _features(deep, asked_ or None, language) - _features(shallow, asked_ or None, language)
        for batch in FITTED_ON
        for of_kind, _, asked_, deep, shallow in tomllib.loads(
            (ROOT / "tests/metrics/depth/talk" / f"{batch}_{language}.toml").read_text(encoding="utf-8")
        )["pairs"]
        if (of_kind == "easy") == (kind == "pairs")
    ]
    return np.array(rows)


def _features(text: str, parent: str | None, language: WrittenLanguage) -> Matrix:
    held = evidence(marks(clean(text), language), asked(parent, language) if parent else None)
    return np.array([held.features.get(name, 0.0) for name in NAMES])


def fitted(sets: Mapping[tuple[WrittenLanguage, str], Matrix], steps: int = 300, rate: float = 0.5) -> Matrix:
    """Standardised weights by projected gradient descent."""
    rows = np.concatenate(list(sets.values()))
    counts = np.concatenate(
        [np.full(len(matrix), HARD_PAIRS_COUNT if key[1] == "hard" else 1.0) for key, matrix in sets.items()]
    )
    weights = SIGNS * 0.1
    for _ in range(steps):
        wrong = 1 / (1 + np.exp(np.clip(rows @ weights, -30, 30)))
        slope = -(rows * (wrong * counts)[:, None]).sum(axis=0) / counts.sum()
        weights = weights - rate * (slope + PENALTY * (weights - SIGNS * DRAWN_TOWARDS))
        weights = np.where(weights * SIGNS < FLOORS * SIGNS, FLOORS, weights)
    return weights


def accuracy(rows: Matrix, weights: Matrix) -> float:
    return float(((rows @ weights) > 0).mean())


def cross_validated(
    sets: Mapping[tuple[WrittenLanguage, str], Matrix], folds: int = 5, repeats: int = 4
) -> dict[tuple[WrittenLanguage, str], float]:
    """Accuracy per set on the folds that were not fitted on."""
    chance = np.random.default_rng(0)
    won: dict[tuple[WrittenLanguage, str], list[float]] = {key: [] for key in sets}
    for _ in range(repeats):
        fold_of = {key: chance.permutation(len(matrix)) % folds for key, matrix in sets.items()}
        for fold in range(folds):
            weights = fitted({key: matrix[fold_of[key] != fold] for key, matrix in sets.items()})
            for key, matrix in sets.items():
                won[key] += list((matrix[fold_of[key] == fold] @ weights > 0).astype(float))
    return {key: _mean(values) for key, values in won.items()}


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _rounded(figures: Mapping[tuple[WrittenLanguage, str], float]) -> str:
    return "  ".join(f"{kind}_{language} {value:.3f}" for (language, kind), value in figures.items())


if __name__ == "__main__":
    main()
