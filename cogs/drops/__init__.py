"""Drops: content for a segment and for a reason, sent once, at its time."""

from cogs.areas import Area
from services.drop_shape import DropSettings

AREA = Area(
    name="drops",
    cog="cogs.drops.cog:DropCommands",
    settings=DropSettings,
    persistent=(
        "cogs.drops.buttons:Useful",
        "cogs.drops.buttons:NotForMe",
        "cogs.drops.buttons:Why",
        "cogs.drops.buttons:Fewer",
        "cogs.drops.buttons:About",
    ),
    tables=("drops", "drop_posts", "drop_answers", "drop_measures", "drop_sessions"),
    permissions=("create_events", "manage_events"),
)
