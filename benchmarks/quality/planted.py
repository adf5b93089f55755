"""Are facts found that were planted in made-up communities, and are none made up?"""

from collections.abc import Iterable

from benchmarks.figure import Figure, bootstrap
from benchmarks.planted import Language, invented, missed, planted, told, uneventful

LANGUAGES: tuple[Language, ...] = ("it", "en")
SEEDS = range(10, 16)
FACTS = 6


def figures() -> Iterable[Figure]:
    """Recall of the planted facts, and the share of weeks in which nothing is told that is not so."""
    found: list[bool] = []
    honest: list[bool] = []
    wrong: list[str] = []
    for language in LANGUAGES:
        for seed in SEEDS:
            community = planted(language, seed)
            week = told(community)
            overlooked, made_up = list(missed(community, week)), list(invented(community, week))
            found += [True] * (FACTS - len(overlooked)) + [False] * len(overlooked)
            quiet = told(uneventful(language, seed))
            notable = [one["kind"] for one in quiet["findings"] if one["kind"] != "quiet_week"]
            honest += [not made_up, not notable]
            wrong += [f"{language} {seed} overlooked: {name}" for name in overlooked]
            wrong += [f"{language} {seed} made up: {what}" for what in (*made_up, *notable)]
    for name, protocol, right, target in (
        (
            "planted facts, recall",
            "a need in five people's own words, a question and a newcomer unanswered, a quiet critic, somebody gone "
            "quiet, days without staff that lived on, in ten weeks of everyday talk, read as an export",
            found,
            0.9,
        ),
        (
            "planted facts, weeks without a false finding",
            "beside a chatty member and a theme that only staff push; and weeks of everyday talk in random order, in "
            "which anything notable is false",
            honest,
            1.0,
        ),
    ):
        low, high = bootstrap(right, lambda drawn: sum(drawn) / len(drawn))
        yield Figure(
            name=name,
            protocol=protocol,
            n=len(right),
            value=sum(right) / len(right),
            low=low,
            high=high,
            target=target,
            wrong=tuple(wrong),
        )
