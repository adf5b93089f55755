"""What Salotto keeps of a member: shown, chosen, handed out, erased."""

from cogs.areas import Area

AREA = Area(
    name="privacy",
    cog="cogs.privacy.cog:Privacy",
    persistent=("cogs.privacy.buttons:Choose", "cogs.privacy.buttons:Erase", "cogs.privacy.buttons:Leave"),
    tables=("erasures",),
)
