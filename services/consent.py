"""The one gate that decides what may be said about a person. Whoever shows a name or a quotation asks here."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.members import Consent


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
