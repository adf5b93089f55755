"""A process that imports this has all that reading needs: what workers are copied from can only be told to import."""

import metrics.weekly  # noqa: F401  # what workers are asked for, loaded with all that it needs
from metrics.reading import get_ready
from services.workers import collect_seldom

get_ready()
collect_seldom()
