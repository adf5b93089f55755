"""On PostgreSQL too: set up, through the door with a restart in between, together with a buddy, and looked after."""

import pytest

from services.buddies import Buddies
from services.check_ins import CheckIns
from tests.cogs.buddy.test_buddies import needs
from tests.cogs.checkins.test_check_ins import DAY, look, press_card
from tests.cogs.conftest import Opened, services_of
from tests.cogs.groups.test_groups import decide, propose
from tests.cogs.onboarding.test_door import HOUSE, fill, furnish, start, step

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")


async def test_the_way_in_is_the_same_on_postgresql(opened_on_postgres: Opened) -> None:
    async with opened_on_postgres(plan=HOUSE) as server:
        await furnish(server, mode="approval")
        ada, bruno, gaia = server.person("Ada"), server.person("Bruno"), server.person("Gaia")
        made = await ada.click(await ada.run("setup start"), custom_id="setup:all:v1:")
        assert "Creati:" in made.text
        await gaia.join()
        mission = await step(gaia, await start(gaia), "mission:v1:")
        await server.restart()
        await step(gaia, mission, "accept:v1:")
        card = next(one for one in server.channel("staff").messages if "chiede di entrare" in one.content)
        await ada.click(card, "Fai entrare")
        assert "Membri" in gaia.roles
        filled = await fill(gaia, await step(gaia, await start(gaia), "about:v1:"))
        await step(gaia, await step(gaia, filled, "preview:v1:"), "introduce:v1:")
        assert [one.content for one in server.channel("presentazioni").messages] == ["Sono Gaia, cucino di sera."]
        await propose(gaia, "Avanzi")
        await decide(ada, "approve")
        assert "Avanzi" in gaia.roles
        for person in (bruno, gaia):
            await needs(person, "Fare in fretta")
            await person.run("buddy join")
        await services_of(server).get(Buddies).run(str(server.id), "day")
        await server.settle()
        assert gaia.mention in bruno.direct_messages[-1].content
        async with server.away():
            await server.advance(3 * DAY + DAY / 6)
        await services_of(server).get(CheckIns).run(str(server.id), "again")
        form = await gaia.click(await look(gaia), custom_id="checkins:person:v1:lost-3")
        await gaia.fill(form, {})
        await press_card(ada, "checkins:take")
        assert ada.mention in gaia.direct_messages[-1].content
        await gaia.click(await gaia.run("privacy erase"), "Sì, cancella tutto")
        assert server.channel("presentazioni").messages == ()
