"""Prevention: Discord's AutoMod kept in step, and what it does not see."""

from cogs.areas import Area
from services.prevention import PreventionSettings

AREA = Area(
    name="prevention",
    cog="cogs.prevention.cog:Guard",
    settings=PreventionSettings,
    persistent=("cogs.prevention.buttons:Wrong",),
    tables=("prevention",),
    permissions=("manage_guild",),
)
