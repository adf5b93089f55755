"""The thresholds of the community's measures, read from `data/thresholds.toml`, where each one is explained."""

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BaselineThresholds:
    weeks: int
    minimum_weeks: int
    spread: float
    least_share: float
    least: float


@dataclass(frozen=True, slots=True)
class MemberThresholds:
    minimum_turns: int
    minimum_active_days: int
    minimum_active_weeks: int
    improbable: float
    longer_than_longest: float
    minimum_silence_days: float
    minimum_absence_days: float


@dataclass(frozen=True, slots=True)
class Thresholds:
    minimum_heard: float
    establishing: float
    mature: float
    conversation_correlation: float
    minimum_conversations: int
    minimum_replies: int
    minimum_turns: int
    minimum_questions: int
    minimum_newcomers: int
    minimum_complaints: int
    minimum_cohort: int
    minimum_members: int
    minimum_present: int
    minimum_contributions: int
    minimum_contributors: int
    minimum_reciprocal_replies: int
    minimum_reciprocal_pairs: int
    minimum_days: int
    welcome_hours: int
    conversation_members: int
    cohorts: int
    belonging_signs: int
    reciprocity_shuffles: int
    segment_people: int
    baseline: BaselineThresholds
    members: MemberThresholds


def _read(file: Path) -> Thresholds:
    values = tomllib.loads(file.read_text(encoding="utf-8"))
    baseline = BaselineThresholds(**values.pop("baseline"))
    members = MemberThresholds(**values.pop("members"))
    return Thresholds(**values, baseline=baseline, members=members)


THRESHOLDS = _read(Path(__file__).parent / "data" / "thresholds.toml")
