"""Forms that were open while the bot started anew: what was typed is taken, and done once."""

import pytest

from services.door import DoorSettings
from services.profiles import Profiles
from simulation.reading import words
from tests.cogs.checkins.test_check_ins import DAY, cards, later, look
from tests.cogs.conftest import Opened, services_of
from tests.cogs.groups.test_groups import decide, propose
from tests.cogs.onboarding.test_door import HOUSE, fill, furnish, start, step
from tests.cogs.test_setup_guide import press

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")


async def test_forms_that_were_open_over_a_restart_are_taken_as_if_nothing_had_been(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server, mode="approval")
        ada, bruno, gaia, noah = (server.person(name) for name in ("Ada", "Bruno", "Gaia", "Noah"))
        await gaia.join()
        await noah.join()
        await propose(bruno, "Gelati")
        card = next(one for one in server.channel("staff").messages if noah.mention in one.content)
        about_noah = await step(noah, await start(noah), "about:v1:")
        about_gaia = await step(gaia, await start(gaia), "about:v1:")
        no_to_noah, no_to_gelati = await ada.click(card, "Rifiuta…"), await decide(ada, "decline")
        zone = await press(ada, await press(ada, await ada.run("setup start"), "basics:v1:"), "zone:v1:")
        mission, proposal = await ada.run("setup mission"), await bruno.run("workgroup propose")
        await server.restart()
        # Two fill in the same form: each their own.
        assert "✅" in (await fill(noah, about_noah)).text
        assert "✅" in (await fill(gaia, about_gaia)).text
        profiles = services_of(server).get(Profiles)
        for person in (noah, gaia):
            told = await profiles.of(str(server.id), str(person.id))
            assert told is not None
            assert told.introduction == f"Sono {person.name}, cucino di sera."
            assert told.interests == ("Zuppe",)
        await ada.fill(no_to_noah, {"Perché? La persona lo legge": "Account appena nato"})
        assert "Account appena nato" in noah.direct_messages[-1].content
        await ada.fill(no_to_gelati, {"Perché? Chi l'ha fatta lo legge": "C'è già"})
        assert "C'è già" in bruno.direct_messages[-1].content
        assert "Europe/London" in (await ada.fill(zone, {"Per esempio Europe/Rome": "london"})).text
        await ada.fill(mission, {"mission-why": "Insieme"})
        assert (await services_of(server).server_settings.read(str(server.id), DoorSettings)).mission_why == "Insieme"
        await bruno.fill(proposal, {"name": "Brodi", "purpose": "Ogni giovedì"})
        assert any("Brodi" in words(one) for one in server.channel("staff").messages)


async def test_a_check_in_form_over_a_restart_reaches_staff_once(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        gaia = server.person("Gaia")
        await gaia.join()
        await later(server, 3 * DAY + DAY / 6)
        question = await look(gaia)
        form = await gaia.click(question, custom_id="checkins:person:v1:wrong-3")
        await server.restart(killed=True)
        said = {"Che cosa ti aiuterebbe?": "Mi scrive uno sconosciuto"}
        assert "L'ho passato allo staff" in (await gaia.fill(form, said)).text
        assert "già risposto" in (await look(gaia)).text
        (card,) = cards(server)
        assert "Mi scrive uno sconosciuto" in card
