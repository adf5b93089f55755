"""Check-ins: after some days newcomers are asked how it goes, and a person of the staff looks after what is wrong."""

from cogs.areas import Area
from services.check_ins import CheckInSettings

AREA = Area(
    name="checkins",
    cog="cogs.checkins.cog:CheckInListener",
    settings=CheckInSettings,
    persistent=(
        "cogs.checkins.buttons:Look",
        "cogs.checkins.buttons:Well",
        "cogs.checkins.buttons:ToAPerson",
        "cogs.checkins.buttons:Stop",
        "cogs.checkins.buttons:Resume",
        "cogs.checkins.buttons:Take",
        "cogs.checkins.buttons:Done",
        "cogs.checkins.buttons:Understood",
        "cogs.checkins.buttons:InWords",
        "cogs.checkins.pulse:AskPulse",
        "cogs.checkins.pulse:Feel",
    ),
    tables=("check_ins", "pulses"),
)
"""The calendar asks, members and staff press buttons; `/belonging` is for whoever wants to say it unasked."""
