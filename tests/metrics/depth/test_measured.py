"""Depth on measuring data: floors that must not be lost. `make quality` prints the figures themselves."""

import json

import pytest

from benchmarks.quality.depth import adversarial_failures, length_correlation, pairs, right_pairs

FLOORS = {"pairs_it": 0.95, "pairs_en": 0.95, "hard_it": 0.85, "hard_en": 0.85}


@pytest.mark.parametrize("name", FLOORS)
def test_pairs_of_equal_length(measuring_data, name):
    read = pairs(measuring_data(f"depth/{name}_dev.jsonl"))
    right = right_pairs(read, name[-2:])
    assert sum(right) / len(right) >= FLOORS[name]


def test_every_adversarial_case_meets_its_expectation(measuring_data):
    lines = measuring_data("depth/adversarial_dev.jsonl").read_text(encoding="utf-8").splitlines()
    assert adversarial_failures([json.loads(line) for line in lines]) == []


@pytest.mark.parametrize("language", ["it", "en"])
def test_depth_does_not_follow_length(measuring_data, language):
    read = [pair for kind in ("pairs", "hard") for pair in pairs(measuring_data(f"depth/{kind}_{language}_dev.jsonl"))]
    assert abs(length_correlation(read, language)) <= 0.1
