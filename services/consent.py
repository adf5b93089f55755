"""The one gate that decides what may be said about a person. Whoever shows a name or a quotation asks here."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncSession

from models import erasures, members
from models.members import Consent
from services.server_settings import GeneralSettings

WORDING = "2026-11"
"""The version of the three explanations that members choose between; see `consent-*` in `locales/`."""


NOT_FROM_TALK = frozenset(
    {
        *("buddies", "check_ins", "door", "group_proposals", "profiles", "segments"),
        *("alerts", "audit", "cases", "contacts", "penalties", "prevention", "reports"),
        *("drop_answers", "drop_series", "drop_tests", "drops", "library_direct", "library_saves", "member_stories"),
        *("idea_people", "ideas", "poll_silences", "poll_votes", "polls"),
    }
)
"""Table groups of what members say by form and button, and of what staff do: no level of consent is about that."""


@dataclass(frozen=True, slots=True)
class ConsentGate:
    """What members agreed to: `chosen` by those who chose, `before_choice` for everybody else.

    *full*: named and quoted. *totals*: analysed with everybody else's, never named, never quoted. *none*: only counted.
    """

    before_choice: Consent
    chosen: Mapping[str, Consent] = field(default_factory=dict)

    def level(self, member_id: str) -> Consent:
        return self.chosen.get(member_id, self.before_choice)

    def may_keep(self, member_id: str) -> bool:
        """Whether what they write may be stored and analysed at all."""
        return self.level(member_id) != "none"

    def may_name(self, member_id: str) -> bool:
        return self.level(member_id) == "full"

    def may_quote(self, member_id: str) -> bool:
        return self.level(member_id) == "full"


def before_choice(general: GeneralSettings) -> Consent:
    """What holds for whoever has not chosen: until an administrator was asked, nobody is named or quoted."""
    if general.consent_chosen or general.consent_before_choice == "none":
        return general.consent_before_choice
    return "totals"


async def gate_of(session: AsyncSession, server_id: str, general: GeneralSettings) -> ConsentGate:
    """The gate of a server as it stands now."""
    return ConsentGate(before_choice(general), await members.consents(session, server_id))


async def agreements(session: AsyncSession, server_id: str) -> object:
    """What members chose and who was forgotten: equal as long as nothing of it changed."""
    return await members.consents(session, server_id), await erasures.marks(session, server_id)
