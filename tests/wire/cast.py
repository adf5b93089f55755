"""Who and what is in the small community that the wire server starts with."""

import base64

BOT = "200000000000000001"
GUILD = "300000000000000001"
GENERAL = "310000000000000001"
STAFF_ROOM = "310000000000000002"
BOT_ROLE = "320000000000000001"
STAFF_ROLE = "320000000000000002"
OWNER = "400000000000000001"
ANNA = "400000000000000002"
BRUNO = "400000000000000003"

NAMES = {OWNER: "chiara", ANNA: "anna", BRUNO: "bruno", BOT: "salotto"}
TOKEN = base64.b64encode(BOT.encode()).decode().rstrip("=") + ".wire.server"
"""A token names its bot, as Discord's do; some clients read the id out of it."""
