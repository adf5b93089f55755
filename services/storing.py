"""What was seen goes into storage, a batch in one transaction, past consent as it stands at that moment.

Discord tells things twice, late, and out of step with its own history: a message that was deleted or edited a moment
ago may still arrive in its old shape, with a page that was asked for before. So both are remembered for a while.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Self, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from metrics.conversation.names import PeopleHeard
from metrics.values import Message
from models import erasures, histories, members, messages, presence, servers
from models.histories import ChannelHistory
from models.members import Member
from models.servers import Server
from models.session import Database
from services.consent import ConsentGate
from services.container import Services
from services.recorder import Batch, Recorder, out_of_date
from services.seen import (
    ChannelGone,
    ChannelSeen,
    ListeningBegan,
    ListeningBroke,
    ListeningResumed,
    MessageEdited,
    MessagesDeleted,
    MessageSeen,
    PageSeen,
    Person,
    PersonLeft,
    PersonSeen,
    ReactionsCleared,
    ReactionSeen,
    ReactionTakenBack,
    RosterSeen,
    Seen,
    SignSeen,
    VoiceSeen,
)
from services.server_settings import GeneralSettings, ServerSettings
from services.snowflakes import id_at

REMEMBERED = 10_000
"""Deletions and edits that are remembered, against what arrives late."""
CLOCKS_DIFFER = timedelta(minutes=5)
"""A gap is read from so long before it began: Discord's clock is not ours."""

_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True)
class Received:
    """Something seen on a server, and when it was handed over."""

    at: datetime
    server_id: str
    seen: Seen


@dataclass(slots=True)
class Outcome:
    """What a batch changed: servers with something to read, and servers where other roles count as staff now."""

    to_read: set[str] = field(default_factory=set)
    decided_anew: set[str] = field(default_factory=set)


class Storing:
    """Stores batches. One task writes: nothing here is safe for two at once."""

    def __init__(self, database: Database, clock: Clock, server_settings: ServerSettings, recorder: Recorder) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._recorder = recorder
        self._lately: OrderedDict[tuple[str, str], MessageEdited | None] = OrderedDict()
        self._staff_roles: dict[str, tuple[str, ...]] = {}
        self._listening: set[str] = set()
        self._heard: dict[str, PeopleHeard] = {}

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.database, services.clock, services.server_settings, services.recorder)

    async def write(self, batch: Sequence[Received]) -> Outcome:
        """Store a batch whole, or raise and store nothing of it."""
        outcome = Outcome()
        listening = set(self._listening)
        staff_roles: dict[str, tuple[str, ...]] = {}
        async with self._database.writing() as session:
            for server_id in dict.fromkeys(received.server_id for received in batch):
                own = [received for received in batch if received.server_id == server_id]
                general = await self._server_settings.read_within(session, server_id, GeneralSettings)
                await self._know(session, server_id, general)
                for stretch in _stretches(own):
                    now = self._clock.now()
                    share = _Share(session, server_id, general, self._recorder, self._lately, self._heard, now)
                    if await share.store([received.seen for received in stretch]):
                        outcome.to_read.add(server_id)
                    await _heard(session, stretch, listening)
                if self._staff_roles.get(server_id, general.staff_roles) != general.staff_roles:
                    outcome.decided_anew.add(server_id)
                staff_roles[server_id] = general.staff_roles
        self._listening = listening
        self._staff_roles |= staff_roles
        self._remember(batch)
        return outcome

    async def _know(self, session: AsyncSession, server_id: str, general: GeneralSettings) -> None:
        if await servers.server(session, server_id) is None:
            server = Server(server_id, server_id, general.locale, general.time_zone, general.languages)
            await servers.upsert_server(session, server, self._clock.now())

    def _remember(self, batch: Iterable[Received]) -> None:
        for received in batch:
            if isinstance(received.seen, MessagesDeleted):
                self._lately.update({(received.server_id, id_): None for id_ in received.seen.message_ids})
            elif isinstance(received.seen, MessageEdited):
                key = (received.server_id, received.seen.message_id)
                if self._lately.get(key, received.seen) is not None:  # what is deleted stays so
                    self._lately[key] = received.seen
        while len(self._lately) > REMEMBERED:
            self._lately.popitem(last=False)


def _stretches(batch: Iterable[Received]) -> Iterator[list[Received]]:
    """A batch cut where listening begins: what came before was heard, or not, by itself."""
    stretch: list[Received] = []
    for received in batch:
        if isinstance(received.seen, ListeningBegan | ListeningBroke | ListeningResumed):
            if stretch:
                yield stretch
            yield [received]
            stretch = []
        else:
            stretch.append(received)
    if stretch:
        yield stretch


async def _heard(session: AsyncSession, stretch: Sequence[Received], listening: set[str]) -> None:
    """While Salotto listens, whatever is stored is also a sign that it still did."""
    last = stretch[-1]
    match last.seen:
        case ListeningBroke(ended):
            if ended and last.server_id in listening:
                await presence.stop_listening(session, last.server_id, last.at)
            listening.discard(last.server_id)
        case ListeningBegan() | ListeningResumed():
            listening.add(last.server_id)
    if last.server_id in listening:
        await presence.keep_listening(session, [last.server_id], last.at)


class _Share:
    """One server's part of a batch, within a transaction: kind after kind, in an order that suits every sequence."""

    def __init__(
        self,
        session: AsyncSession,
        server_id: str,
        general: GeneralSettings,
        recorder: Recorder,
        lately: OrderedDict[tuple[str, str], MessageEdited | None],
        heard: dict[str, PeopleHeard],
        now: datetime,
    ) -> None:
        self._session = session
        self._server_id = server_id
        self._general = general
        self._recorder = recorder
        self._lately = lately
        self._heard = heard
        self._now = now
        self._gate = ConsentGate(general.consent_before_choice)

    async def store(self, seen: Sequence[Seen]) -> bool:
        """Whether there is something new to read."""
        consents = await members.consents(self._session, self._server_id)
        self._gate = ConsentGate(self._general.consent_before_choice, consents)
        for began in _only(seen, ListeningBegan):
            await self._begin(began)
        pages = _only(seen, PageSeen)
        posts = [*_only(seen, MessageSeen), *(message for page in pages for message in page.messages)]
        await self._channels(_only(seen, ChannelSeen))
        for roster in _only(seen, RosterSeen):
            await self._everybody(roster)
        await self._people(seen)
        changed = await self._posts(posts)
        changed |= await self._edits([*_only(seen, MessageEdited), *_as_edits(posts)])
        for page in pages:
            changed |= await self._page(page)
        for gone in _only(seen, MessagesDeleted):
            changed |= await self._out_of_date(
                await messages.delete_messages(self._session, self._server_id, gone.message_ids)
            )
        changed |= await self._channels_gone([gone.channel_id for gone in _only(seen, ChannelGone)])
        await self._reactions(seen)
        await self._signs(seen)
        return changed

    async def _begin(self, began: ListeningBegan) -> None:
        session, server_id, general = self._session, self._server_id, self._general
        server = Server(server_id, began.name, general.locale, general.time_zone, general.languages)
        await servers.upsert_server(session, server, self._now)
        last = await presence.last_heard(session, server_id)
        await presence.end_stays(session, server_id, last or began.at)
        read_to = id_at(last - CLOCKS_DIFFER) if last else None
        await histories.open_gap(session, server_id, last, began.at, read_to)
        await presence.start_listening(session, server_id, began.at)
        await servers.upsert_channels(session, server_id, began.channels)
        await self._everybody(began.roster)
        await self._signs(began.in_voice)

    async def _channels(self, seen: Sequence[ChannelSeen]) -> None:
        await servers.upsert_channels(self._session, self._server_id, [one.channel for one in seen])
        for one in seen:
            if one.opened:
                await histories.channel_begins(self._session, self._server_id, one.channel.id)

    async def _channels_gone(self, channel_ids: Sequence[str]) -> bool:
        if not channel_ids:
            return False
        known = await servers.channels(self._session, self._server_id)
        gone = {*channel_ids, *(c.id for c in known.values() if c.parent in channel_ids and c.kind == "thread")}
        await histories.forget_channels(self._session, self._server_id, gone)
        return await self._out_of_date(await messages.delete_channels(self._session, self._server_id, gone))

    async def _everybody(self, roster: RosterSeen) -> None:
        """Who is there now: those who came and went unseen are noted too."""
        known = await members.members(self._session, self._server_id)
        await self._know(roster.people)
        here = {person.id: person for person in roster.people if self._gate.may_keep(person.id)}
        for person in here.values():
            before = known.get(person.id)
            if before and person.joined_at and (before.left_at or before.joined_at is None):
                await members.note_arrival(self._session, self._server_id, person.id, person.joined_at)
        for member in known.values():
            unseen = member.id not in here and member.joined_at is not None and member.left_at is None
            if roster.complete and unseen and self._gate.may_keep(member.id):
                await members.note_departure(self._session, self._server_id, member.id, self._now)
        if roster.decided_anew:
            for staff in (True, False):
                of_kind = [person.id for person in here.values() if self._is_staff(person, frozenset()) is staff]
                changed = await messages.set_staff(self._session, self._server_id, of_kind, staff)
                await self._out_of_date(changed)

    async def _people(self, seen: Sequence[Seen]) -> None:
        await self._know([one.person for one in _only(seen, PersonSeen)])
        for one in seen:
            if isinstance(one, PersonSeen) and one.joined and self._gate.may_keep(one.person.id):
                joined_at = one.person.joined_at or self._now
                await members.note_arrival(self._session, self._server_id, one.person.id, joined_at)
            elif isinstance(one, PersonLeft) and self._gate.may_keep(one.member):
                await members.note_departure(self._session, self._server_id, one.member, one.at)

    async def _know(self, people: Iterable[Person]) -> None:
        known = [self._member(person, frozenset()) for person in people]
        kept = [member for member in known if member.bot or self._gate.may_keep(member.id)]
        await members.upsert_members(self._session, self._server_id, kept, self._now)

    async def _posts(self, posts: Sequence[MessageSeen]) -> bool:
        if not posts:
            return False
        authors = {post.author.id: post.author for post in posts}
        gone = [person.id for person in authors.values() if person.roles is None]
        were_staff = await members.staff_among(self._session, self._server_id, gone)
        batch = Batch(
            messages=tuple(
                replace(
                    as_now, staff=self._is_staff(post.author, were_staff), mentions=self._called(as_now, post.author)
                )
                for post in posts
                if (as_now := self._as_now(post))
            ),
            members=tuple(self._member(person, were_staff) for person in authors.values()),
            channels=tuple({post.channel.id: post.channel for post in posts}.values()),
        )
        return (await self._recorder.record_within(self._session, self._server_id, batch, self._gate)).stored > 0

    def _called(self, message: Message, author: Person) -> tuple[str, ...]:
        """Whom a message mentions, and whom it calls by name in its text, by what was heard in its channel before."""
        people = self._heard.setdefault(message.channel, PeopleHeard())
        called = [person for person in people.called(message.text) if person != author.id]
        if self._gate.may_keep(author.id):
            people.hear(author.id, author.name)
        return tuple(dict.fromkeys((*message.mentions, *called)))

    def _as_now(self, post: MessageSeen) -> Message | None:
        """The message with what is known of it that came later; None when it has been deleted since."""
        key = (self._server_id, post.message.id)
        if key not in self._lately:
            return post.message
        edit = self._lately[key]
        return None if edit is None else replace(post.message, text=edit.text)

    def _member(self, person: Person, were_staff: frozenset[str]) -> Member:
        staff = self._is_staff(person, were_staff)
        return Member(person.id, person.name, person.bot, staff, joined_at=person.joined_at)

    def _is_staff(self, person: Person, were_staff: frozenset[str]) -> bool:
        """Roles are ids, or names until staff chose them on the server. Of somebody who left: what they were."""
        if person.bot:
            return False
        if person.roles is None:
            return person.id in were_staff
        return not set(self._general.staff_roles).isdisjoint(person.roles)

    async def _edits(self, edits: Iterable[MessageEdited]) -> bool:
        changed = False
        for edit in edits:
            since = await messages.edit_message(self._session, self._server_id, edit.message_id, edit.text, edit.at)
            changed |= await self._out_of_date(since)
        return changed

    async def _page(self, page: PageSeen) -> bool:
        await messages.count_reactions(self._session, self._server_id, page.reactions)
        await servers.upsert_channels(self._session, self._server_id, [page.channel])
        history = ChannelHistory(page.read_to, page.finished)
        await histories.read_to(self._session, self._server_id, page.channel.id, history)
        gone = await messages.delete_messages(self._session, self._server_id, page.gone) if page.gone else None
        return await self._out_of_date(gone)

    async def _out_of_date(self, since: datetime | None) -> bool:
        if since is None:
            return False
        await out_of_date(self._session, self._server_id, since)
        return True

    async def _reactions(self, seen: Iterable[Seen]) -> None:
        given: list[ReactionSeen] = []
        for one in seen:
            if isinstance(one, ReactionSeen):
                given.append(one)
            elif isinstance(one, ReactionTakenBack | ReactionsCleared):
                await self._put(given)
                given = []
                if isinstance(one, ReactionsCleared):
                    await messages.clear_reactions(self._session, self._server_id, one.message_id, one.emoji)
                elif self._gate.may_keep(one.member):
                    await messages.remove_reaction(
                        self._session, self._server_id, one.message_id, one.emoji, one.member
                    )
        await self._put(given)

    async def _put(self, given: Sequence[ReactionSeen]) -> None:
        kept = [one.reaction for one in given if one.reaction.member and self._gate.may_keep(one.reaction.member)]
        if kept:
            await messages.put_reactions(self._session, self._server_id, kept)

    async def _signs(self, seen: Iterable[Seen]) -> None:
        signs = [one.sign for one in seen if isinstance(one, SignSeen) and self._gate.may_keep(one.sign.author)]
        # The click with which somebody asks to be forgotten is told a moment later.
        since = await erasures.erased(self._session, self._server_id, {sign.author for sign in signs})
        signs = [sign for sign in signs if sign.author not in since or sign.at > since[sign.author]]
        await presence.note_signs(self._session, self._server_id, signs)
        for one in seen:
            if not isinstance(one, VoiceSeen):
                continue
            if one.channel is None:
                await presence.leave_voice(self._session, self._server_id, one.member, one.at)
            elif self._gate.may_keep(one.member):
                await presence.enter_voice(self._session, self._server_id, one.member, one.channel, one.at)


def _only(seen: Iterable[Seen], kind: type[_Kind]) -> list[_Kind]:
    return [one for one in seen if isinstance(one, kind)]


def _as_edits(posts: Iterable[MessageSeen]) -> list[MessageEdited]:
    """A message of the past that has other words now than when it was stored."""
    return [
        MessageEdited(post.message.id, post.message.text, post.edited_at)
        for post in posts
        if post.edited_at is not None
    ]
