"""What members report to the moderators, and the queue in the staff channel."""

from cogs.areas import Area

AREA = Area(
    name="reports",
    cog="cogs.reports.cog:Reporting",
    persistent=(
        "cogs.reports.buttons:Claim",
        "cogs.reports.buttons:Act",
        "cogs.reports.buttons:Dismiss",
        "cogs.reports.buttons:Read",
    ),
    tables=("reports",),
)
