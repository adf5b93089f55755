"""The staff inbox: what waits for a person, who takes it on, and a reminder when it has waited too long."""

from cogs.areas import Area
from services.inbox_nudge import InboxSettings

AREA = Area(
    name="inbox",
    cog="cogs.inbox.cog:InboxCommands",
    settings=InboxSettings,
    persistent=(
        "cogs.inbox.buttons:Show",
        "cogs.inbox.buttons:Page",
        "cogs.inbox.buttons:Claim",
        "cogs.inbox.buttons:TakeOver",
        "cogs.inbox.buttons:Release",
        "cogs.inbox.buttons:Snooze",
        "cogs.inbox.buttons:Until",
        "cogs.inbox.buttons:Done",
        "cogs.inbox.buttons:Reopen",
    ),
    tables=("inbox",),
)
"""`/inbox`, for staff."""
