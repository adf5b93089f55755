"""Check-ins: asked once, in view of what happened, seen by one person, and handed over to a person with a name."""

from datetime import timedelta

import pytest

from services.alerts import Alerts
from services.check_ins import CheckIns
from simulation.faults import DOWN, failing
from simulation.people import Person
from simulation.reading import Answer, words
from simulation.world import Server
from tests.cogs.conftest import Opened, services_of, told
from tests.cogs.onboarding.test_door import HOUSE, furnish, start, step

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")

DAY = timedelta(days=1)


async def come_in(server: Server, name: str) -> Person:
    person = server.person(name)
    await person.join()
    hub = await start(person)
    await step(person, await step(person, hub, "mission:v1:"), "accept:v1:")
    return person


async def later(server: Server, how_long: timedelta) -> None:
    """The bot is down meanwhile, and finds at its start what fell due."""
    async with server.away():
        await server.advance(how_long)


def announced(server: Server) -> list[str]:
    return [words(one) for one in server.channel("benvenuto").messages if "checkins:look" in str(one.components)]


async def look(person: Person) -> Answer:
    """Read one's question under the last message that says there is one."""
    messages = person.server.channel("benvenuto").messages
    under = next(one for one in reversed(messages) if "checkins:look" in str(one.components))
    (row,) = under.components
    return await person.click(under, custom_id=str(row.children[0].custom_id))  # type: ignore[union-attr]


def cards(server: Server) -> list[str]:
    return [words(one) for one in server.channel("staff").messages if "checkins:take" in str(one.components)]


async def press_card(person: Person, action: str) -> Answer:
    card = next(one for one in reversed(person.server.channel("staff").messages) if action in str(one.components))
    custom_id = next(
        str(child.custom_id)
        for row in card.components
        for child in row.children  # type: ignore[union-attr]
        if action in str(child.custom_id)
    )
    return await person.click(card, custom_id=custom_id)


async def test_each_is_asked_once_in_view_of_what_happened_and_sees_only_their_own_question(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        gaia, noah = await come_in(server, "Gaia"), await come_in(server, "Noah")
        bruno = server.person("Bruno")
        said = await noah.post("presentazioni", "Does anybody freeze soup in small portions?")
        await later(server, 3 * DAY + timedelta(hours=4))
        assert len(announced(server)) == 2  # one in each language, though one job
        assert gaia.mention in announced(server)[1] + announced(server)[0]
        assert "giorni" not in "".join(announced(server))  # what happened to them is nobody else's affair
        await services_of(server).get(CheckIns).run(str(server.id), "again")
        assert len(announced(server)) == 2
        first = await look(gaia)
        assert first.ephemeral
        assert "Per ora leggi" in first.text
        assert "nobody has answered you yet" in (await look(noah)).text
        await bruno.post("presentazioni", "Yes, in muffin tins", reply_to=said)
        asked, again = await look(noah), await look(noah)
        assert "you wrote and were answered" in asked.text
        assert "è arrivato da poco" in (await look(bruno)).text
        await server.restart()
        assert "Thank you" in (await noah.click(asked, custom_id="checkins:well:v1:3")).text
        assert "already" in (await noah.click(again, custom_id="checkins:well:v1:3")).text  # a double click
        assert "already" in (await look(noah)).text
        await gaia.click(first, custom_id="checkins:stop:v1:3")
        await later(server, 4 * DAY)
        assert len(announced(server)) == 3
        assert noah.mention in announced(server)[-1]
        assert gaia.mention not in announced(server)[-1]
        assert cards(server) == []


async def test_what_is_wrong_goes_to_a_person_whom_the_newcomer_is_told(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        ada, gaia = server.person("Ada"), await come_in(server, "Gaia")
        await services_of(server).get(Alerts).set_duty(str(server.id), str(ada.id), on=True)
        await later(server, 3 * DAY + timedelta(hours=4))
        question = await look(gaia)
        await server.restart()
        form = await gaia.click(question, custom_id="checkins:person:v1:wrong-3")
        done = await gaia.fill(form, {"Che cosa ti aiuterebbe?": "Mi scrive uno sconosciuto"})
        assert "L'ho passato allo staff" in done.text
        assert ada.mention in done.text
        (card,) = cards(server)
        assert "qualcosa che non va" in card
        assert "Mi scrive uno sconosciuto" in card
        assert f"{gaia.mention} dice che c'è qualcosa che non va" in (await ada.run("inbox")).text
        assert gaia.direct_messages == ()
        before = len(server.channel("staff").messages)
        with failing(server, "POST /interactions/*/*/callback", DOWN):
            await press_card(ada, "checkins:take")
        await press_card(ada, "checkins:take")  # twice, since nothing was seen of the first time
        told(server)
        assert len(server.channel("staff").messages) == before  # the card itself says who
        (taken,) = [one for one in server.channel("staff").messages if f"Se ne occupa {ada.mention}" in one.content]
        assert "checkins:take" not in str(taken.components)
        assert len(gaia.direct_messages) == 1
        assert ada.mention in gaia.direct_messages[0].content
        await press_card(ada, "checkins:done")
        assert "dice che c'è" not in (await ada.run("inbox")).text


async def test_whoever_left_or_was_erased_is_not_asked_and_leaves_a_card_that_says_so(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        ada, gaia, noah = server.person("Ada"), await come_in(server, "Gaia"), await come_in(server, "Noah")
        await noah.leave()
        await later(server, 3 * DAY + timedelta(hours=4))
        assert len(announced(server)) == 1
        await noah.join()  # from now on it counts anew
        form = await gaia.click(await look(gaia), custom_id="checkins:person:v1:lost-3")
        await gaia.fill(form, {})
        assert len(cards(server)) == 1
        await gaia.click(await gaia.run("privacy erase"), "Sì, cancella tutto")
        assert "non c'è più" in (await press_card(ada, "checkins:take")).text
        await later(server, 3 * DAY)
        assert noah.mention in announced(server)[-1]


async def test_of_those_at_none_nothing_is_known_and_the_question_says_nothing_of_it(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        gaia = await come_in(server, "Gaia")
        consent = await step(gaia, await start(gaia), "consent:v1:")
        await step(gaia, consent, "level:v1:none")
        await gaia.post("presentazioni", "Ciao a tutti, cucino zuppe")
        await later(server, 3 * DAY + timedelta(hours=4))
        assert "Come ti trovi?" in (await look(gaia)).text


@pytest.mark.parametrize(("status", "code"), [(403, 50013), (404, 10003), (500, 0)])
async def test_when_discord_refuses_staff_hear_it_once_and_the_question_is_put_afterwards(
    opened: Opened, status: int, code: int
) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        await come_in(server, "Gaia")
        welcome = server.channel("benvenuto").id
        server.fail(f"POST /channels/{welcome}/messages", status=status, code=code)
        await later(server, 3 * DAY + timedelta(hours=4))
        await server.advance(timedelta(hours=2))
        refused = [one for one in server.channel("staff").messages if "non ho il permesso" in one.content]
        assert len(refused) == (status != 500)
        # What only a permission was missing for is tried again unasked; a channel that is gone is not.
        assert len(announced(server)) == (status != 404)
        told(server)
