"""Member spotlight: members share what they did, staff choose, and it is published only with their yes."""

from cogs.areas import Area

AREA = Area(
    name="spotlight",
    cog="cogs.spotlight.cog:ProgressCommands",
    persistent=("cogs.spotlight.buttons:Yes", "cogs.spotlight.buttons:No"),
    tables=("member_stories",),
)
