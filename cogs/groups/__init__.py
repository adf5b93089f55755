"""Working groups: members propose them, staff approve by button, members join and leave."""

from cogs.areas import Area

AREA = Area(
    name="groups",
    cog="cogs.groups.cog:Groups",
    persistent=(
        "cogs.groups.buttons:Approve",
        "cogs.groups.buttons:Decline",
        "cogs.groups.buttons:Room",
        "cogs.groups.buttons:Understood",
        "cogs.groups.buttons:DeclineForm",
        "cogs.groups.cog:ProposalForm",
    ),
    tables=("group_proposals",),
    permissions=("manage_channels", "manage_roles"),
)
"""`/workgroup`."""
