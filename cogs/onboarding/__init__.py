"""The door: newcomers are greeted once, go through the steps in any order, and staff see who is stuck."""

from cogs.areas import Area
from services.door import DoorSettings

AREA = Area(
    name="onboarding",
    cog="cogs.onboarding.cog:Onboarding",
    settings=DoorSettings,
    persistent=(
        "cogs.onboarding.buttons:Start",
        "cogs.onboarding.buttons:Mission",
        "cogs.onboarding.buttons:Accept",
        "cogs.onboarding.buttons:Consent",
        "cogs.onboarding.buttons:Level",
        "cogs.onboarding.buttons:About",
        "cogs.onboarding.buttons:Preview",
        "cogs.onboarding.buttons:Introduce",
        "cogs.onboarding.candidates:Admit",
        "cogs.onboarding.candidates:Decline",
        "cogs.onboarding.candidates:Understood",
        "cogs.onboarding.candidates:DeclineForm",
        "cogs.onboarding.forms:AboutForm",
        "cogs.onboarding.forms:MissionForm",
    ),
    tables=("door", "profiles"),
    permissions=("manage_roles", "manage_webhooks"),
)
"""`/onboarding` for staff; what members meet is under the welcome."""
