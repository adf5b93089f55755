"""Binding Salotto to a server: the staff's channel and roles, the digest's hour, language, time zone, consent."""

from cogs.areas import Area
from services.server_settings import GeneralSettings

AREA = Area(
    name="setup",
    cog="cogs.setup.cog:Setup",
    settings=GeneralSettings,
    persistent=(
        "cogs.setup.guide:Guide",
        "cogs.setup.guide:MakeAll",
        "cogs.setup.guide:Make",
        "cogs.setup.guide:Pick",
        "cogs.setup.guide:Channel",
        "cogs.setup.guide:Role",
        "cogs.setup.basics:Basics",
        "cogs.setup.basics:General",
        "cogs.setup.basics:Zone",
        "cogs.setup.basics:ZoneForm",
    ),
    tables=("makings",),
    permissions=("manage_channels", "manage_roles"),
)
