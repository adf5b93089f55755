"""A member's own record: `/my-record`, and appeals."""

from cogs.areas import Area

AREA = Area(
    name="record",
    cog="cogs.record.cog:OwnRecord",
    persistent=("cogs.record.buttons:Appeal", "cogs.record.buttons:Accept", "cogs.record.buttons:Reject"),
)
