"""Segments: staff make groups of members, see who is in them and why, and put somebody in by hand."""

from cogs.areas import Area

AREA = Area(name="segments", cog="cogs.segments.cog:SegmentCommands", tables=("segments",))
"""`/segment`, and the roles that follow from segments."""
