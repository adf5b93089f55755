"""Every call of an action fails once in every way: no phantom case, no false notice, and the moderator knows."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from models import penalties
from services.attempts import Attempts
from simulation.faults import DOWN, GONE, LOST_AFTER, REFUSED, Failure, each_call_failing
from simulation.people import Person
from simulation.plan import PersonPlan
from simulation.reading import Answer
from simulation.world import Server
from tests.cogs.conftest import services_of, told
from tests.cogs.moderation.conftest import SALON, Opened, bind, filed

CROWD = replace(SALON, people=(*SALON.people, *(PersonPlan(f"Tale{number}") for number in range(60))))
"""Members enough that each telling has one whom no telling before has touched."""
FAULTS = (REFUSED, GONE, DOWN, LOST_AFTER)
YES = "Sì, vai avanti"
Act = Callable[[Person, Person], Awaitable[Answer]]


def of_the_act(call: str) -> bool:
    """Answers to the moderator fail in a story of their own."""
    return "/interactions/" not in call and "/webhooks/" not in call


async def warn(mara: Person, them: Person) -> Answer:
    return await mara.run("warn", member=them, reason="toni")


async def time_out(mara: Person, them: Person) -> Answer:
    return await mara.run("timeout", member=them, duration="1h", reason="toni")


async def kick(mara: Person, them: Person) -> Answer:
    return await mara.click(await mara.run("kick", member=them, reason="toni"), YES)


async def ban(mara: Person, them: Person) -> Answer:
    return await mara.click(await mara.run("ban", member=them, reason="toni", duration="1 settimana"), YES)


async def softban(mara: Person, them: Person) -> Answer:
    return await mara.click(await mara.run("softban", member=them, reason="toni"), YES)


async def untimeout(mara: Person, them: Person) -> Answer:
    return await mara.run("untimeout", member=them, reason="basta così")


async def unban(mara: Person, them: Person) -> Answer:
    return await mara.run("unban", member=them, reason="basta così")


def is_so(server: Server, kind: str, them: Person) -> bool:
    """Whether Discord has done it to them."""
    stored = server.stored
    match kind:
        case "timeout" | "untimeout":
            return (stored.members[them.id].timed_out_until is not None) == (kind == "timeout")
        case "kick" | "softban":
            return them.id not in stored.members and them.id not in stored.bans
        case "ban" | "unban":
            return (them.id in stored.bans) == (kind == "ban")
    return True


ACTS: dict[str, Act] = {
    "timeout": time_out,
    "untimeout": untimeout,
    "kick": kick,
    "ban": ban,
    "unban": unban,
    "softban": softban,
}


@pytest.mark.parametrize("kind", list(ACTS))
async def test_whatever_call_of_an_action_fails_what_was_done_is_a_case_and_the_rest_an_attempt(
    opened: Opened, kind: str
) -> None:
    async with opened(CROWD) as server:
        await bind(server)
        mara = server.person("Mara")
        answers: list[Answer] = []

        async def somebody(number: int) -> Person:
            them = server.person(f"Tale{number}")
            if kind == "untimeout":
                until = server.clock.now() + timedelta(days=1)
                server.environment.backend.edit_member(server.id, them.id, {"timed_out_until": until.isoformat()})
            elif kind == "unban":
                server.environment.backend.apply_ban(server.id, them.id, None)
            await server.settle()
            answers.clear()
            return them

        async def act(them: Person) -> None:
            answers.append(await ACTS[kind](mara, them))

        stories = each_call_failing(server, act, before=somebody, faults=FAULTS, only=of_the_act)
        async for failure in stories:
            them = failure.subject
            cases = [case for case in await filed(server, member=str(them.id)) if case.what.actor == str(mara.id)]
            banned_only = kind == "softban" and them.id in server.stored.bans
            assert len(cases) == (is_so(server, kind, them) or banned_only), f"{failure}: a case is what was done"
            if banned_only:
                assert cases[0].what.kind == "ban", "on file as what it is"
            said = answers[-1].text
            assert ("Caso" in said) == (bool(cases) and not banned_only), f"{failure}: {said}"
            assert cases or "**Non** è stato fatto" in said, f"{failure}: {said}"
            notices = [one.content for one in them.direct_messages]
            assert cases or not notices or "errore" in notices[-1], f"{failure}: {notices}"
            await nothing_is_left_open(server, failure)
        told(server)
        alerts = [one.content for one in server.channel("staff").messages if "⚠️" in one.content]
        assert len(alerts) == len(set(alerts)), "told once"


async def nothing_is_left_open(server: Server, failure: Failure[Person]) -> None:
    """Every lock was let go, and every attempt says how it ended."""
    attempts = services_of(server).get(Attempts)
    assert await attempts.left_open(str(server.id)) == (), failure
    assert attempts.idle, failure
    async with services_of(server).database.reading() as session:
        tried = await penalties.attempts(session, str(server.id), "failed")
    assert all(one.refusal for one in tried), failure


async def test_what_fails_on_the_way_to_the_moderator_or_the_log_changes_nothing(opened: Opened) -> None:
    async with opened(CROWD) as server:
        await bind(server)

        async def somebody(number: int) -> Person:
            return server.person(f"Tale{number}")

        async def act(them: Person) -> None:
            await warn(server.person("Mara"), them)

        async for failure in each_call_failing(server, act, before=somebody, faults=FAULTS, every=True):
            cases = await filed(server, member=str(failure.subject.id))
            begun = failure.stopped is None and (cases or not failure.of_an_answer)
            assert len(cases) == bool(begun), failure
            if cases:
                notices = failure.subject.direct_messages
                assert (cases[0].what.told == "told") <= (len(notices) == 1), failure
            await nothing_is_left_open(server, failure)
        told(server)
