"""Polls on the server: asked, voted in by forms, closed and told once, also after a restart."""

from datetime import timedelta

import pytest

from models.polls import Poll
from services.polls import Polls
from simulation.people import Person
from simulation.reading import Answer, words
from simulation.world import Server
from tests.cogs.conftest import Opened, services_of

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")


async def asked(server: Server, method: str = "single", who_sees: str = "everybody", **more: object) -> Answer:
    """Ada of the staff prepares a poll in #generale and publishes it."""
    ada = server.person("Ada")
    where = server.channel("generale")
    chosen = {"method": method, "who-sees": who_sees, "where": where, "length": "1 ora", "kind": "ballot", **more}
    form = await ada.run("poll create", **chosen)
    filled = {"La domanda": "Quale zuppa torna?"}
    if method != "open":
        filled["Le opzioni"] = "Ceci\nLenticchie\nFave"
    preview = await ada.fill(form, filled)
    assert "Lo pubblico?" in preview.text
    return await ada.click(preview, "Sì, vai avanti")


def poll_in(server: Server, channel: str = "generale"):  # type: ignore[no-untyped-def]
    return next(one for one in reversed(server.channel(channel).messages) if "Vota" in words(one))


async def votes(server: Server, person: Person, **fields: object) -> Answer:
    form = await person.click(poll_in(server), custom_id="polls:vote:v1:1")
    return await person.fill(form, fields)


async def test_a_poll_lives_from_the_question_to_what_came_of_it(opened: Opened) -> None:
    async with opened() as server:
        await the_life_of_a_poll(server)


async def test_the_same_on_postgresql(opened_on_postgres: Opened) -> None:
    async with opened_on_postgres() as server:
        await the_life_of_a_poll(server)


async def the_life_of_a_poll(server: Server) -> None:
    done = await asked(server)
    assert "Il sondaggio 1 è pronto" in done.text
    shown = words(poll_in(server))
    assert "Quale zuppa torna?" in shown and "1. Ceci" in shown and "non è un segreto" in shown
    bruno, chloe = server.person("Bruno"), server.person("Chloe")
    told = await votes(server, bruno, **{"La tua scelta": ["2"]})
    assert told.ephemeral and "**Lenticchie**" in told.text
    told = await votes(server, chloe, **{"Your choice": ["2"]})
    assert "Your vote is counted" in told.text
    await server.restart()
    changed = await votes(server, bruno, **{"La tua scelta": ["1"]})
    assert "è cambiato" in changed.text
    await server.advance(timedelta(hours=1, minutes=2))
    outcome = words(server.channel("generale").messages[-1])
    assert "Che cosa ne è venuto: Quale zuppa torna?" in outcome
    assert "Parità tra Ceci, Lenticchie." in outcome
    assert sum("Che cosa ne è venuto" in words(one) for one in server.channel("generale").messages) == 1
    late = await bruno.run("polls")
    assert "Parità tra" in late.text and "Hai partecipato." in late.text


async def test_a_member_takes_their_vote_back(opened: Opened) -> None:
    async with opened() as server:
        await asked(server)
        bruno = server.person("Bruno")
        told = await votes(server, bruno, **{"La tua scelta": ["2"]})
        taken = await bruno.click(told, "Ritira il mio voto")
        assert "ritirato" in taken.text
        _, cast = await votes_of(server)
        assert cast == ()


async def votes_of(server: Server):  # type: ignore[no-untyped-def]
    return await services_of(server).get(Polls).votes(str(server.id), "1")


async def test_who_chose_what_is_seen_by_those_whom_the_poll_names(opened: Opened) -> None:
    async with opened() as server:
        ada, bruno, chloe = (server.person(name) for name in ("Ada", "Bruno", "Chloe"))
        for number, who_sees in enumerate(("everybody", "staff", "nobody"), 1):
            await asked(server, who_sees=who_sees)
            form = await chloe.click(poll_in(server), custom_id=f"polls:vote:v1:{number}")
            await chloe.fill(form, {"Your choice": ["2"]})
            seen = [
                f"Lenticchie: {chloe.mention}" in (await person.run("poll show", poll=str(number))).text
                if person is ada
                else f"Lenticchie: {chloe.mention}" in (await person.click(poll_in(server), "A che punto è")).text
                for person in (bruno, ada)
            ]
            assert seen == {"everybody": [True, True], "staff": [False, True], "nobody": [False, False]}[who_sees]
        await asked(server, hidden=True)
        await chloe.fill(await chloe.click(poll_in(server), custom_id="polls:vote:v1:4"), {"Your choice": ["2"]})
        assert chloe.mention not in (await bruno.click(poll_in(server), "A che punto è")).text, "not before the end"
        await asked(server, "ranking")
        await chloe.fill(
            await chloe.click(poll_in(server), custom_id="polls:vote:v1:5"), {"First": ["3"], "Second": ["1"]}
        )
        assert f"{chloe.mention}: Fave > Ceci" in (await bruno.click(poll_in(server), "A che punto è")).text


async def test_all_polls_are_listed_however_many_there_are(opened: Opened) -> None:
    async with opened() as server:
        services, ada = services_of(server), server.person("Ada")
        now = services.clock.now()
        for number in range(40):
            question = f"{number} {'?' * 110}"
            await services.get(Polls).create(
                str(server.id),
                Poll(
                    "", "single", question, ("a", "b"), "staff", "1", now + timedelta(days=1), now + timedelta(days=2)
                ),
            )
        listed = await ada.run("poll list", channel="staff")
        shown = "\n".join(words(one) for one in listed.messages)
        assert [number for number in range(40) if f". {number} ?" not in shown] == []


async def test_a_secret_poll_says_so_before_and_cannot_be_changed(opened: Opened) -> None:
    async with opened() as server:
        await asked(server, who_sees="nobody")
        bruno = server.person("Bruno")
        form = await bruno.click(poll_in(server), custom_id="polls:vote:v1:1")
        assert "Nessuno potrà sapere che cosa hai scelto" in form.text
        told = await bruno.fill(form, {"La tua scelta": ["2"]})
        assert "Lenticchie" not in told.text
        again = await bruno.click(poll_in(server), custom_id="polls:vote:v1:1")
        assert again.ephemeral and "Hai già partecipato" in again.text
        look = await server.person("Ada").click(poll_in(server), "A che punto è")
        assert "Finora ha partecipato una persona" in look.text and "Lenticchie" not in look.text
        refused = await server.person("Ada").run("poll export", poll="1")
        assert "prima della fine" in refused.text


async def test_ranking_and_marks_have_forms_of_their_own(opened: Opened) -> None:
    async with opened() as server:
        await asked(server, "ranking")
        bruno = server.person("Bruno")
        twice = await votes(server, bruno, Prima=["1"], Seconda=["1"])
        assert "due posti" in twice.text
        told = await votes(server, bruno, Prima=["3"], Seconda=["1"])
        assert "Fave > Ceci" in told.text
        await asked(server, "rating")
        form = await bruno.click(poll_in(server), custom_id="polls:vote:v1:2")
        told = await bruno.fill(form, {"Ceci": ["5"], "Fave": ["2"]})
        assert "Ceci (5), Fave (2)" in told.text


async def test_staff_extend_remind_and_close(opened: Opened) -> None:
    async with opened() as server:
        await asked(server)
        ada, bruno = server.person("Ada"), server.person("Bruno")
        await votes(server, bruno, **{"La tua scelta": ["2"]})
        assert "Adesso resta aperto" in (await ada.run("poll extend", poll="1", until="tra 3 ore")).text
        await server.advance(timedelta(hours=2))
        assert "A che punto è" in words(poll_in(server))
        really = await ada.run("poll remind", poll="1")
        await ada.click(really, "Sì, vai avanti")
        await server.advance(timedelta(minutes=2))
        assert any("dire la tua" in words(one) for one in server.person("Chloe").direct_messages)
        assert not any("dire la tua" in words(one) for one in bruno.direct_messages)
        really = await ada.run("poll close", poll="1")
        closed = await ada.click(really, "Sì, vai avanti")
        assert "è finito" in closed.text
        assert "Lenticchie** comes" not in words(server.channel("generale").messages[-1])
        assert "Viene prima **Lenticchie**" in words(server.channel("generale").messages[-1])
        assert "Vota" not in words(server.channel("generale").messages[-2]).splitlines()


async def test_missed_while_the_bot_was_away_it_is_closed_and_told_once(opened: Opened) -> None:
    async with opened() as server:
        await asked(server)
        await votes(server, server.person("Bruno"), **{"La tua scelta": ["2"]})
        async with server.away():
            await server.advance(timedelta(hours=2))
        await server.advance(timedelta(minutes=5))
        await server.restart()
        told = [one for one in server.channel("generale").messages if "Che cosa ne è venuto" in words(one)]
        assert len(told) == 1


async def test_a_poll_whose_message_is_gone_still_closes_and_tells(opened: Opened) -> None:
    async with opened() as server:
        await asked(server)
        await votes(server, server.person("Bruno"), **{"La tua scelta": ["2"]})
        await server.person("Dora").delete(poll_in(server))
        await server.advance(timedelta(hours=1, minutes=2))
        assert "Viene prima **Lenticchie**" in words(server.channel("generale").messages[-1])


async def test_in_a_channel_that_the_bot_may_not_write_in_nothing_is_prepared(opened: Opened) -> None:
    async with opened() as server:
        await server.permit_bot(channel="generale", send_messages=False)
        ada = server.person("Ada")
        refused = await ada.run(
            "poll create", **{"method": "single", "who-sees": "staff", "where": server.channel("generale")}
        )
        assert "mi manca" in refused.text
