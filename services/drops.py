"""Drops on their way: drafted, reviewed, approved, scheduled, taken back; who did what when.

A drop that does not say what it is for, which need it answers and for whom it is, cannot be scheduled.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from secrets import token_hex
from typing import Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from core.limits import ATTACHMENTS
from models import drop_answers, drop_posts, drop_sessions, drop_tests, drops, member_stories, outbox
from models.drop_answers import DropAnswer
from models.drop_posts import DropPost
from models.drops import EVERYBODY, Drop, DropFile, DropSegment, DropState, Step, Variant
from models.session import Database
from services.container import Services
from services.drop_shape import (
    EDITABLE,
    KIND,
    LONGEST_TEXT,
    LONGEST_TITLE,
    Circles,
    DropSettings,
    NewDrop,
    Segment,
    check_complete,
    one_line,
    posts_of,
)
from services.outbox import Outbox
from services.server_settings import ServerSettings


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that is known of a drop."""

    drop: Drop
    variants: tuple[Variant, ...]
    files: tuple[DropFile, ...]
    steps: tuple[Step, ...]
    posts: tuple[DropPost, ...]
    answers: dict[str, int]


class Drops:
    """The drops of every server. `circles` knows the segments; it is given by whoever knows the members."""

    def __init__(self, database: Database, clock: Clock, server_settings: ServerSettings, outbox: Outbox) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._outbox = outbox
        self.circles: Circles | None = None

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.database, services.clock, services.server_settings, services.get(Outbox))

    # Looking

    async def segments(self, server_id: str) -> Sequence[Segment]:
        return () if self.circles is None else await self.circles.all(server_id)

    async def list(self, server_id: str, states: tuple[DropState, ...] = ()) -> tuple[Drop, ...]:
        """What is due next first, then the newest."""
        async with self._database.reading() as session:
            return await drops.drops(session, server_id, states)

    async def told(self, server_id: str, drop_id: str) -> Told:
        """Everything about one drop. UserFacingError where there is none."""
        async with self._database.reading() as session:
            found = await _found(session, server_id, drop_id)
            return Told(
                found,
                await drops.variants(session, server_id, drop_id),
                await drops.files(session, server_id, drop_id),
                await drops.steps(session, server_id, drop_id),
                await drop_posts.posts(session, server_id, drop_id),
                await drop_answers.answers(session, server_id, drop_id),
            )

    async def of_post(self, server_id: str, key: str) -> Drop | None:
        """The drop that a message belongs to."""
        async with self._database.reading() as session:
            post = await drop_posts.post(session, server_id, key)
            return None if post is None else await drops.drop(session, server_id, post.drop)

    async def answer(self, server_id: str, key: str, member_id: str, given: DropAnswer) -> bool:
        """A member says what a drop was to them; False when they had said so."""
        async with self._database.writing() as session:
            post = await drop_posts.post(session, server_id, key)
            if post is None:
                raise UserFacingError("drop-gone")
            return await drop_answers.answer(session, server_id, post.drop, member_id, given, self._clock.now())

    # Writing

    async def new(self, server_id: str, by: str | None, new: NewDrop, *, id: str | None = None) -> Drop:
        """A draft; of nobody, when it came from a file. `planned` is when it should go out, once it is approved.

        With an `id`, the drop that has it where there is one.
        """
        locale = (await self._server_settings.general(server_id)).locale
        segments, role = await self._segments(server_id, new.segments)
        drop = Drop(
            id=id or token_hex(4),
            title=one_line(new.title, "drop-without-title")[:LONGEST_TITLE],
            purpose=new.purpose.strip(),
            need=new.need.strip(),
            outcome=new.outcome.strip(),
            format=new.format,
            owner=by,
            state="draft",
            created_at=self._clock.now(),
            segments=segments,
            channel=new.channel,
            forum=new.forum,
            role=role if new.mention else None,
            tags=new.tags,
            scheduled_at=new.planned,
        )
        if new.mention and role is None:
            raise UserFacingError("drop-segment-without-role")
        async with self._database.writing() as session:
            await self._server_settings.know_within(session, server_id)
            if id is not None and (there := await drops.drop(session, server_id, id)) is not None:
                return there
            await drops.add_drop(session, server_id, drop)
            if new.text.strip():
                variant = Variant(EVERYBODY, locale, new.text.strip()[:LONGEST_TEXT])
                await drops.put_variant(session, server_id, drop.id, variant)
            await self._note(session, server_id, drop.id, by, "created")
        return drop

    async def edit(self, server_id: str, drop_id: str, by: str, **values: str) -> Drop:
        """Title, purpose, need or outcome become others. It is a draft again, and no longer scheduled."""
        return await self._rewrite(server_id, drop_id, by, "edited", lambda drop: replace(drop, **values))  # type: ignore[arg-type]

    async def aim(
        self,
        server_id: str,
        drop_id: str,
        by: str,
        *,
        segments: tuple[str, ...] | None = None,
        channel: str | None = None,
        forum: bool = False,
        tags: tuple[str, ...] | None = None,
        owner: str | None = None,
    ) -> Drop:
        """It is for other segments, goes to another channel, has other tags there, or is somebody else's."""
        aimed, role = (None, None) if segments is None else await self._segments(server_id, segments)

        def changed(drop: Drop) -> Drop:
            if aimed is not None:  # whoever wanted their role mentioned wants the new one's
                drop = replace(drop, segments=aimed, role=role if drop.role is not None else None)
            drop = drop if tags is None else replace(drop, tags=tags)
            drop = drop if owner is None else replace(drop, owner=owner)
            return drop if channel is None else replace(drop, channel=channel, forum=forum)

        return await self._rewrite(server_id, drop_id, by, "edited", changed)

    async def write(
        self,
        server_id: str,
        drop_id: str,
        by: str,
        variant: Variant,
        files: Sequence[DropFile] | None = None,
        *,
        largest: int,
    ) -> Drop:
        """Words for a segment and language; with `files`, those are the drop's from now on, up to `largest` bytes."""
        if len(variant.text) > LONGEST_TEXT:
            raise UserFacingError("drop-text-too-long", limit=LONGEST_TEXT)
        if files is not None:
            if len(files) > ATTACHMENTS:
                raise UserFacingError("drop-too-many-files", limit=ATTACHMENTS)
            for file in files:
                if len(file.content) > largest:
                    raise UserFacingError("drop-file-too-large", name=file.name, limit=largest // 1024 // 1024)

        async def also(session: AsyncSession) -> None:
            if variant.text.strip():
                await drops.put_variant(session, server_id, drop_id, variant)
            if files is not None:
                await drops.replace_files(session, server_id, drop_id, files)

        return await self._rewrite(server_id, drop_id, by, "written", lambda drop: drop, also)

    async def _rewrite(
        self,
        server_id: str,
        drop_id: str,
        by: str,
        what: str,
        changed: Callable[[Drop], Drop],
        also: Callable[[AsyncSession], Awaitable[None]] | None = None,
    ) -> Drop:
        async with self._database.writing() as session:
            drop = await _found(session, server_id, drop_id)
            _allowed(drop, EDITABLE)
            await self._take_back(session, server_id, drop)
            drop = replace(changed(drop), state="draft")
            await drops.put_drop(session, server_id, drop)
            if also is not None:
                await also(session)
            await self._note(session, server_id, drop_id, by, what)
        return drop

    # Deciding

    async def submit(self, server_id: str, drop_id: str, by: str) -> Drop:
        """Somebody else should look at it."""
        return await self._move(server_id, drop_id, by, {"draft"}, "review", "submitted")

    async def approve(self, server_id: str, drop_id: str, by: str) -> Drop:
        """It may be sent. Where staff want four eyes, whoever wrote it cannot approve it."""
        chosen = await self._server_settings.read(server_id, DropSettings)

        def check(drop: Drop) -> None:
            if chosen.four_eyes and drop.owner == by:
                raise UserFacingError("drop-four-eyes")

        return await self._move(server_id, drop_id, by, {"draft", "review"}, "approved", "approved", check=check)

    async def send_back(self, server_id: str, drop_id: str, by: str, note: str) -> Drop:
        """Not like this, and why."""
        return await self._move(server_id, drop_id, by, {"review", "approved"}, "draft", "sent-back", note=note)

    async def cancel(self, server_id: str, drop_id: str, by: str) -> Drop:
        """It is not sent, whatever was planned. What was sent stays."""
        states: set[DropState] = {"draft", "review", "approved", "scheduled", "missed"}
        return await self._move(server_id, drop_id, by, states, "cancelled", "cancelled")

    async def hold(self, server_id: str, drop_id: str, by: str) -> Drop:
        """It is not planned any more, and still approved."""
        return await self._move(server_id, drop_id, by, {"scheduled"}, "approved", "held")

    async def archive(self, server_id: str, drop_id: str, by: str) -> Drop:
        return await self._move(server_id, drop_id, by, {"sent", "measured"}, "archived", "archived")

    async def schedule(
        self,
        server_id: str,
        drop_id: str,
        by: str | None,
        at: datetime,
        *,
        first: str | None = None,
        rest_after: timedelta | None = None,
    ) -> Drop:
        """It is sent at a moment; scheduled again, it is sent then instead.

        With `rest_after`, the segment `first` gets it then, and the others so much later.
        """
        chosen = await self._server_settings.read(server_id, DropSettings)
        places = {one.id: one.channel_id for one in await self.segments(server_id)}
        async with self._database.writing() as session:
            drop = await _found(session, server_id, drop_id)
            _allowed(drop, {"approved", "scheduled", "missed"}, "drop-not-approved")
            words = await drops.variants(session, server_id, drop_id)
            live = (await drop_sessions.sessions(session, server_id)).get(drop_id)
            test = (await drop_tests.tests(session, server_id)).get(drop_id)
            files, starts_at = await drops.files(session, server_id, drop_id), live.starts_at if live else None
            check_complete(drop, words, files, at, starts_at, test.closes_at if test else None)
            if drop.format == "spotlight" and not await agreed_to(session, server_id, drop, words):
                raise UserFacingError("drop-spotlight-no-yes", title=drop.title)
            await self._take_back(session, server_id, drop)
            drop = replace(drop, state="scheduled", scheduled_at=at, round=drop.round + 1)
            posts = posts_of(drop, words, places, chosen.channel, at, first, rest_after)
            await drops.put_drop(session, server_id, drop)
            await drop_posts.add_posts(session, server_id, posts)
            for post in posts:
                await self._outbox.owe_within(session, server_id, post.key, KIND, {"drop": drop_id}, at=post.due_at)
            await self._note(session, server_id, drop_id, by, "scheduled", at.isoformat())
        self._outbox.wake()
        return drop

    async def _move(
        self,
        server_id: str,
        drop_id: str,
        by: str,
        states: set[DropState],
        to: DropState,
        what: str,
        *,
        note: str | None = None,
        check: Callable[[Drop], None] | None = None,
    ) -> Drop:
        async with self._database.writing() as session:
            drop = await _found(session, server_id, drop_id)
            _allowed(drop, states)
            if check is not None:
                check(drop)
            await self._take_back(session, server_id, drop)
            drop = replace(drop, state=to)
            await drops.put_drop(session, server_id, drop)
            await self._note(session, server_id, drop_id, by, what, note)
        self._outbox.wake()
        return drop

    async def _take_back(self, session: AsyncSession, server_id: str, drop: Drop) -> None:
        """What was planned is owed no longer. UserFacingError while it is being sent."""
        for key in await drop_posts.remove_unsent_posts(session, server_id, drop.id):
            if not await outbox.withdraw(session, server_id, key, self._clock.now()):
                raise UserFacingError("drop-being-sent")

    async def _note(
        self, session: AsyncSession, server_id: str, drop_id: str, by: str | None, what: str, note: str | None = None
    ) -> None:
        await drops.note_step(session, server_id, drop_id, Step(self._clock.now(), by, what, note))

    async def _segments(self, server_id: str, wanted: tuple[str, ...]) -> tuple[tuple[DropSegment, ...], str | None]:
        """The segments with these ids or names, and the role of the first."""
        known = await self.segments(server_id)
        found: list[Segment] = []
        for text in wanted:
            one = next((one for one in known if text == one.id or text.casefold() == one.name.casefold()), None)
            if one is None:
                raise UserFacingError("drop-segment-unknown", name=text[:100])
            found.append(one)
        role = next((one.role_id for one in found if one.role_id), None)
        return tuple(DropSegment(one.id, one.name) for one in found), role


async def agreed_to(session: AsyncSession, server_id: str, drop: Drop, words: Sequence[Variant]) -> bool:
    """Whether whoever a drop is about said yes to all of its words."""
    theirs = await member_stories.agreed(session, server_id, drop.id)
    return theirs is not None and all(one.text == theirs for one in words)


async def _found(session: AsyncSession, server_id: str, drop_id: str) -> Drop:
    found = await drops.drop(session, server_id, drop_id)
    if found is None:
        raise UserFacingError("drop-unknown")
    return found


def _allowed(drop: Drop, states: frozenset[DropState] | set[DropState], text_id: str = "drop-not-now") -> None:
    if drop.state not in states:
        raise UserFacingError(text_id, title=drop.title, state=drop.state)
