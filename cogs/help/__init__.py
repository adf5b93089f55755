"""What one may do with Salotto: for each person only their own commands, in their own language."""

from cogs.areas import Area

AREA = Area(name="help", cog="cogs.help.cog:Help", persistent=("cogs.help.buttons:Turn",))
"""`/help`, for everybody."""
