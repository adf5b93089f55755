"""The digest reaches the staff's channel once, whatever happens."""

from datetime import UTC, datetime, timedelta

import pytest

from core.windows import Week
from models import outbox, privacy
from services.outbox import LEASE
from services.weekly import WeeklyDigests
from simulation.reading import words
from simulation.world import Server
from tests.cogs.conftest import services_of, told
from tests.cogs.digest.conftest import MONDAY, Opened, choose, posted, talk, week_told

HOUR = timedelta(hours=1)
SEND = "POST /channels/*/messages"


def weeks(server: Server, channel: str = "staff") -> list[str]:
    return [week_told(message) for message in posted(server, channel)]


async def test_the_first_digest_comes_the_same_day_and_the_next_on_monday_at_nine(salon: Opened) -> None:
    async with salon(now=MONDAY + timedelta(days=2)) as server:
        assert weeks(server) == [], "nobody has said where it goes"
        await choose(server)
        assert weeks(server) == ["2026-W18"]
        await server.advance_to(datetime(2026, 5, 11, 6, 59, tzinfo=UTC))
        assert weeks(server) == ["2026-W18"]
        await server.advance(timedelta(minutes=2))
        assert weeks(server) == ["2026-W18", "2026-W19"]
        await server.advance(timedelta(days=3))
        assert len(posted(server)) == 2


async def test_it_is_italian_on_an_italian_server_and_has_its_chart_and_its_page(salon: Opened) -> None:
    async with salon() as server:
        await choose(server)
        (message,) = posted(server)
        read = words(message)
        assert "Salone" in read
        assert "Settimana 18, da lunedì 27 aprile a domenica 3 maggio" in read
        assert [file.filename for file in message.attachments if file.filename.endswith(".html")]
        assert "Leggi nella mia lingua" in read
        assert message.embeds[0].title


async def test_after_a_restart_over_the_hour_it_comes_once(salon: Opened) -> None:
    async with salon() as server:
        await choose(server)
        await server.advance_to(datetime(2026, 5, 11, 6, 50, tzinfo=UTC))
        async with server.away(killed=True):
            await server.advance_to(datetime(2026, 5, 11, 9, 30, tzinfo=UTC))
        await server.settle()
        assert weeks(server) == ["2026-W18", "2026-W19"]
        await server.restart()
        await server.advance(HOUR)
        assert len(posted(server)) == 2


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (datetime(2026, 3, 16, 12, tzinfo=UTC), datetime(2026, 3, 29, 1, tzinfo=UTC)),
        (datetime(2026, 10, 12, 12, tzinfo=UTC), datetime(2026, 10, 25, 0, tzinfo=UTC)),
    ],
    ids=["two is skipped", "two comes twice"],
)
async def test_in_the_nights_when_the_clocks_change_it_comes_once(salon: Opened, now: datetime, due: datetime) -> None:
    async with salon(now=now, history=talk(before=now)) as server:
        await choose(server, digest_day="sun", digest_hour=2)
        await choose(server)
        before = len(posted(server))
        await server.advance_to(due - timedelta(minutes=1))
        assert len(posted(server)) == before
        await server.advance(timedelta(minutes=2))
        assert len(posted(server)) == before + 1
        await server.advance(timedelta(hours=12))
        assert len(posted(server)) == before + 1


async def test_when_the_answer_is_lost_it_is_found_and_not_posted_again(salon: Opened) -> None:
    async with salon() as server:
        await choose(server)
        (message,) = posted(server)
        server_id = str(server.id)
        async with services_of(server).database.writing() as session:  # the process died before it could mark it
            row = await session.get(outbox.OutboxRow, (server_id, "digest-2026-W18"))
            assert row is not None
            row.status, row.message_id, row.lease_until = "sending", None, server.clock.now() + LEASE
            row.unsure_since = row.claimed_at = server.clock.now() - timedelta(seconds=5)
        await server.restart(killed=True)
        await server.advance(2 * LEASE)
        assert [one.id for one in posted(server)] == [message.id]
        async with services_of(server).database.reading() as session:
            found = await outbox.owed(session, server_id, "digest-2026-W18")
        assert found is not None
        assert (found.status, found.message_id) == ("sent", str(message.id))


async def test_what_could_not_be_posted_is_posted_when_discord_is_back(salon: Opened) -> None:
    async with salon() as server:
        await server.advance(HOUR)
        server.fail(SEND, status=503, times=3)
        await choose(server)
        await server.advance(timedelta(minutes=30))
        assert len(posted(server)) == 1


async def test_a_closed_channel_parks_it_and_the_owner_is_told_once(salon: Opened) -> None:
    async with salon() as server:
        await server.advance(HOUR)
        await server.permit_bot(channel="staff", send_messages=False, view_channel=False)
        await choose(server)

        def asked() -> int:
            path = str(server.channel("staff").id)
            return len([call for call in server.log if call.pattern == SEND and path in call.path])

        await server.advance(timedelta(hours=5))
        first = asked()
        await server.advance(timedelta(hours=5))
        assert asked() <= first + 1, "it is tried again, ever less often"
        alerts = [message.content for message in server.person("Ada").direct_messages]
        assert len(alerts) == 1
        assert "non posso scrivere" in alerts[0]
        answer = await server.person("Ada").run("digest status")
        assert "2026-W18" in answer.text
        await server.permit_bot(channel="staff", send_messages=True, view_channel=True)
        await server.advance(timedelta(minutes=1))
        assert weeks(server) == ["2026-W18"], "nobody has to ask for it"
        told(server)


async def test_when_the_channel_is_gone_it_goes_where_staff_say(salon: Opened) -> None:
    async with salon() as server:
        await choose(server)
        await server.close_channel("staff")
        await server.advance(timedelta(days=8))
        answer = await server.person("Ada").run("digest status")
        assert "non c'è più" in answer.text
        await choose(server, staff_channel=str(server.channel("staff-due").id))
        assert weeks(server, "staff-due") == ["2026-W19"]
        told(server)


async def test_the_job_run_twice_owes_nothing_more(salon: Opened) -> None:
    async with salon() as server:
        await choose(server)
        digests = services_of(server).get(WeeklyDigests)
        for _ in range(2):
            assert await digests.run(str(server.id), "2026-W18")
        await server.advance(HOUR)
        assert weeks(server) == ["2026-W18"]


async def test_a_server_where_nobody_ever_wrote_is_told_nothing(salon: Opened) -> None:
    async with salon(history=None) as server:
        await choose(server)
        await server.advance(HOUR)
        assert posted(server) == []


async def test_whoever_is_erased_leaves_the_posted_digest_too(salon: Opened) -> None:
    async with salon() as server:
        await choose(server)
        digests = services_of(server).get(WeeklyDigests)
        (message,) = posted(server)
        async with services_of(server).database.writing() as session:
            for name in ("Bruno", "Chloe", "Dario", "Elena"):
                await privacy.erase_member(session, str(server.id), str(server.person(name).id))
        assert await digests.rewrite(str(server.id), Week(2026, 18))
        (now,) = posted(server)
        assert now.id == message.id
        assert not any(name in words(now) for name in ("Bruno", "Chloe", "Dario", "Elena"))


async def test_on_postgresql_too_it_comes_once_and_outlives_a_restart(salon_on_postgres: Opened) -> None:
    async with salon_on_postgres(now=datetime(2026, 5, 11, 6, 50, tzinfo=UTC), history=talk(before=MONDAY)) as server:
        await choose(server)
        await server.advance(timedelta(minutes=11))
        told_before = weeks(server)
        assert told_before == ["2026-W19"]
        await server.restart()
        await server.advance(HOUR)
        assert weeks(server) == told_before
