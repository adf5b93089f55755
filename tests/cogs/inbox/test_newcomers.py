"""A newcomer who asked for a hand, looked after from the inbox: they learn from whom, and who else it is later."""

import pytest

from models import check_ins
from models.check_ins import CheckIn
from services.check_ins import CheckIns
from simulation.people import Person
from simulation.plan import PersonPlan
from simulation.reading import Answer
from simulation.world import Server
from tests.cogs.conftest import Opened, services_of
from tests.cogs.inbox.conftest import buttons, press
from tests.cogs.onboarding.test_door import HOUSE, furnish

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")


async def asks_for_a_hand(server: Server) -> Person:
    services, gaia = services_of(server), server.person("Gaia")
    await gaia.join()
    async with services.database.writing() as session:
        await check_ins.ask(session, str(server.id), [CheckIn(str(gaia.id), 3, "mark", "p", services.clock.now())])
    await services.get(CheckIns).answer(str(server.id), str(gaia.id), 3, "lost")
    await server.settle()
    return gaia


async def press_their(person: Person, shown: Answer, action: str) -> Answer:
    """The button of the one thing that waits."""
    (custom_id,) = buttons(shown, action)
    return await person.click(shown, custom_id=custom_id)


async def test_whoever_takes_a_newcomer_on_in_the_inbox_is_named_to_them(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        gaia = await asks_for_a_hand(server)
        ada = server.person("Ada")
        teo = server.newcomer(PersonPlan("Teo", member=False))
        await teo.join()
        await server.person("Ada").run("setup staff", role=server.role("Team"))
        server.stored.members[teo.id].role_ids.append(server.role("Team").id)
        server.environment.backend.announce_member_update(server.id, teo.id)
        await server.settle()
        listed = await ada.run("inbox")
        assert f"{gaia.mention} chiede una mano" in listed.text
        mine = await press_their(ada, listed, "claim")
        again = await press(ada, mine, "page")
        assert "ci pensi tu" in again.text
        assert [one.content for one in gaia.direct_messages] == [
            f"Di quello che mi hai detto si occupa {ada.mention}: se vuoi, puoi scrivere anche tu."
        ]
        # Somebody else takes over: they are told whom they hear from now.
        await press_their(teo, await teo.run("inbox"), "take-over")
        assert teo.mention in gaia.direct_messages[-1].content
        assert len(gaia.direct_messages) == 2
        # Back to whom they heard of first: they are told again, or they would go on waiting for Teo.
        await press_their(ada, await ada.run("inbox"), "take-over")
        assert ada.mention in gaia.direct_messages[-1].content
        assert len(gaia.direct_messages) == 3
        await press_their(teo, await teo.run("inbox"), "take-over")
        # Given back, it is free on the card as well.
        await press_their(teo, await teo.run("inbox"), "release")
        card = next(one for one in server.channel("staff").messages if "checkins:take" in str(one.components))
        await ada.click(card, "Me ne occupo io")
        assert [ada.mention in one.content for one in gaia.direct_messages] == [True, False, True, False, True]
        assert "ci pensi tu" in (await ada.run("inbox")).text
        await ada.click(card, "Fatto")
        assert gaia.mention not in (await ada.run("inbox")).text
