"""What moderators do to channels: `/purge`, `/slowmode`, `/lock`, `/unlock`."""

from cogs.areas import Area

AREA = Area(
    name="rooms",
    cog="cogs.rooms.cog:RoomCommands",
    permissions=("manage_messages", "manage_channels", "manage_roles"),
)
