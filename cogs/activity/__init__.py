"""Listening: what happens on a server is handed over to be stored, and what was missed is read from its history."""

from cogs.areas import Area

AREA = Area(name="activity", cog="cogs.activity.cog:Activity", tables=("messages", "presence", "histories"))
