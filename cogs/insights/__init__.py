"""What staff ask about their community: a theme, a question, a segment, a member, the hours of the week."""

from cogs.areas import Area

AREA = Area(
    name="insights",
    cog="cogs.insights.cog:InsightCommands",
    persistent=(
        "cogs.insights.themes:ThemesOfWeek",
        "cogs.insights.themes:ThemeChosen",
        "cogs.insights.themes:Confirm",
        "cogs.insights.themes:Dismiss",
        "cogs.insights.themes:Rename",
        "cogs.insights.themes:Merge",
        "cogs.insights.themes:MergeInto",
        "cogs.insights.questions:QuestionChosen",
        "cogs.insights.questions:Settle",
        "cogs.insights.questions:Dismiss",
    ),
    tables=("listening",),
)
"""`/insights`, for staff."""
