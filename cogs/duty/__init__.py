"""Who of staff is on duty, and what they must know: `/duty`, and the alerts in their channel."""

from cogs.areas import Area
from services.alerts import DutySettings

AREA = Area(
    name="duty",
    cog="cogs.duty.cog:Duty",
    settings=DutySettings,
    persistent=("cogs.duty.buttons:Mended",),
    tables=("alerts",),
)
