"""Talking to staff in private: `/contact`."""

from cogs.areas import Area
from cogs.contact.chosen import ContactSettings

AREA = Area(
    name="contact",
    cog="cogs.contact.cog:ContactStaff",
    settings=ContactSettings,
    persistent=(
        "cogs.contact.buttons:Join",
        "cogs.contact.buttons:Claim",
        "cogs.contact.buttons:Snooze",
        "cogs.contact.buttons:Close",
        "cogs.contact.buttons:Reopen",
        "cogs.contact.buttons:Transcript",
    ),
    tables=("contacts",),
    permissions=("create_private_threads", "send_messages_in_threads"),
)
