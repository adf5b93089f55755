"""Where the project's own data lies. For tests and benches: where measuring data may lie."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MEASURING_DATA = ROOT.parent / "shared" / "data"
"""Data for measuring is kept beside the project, never inside it; whoever uses it copes with its absence."""
