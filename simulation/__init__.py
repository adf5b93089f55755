"""A whole Discord in this process: a server with people, channels and a past, that the real bot is run on.

Stories in `tests/` and the demo share it. It is the only package that imports simcord. How to write a story:
`docs/simulation.md`.
"""
