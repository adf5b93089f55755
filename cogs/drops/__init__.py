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
        "cogs.drops.stories:AskMember",
        "cogs.drops.testing:Apply",
        "cogs.drops.testing:Answer",
        "cogs.drops.testing:Choose",
        "cogs.drops.testing:Draw",
        "cogs.drops.testing:HandOver",
    ),
    tables=("drops", "drop_posts", "drop_answers", "drop_measures", "drop_sessions", "drop_tests", "drop_series"),
    permissions=("create_events", "manage_events"),
)
