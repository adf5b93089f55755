"""Buddies: members who ask for it are put together on a need, and asked after a week whether they met."""

from cogs.areas import Area
from services.buddies import BuddySettings

AREA = Area(
    name="buddy",
    cog="cogs.buddy.cog:BuddyCommands",
    settings=BuddySettings,
    persistent=(
        "cogs.buddy.buttons:Yes",
        "cogs.buddy.buttons:Later",
        "cogs.buddy.buttons:No",
        "cogs.buddy.buttons:News",
        "cogs.buddy.buttons:Understood",
    ),
    tables=("buddies",),
)
"""`/buddy`, for members; staff see totals under `/onboarding status`."""
