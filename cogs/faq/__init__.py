"""Questions that come back, with the answer that members gave and staff confirmed."""

from cogs.areas import Area

AREA = Area(
    name="faq",
    cog="cogs.faq.cog:FaqCommands",
    persistent=("cogs.faq.buttons:Useful", "cogs.faq.buttons:Useless", "cogs.faq.buttons:Chosen"),
    tables=("faq",),
)
"""`/faq`, for members; what it offers is settled by staff with `/insights question`."""
