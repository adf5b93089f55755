"""The clock: wakes the calendar and the outbox when something is due, and at the start asks what was missed."""

from cogs.areas import Area

AREA = Area(name="calendar", cog="cogs.calendar.cog:Clockwork", tables=("calendar", "outbox"))
"""Jobs and messages of every area are planned in tables; this only says when to look."""
