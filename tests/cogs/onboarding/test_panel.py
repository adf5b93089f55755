"""The welcome panel, for whoever was there before the door; and one's own profile, shown and edited with `/me`."""

from datetime import timedelta

import pytest

from simulation.faults import DOWN, LOST_AFTER, REFUSED, failing
from tests.cogs.conftest import Opened, told
from tests.cogs.onboarding.test_door import HOUSE, fill, furnish, introduce_oneself, start, step

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")

POST = "POST /channels/*/messages"


async def test_the_panel_stays_and_leads_also_those_who_were_there_before_through_the_steps(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        ada, bruno = server.person("Ada"), server.person("Bruno")
        assert "canale di benvenuto" in (await ada.run("onboarding panel")).text
        await furnish(server)
        with failing(server, POST, REFUSED):
            assert "Invia messaggi" in (await ada.run("onboarding panel")).text
        with failing(server, POST, DOWN):
            assert "Discord adesso ha un problema" in (await ada.run("onboarding panel")).text
        with failing(server, POST, LOST_AFTER):
            assert (await ada.run("onboarding panel")).text
        told(server)
        assert "Il pannello c'è già" in (await ada.run("onboarding panel")).text
        (panel,) = server.channel("benvenuto").messages
        assert "Che bello averti qui!" in panel.content
        await server.restart()
        hub = await step(bruno, await step(bruno, await start(bruno), "mission:v1:"), "accept:v1:")
        assert "✅" in hub.text
        assert "Membri" in bruno.roles


async def test_one_sees_and_edits_what_one_declared_and_finds_it_filled_in(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        gaia = server.person("Gaia")
        await gaia.join()
        assert "Non hai ancora detto niente" in (await gaia.run("me")).text
        form = await step(gaia, await gaia.run("me"), "about:v1:")
        await fill(gaia, form, **{"Altri bisogni, con parole tue": "Cuocere senza forno"})
        shown = await gaia.run("me")
        assert shown.ephemeral
        assert "Fare in fretta, Cuocere senza forno" in shown.text
        form = await step(gaia, shown, "about:v1:")
        assert "Cuocere senza forno" in form.text
        assert "Sono Gaia, cucino di sera." in form.text
        await gaia.fill(form, {"Di che cosa hai bisogno?": [], "Altri bisogni, con parole tue": "Avanzi"})
        assert "**Hai bisogno di**: Avanzi" in (await gaia.run("me")).text


async def test_an_introduction_that_is_taken_back_goes_from_the_channel(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        gaia = server.person("Gaia")
        await introduce_oneself(gaia)
        form = await step(gaia, await gaia.run("me"), "about:v1:")
        with failing(server, "DELETE /webhooks/*/*/messages/*", DOWN):
            hub = await gaia.fill(form, {"Una breve presentazione": ""})
        assert hub.text.count("✅") == 1  # they have still said what they want
        await server.advance(timedelta(minutes=6))
        assert server.channel("presentazioni").messages == ()
