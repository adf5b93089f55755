"""A member asks why something of theirs counted, and sees the words that earned it."""

from cogs.areas import Area

AREA = Area(name="why", cog="cogs.why.cog:WhyThisCounted")
