"""Calls that fail around channels, reports, conversations, appeals, prevention and timers: said, kept, done once."""

from datetime import timedelta

import pytest

from models import cases as case_rows
from models import contacts as conversations
from models import penalties
from models.case_values import NewCase, Wanted
from services.alerts import Alerts
from services.appeals import Appeals
from services.cases import Cases
from services.outbox import Outbox
from services.prevention import PreventionSettings
from services.reports import Reports
from simulation.faults import GONE, REFUSED, each_call_failing
from simulation.people import Person
from simulation.world import Server
from tests.cogs.conftest import services_of, told
from tests.cogs.moderation.conftest import Opened, bind, filed
from tests.cogs.moderation.test_contact import write
from tests.cogs.moderation.test_faults import CROWD, FAULTS, YES, of_the_act
from tests.cogs.moderation.test_prevention import guard
from tests.cogs.moderation.test_reports import queue, report

WITHOUT_GONE = tuple(fault for fault in FAULTS if fault is not GONE)
"""Where "gone" means the channel, and there is no channel to look at afterwards."""


def is_closed(server: Server) -> bool:
    room = server.guild.get_channel(server.channel("generale").id)
    assert room is not None
    return room.overwrites_for(server.guild.default_role).send_messages is False


def of_a_known_person(call: str) -> bool:
    """Not the look-up that is only made of somebody the bot has not seen yet."""
    return of_the_act(call) and not call.startswith("GET /users/")


async def mended(server: Server) -> None:
    """Staff have put right what Discord refused: what was held back goes out."""
    await services_of(server).get(Outbox).release(str(server.id))
    await server.settle()


async def told_once(server: Server) -> None:
    """What went wrong was raised where staff read it, each thing once."""
    told(server)
    alerts = [one.content for one in server.channel("staff").messages if "⚠️" in one.content]
    assert len(alerts) == len(set(alerts))


@pytest.mark.parametrize("kind", ["lock", "unlock", "slowmode"])
async def test_a_channel_is_as_its_cases_say_whatever_fails(opened: Opened, kind: str) -> None:
    async with opened() as server:
        await bind(server)
        mara, said = server.person("Mara"), []

        async def as_before(number: int) -> int:
            if kind == "lock" and is_closed(server):
                await mara.run("unlock")
            if kind == "unlock" and not is_closed(server):
                await mara.run("lock")
            if kind == "slowmode":
                await mara.run("slowmode", delay="off")
            return len(await filed_all(server))

        async def act(_: int) -> None:
            options = {"delay": "30s"} if kind == "slowmode" else {}
            said.append((await mara.run(kind, **options)).text)

        async for failure in each_call_failing(server, act, before=as_before, faults=FAULTS, only=of_the_act):
            new = len(await filed_all(server)) - failure.subject
            match kind:
                case "slowmode":
                    room = server.guild.get_channel(server.channel("generale").id)
                    done = getattr(room, "slowmode_delay", 0) == 30
                case _:
                    done = is_closed(server) == (kind == "lock")
            assert (new > 0) == done, f"{failure}: {said[-1]}"
            assert done != ("**Non** è stato fatto" in said[-1]), f"{failure}: {said[-1]}"
            async with services_of(server).database.reading() as session:
                assert await penalties.attempts(session, str(server.id), "going-on") == (), failure
        await told_once(server)


async def test_a_purge_says_what_it_deleted_whatever_fails(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, bruno, said = server.person("Mara"), server.person("Bruno"), []

        async def two_messages(number: int) -> int:
            for one in range(2):
                await bruno.post("ricette", f"via {number} {one}")
            return len(await filed_all(server))

        async def act(_: int) -> None:
            asked = await mara.run("purge", count=2, member=bruno, channel=server.channel("ricette"))
            said.append(asked.text)
            said.append((await mara.click(asked, YES)).text)

        async for failure in each_call_failing(server, act, before=two_messages, faults=WITHOUT_GONE, only=of_the_act):
            left = len(server.channel("ricette").messages)
            assert (len(await filed_all(server)) > failure.subject) == (left == 0), f"{failure}: {said[-1]}"
            assert left == 0 or "Non" in said[-1] or "non" in said[-1] or "0 messaggi" in said[-1], f"{failure}: {said}"
            for one in server.channel("ricette").messages:
                await bruno.delete(one)
        await told_once(server)


async def test_a_report_reaches_the_queue_and_its_answer_the_member_whatever_fails(opened: Opened) -> None:
    async with opened(CROWD) as server:
        await bind(server)
        mara, bruno = server.person("Mara"), server.person("Bruno")
        tellers: list[Person] = []

        async def a_message(number: int) -> tuple[Person, object]:
            tellers.append(server.person(f"Tale{number}"))
            return tellers[-1], await bruno.post("generale", f"parole {number}")

        async def act(who: tuple[Person, object]) -> None:
            await report(who[0], who[1], "brutto")
            number = len(tellers)
            await services_of(server).get(Reports).close(str(server.id), number, str(mara.id), "dismissed")

        async for failure in each_call_failing(server, act, before=a_message, faults=FAULTS, only=of_the_act):
            found = await services_of(server).get(Reports).get(str(server.id), len(tellers))
            assert found.state == "dismissed", failure
        await server.advance(timedelta(minutes=3))
        await mended(server)
        assert len(queue(server, "Segnalazione")) == len(tellers), "each in the queue once, sooner or later"
        for one in tellers:
            assert len(one.direct_messages) <= 1
        await told_once(server)


async def test_a_conversation_keeps_what_the_member_wrote_whatever_fails(opened: Opened) -> None:
    async with opened(CROWD) as server:
        await bind(server)
        said: list[str] = []

        async def somebody(number: int) -> Person:
            return server.person(f"Tale{number}")

        async def act(them: Person) -> None:
            said.append((await write(them, "Un pacco", f"Non è arrivato a {them.name}.")).text)

        async for failure in each_call_failing(server, act, before=somebody, faults=FAULTS, only=of_the_act):
            async with services_of(server).database.reading() as session:
                going_on = await conversations.open_of(session, str(server.id), str(failure.subject.id))
            assert len(going_on) == ("conversazione è qui" in said[-1]), f"{failure}: {said[-1]}"
            assert going_on or "riprova più tardi" in said[-1], f"{failure}: {said[-1]}"
        await server.advance(timedelta(minutes=3))
        begun = [thread for thread in server.channel("generale").threads if thread.messages]
        assert len(begun) == sum("conversazione è qui" in one for one in said)
        assert all(len(thread.messages) == 1 and "Non è arrivato" in thread.messages[0].content for thread in begun)
        await told_once(server)


async def test_an_accepted_appeal_is_decided_and_what_was_not_lifted_is_said_whatever_fails(opened: Opened) -> None:
    async with opened(CROWD) as server:
        await bind(server)
        nino, mara, said = server.person("Nino"), server.person("Mara"), []
        server_id = str(server.id)

        async def banned(number: int) -> Person:
            them, services = server.person(f"Tale{number}"), services_of(server)
            server.environment.backend.apply_ban(server.id, them.id, None)
            new = NewCase("ban", server.clock.now(), "command", str(them.id), them.name, actor=str(mara.id))
            made = await services.get(Cases).record(server_id, new)
            assert made is not None
            await services.get(Appeals).file(
                server_id, str(made.number), str(them.id), them.name, "Non ero io per niente"
            )
            await server.settle()
            return them

        async def act(them: Person) -> None:
            form = await nino.click(queue(server, "Ricorso")[-1], "Ha ragione")
            said.append((await nino.fill(form, {"La tua risposta a chi ha fatto ricorso": "Ci siamo sbagliati"})).text)

        async for failure in each_call_failing(server, act, before=banned, faults=FAULTS, only=of_a_known_person):
            cases = await filed(server, member=str(failure.subject.id))
            assert cases[0].voided_at is not None, failure
            still = failure.subject.id in server.stored.bans
            assert still == ("non sono riuscito a togliere" in said[-1]), f"{failure}: {said[-1]}"
        await told_once(server)


async def test_what_prevention_finds_is_one_case_and_says_what_was_done_whatever_fails(opened: Opened) -> None:
    async with opened(CROWD) as server:
        await guard(server, invites="act")

        async def somebody(number: int) -> Person:
            return server.person(f"Tale{number}")

        async def act(them: Person) -> None:
            await them.post("generale", "venite su https://discord.gg/altrove")

        async for failure in each_call_failing(server, act, before=somebody, faults=FAULTS):
            them = failure.subject
            (case,) = await filed(server, member=str(them.id))
            silent = server.stored.members[them.id].timed_out_until is not None
            assert silent == (case.what.expires_at is not None), failure
            assert len(them.direct_messages) <= 1, failure
        await server.advance(timedelta(minutes=3))
        await mended(server)
        hits = [one for one in server.channel("staff").messages if one.embeds]
        assert len(hits) == len({one.embeds[0].description for one in hits}) == len(await filed_all(server))
        await told_once(server)


async def filed_all(server: Server) -> set[int]:
    async with services_of(server).database.reading() as session:
        found = await case_rows.find_cases(session, str(server.id), Wanted(), 500)
    return {case.number for case in found}


def rules_asked_for(server: Server) -> list[str]:
    return [f"{call.method} {call.path}" for call in server.log if "auto-moderation" in call.path]


async def test_automod_is_asked_again_when_something_changes_and_not_at_each_message(opened: Opened) -> None:
    async with opened() as server:
        await guard(server)
        settings, bruno = services_of(server).server_settings, server.person("Bruno")

        async def nothing(number: int) -> str:
            if number == 0:
                await act("inizio")  # the rule is there, and is changed from now on
                await server.settle()
            return f"parola{number}"

        async def act(word: str) -> None:
            await settings.change(str(server.id), PreventionSettings, "1", automod_words=(word,))

        async for failure in each_call_failing(server, act, before=nothing, faults=FAULTS, only=of_the_act):
            asked = rules_asked_for(server)
            for number in range(3):
                await bruno.post("generale", f"buongiorno {number}")
            assert rules_asked_for(server) == asked, failure
            if failure.fault is REFUSED:
                alerts = await services_of(server).get(Alerts).standing(str(server.id))
                assert "automod" in {one.key for one in alerts}
        await act("ultima")
        await server.settle()
        (rule,) = server.stored.auto_mod_rules.values()
        assert "ultima" in repr(rule)
        await told_once(server)


async def test_a_ban_ends_once_whatever_fails_at_its_end(opened: Opened) -> None:
    async with opened(CROWD) as server:
        await bind(server)

        async def banned(number: int) -> Person:
            them = server.person(f"Tale{number}")
            server.environment.backend.apply_ban(server.id, them.id, None)
            now = server.clock.now()
            new = NewCase("ban", now, "command", str(them.id), them.name, expires_at=now + timedelta(minutes=1))
            await services_of(server).get(Cases).record(str(server.id), new)
            await server.settle()
            return them

        async def act(them: Person) -> None:
            await server.advance(timedelta(minutes=1, seconds=5))

        only = "DELETE /guilds/*/bans/*"
        async for failure in each_call_failing(
            server, act, before=banned, faults=FAULTS, only=lambda call: call == only
        ):
            await server.advance(timedelta(minutes=2, seconds=10))
            them = failure.subject
            ends = [one for one in await filed(server, member=str(them.id)) if one.what.source == "expiry"]
            if failure.fault.name == "gone":
                assert ends == [], "somebody else had lifted it, says Discord"
                continue
            assert them.id not in server.stored.bans, failure
            assert len(ends) == 1, failure
        await told_once(server)
