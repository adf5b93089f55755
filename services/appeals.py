"""What a member sees of their own record, and the one appeal that each case can have.

An appeal is decided by a moderator who did not act. Accepted, the case is void and what still holds is lifted; either
way whoever appealed is told, also when they are on the server no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self

from core.errors import UserFacingError
from core.text import Texts
from models import cases, reports
from models.case_values import Case, CaseKind, NewCase, Wanted
from models.outbox import Owed
from models.reports import Appeal, AppealState
from services.alerts import mentioning
from services.case_words import lines_of, person
from services.cases import Cases
from services.container import Services
from services.desk import Desk
from services.enforcing import Order
from services.inbox import Inbox, InboxItem
from services.moderation import Moderation
from services.penalties import ModerationSettings, points_at
from services.ports import Post, PostButton, PostCard

KIND, ANSWER = "appeal", "appeal-answer"
APPEALABLE = frozenset({"warning", "timeout", "kick", "softban", "ban", "automod"})
SHOWN = frozenset({"warning", "timeout", "untimeout", "kick", "softban", "ban", "unban", "automod"})
"""What a member reads of their record: not what moderators noted for themselves, nor who reported what."""
MOST = 25


@dataclass(frozen=True, slots=True)
class Record:
    """Somebody's record as they see it themselves, the newest first."""

    cases: tuple[Case, ...]
    holding: tuple[Case, ...]
    points: float
    appeals: dict[int, Appeal]
    warnings_kept: int
    penalties_kept: int
    """For so many days, if they do not hold for longer."""

    @property
    def appealable(self) -> tuple[Case, ...]:
        """The cases against which they may still appeal."""
        return tuple(
            one
            for one in self.cases
            if one.what.kind in APPEALABLE and one.voided_at is None and one.number not in self.appeals
        )


class Appeals:
    """Records and appeals of every server. It is also a source of the staff's inbox."""

    name = "appeals"

    def __init__(self, desk: Desk, cases: Cases, moderation: Moderation) -> None:
        self._desk = desk
        self._cases = cases
        self._moderation = moderation
        desk.tell_staff(KIND, self._post)
        desk.tell_members(ANSWER, self._answer)

    @classmethod
    def build(cls, services: Services) -> Self:
        made = cls(services.get(Desk), services.get(Cases), services.get(Moderation))
        services.get(Inbox).register(made)
        return made

    async def record(self, server_id: str, member: str) -> Record:
        """What somebody may see of their own record."""
        now = self._desk.clock.now()
        async with self._desk.database.reading() as session:
            chosen = await self._desk.settings.read_within(session, server_id, ModerationSettings)
            found = await cases.find_cases(session, server_id, Wanted(member=member, kinds=SHOWN), MOST)
            held = await cases.holding(session, server_id, now, member=member)
            appealed = {one.number: await reports.appeal_about(session, server_id, one.number) for one in found}
        return Record(
            found,
            held,
            points_at(found, now, timedelta(days=chosen.points_last_days)),
            {number: appeal for number, appeal in appealed.items() if appeal is not None},
            chosen.keep_warnings_days,
            chosen.keep_penalties_days,
        )

    async def case_to_appeal(self, server_id: str, what: str, member: str) -> Case:
        """The case behind a button, by its number or by the attempt it came from. UserFacingError if not theirs."""
        async with self._desk.database.reading() as session:
            found = (
                await cases.case(session, server_id, int(what))
                if what.isdecimal() and len(what) < 16
                else await cases.case_of_attempt(session, server_id, what)
            )
            if found is None or found.what.member != member or found.what.kind not in APPEALABLE:
                raise UserFacingError("appeal-nothing")
            if found.voided_at is not None:
                raise UserFacingError("appeal-void")
            if await reports.appeal_about(session, server_id, found.number) is not None:
                raise UserFacingError("appeal-already")
        return found

    async def file(self, server_id: str, what: str, member: str, name: str, text: str) -> Appeal:
        """Appeal against a case, once. UserFacingError for the second time, also at the same moment."""
        about = await self.case_to_appeal(server_id, what, member)
        now = self._desk.clock.now()
        async with self._desk.database.writing() as session:
            await cases.wait_for_turn(session, server_id)
            if await reports.appeal_about(session, server_id, about.number) is not None:
                raise UserFacingError("appeal-already")
            made = await self._cases.record_within(
                session,
                server_id,
                NewCase(
                    kind="appeal", at=now, source="command", member=member, member_name=name, rule=str(about.number)
                ),
            )
            assert made is not None
            await reports.open_appeal(session, server_id, made.number, about.number, member, text, now)
            await self._desk.outbox.owe_within(
                session, server_id, key_of(made.number), KIND, {"appeal": made.number, "about": about.number}
            )
            found = await reports.appeal(session, server_id, made.number)
        self._desk.outbox.wake()
        assert found is not None
        return found

    async def of(self, server_id: str, number: int) -> tuple[Appeal, Case]:
        """An appeal and the case that it is about. UserFacingError where there is none."""
        async with self._desk.database.reading() as session:
            found = await reports.appeal(session, server_id, number)
            case = await cases.case(session, server_id, found.about) if found else None
        if found is None or case is None:
            raise UserFacingError("case-unknown", number=number)
        return found, case

    async def decide(
        self, server_id: str, number: int, by: str, *, accept: bool, words_to_them: str | None, others: bool
    ) -> bool:
        """Decide an appeal; False when it was accepted and what holds could not be lifted.

        `others`: there are other moderators, so that whoever acted must leave it to them.
        """
        found, about = await self.of(server_id, number)
        if others and by in (about.what.actor, about.what.on_behalf_of):
            raise UserFacingError("appeal-not-yours")
        if by == found.member:
            raise UserFacingError("appeal-your-own")
        async with self._desk.database.writing() as session:
            state: AppealState = "accepted" if accept else "rejected"
            if not await reports.decide_appeal(session, server_id, number, state, by, self._desk.clock.now()):
                raise UserFacingError("appeal-decided", number=number)
            if found.member.isdecimal():
                await self._desk.outbox.owe_within(
                    session,
                    server_id,
                    f"{key_of(number)}-answer",
                    ANSWER,
                    {"appeal": number, "about": about.number, "outcome": state, "words": words_to_them},
                    member=found.member,
                )
        self._desk.outbox.wake()
        lifted = not accept or await self._undo(server_id, about, by)
        await self._desk.tell_anew(server_id, key_of(number))
        return lifted

    async def _undo(self, server_id: str, about: Case, by: str) -> bool:
        """What still holds is lifted, and the case is void; False when it could not be lifted, which staff are told."""
        lifted = True
        held = about.holds(self._desk.clock.now()) and about.what.kind in ("ban", "timeout", "automod")
        if held and about.what.member is not None and about.what.member.isdecimal():
            kind: CaseKind = "unban" if about.what.kind == "ban" else "untimeout"
            reason = (await self._desk.words(server_id))("appeal-accepted-reason", number=about.number)
            order = Order(kind, about.what.member, about.what.member_name, by, reason, silent=True)
            try:
                await self._moderation.act(server_id, order)
            except UserFacingError:
                lifted = False
                await self._desk.alerts.staff(
                    server_id, f"appeal-{about.number}", "alert-appeal-not-lifted", {"number": about.number}
                )
        if about.voided_at is None:
            await self._cases.void(server_id, about.number, by, None)
        return lifted

    async def waiting(self, server_id: str, now: datetime) -> Sequence[InboxItem]:
        """What the staff's inbox shows."""
        async with self._desk.database.reading() as session:
            found = await reports.open_appeals(session, server_id)
        return [
            InboxItem(
                key=f"appeal-{one.number}",
                kind="appeal",
                since=one.at,
                text_id="inbox-appeal",
                values={"number": one.number, "about": one.about, "member": person(one.member)},
                member=one.member if one.member.isdecimal() else None,
            )
            for one in found
        ]

    # What is told

    async def _post(self, owed: Owed) -> Post | None:
        """An appeal as it stands in the queue."""
        async with self._desk.database.reading() as session:
            found = await reports.appeal(session, owed.server, int(owed.about["appeal"]))
            case = await cases.case(session, owed.server, int(owed.about["about"]))
        if found is None or case is None:
            return None
        on_duty = await self._desk.alerts.to_mention(owed.server) if found.state == "open" else ()
        mentioned = tuple(member for member in on_duty if member != case.what.actor)
        post = _queued(found, case, await self._desk.words(owed.server))
        return replace(post, key=owed.key, text=mentioning(mentioned, post.text), mentions=mentioned)

    async def _answer(self, owed: Owed) -> Post | None:
        """What whoever appealed reads. If they take no direct messages, `/my-record` tells them."""
        words = await self._desk.words_for(owed.server, owed.member)
        said = words(f"appeal-answer-{owed.about['outcome']}", number=owed.about["about"])
        if owed.about.get("words"):
            said = f"{said}\n> {owed.about['words']}"
        read = PostButton(words("report-button-read"), custom_id=f"reports:read:v1:{owed.key}")
        return Post(text=said, buttons=(read,), key=owed.key)


def key_of(number: int) -> str:
    return f"appeal-{number}"


def _queued(found: Appeal, case: Case, words: Texts) -> Post:
    lines = [
        words("appeal-line-from", member=person(found.member)),
        "\n".join(f"> {line}" for line in found.text[:1500].splitlines()),
        "",
        f"**{words('case-title', number=case.number, kind=words(f'case-kind-{case.what.kind}'))}**",
        *lines_of(case, words),
    ]
    buttons: tuple[PostButton, ...] = (
        PostButton(words("appeal-button-accept"), custom_id=f"record:accept:v1:{found.number}", style="success"),
        PostButton(words("appeal-button-reject"), custom_id=f"record:reject:v1:{found.number}", style="danger"),
        PostButton(words("case-button-details"), custom_id=f"cases:details:v1:{key_of(found.number)}"),
    )
    if found.state != "open":
        lines.append(words(f"appeal-line-{found.state}", by=person(found.decided_by)))
        buttons = buttons[2:]
    colour = 0x5070A0 if found.state == "open" else 0x808080
    card = PostCard(words("appeal-title", number=found.number, about=case.number), "\n".join(lines)[:4000], colour)
    return Post(cards=(card,), buttons=buttons)
