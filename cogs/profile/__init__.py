"""What members look up about the community and about themselves: the mission, and their own profile."""

from cogs.areas import Area

AREA = Area(name="profile", cog="cogs.profile.cog:Profile")
"""`/mission` and `/me`."""
