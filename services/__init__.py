"""Use cases: one transaction per public method. Nothing here knows Discord."""
