"""What members report, a message or a person: joined, queued in the staff channel, answered to whoever reported.

Who reported is never told to whoever was reported, nor written into the case: only moderators see it, in the queue.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal, Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import UserFacingError
from core.text import Texts
from models import cases, reports
from models.case_values import Case, Evidence, NewCase
from models.outbox import Owed
from models.reports import Report
from services.alerts import mentioning
from services.case_words import person
from services.cases import Cases
from services.container import Services
from services.desk import Claimed, Desk
from services.inbox import Inbox, InboxItem
from services.ports import Post, PostButton, PostCard

KIND, ANSWER = "report", "report-answer"
AT_MOST, WITHIN = 5, timedelta(hours=1)
"""So many reports may one member make in an hour: a storm of them would hide the one that matters."""
Outcome = Literal["acted", "dismissed"]


class Reports:
    """The queue of reports of every server. It is also a source of the staff's inbox."""

    name = "reports"

    def __init__(self, desk: Desk, cases: Cases) -> None:
        self._desk = desk
        self._cases = cases
        desk.tell_staff(KIND, self._post)
        desk.tell_members(ANSWER, self._answer)

    @classmethod
    def build(cls, services: Services) -> Self:
        made = cls(services.get(Desk), services.get(Cases))
        services.get(Inbox).register(made)
        return made

    # Members

    async def file(self, server_id: str, reporter: str, evidence: Evidence, name: str, text: str | None) -> Report:
        """Report a message. The same message is one report, however many report it, also at the same moment.

        Of a message that is dealt with already they hear what came of it. UserFacingError for oneself, for the second
        time, and for too many.
        """
        return await self._file(server_id, reporter, evidence.author, name, evidence, text)

    async def file_about(self, server_id: str, reporter: str, member: str, name: str, text: str) -> Report:
        """Report a person, without a message: one report until it is dealt with. UserFacingError as for `file`."""
        return await self._file(server_id, reporter, member, name, None, text)

    async def _file(
        self, server_id: str, reporter: str, member: str, name: str, evidence: Evidence | None, text: str | None
    ) -> Report:
        now, about = self._desk.clock.now(), "person" if evidence is None else "message"
        if member == reporter:
            raise UserFacingError(f"report-yourself-{about}")
        async with self._desk.database.writing() as session:
            await self._desk.settings.know_within(session, server_id)
            if await reports.voices_since(session, server_id, reporter, now - WITHIN) >= AT_MOST:
                raise UserFacingError("report-too-many", number=AT_MOST)
            await cases.wait_for_turn(session, server_id)
            known = await (
                reports.report_about(session, server_id, member)
                if evidence is None
                else reports.report_of(session, server_id, evidence.message)
            )
            number = known.number if known is not None else await self._open(session, server_id, member, name, evidence)
            if not await reports.add_voice(session, server_id, number, reporter, text, now):
                raise UserFacingError(f"report-already-{about}")
            if known is not None and (known.state == "acted" or known.state == "dismissed"):
                await self._owe_answer(session, server_id, number, reporter, known.state)
            found = await reports.report(session, server_id, number)
        self._desk.outbox.wake()
        assert found is not None
        if known is not None:
            await self._desk.tell_anew(server_id, key_of(number))
        return found

    async def _open(
        self, session: AsyncSession, server_id: str, member: str, name: str, evidence: Evidence | None
    ) -> int:
        now, shown = self._desk.clock.now(), () if evidence is None else (evidence,)
        new = NewCase(kind="report", at=now, source="command", member=member, member_name=name, evidence=shown)
        made = await self._cases.record_within(session, server_id, new)
        assert made is not None
        message, channel = (None, "") if evidence is None else (evidence.message, evidence.channel)
        await reports.open_report(session, server_id, made.number, message, channel, member, now)
        await self._desk.outbox.owe_within(session, server_id, key_of(made.number), KIND, {"report": made.number})
        return made.number

    # Moderators

    async def get(self, server_id: str, number: int) -> Report:
        """UserFacingError where there is none."""
        async with self._desk.database.reading() as session:
            found = await reports.report(session, server_id, number)
        if found is None:
            raise UserFacingError("case-unknown", number=number)
        return found

    async def claim(self, server_id: str, number: int, by: str, over: str | None = None) -> Report:
        """I look at it, if need be instead of `over`. UserFacingError when it is closed, Claimed by somebody else."""
        async with self._desk.database.writing() as session:
            claimed = await reports.claim_report(session, server_id, number, by, over)
            found = await reports.report(session, server_id, number)
        if found is None:
            raise UserFacingError("case-unknown", number=number)
        if not claimed:
            if found.state == "claimed" and found.claimed_by is not None:
                raise Claimed(found.claimed_by)
            raise UserFacingError("report-closed", number=number)
        await self._desk.tell_anew(server_id, key_of(number))
        return found

    async def close(self, server_id: str, number: int, by: str, outcome: Outcome) -> Report:
        """It is dealt with: whoever reported is told, in private, without a word on what was done."""
        async with self._desk.database.writing() as session:
            now = self._desk.clock.now()
            if not await reports.move_report(session, server_id, number, state=outcome, closed_by=by, closed_at=now):
                raise UserFacingError("report-closed", number=number)
            found = await reports.report(session, server_id, number)
            assert found is not None
            for member in found.voices:
                await self._owe_answer(session, server_id, number, member, outcome)
        self._desk.outbox.wake()
        await self._desk.tell_anew(server_id, key_of(number))
        return found

    async def _owe_answer(
        self, session: AsyncSession, server_id: str, number: int, member: str, outcome: Outcome
    ) -> None:
        about = {"report": number, "outcome": outcome}
        key = f"{key_of(number)}-{member}"
        await self._desk.outbox.owe_within(session, server_id, key, ANSWER, about, member=member)

    async def waiting(self, server_id: str, now: datetime) -> Sequence[InboxItem]:
        """What the staff's inbox shows."""
        async with self._desk.database.reading() as session:
            found = await reports.open_reports(session, server_id)
        return [
            InboxItem(
                key=f"report-{one.number}",
                kind="report",
                since=one.opened_at,
                text_id="inbox-report" if one.channel else "inbox-report-person",
                values={"number": one.number, "member": person(one.member)},
                link=link_of(server_id, one.channel, one.message) if one.channel else None,
                member=one.member if one.member.isdecimal() else None,
            )
            for one in found
        ]

    # What is told

    async def _post(self, owed: Owed) -> Post | None:
        """A report as it stands in the queue."""
        async with self._desk.database.reading() as session:
            number = int(owed.about["report"])
            found = await reports.report(session, owed.server, number)
            case = await cases.case(session, owed.server, number)
        if found is None or case is None:
            return None
        mentioned = await self._desk.alerts.to_mention(owed.server) if found.state == "open" else ()
        post = _queued(owed.server, found, case, await self._desk.words(owed.server))
        return replace(post, key=owed.key, text=mentioning(mentioned, post.text), mentions=mentioned)

    async def _answer(self, owed: Owed) -> Post | None:
        """What whoever reported reads."""
        words = await self._desk.words_for(owed.server, owed.member)
        thanks = PostButton(words("report-button-read"), custom_id=f"reports:read:v1:{owed.key}")
        return Post(text=words(f"report-answer-{owed.about['outcome']}"), buttons=(thanks,), key=owed.key)


def key_of(number: int) -> str:
    return f"report-{number}"


def link_of(server_id: str, channel: str, message: str) -> str:
    """Where a message is, or was."""
    return f"https://discord.com/channels/{server_id}/{channel}/{message}"


def _queued(server_id: str, found: Report, case: Case, words: Texts) -> Post:
    lines = []
    match found.state:
        case "claimed":
            lines.append(words("report-line-claimed", by=person(found.claimed_by)))
        case "acted" | "dismissed":
            lines.append(words(f"report-line-{found.state}", by=person(found.closed_by)))
    about = "message" if case.what.evidence else "person"
    lines.append(words(f"report-line-about-{about}", member=person(case.what.member, case.what.member_name)))
    for evidence in case.what.evidence:
        quoted = "\n".join(f"> {line}" for line in evidence.text[:900].splitlines())
        lines.append(words("report-line-link", link=link_of(server_id, found.channel, found.message)))
        lines.append(quoted or words("case-evidence-no-words"))
    lines += [
        "",
        words("report-line-voices", number=len(found.voices)),
        *(f"- {person(member)}: {(said or '–')[:300]}" for member, said in list(found.voices.items())[:5]),
    ]
    key = key_of(found.number)
    closed = found.state in ("acted", "dismissed")
    buttons: tuple[PostButton, ...] = (PostButton(words("case-button-details"), custom_id=f"cases:details:v1:{key}"),)
    if not closed:
        buttons = (
            PostButton(words("report-button-claim"), custom_id=f"reports:claim:v1:{found.number}"),
            PostButton(words("report-button-act"), custom_id=f"reports:act:v1:{found.number}", style="danger"),
            PostButton(words("report-button-dismiss"), custom_id=f"reports:dismiss:v1:{found.number}"),
            *buttons,
        )
    colour = 0x808080 if closed else 0xD04A30
    card = PostCard(words("report-title", number=found.number), "\n".join(lines)[:4000], colour)
    return Post(cards=(card,), buttons=buttons)
