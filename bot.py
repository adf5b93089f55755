"""Composition root: the only place that puts the parts together. No package imports it."""

import sys

from cli.main import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
