"""Polls: staff ask, members answer by ballots that stay until the end, and what came out is told once."""

from cogs.areas import Area

AREA = Area(
    name="polls",
    cog="cogs.polls.cog:PollCommands",
    persistent=(
        "cogs.polls.buttons:CastVote",
        "cogs.polls.buttons:Look",
        "cogs.polls.reminders:Hush",
        "cogs.polls.reminders:Remind",
        "cogs.polls.receipts:TakeBack",
    ),
    tables=("polls",),
    permissions=("send_polls",),
)
"""`/poll` for staff, `/polls` for members."""
