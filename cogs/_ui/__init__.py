"""What every area renders and answers with: the only place where Discord's error traps are handled."""

from cogs._ui.audience import (
    ADMINISTRATORS,
    MEMBERS,
    STAFF,
    Audience,
    admit,
    audience_of,
    has_staff_role,
    is_staff,
    moderators,
)
from cogs._ui.confirm import confirm
from cogs._ui.custom_ids import CustomId
from cogs._ui.direct import refusal_of, write_to
from cogs._ui.failures import tell_failure
from cogs._ui.forms import SafeForm
from cogs._ui.hierarchy import check_assignable, check_hierarchy
from cogs._ui.language import locale_of, permission_names, words_for
from cogs._ui.naming import choice, command, group, localised, menu, options
from cogs._ui.persistent import SafeButton, SafeChannelSelect, SafeRoleSelect, SafeSelect
from cogs._ui.rendered import OverLimit, check_message, check_modal, check_poll, check_view, cut, pages
from cogs._ui.reply import acknowledge, ask, change, defer, reply, say
from cogs._ui.safe import SafeLayout, SafeModal, SafeView
from cogs._ui.services import services_of

__all__ = [
    "ADMINISTRATORS",
    "MEMBERS",
    "STAFF",
    "Audience",
    "CustomId",
    "OverLimit",
    "SafeButton",
    "SafeChannelSelect",
    "SafeForm",
    "SafeLayout",
    "SafeModal",
    "SafeRoleSelect",
    "SafeSelect",
    "SafeView",
    "acknowledge",
    "admit",
    "ask",
    "audience_of",
    "change",
    "check_assignable",
    "check_hierarchy",
    "check_message",
    "check_modal",
    "check_poll",
    "check_view",
    "choice",
    "command",
    "confirm",
    "cut",
    "defer",
    "group",
    "has_staff_role",
    "is_staff",
    "locale_of",
    "localised",
    "menu",
    "moderators",
    "options",
    "pages",
    "permission_names",
    "refusal_of",
    "reply",
    "say",
    "services_of",
    "tell_failure",
    "words_for",
    "write_to",
]
