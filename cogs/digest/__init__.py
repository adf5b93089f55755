"""The digest of the week: posted to staff when it is due, shown to whoever asks, in their own language."""

from cogs.areas import Area

AREA = Area(
    name="digest",
    cog="cogs.digest.cog:DigestCommands",
    persistent=(
        "cogs.digest.buttons:Read",
        "cogs.digest.buttons:Retry",
        "cogs.digest.findings:Evidence",
        "cogs.digest.findings:Take",
        "cogs.digest.findings:Taken",
        "cogs.digest.findings:Wrong",
        "cogs.digest.findings:CalledWrong",
        "cogs.digest.findings:RightAfterAll",
    ),
    tables=("digests", "feedback"),
)
"""`/digest`, for staff."""
