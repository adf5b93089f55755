"""What staff ask about their community: a theme, a question, a segment, a member, the hours of the week."""

from cogs.areas import Area

AREA = Area(
    name="insights",
    persistent=(
        "cogs.insights.themes:ThemesOfWeek",
        "cogs.insights.themes:ThemeChosen",
        "cogs.insights.themes:Confirm",
        "cogs.insights.themes:Dismiss",
        "cogs.insights.themes:Rename",
        "cogs.insights.themes:Merge",
        "cogs.insights.themes:MergeInto",
    ),
    tables=("listening",),
)
"""`/insights`, for staff."""
