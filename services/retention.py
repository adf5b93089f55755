"""What is kept for a time goes when it is over, every night; run twice in a night, it changes nothing more.

| what | how long |
|---|---|
| messages, reactions, turns, word sequences, links, signs of presence, the turns behind a theme | the analysis window |
| weeks by member, voiced needs, mentions in digests, what was called wrong, at "totals" | the analysis window |
| what staff did about what waited | the analysis window, since it last waited |
| the staff's trail, what members said under drops, in product tests and in stories nobody published | two years |
| the days on which the daily jobs were done | the analysis window |
| who voted what in a poll, since it closed; what newcomers answered, since they were asked | ninety days |

The window is sixty days, cut where weeks begin (`services.window`). A week is counted before its messages go, and never
again afterwards: it is frozen. Turns go before the messages they are made of.
"""

from concurrent.futures import Executor
from datetime import timedelta
from typing import Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.windows import weeks_between
from models import (
    audit,
    calendar,
    check_ins,
    digests,
    drop_answers,
    drop_tests,
    faq,
    feedback,
    group_proposals,
    histories,
    inbox,
    kept,
    listening,
    member_stories,
    members,
    messages,
    poll_votes,
    presence,
    pulses,
    rollups,
    servers,
    turns,
)
from models.servers import Server
from models.session import Database
from services.analysis import Analysis
from services.choices import Choices
from services.consent import gate_of
from services.container import Services
from services.rollups import OutOfDate, Rollups
from services.server_settings import GeneralSettings, ServerSettings
from services.weeks import Weeks
from services.window import Border
from services.windows import Windows

TRAIL = timedelta(days=730)
"""For how long the staff's trail is kept."""
VOTES = timedelta(days=90)
"""For how long it is kept who voted what, since a poll closed."""
ASKED = timedelta(days=90)
"""For how long it is kept what newcomers answered, since they were asked, and how much members feel part of it."""


class Retention:
    """Deletes what is over, server by server."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        server_settings: ServerSettings,
        analysis: Analysis,
        executor: Executor,
        choices: Choices,
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._analysis = analysis
        self._executor = executor
        self._choices = choices

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(
            services.database,
            services.clock,
            services.server_settings,
            services.analysis,
            services.executor,
            services.get(Choices),
        )

    async def tidy(self, server_id: str) -> bool:
        """Delete what is over on a server; False when it must be tried again later.

        That is while its past is being read, since its weeks are to be counted first, and when something came late just
        while they were.
        """
        async with self._database.reading() as session:
            server = await servers.server(session, server_id)
            reading = await histories.catching_up(session, server_id)
        if reading is not None and reading.finished_at is None:
            return False
        if server is None:
            return True
        await self._choices.apply_before_choice(server_id)
        border = Border.at(self._clock.now(), (await self._server_settings.general(server_id)).zone)
        try:
            await self._count(server, border)
        except OutOfDate:
            return False
        async with self._database.writing() as session:
            await self._purge(session, server_id, border)
        return True

    async def _count(self, server: Server, border: Border) -> None:
        """Fill the weeks that are about to lose their messages, as far as they are not."""
        async with self._database.reading() as session:
            first = await kept.first_message(session, server.id)
        if first is None or first >= border.moment:
            return
        await self._analysis.catch_up(server.id)
        weeks = Weeks(self._database, self._executor, Windows(server))
        try:
            going = [week for week in weeks_between(first, border.moment, weeks.windows.zone) if week < border.week]
            await Rollups(self._database, weeks).fill(going)
        finally:
            await weeks.close()

    async def _purge(self, session: AsyncSession, server_id: str, border: Border) -> None:
        general = await self._server_settings.read_within(session, server_id, GeneralSettings)
        gate = await gate_of(session, server_id, general)
        known = await members.members(session, server_id)
        in_totals = [member.id for member in known.values() if not member.bot and gate.level(member.id) == "totals"]

        await _do_not_read_again(session, server_id, border)
        across = await kept.messages_across(session, server_id, border.moment)
        await turns.purge(session, server_id, border.moment)
        await messages.delete_messages(session, server_id, across)
        await messages.purge(session, server_id, border.moment)
        await presence.purge(session, server_id, border.moment)
        await listening.purge(session, server_id, border.week)
        await rollups.purge_member_weeks(session, server_id, border.week, in_totals)
        await listening.purge_need_voices(session, server_id, border.moment, in_totals)
        await feedback.purge(session, server_id, border.moment, in_totals)
        await faq.purge(session, server_id, border.moment, in_totals)
        for member_id in await digests.mentioned_before(session, server_id, border.week, in_totals):
            await digests.forget_member(session, server_id, member_id, border.week)
        await inbox.forget_before(session, server_id, border.moment)
        await calendar.forget_days(session, server_id, border.moment.date())
        await audit.forget_before(session, server_id, self._clock.now() - TRAIL)
        await drop_answers.purge_answers(session, server_id, self._clock.now() - TRAIL)
        await drop_tests.purge_testers(session, server_id, self._clock.now() - TRAIL)
        await member_stories.purge(session, server_id, self._clock.now() - TRAIL)
        await poll_votes.purge_votes(session, server_id, self._clock.now() - VOTES)
        await check_ins.purge(session, server_id, self._clock.now() - ASKED)
        await group_proposals.purge(session, server_id, self._clock.now() - ASKED)
        await pulses.purge(session, server_id, self._clock.now() - ASKED)
        await rollups.freeze_before(session, server_id, border.moment)


async def _do_not_read_again(session: AsyncSession, server_id: str, border: Border) -> None:
    """What is unread of before the border is not read any more, not even what the worker has in its hands."""
    state = await rollups.reading_state(session, server_id)
    unread_from = min((at for at in (state.read_until, state.dirty_from) if at is not None), default=None)
    first = await kept.first_message(session, server_id)
    if first is not None and first < border.moment and unread_from is not None and unread_from < border.moment:
        await rollups.mark_dirty(session, server_id, first)
