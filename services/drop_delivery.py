"""Drops on their way out: once, at their time, a little late at the most; otherwise staff are told what to do."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Self
from urllib.parse import quote

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.text import Texts, texts
from models import alerts, drop_posts, drop_sessions, drop_tests, drops
from models.drop_posts import DropPost
from models.drop_sessions import DropSession
from models.drops import Drop, DropState, Step
from models.outbox import Owed
from models.session import Database
from services.alerts import Alerts
from services.container import Services
from services.drop_direct import DropDirect
from services.drop_sessions import event_link
from services.drop_shape import KIND, DropSettings, place_of, words_of
from services.drops import Drops, agreed_to
from services.inbox import InboxItem
from services.outbox import Outbox
from services.ports import Post, PostButton, PostCard, PostFile, Refusal
from services.server_settings import GeneralSettings, ServerSettings
from services.snowflakes import moment_of

LATE = timedelta(minutes=5)
"""From then on it says of a drop that it was late."""
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp")


class DropDelivery:
    """What the outbox asks about drops, and what waits for staff because of them."""

    name = "drops"

    def __init__(
        self, database: Database, clock: Clock, server_settings: ServerSettings, told: Alerts, known: Drops
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._alerts = told
        self._drops = known
        self._why: dict[str, str] = {}
        self._inside: dict[str, frozenset[str]] = {}
        self.direct: DropDirect | None = None
        self.is_forum: Callable[[str], bool] = lambda _channel: False
        """Whether a channel is a forum, where somebody knows: there each message is in a thread of its own."""

    @classmethod
    def build(cls, services: Services) -> Self:
        made = cls(
            services.database,
            services.clock,
            services.server_settings,
            services.get(Alerts),
            services.get(Drops),
        )
        made.direct = services.get(DropDirect)
        services.get(Outbox).register(KIND, made)
        return made

    # The outbox asks

    async def channel(self, owed: Owed) -> str | None:
        """Where its segments have their room now: one that is moved after planning takes the drop along."""
        async with self._database.reading() as session:
            post = await drop_posts.post(session, owed.server, owed.key)
            drop = None if post is None else await drops.drop(session, owed.server, post.drop)
            chosen = await self._server_settings.read_within(session, owed.server, DropSettings)
        if post is None or drop is None or drop.channel is not None:
            return None if post is None else post.channel
        known = {one.id: one.channel_id for one in await self._drops.segments(owed.server)}
        rooms = [place_of(drop, one, known, chosen.channel) for one in post.segments if one in known]
        # Of several segments that shared a room it stays there as long as it is still the room of one.
        return post.channel if post.channel in rooms else next((one for one in rooms if one), post.channel)

    async def post(self, owed: Owed) -> Post | None:
        """What it says now; nothing when it was taken back, is too late, or nobody is left whom it is for."""
        self._why.pop(owed.key, None)
        async with self._database.reading() as session:
            planned = await drop_posts.post(session, owed.server, owed.key)
            drop = None if planned is None else await drops.drop(session, owed.server, planned.drop)
            if planned is None or drop is None or drop.state != "scheduled":
                return None
            chosen = await self._server_settings.read_within(session, owed.server, DropSettings)
            general = await self._server_settings.read_within(session, owed.server, GeneralSettings)
            words = await drops.variants(session, owed.server, drop.id)
            files = await drops.files(session, owed.server, drop.id)
            test = (await drop_tests.tests(session, owed.server)).get(drop.id)
            is_theirs = drop.format != "spotlight" or await agreed_to(session, owed.server, drop, words)
            live = (await drop_sessions.sessions(session, owed.server)).get(drop.id)
        inside = await self._members(owed.server, planned)
        theirs = [one for one in await self._drops.segments(owed.server) if one.id in planned.segments]
        self._inside[owed.key] = inside or frozenset()
        if self._clock.now() > planned.due_at + timedelta(minutes=chosen.grace_minutes):
            self._why[owed.key] = "missed"
            return None
        if not is_theirs:
            self._why[owed.key] = "unagreed"
            return None
        if inside is not None and not inside:
            self._why[owed.key] = "empty" if theirs else "unaimed"
            return None
        # Its role of today: staff may have given the segment another one since, or deleted it.
        roles = [segment.role_id for segment in theirs if drop.role is not None and segment.role_id is not None]
        said = words_of(words, planned.segments[0] if planned.segments else None, general.locale)
        pictures = [file.name for file in files if file.name.lower().endswith(PICTURES)]
        attached = tuple(PostFile(file.name, file.content) for file in files)
        image = quote(pictures[0]) if pictures else None
        text = said.text if said else ""
        if test is not None:
            at, wanted = f"<t:{int(test.closes_at.timestamp())}:f>", {"seats": test.seats, "criteria": test.criteria}
            text = texts(general.locale)("drop-test-card", text=text, at=at, **wanted)
        card = PostCard(drop.title, text, image=image)
        return Post(
            text="\n".join(
                line for line in (" ".join(f"<@&{role}>" for role in roles), _event(owed.server, live)) if line
            ),
            roles=tuple(roles),
            cards=(card,),
            files=attached,
            buttons=buttons(texts(general.locale), owed.key, test=test is not None),
            thread=drop.title,
            tags=drop.tags,
        )

    async def sent(self, session: AsyncSession, owed: Owed, message_id: str) -> None:
        now = self._clock.now()
        planned = await drop_posts.post(session, owed.server, owed.key)
        drop = None if planned is None else await drops.drop(session, owed.server, planned.drop)
        if planned is None or drop is None:
            return
        # After a crash it may be found long after it was sent: what came of it is counted from when it was there.
        written_at = moment_of(message_id)
        at = written_at if planned.due_at <= written_at <= now else now
        late = at > planned.due_at + LATE
        is_forum = drop.forum or (owed.channel is not None and self.is_forum(owed.channel))
        room = message_id if is_forum else owed.channel
        await drop_posts.mark_sent(session, owed.server, owed.key, room, message_id, at, late=late)
        await _note(session, owed.server, drop.id, at, "sent-late" if late else "sent")
        await alerts.clear_alert(session, owed.server, f"drop-refused-{owed.key}", now)
        await self._settle(session, owed.server, drop)
        inside = self._inside.pop(owed.key, frozenset())
        if self.direct is not None:
            await self.direct.owe_within(session, owed.server, planned, inside)

    async def dropped(self, session: AsyncSession, owed: Owed) -> None:
        """It was too late, or nobody was left: staff are told, and the drop is kept."""
        why = self._why.pop(owed.key, None)
        planned = await drop_posts.post(session, owed.server, owed.key)
        drop = None if planned is None else await drops.drop(session, owed.server, planned.drop)
        if why is None or planned is None or drop is None or drop.state != "scheduled":
            return
        now = self._clock.now()
        await _note(session, owed.server, drop.id, now, why)
        if why == "missed" and owed.reason is not None:
            pass  # staff were told when Discord refused it, and what helps is the same
        elif why == "missed":
            # One alert a day for however many: after an outage staff read one sentence, and the list in /inbox.
            await self._alerts.staff_within(session, owed.server, f"drops-missed-{now.date()}", "drop-alert-missed")
        else:
            names = ", ".join(one.name for one in drop.segments if one.id in planned.segments)
            values = {"title": drop.title, "segments": names}
            await self._alerts.staff_within(session, owed.server, f"drop-{why}-{owed.key}", f"drop-alert-{why}", values)
        await drop_posts.remove_post(session, owed.server, owed.key)
        await self._settle(session, owed.server, drop, "missed" if why == "missed" else "approved")

    async def refused(self, owed: Owed, reason: Refusal) -> None:
        """Discord does not take it: it waits, and staff are told what would help."""
        drop = await self._drops.of_post(owed.server, owed.key)
        if drop is None:
            return
        values = {"title": drop.title, "channel": f"<#{owed.channel}>"}
        known = reason if reason in (Refusal.FORBIDDEN, Refusal.GONE, Refusal.UNFIT) else Refusal.UNFIT
        await self._alerts.staff(owed.server, f"drop-refused-{owed.key}", f"drop-alert-{known}", values)

    async def _settle(self, session: AsyncSession, server_id: str, drop: Drop, unsent: DropState = "sent") -> None:
        """When nothing of a drop is left to send, it is sent; or `unsent`, when nothing of it was."""
        posts = await drop_posts.posts(session, server_id, drop.id)
        if any(post.message is None for post in posts):
            return
        this_round = [post for post in posts if post.key.startswith(f"drop-{drop.id}-{drop.round}-")]
        await drops.set_state(session, server_id, drop.id, "sent" if this_round else unsent)
        if this_round:
            await drops.replace_files(session, server_id, drop.id, ())

    async def _members(self, server_id: str, planned: DropPost) -> frozenset[str] | None:
        """Whom a message is for now; None where nobody knows."""
        circles = self._drops.circles
        if circles is None:
            return None
        return frozenset([one for segment in planned.segments for one in await circles.members(server_id, segment)])

    # What waits for staff

    async def waiting(self, server_id: str, now: datetime) -> list[InboxItem]:
        """Drops to be looked at, missed ones, and those that are held up."""
        async with self._database.reading() as session:
            found = await drops.drops(session, server_id, ("review", "missed", "scheduled"))
            steps = {one.id: await drops.steps(session, server_id, one.id) for one in found}
        items: list[InboxItem] = []
        for drop in found:
            since = steps[drop.id][-1].at if steps[drop.id] else drop.created_at
            values = {"title": drop.title}
            if drop.state in ("review", "missed"):
                key = f"drop-{drop.state}-{drop.id}-{drop.round}"
                items.append(InboxItem(key, f"drop-{drop.state}", since, f"inbox-drop-{drop.state}", values))
            elif drop.scheduled_at is not None and drop.scheduled_at + 2 * LATE < now:
                key = f"drop-held-{drop.id}-{drop.round}"
                items.append(InboxItem(key, "drop-held", drop.scheduled_at, "inbox-drop-held", values))
        return items


def buttons(words: Texts, key: str, *, test: bool = False) -> tuple[PostButton, ...]:
    """What a member can say under a drop, for nobody else's eyes."""
    said = ("useful", "not-for-me", "why", "fewer")
    return tuple(
        PostButton(
            words(f"drop-button-{action}"),
            custom_id=f"drops:{action}:v1:{key}",
            style="primary" if action == "apply" else "secondary",
        )
        for action in (("apply", *said) if test else said)
    )


def _event(server_id: str, live: DropSession | None) -> str:
    """The link that Discord shows as the card of an event."""
    return event_link(server_id, live.event) if live is not None and live.event is not None else ""


async def _note(session: AsyncSession, server_id: str, drop_id: str, at: datetime, what: str) -> None:
    await drops.note_step(session, server_id, drop_id, Step(at, None, what))
