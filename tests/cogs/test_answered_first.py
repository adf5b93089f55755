"""Discord waits three seconds for an answer: it gets one before the bot asks it for anything that may take its time."""

from collections.abc import Awaitable
from typing import TypeVar

import pytest

from simulation.reading import Answer
from simulation.world import Server
from tests.cogs.conftest import CALLBACK, Opened
from tests.cogs.moderation.conftest import SALON, bind
from tests.cogs.moderation.test_clicks import ANSWER, WHAT, WHY, YES, card
from tests.cogs.moderation.test_contact import thread_of
from tests.cogs.onboarding.test_door import HOUSE, fill, furnish, start, step

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")

Told = TypeVar("Told")


async def answered_first(server: Server, deed: Awaitable[Told]) -> Told:
    """What the bot asks of Discord while somebody does something begins with the answer to them."""
    before = len(server.log)
    told = await deed
    made = [call.pattern for call in server.log[before:]]
    assert made and made[0] == CALLBACK, made
    return told


async def test_whatever_moderators_and_members_press_is_answered_before_discord_is_asked(
    opened: Opened,
) -> None:
    async with opened(plan=SALON) as server:
        await bind(server)
        mara, nino, bruno, gino, chloe = (server.person(name) for name in ("Mara", "Nino", "Bruno", "Gino", "Chloe"))

        async def at_once(deed: Awaitable[Answer]) -> Answer:
            return await answered_first(server, deed)

        said = await bruno.post("generale", "parole")
        await at_once(mara.run("warn", member=bruno, reason="toni", message=said.jump_url))
        await at_once(mara.run("case edit", number=1, reason="il tono"))
        form = await at_once(gino.use_menu("Report to the moderators", said))
        await at_once(gino.fill(form, {"Che cosa non va? (facoltativo)": "brutto"}))
        form = await at_once(chloe.use_menu("Report to the moderators", said))
        await at_once(chloe.fill(form, {"What is wrong with it? (optional)": "bad"}))
        await at_once(mara.click(card(server, "Segnalazione"), "La guardo io"))
        form = await at_once(mara.click(card(server, "Segnalazione"), "Intervieni"))
        await at_once(mara.fill(form, {WHAT: ["warning"], WHY: "toni"}))
        shown = await at_once(bruno.run("my-record"))
        form = await at_once(bruno.click(shown, "Ricorso contro il 1"))
        await at_once(bruno.fill(form, {"Racconta com'è andata": "Era una citazione"}))
        form = await at_once(nino.click(card(server, "Ricorso"), "Ha ragione"))
        await at_once(nino.fill(form, {ANSWER: "Va bene"}))
        await at_once(mara.run("case void", number=3))
        await at_once(mara.click(await at_once(mara.run("kick", member=gino)), YES))
        await at_once(mara.run("purge", count=2))
        await at_once(mara.run("lock"))
        await at_once(mara.run("unlock"))
        form = await at_once(bruno.run("contact"))
        await at_once(bruno.fill(form, {"Di che cosa si tratta?": "Un pacco", "Racconta": "Manca"}))
        announced = next(
            one for one in server.channel("staff").messages if one.embeds and "pacco" in str(one.embeds[0].title)
        )
        await at_once(mara.click(announced, "Entra"))
        thread = thread_of(server)
        first = thread.messages[0]
        for label in ("Rispondo io", "Domani", "Trascrizione", "Chiudi"):
            await at_once(mara.click(first, label))
        await at_once(bruno.click(thread.messages[-1], "Riapri"))


async def test_whatever_is_pressed_at_the_door_is_answered_before_discord_is_asked(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server, mode="approval")
        ada, gaia, noah = server.person("Ada"), server.person("Gaia"), server.person("Noah")

        async def at_once(deed: Awaitable[Answer]) -> Answer:
            return await answered_first(server, deed)

        await gaia.join()
        await noah.join()
        cards = [one for one in server.channel("staff").messages if "chiede di entrare" in one.content]
        await at_once(ada.click(cards[0], "Fai entrare"))
        form = await at_once(ada.click(cards[1], "Rifiuta…"))
        await at_once(ada.fill(form, {"Perché? La persona lo legge": "Account appena nato"}))
        hub = await at_once(start(gaia))
        accepted = await at_once(step(gaia, await at_once(step(gaia, hub, "mission:v1:")), "accept:v1:"))
        consent = await at_once(step(gaia, accepted, "consent:v1:"))
        hub = await at_once(step(gaia, consent, "level:v1:none"))
        form = await at_once(step(gaia, hub, "about:v1:"))
        preview = await at_once(step(gaia, await at_once(fill(gaia, form)), "preview:v1:"))
        await at_once(step(gaia, preview, "introduce:v1:"))
        await at_once(gaia.run("me"))
        await at_once(gaia.click(await at_once(gaia.run("privacy consent")), "Tutto"))
        await at_once(ada.run("onboarding panel"))
        await at_once(ada.run("onboarding status"))
        await at_once(ada.run("segment create", name="Zuppe", interests="zuppe"))
        await at_once(ada.run("segment room", segment="Zuppe"))
        guide = await at_once(ada.run("setup start"))
        await at_once(ada.click(guide, custom_id="setup:all:v1:"))
        form = await at_once(gaia.run("workgroup propose"))
        assert form.modal is not None
