"""What every test may ask for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.paths import MEASURING_DATA


@pytest.fixture
def measuring_data() -> Callable[[str], Path]:
    """`measuring_data("depth/ctc_en.csv")` -> its path; skips the test where the data is not there."""

    def path(name: str) -> Path:
        found = MEASURING_DATA / name
        if not found.exists():
            pytest.skip(f"measuring data is not here: {name}")
        return found

    return path
