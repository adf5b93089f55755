"""What moderators do to members: `/warn`, `/timeout`, `/ban`; asked once more where it cannot be undone."""

from cogs.areas import Area
from services.penalties import ModerationSettings

AREA = Area(
    name="moderation",
    cog="cogs.moderation.cog:Moderate",
    settings=ModerationSettings,
    tables=("penalties",),
    permissions=("moderate_members", "kick_members", "ban_members"),
)
