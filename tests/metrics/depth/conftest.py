"""What the tests of depth share."""

from collections.abc import Callable, Iterable

import pytest

from metrics.depth.score import TurnInContext, score_depth
from metrics.depth.shingles import shingles
from metrics.language.tokens import clean
from metrics.values import Depth, Language, LanguageCode

Read = Callable[..., Depth]


@pytest.fixture(scope="session")
def read() -> Read:
    """`read("en", text, parent=..., others=[...], own=[...])` -> its depth after those texts by others, by oneself."""

    def depth(
        language: LanguageCode,
        text: str,
        parent: str | None = None,
        others: Iterable[str] = (),
        own: Iterable[str] = (),
    ) -> Depth:
        return score_depth(
            TurnInContext(
                text=text,
                language=Language(language, 1.0),
                parent=parent,
                seen_own=frozenset(one for earlier in own for one in shingles(clean(earlier))),
                seen_others=frozenset(one for earlier in others for one in shingles(clean(earlier))),
            )
        )

    return depth
