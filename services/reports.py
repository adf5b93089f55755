"""What members report: joined by message, queued in the staff channel, answered to whoever reported.

Who reported is never told to whoever was reported, nor written into the case: only moderators see it, in the queue.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal, Self

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
from services.desk import Desk
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

        UserFacingError for oneself, for the second time, and for too many.
        """
        now = self._desk.clock.now()
        if evidence.author == reporter:
            raise UserFacingError("report-yourself")
        async with self._desk.database.writing() as session:
            await self._desk.settings.know_within(session, server_id)
            if await reports.voices_since(session, server_id, reporter, now - WITHIN) >= AT_MOST:
                raise UserFacingError("report-too-many", number=AT_MOST)
            await cases.wait_for_turn(session, server_id)
            known = await reports.report_of(session, server_id, evidence.message)
            if known is None:
                made = await self._cases.record_within(
                    session,
                    server_id,
                    NewCase(
                        kind="report",
                        at=now,
                        source="command",
                        member=evidence.author,
                        member_name=name,
                        evidence=(evidence,),
                    ),
                )
                assert made is not None
                number = made.number
                await reports.open_report(
                    session, server_id, number, evidence.message, evidence.channel, evidence.author, now
                )
                await self._desk.outbox.owe_within(session, server_id, key_of(number), KIND, {"report": number})
            else:
                number = known.number
            if not await reports.add_voice(session, server_id, number, reporter, text, now):
                raise UserFacingError("report-already")
            found = await reports.report(session, server_id, number)
        self._desk.outbox.wake()
        assert found is not None
        if known is not None:
            await self._desk.tell_anew(server_id, key_of(number))
        return found

    # Moderators

    async def get(self, server_id: str, number: int) -> Report:
        """UserFacingError where there is none."""
        async with self._desk.database.reading() as session:
            found = await reports.report(session, server_id, number)
        if found is None:
            raise UserFacingError("case-unknown", number=number)
        return found

    async def claim(self, server_id: str, number: int, by: str) -> Report:
        """I look at it. UserFacingError when it is closed."""
        await self._move(server_id, number, state="claimed", claimed_by=by)
        return await self.get(server_id, number)

    async def close(self, server_id: str, number: int, by: str, outcome: Outcome) -> Report:
        """It is dealt with: whoever reported is told, in private, without a word on what was done."""
        await self._move(server_id, number, state=outcome, closed_by=by, closed_at=self._desk.clock.now(), tell=outcome)
        return await self.get(server_id, number)

    async def _move(self, server_id: str, number: int, tell: Outcome | None = None, **values: object) -> None:
        async with self._desk.database.writing() as session:
            if not await reports.move_report(session, server_id, number, **values):
                raise UserFacingError("report-closed", number=number)
            found = await reports.report(session, server_id, number)
            assert found is not None
            if tell is not None:
                for member in found.voices:
                    await self._desk.outbox.owe_within(
                        session,
                        server_id,
                        f"{key_of(number)}-{member}",
                        ANSWER,
                        {"report": number, "outcome": tell},
                        member=member,
                    )
        self._desk.outbox.wake()
        await self._desk.tell_anew(server_id, key_of(number))

    async def waiting(self, server_id: str, now: datetime) -> Sequence[InboxItem]:
        """What the staff's inbox shows."""
        async with self._desk.database.reading() as session:
            found = await reports.open_reports(session, server_id)
        return [
            InboxItem(
                key=f"report-{one.number}",
                kind="report",
                since=one.opened_at,
                text_id="inbox-report",
                values={"number": one.number, "member": person(one.member)},
                link=link_of(server_id, one.channel, one.message),
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
    evidence = case.what.evidence[0]
    lines = []
    match found.state:
        case "claimed":
            lines.append(words("report-line-claimed", by=person(found.claimed_by)))
        case "acted" | "dismissed":
            lines.append(words(f"report-line-{found.state}", by=person(found.closed_by)))
    quoted = "\n".join(f"> {line}" for line in evidence.text[:900].splitlines())
    lines += [
        words("report-line-about", member=person(case.what.member, case.what.member_name)),
        words("report-line-link", link=link_of(server_id, found.channel, found.message)),
        quoted or words("case-evidence-no-words"),
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
