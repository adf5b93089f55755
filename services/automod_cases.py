"""What Discord's AutoMod does becomes a case: one for what a rule does to the same member within a minute."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from models import cases, prevention
from models.case_values import Evidence, NewCase
from services.cases import Cases
from services.container import Services
from services.desk import Desk
from services.penalties import ModerationSettings

JOINED = timedelta(minutes=1)
"""Executions of the same rule on the same member within this are one case."""


@dataclass(frozen=True, slots=True)
class Execution:
    """Discord's AutoMod has acted."""

    server: str
    rule: str
    member: str
    name: str | None
    channel: str | None
    message: str | None
    text: str
    at: datetime


class AutomodCases:
    """Records what AutoMod has done."""

    def __init__(self, desk: Desk, cases: Cases) -> None:
        self._desk = desk
        self._cases = cases

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.get(Desk), services.get(Cases))

    async def record(self, execution: Execution) -> int | None:
        """AutoMod has acted: the number of the case, None when it belongs to one of a moment ago."""
        async with self._desk.database.writing() as session:
            await self._desk.settings.know_within(session, execution.server)
            await cases.wait_for_turn(session, execution.server)
            since = execution.at - JOINED
            known = await prevention.automod_case(session, execution.server, execution.member, execution.rule, since)
            if known is not None:
                return None
            chosen = await self._desk.settings.read_within(session, execution.server, ModerationSettings)
            shown = Evidence(
                execution.message or "0",
                execution.channel or "0",
                execution.member,
                execution.text,
                execution.at,
            )
            made = await self._cases.record_within(
                session,
                execution.server,
                NewCase(
                    kind="automod",
                    at=execution.at,
                    source="automatic",
                    member=execution.member,
                    member_name=execution.name,
                    points=chosen.points_of("automod"),
                    evidence=(shown,) if execution.text else (),
                    rule=execution.rule,
                ),
            )
        self._desk.outbox.wake()
        return made.number if made else None
