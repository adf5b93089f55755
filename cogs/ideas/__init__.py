"""Ideas of members: `/idea` and `/ideas` for members, `/board` for staff, and the board that everybody reads."""

from cogs.areas import Area
from services.ideas import IdeaSettings

AREA = Area(
    name="ideas",
    cog="cogs.ideas.cog:IdeaCommands",
    settings=IdeaSettings,
    persistent=(
        "cogs.ideas.buttons:Support",
        "cogs.ideas.buttons:TakeBack",
        "cogs.ideas.buttons:Discuss",
        "cogs.ideas.buttons:See",
        "cogs.ideas.buttons:News",
        "cogs.ideas.buttons:PostIt",
        "cogs.ideas.buttons:Joined",
        "cogs.ideas.buttons:Edit",
        "cogs.ideas.buttons:Withdraw",
        "cogs.ideas.staff:Move",
        "cogs.ideas.staff:Promise",
        "cogs.ideas.staff:Split",
        "cogs.ideas.staff:MergeInto",
        "cogs.ideas.staff:Unmerge",
        "cogs.ideas.voting:PutToVote",
        "cogs.ideas.voting:ChooseIdeas",
    ),
    tables=("ideas", "idea_people"),
)
