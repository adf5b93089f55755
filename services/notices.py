"""What a member is told of what is done to them: before or after it, taken back or put right when it was not done."""

import logging
from datetime import datetime, timedelta
from typing import Self

from models.penalties import Attempt
from services.case_words import moment
from services.container import Services
from services.desk import Desk
from services.enforcing import Enforcer, Going, Order
from services.penalties import ModerationSettings
from services.ports import Post, PostButton, Refusal, Refused

STOP_WRITING = 40003
"""Discord says that direct messages are opened too fast: it is asked no more for a while."""
WRITE_AGAIN = timedelta(minutes=30)

PERHAPS = "perhaps-told"
"""The step of a notice that is being sent, or whose answer was lost."""

_log = logging.getLogger(__name__)


class Notices:
    """Direct messages about penalties."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._silent_until: datetime | None = None

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.get(Desk))

    async def tell(
        self, enforcer: Enforcer, server_id: str, order: Order, going: Going, chosen: ModerationSettings
    ) -> None:
        """Tell them; `going` knows afterwards whether they could be told. Nothing is raised."""
        if self._silent_until is not None and self._desk.clock.now() < self._silent_until:
            going.told = "failed"
            return
        post = await self._notice(enforcer, server_id, order, going.attempt, chosen)
        try:
            going.notice = await enforcer.write(server_id, order.member, post)
            going.told = "told"
            going.steps[:] = [step for step in going.steps if step != PERHAPS] + ["told"]
        except Refused as refused:
            going.told = "closed" if refused.reason is Refusal.CLOSED else "failed"
            if refused.reason is not Refusal.UNREACHABLE and PERHAPS in going.steps:
                going.steps.remove(PERHAPS)
            if refused.code == STOP_WRITING:
                self._silent_until = self._desk.clock.now() + WRITE_AGAIN
                await self._desk.alerts.staff(server_id, "direct-messages", "alert-direct-messages")
            elif refused.reason is not Refusal.CLOSED:
                _log.warning("member %s could not be written to: %s %s", order.member, refused.reason, refused.code)

    async def _notice(
        self, enforcer: Enforcer, server_id: str, order: Order, attempt: Attempt, chosen: ModerationSettings
    ) -> Post:
        words = await self._desk.words_for(server_id, order.member)
        lines = [
            words(
                f"notice-{order.kind}",
                server=await enforcer.server_name(server_id),
                tone=chosen.tone,
                until=moment(attempt.expires_at) if attempt.expires_at else "",
                ends="yes" if attempt.expires_at else "no",
            )
        ]
        if order.reason:
            lines.append(words("notice-reason", reason=order.reason[:1500]))
        if chosen.tell_who_acted and order.actor is not None:
            lines.append(words("notice-actor", actor=f"<@{order.actor}>"))
        if order.kind == "untimeout":
            return Post(text="\n".join(lines))
        lines.append(words("notice-appeal"))
        appeal = PostButton(words("notice-button-appeal"), custom_id=f"record:appeal:v1:{server_id}.{attempt.id}")
        return Post(text="\n".join(lines), buttons=(appeal,))

    async def take_back(self, enforcer: Enforcer, server_id: str, order: Order, going: Going) -> None:
        """It was not done: the notice goes, or is put right where it cannot. Staff hear of one that still stands."""
        if going.notice is not None:
            try:
                await enforcer.take_back(going.notice)
                going.steps.append("taken-back")
                return
            except Refused as refused:
                _log.info("a notice to member %s could not be taken back: %s", order.member, refused.reason)
        if not await self.put_right(enforcer, server_id, order, going):
            await self._desk.alerts.staff(
                server_id,
                f"false-notice-{going.attempt.id}",
                "alert-false-notice",
                {"member": f"<@{order.member}>"},
            )

    async def put_right(self, enforcer: Enforcer, server_id: str, order: Order, going: Going) -> bool:
        """Write to them that it did not happen; False when they cannot be written to."""
        words = await self._desk.words_for(server_id, order.member)
        server = await enforcer.server_name(server_id)
        try:
            await enforcer.write(server_id, order.member, Post(text=words("notice-wrong", server=server)))
        except Refused:
            _log.error("member %s was told of a %s that did not happen", order.member, order.kind)
            return False
        going.steps.append("put-right")
        return True
