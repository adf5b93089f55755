"""Each call around a poll fails once: nothing is lost or told twice, and staff hear what they must mend."""

from datetime import timedelta

import pytest

from models.polls import Poll
from services.listening import Listening
from services.outbox import Outbox
from services.poll_voters import Voter
from services.polls import Polls
from simulation.faults import DOWN, GONE, LOST, LOST_AFTER, REFUSED, Failure, each_call_failing
from simulation.people import Person
from simulation.plan import PersonPlan
from simulation.reading import words
from simulation.world import Server
from tests.cogs.conftest import Opened, services_of
from tests.cogs.polls.test_native_polls import name_the_staff

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")
FAULTS = (REFUSED, GONE, DOWN, LOST, LOST_AFTER)
HOUR, SOON = timedelta(hours=1, minutes=2), timedelta(minutes=5)
TOLD = "Che cosa ne è venuto"


async def prepared(server: Server, number: int, **shape: object) -> str:
    """A poll of its own for each telling, planned and not open yet."""
    now = services_of(server).clock.now()
    asked = Poll(
        id="",
        method="single",
        question=f"Zuppa {number}?",
        options=("Ceci", "Fave"),
        secrecy="everybody",
        channel=str(server.channel("generale").id),
        opens_at=now,
        closes_at=now + timedelta(hours=1),
        created_by=str(server.person("Ada").id),
        **shape,  # type: ignore[arg-type]
    )
    return (await services_of(server).get(Polls).create(str(server.id), asked)).id


def standing(server: Server, poll: str, part: str = "") -> list[str]:
    """What stands in #generale about a poll."""
    question = f"Zuppa {int(poll) - 1}?"
    shown = [words(one) for one in server.channel("generale").messages if one.type.value == 0]
    return [one for one in shown if question in one and part in one]


async def poll_of(server: Server, poll: str) -> Poll:
    return await services_of(server).get(Polls).get(str(server.id), poll)


async def wake(server: Server) -> None:
    services_of(server).get(Outbox).wake()
    await server.settle()


async def mend(server: Server) -> int:
    """Staff see to whatever they were told of; how many things that was."""
    alerts = [one for one in server.channel("staff").messages if "Ci ho pensato" in words(one)]
    for message in alerts:
        await server.person("Ada").click(message, "Ci ho pensato")
    return len(alerts)


def is_told(failure: Failure[str]) -> bool:
    """Whether staff must mend what failed: what Discord does not do now is simply done later."""
    return failure.fault in (REFUSED, GONE)


async def test_a_poll_opens_once_whatever_fails(opened: Opened) -> None:
    async with opened() as server:
        await name_the_staff(server)

        async def open_(poll: str) -> None:
            await wake(server)

        tellings = each_call_failing(server, open_, before=lambda n: prepared(server, n), faults=FAULTS)
        async for failure in tellings:
            assert (await poll_of(server, failure.subject)).status == "open", str(failure)
            assert await mend(server) == is_told(failure), str(failure)
            await server.advance(SOON)
            assert len(standing(server, failure.subject, "Vota")) == 1, str(failure)
            assert (await poll_of(server, failure.subject)).message is not None, str(failure)


async def test_what_came_of_it_is_told_once_with_its_chart_whatever_fails(opened: Opened) -> None:
    async with opened() as server:
        await name_the_staff(server)
        bruno, polls = str(server.person("Bruno").id), services_of(server).get(Polls)

        async def voted(number: int) -> str:
            poll = await prepared(server, number)
            await wake(server)
            await polls.vote(str(server.id), poll, Voter(bruno), 2)
            return poll

        async def end(poll: str) -> None:
            await server.advance(HOUR)

        async for failure in each_call_failing(server, end, before=voted, faults=FAULTS):
            closed = await poll_of(server, failure.subject)
            assert closed.outcome is not None and closed.outcome["result"]["counts"] == [0, 1], str(failure)
            posting = failure.call.startswith("POST")
            assert await mend(server) == (posting and is_told(failure)), str(failure)
            await server.advance(SOON)
            (told,) = [
                one
                for one in server.channel("generale").messages
                if TOLD in words(one) and f"Zuppa {int(failure.subject) - 1}?" in words(one)
            ]
            assert [one.filename for one in told.attachments] == ["poll.png"], str(failure)
            gone = failure.fault is GONE and not posting
            assert len(standing(server, failure.subject, "Questo sondaggio è finito")) == (not gone), str(failure)


async def test_a_later_end_is_shown_whatever_fails(opened: Opened) -> None:
    async with opened() as server:
        await name_the_staff(server)
        ada = server.person("Ada")

        async def running(number: int) -> str:
            poll = await prepared(server, number)
            await wake(server)
            return poll

        async def extend(poll: str) -> None:
            await ada.run("poll extend", channel="staff", poll=poll, until="tra 3 ore")

        async for failure in each_call_failing(server, extend, before=running, faults=FAULTS):
            poll = await poll_of(server, failure.subject)
            if poll.closes_at - poll.opens_at < timedelta(hours=2):  # nobody heard her
                assert failure.of_an_answer, str(failure)
                await extend(failure.subject)
                poll = await poll_of(server, failure.subject)
            await server.advance(SOON)
            shown = standing(server, failure.subject, f"<t:{int(poll.closes_at.timestamp())}:f>")
            gone = failure.fault is GONE and failure.call.startswith("PATCH /channels")
            assert len(shown) == (not gone), str(failure)


async def test_each_is_reminded_once_whatever_fails(opened: Opened) -> None:
    async with opened() as server:
        await name_the_staff(server)
        ada, polls, id = server.person("Ada"), services_of(server).get(Polls), str(server.id)

        async def only_one_is_missing(number: int) -> tuple[str, Person]:
            late = server.newcomer(PersonPlan(f"Nuova {number}", member=False))
            await late.join()
            await services_of(server).get(Listening).flush()
            poll = await prepared(server, number)
            await wake(server)
            for member in await polls.not_yet(id, poll):
                if member != str(late.id):
                    await polls.vote(id, poll, Voter(member), 1)
            return poll, late

        async def remind(who: tuple[str, Person]) -> None:
            await ada.click(await ada.run("poll remind", channel="staff", poll=who[0]), "Sì, vai avanti")

        async for failure in each_call_failing(server, remind, before=only_one_is_missing, faults=FAULTS):
            late = failure.subject[1]
            await server.advance(SOON)
            refused = not failure.of_an_answer and failure.fault in (REFUSED, GONE)
            assert len(late.direct_messages) == 0 if refused else len(late.direct_messages) <= 1, str(failure)
            assert late.direct_messages or refused or failure.of_an_answer, str(failure)
            await remind(failure.subject)
            await server.advance(SOON)
            assert len(late.direct_messages) == (0 if refused else 1), str(failure)


async def voted_in(server: Server, number: int) -> str:
    """A poll of Discord's own that is open, with Bruno's vote for the second option."""
    poll = await prepared(server, number, kind="native")
    await wake(server)
    message = (await poll_of(server, poll)).message
    (shown,) = [one for one in server.channel("generale").messages if str(one.id) == message]
    await server.person("Bruno").vote(shown, 2)
    return poll


async def test_discord_s_own_poll_is_told_once_whatever_fails_while_it_is_read(opened: Opened) -> None:
    async with opened() as server:
        await name_the_staff(server)

        async def end(poll: str) -> None:
            await server.advance(HOUR)

        async for failure in each_call_failing(
            server, end, before=lambda number: voted_in(server, number), faults=FAULTS
        ):
            await mend(server)
            await server.advance(timedelta(minutes=20))
            poll = await poll_of(server, failure.subject)
            assert poll.outcome is not None, str(failure)
            reading_what_is_gone = failure.fault is GONE and failure.call.startswith("GET")
            if reading_what_is_gone:
                assert poll.outcome["unknown"] == "gone", str(failure)
            else:
                assert poll.outcome["result"]["counts"] == [0, 1], str(failure)
            assert len(standing(server, failure.subject, TOLD)) == 1, str(failure)


async def test_ending_discord_s_own_poll_early_is_done_or_said_to_be_undone(opened: Opened) -> None:
    async with opened() as server:
        await name_the_staff(server)
        ada = server.person("Ada")

        async def end(poll: str) -> None:
            await ada.click(await ada.run("poll close", channel="staff", poll=poll), "Sì, vai avanti")

        async for failure in each_call_failing(
            server, end, before=lambda number: voted_in(server, number), faults=FAULTS
        ):
            await server.advance(SOON)
            if (await poll_of(server, failure.subject)).status == "open":
                await end(failure.subject)
                await server.advance(SOON)
            poll = await poll_of(server, failure.subject)
            assert poll.status == "closed" and poll.outcome is not None, str(failure)
            await mend(server)
            await server.advance(SOON)
            assert len(standing(server, failure.subject, TOLD)) == 1, str(failure)
