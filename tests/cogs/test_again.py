"""What failed can be done once more: an action at a click, a form with what was typed into it."""

from datetime import timedelta

import pytest

from simulation.faults import DOWN, LOST, Fault, failing
from simulation.reading import NothingToClick
from tests.cogs.conftest import CALLBACK, Opened, told
from tests.cogs.probe import PROBE

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")


async def test_an_action_that_fails_can_be_tried_again_and_is_done_once(opened: Opened) -> None:
    async with opened(PROBE) as server:
        bruno = server.person("Bruno")
        asked = await bruno.run("probe sure", failing=2)
        failed = await bruno.click(asked, "Sì, vai avanti")
        assert "fuso orario" in failed.text
        failed = await bruno.click(failed, "Riprova")
        assert "fuso orario" in failed.text, "as often as it takes"
        assert (await bruno.click(failed, "Riprova")).text == "Ci riprovo.\ndone 1"
        for shown in (asked, failed):
            with pytest.raises(NothingToClick):
                await bruno.click(shown)


@pytest.mark.parametrize("fault", [DOWN, LOST], ids=lambda fault: fault.name)
async def test_an_action_whose_click_could_not_be_answered_is_not_lost(opened: Opened, fault: Fault) -> None:
    async with opened(PROBE) as server:
        bruno = server.person("Bruno")
        asked = await bruno.run("probe sure")
        with failing(server, CALLBACK, fault):
            failed = await bruno.click(asked, "Sì, vai avanti")
        told(server)
        assert "done 1" in (await bruno.click(failed, "Riprova")).text


@pytest.mark.parametrize("typed", ["wrong", "fail"])
async def test_a_form_that_fails_opens_again_with_what_was_typed(opened: Opened, typed: str) -> None:
    async with opened(PROBE) as server:
        bruno, chloe = server.person("Bruno"), server.person("Chloe")
        panel = await bruno.run("probe panel")
        failed = await bruno.fill(await bruno.click(panel, "form"), {"Parole": typed})
        assert failed.ephemeral
        told(server)
        again = await bruno.click(failed, "Riapri il modulo")
        assert f"'value': '{typed}'" in str(again.modal)
        failed = await bruno.fill(again, {"Parole": typed})
        told(server)
        again = await bruno.click(failed, "Riapri il modulo")
        assert (await bruno.fill(again, {"Parole": "bene"})).text == "bene"
        assert "scaduti" in (await bruno.click(failed, "Riapri il modulo")).text, "it was sent"
        other = await chloe.fill(await chloe.click(panel, "form"), {"Parole": "fine"})
        assert other.text == "fine", "nobody else's form is touched"


@pytest.mark.parametrize("fault", [DOWN, LOST], ids=lambda fault: fault.name)
async def test_a_form_whose_answer_is_lost_opens_again_with_what_was_typed(opened: Opened, fault: Fault) -> None:
    async with opened(PROBE) as server:
        bruno = server.person("Bruno")
        form = await bruno.click(await bruno.run("probe panel"), "form")
        with failing(server, CALLBACK, fault):
            failed = await bruno.fill(form, {"Parole": "tutto quanto"})
        told(server)
        again = await bruno.click(failed, "Riapri il modulo")
        assert "'value': 'tutto quanto'" in str(again.modal)


async def test_a_form_that_nobody_opens_again_is_forgotten(opened: Opened) -> None:
    async with opened(PROBE) as server:
        bruno = server.person("Bruno")
        form = await bruno.click(await bruno.run("probe panel"), "form")
        await bruno.fill(form, {"Parole": "wrong"})
        assert len(server.bot._connection._view_store._modals) == 1
        await server.advance(timedelta(minutes=15))
        assert len(server.bot._connection._view_store._modals) == 0
