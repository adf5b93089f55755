"""The Discord surface, and nothing else: one package per area."""
