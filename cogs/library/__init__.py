"""The library: members find again what was published for them, and save it."""

from cogs.areas import Area

AREA = Area(
    name="library",
    cog="cogs.library.cog:LibraryCommands",
    persistent=("cogs.library.shelf:Save",),
    tables=("library_saves", "library_direct"),
)
