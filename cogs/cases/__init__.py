"""The case file: `/case`, `/cases`, its log, and what moderators do by hand."""

from cogs.areas import Area

AREA = Area(
    name="cases",
    cog="cogs.cases.cog:CaseFile",
    persistent=("cogs.cases.buttons:Details", "cogs.cases.buttons:Claim"),
    tables=("cases",),
    permissions=("view_audit_log",),
)
