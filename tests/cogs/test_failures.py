"""Whatever fails, the person hears of it in their own language, and the log can be searched for what they quote."""

import logging
import re

import pytest

from simulation.world import Server
from tests.cogs.conftest import Opened, told
from tests.cogs.probe import PROBE

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")
_REFERENCE = re.compile(r"`([2-9A-Z]{6})`")


def reference_in(text: str) -> str:
    found = _REFERENCE.search(text)
    assert found, text
    return found[1]


async def test_a_failure_that_nobody_expected_is_told_with_a_reference_that_is_in_the_log(
    opened: Opened, caplog: pytest.LogCaptureFixture
) -> None:
    async with opened(PROBE) as server:
        in_italian = await server.person("Bruno").run("probe fail", how="unexpected")
        in_english = await server.person("Chloe").run("probe fail", how="unexpected")
        assert told(server)
    assert in_italian.ephemeral and in_english.ephemeral
    assert "Qualcosa è andato storto" in in_italian.text
    assert "Something went wrong" in in_english.text
    assert "secret words" not in in_italian.text
    first, second = reference_in(in_italian.text), reference_in(in_english.text)
    assert first != second
    for reference in (first, second):
        (record,) = [record for record in caplog.records if reference in record.getMessage()]
        assert record.levelno == logging.ERROR
        assert record.exc_info is not None


async def test_a_failure_after_deferring_fills_in_the_promise(opened: Opened) -> None:
    async with opened(PROBE) as server:
        answer = await server.person("Bruno").run("probe fail", how="late")
        assert told(server)
        assert answer.ephemeral
        assert reference_in(answer.text)


async def test_a_failure_after_promising_everybody_an_answer_is_told_to_one(opened: Opened) -> None:
    async with opened(PROBE) as server:
        answer = await server.person("Bruno").run("probe fail", how="late-public")
        assert told(server)
        (message,) = answer.messages
        assert message.ephemeral
        assert reference_in(message.content)
        assert server.channel("generale").messages == ()


async def test_a_failure_that_was_expected_is_told_in_words_without_a_reference(opened: Opened) -> None:
    async with opened(PROBE) as server:
        answer = await server.person("Chloe").run("probe fail", how="expected")
        assert answer.text == "I know no time zone called X. Choose one from the list."
        assert answer.ephemeral


async def test_what_discord_forbids_is_told_as_a_missing_permission(opened: Opened) -> None:
    async with opened(PROBE) as server:
        await server.permit_bot(manage_roles=False)
        answer = await server.person("Chloe").run("probe fail", how="forbidden")
        assert told(server)
        assert "I lack a permission" in answer.text


async def test_what_was_deleted_meanwhile_is_told_as_gone(opened: Opened) -> None:
    async with opened(PROBE) as server:
        answer = await server.person("Bruno").run("probe fail", how="gone")
        assert told(server)
        assert "non c'è più" in answer.text


@pytest.mark.parametrize(("label", "name"), [("fail", "panel"), ("fail", "buttons")])
async def test_a_button_that_fails_says_so(opened: Opened, label: str, name: str) -> None:
    async with opened(PROBE) as server:
        shown = await server.person("Bruno").run(f"probe {name}")
        answer = await server.person("Chloe").click(shown, label)
        told(server)
        assert answer.ephemeral
        assert reference_in(answer.text)


async def test_a_form_that_fails_says_so_and_can_be_sent_again(opened: Opened) -> None:
    async with opened(PROBE) as server:
        bruno = server.person("Bruno")
        shown = await bruno.run("probe panel")
        answer = await bruno.fill(await bruno.click(shown, "form"), {"Parole": "fail"})
        assert told(server)
        assert reference_in(answer.text)
        answer = await bruno.fill(await bruno.click(shown, "form"), {"Parole": "ciao"})
        assert answer.text == "ciao"


async def test_a_persistent_button_that_fails_after_a_restart_says_so(opened: Opened) -> None:
    async with opened(PROBE) as server:
        shown = await server.person("Bruno").run("probe buttons")
        await server.restart()
        answer = await server.person("Chloe").click(shown, "fail")
        assert answer.ephemeral
        assert "Something went wrong" in answer.text


async def calls_of(opened: Opened) -> list[str]:
    """The requests that a person's whole visit makes, once each."""
    async with opened(PROBE) as server:
        await visit(server)
        assert told(server) == ("clicked",)
        return sorted({call.pattern for call in server.log if "interactions" in call.path or "webhooks" in call.path})


async def visit(server: Server) -> None:
    ada = server.person("Ada")
    await ada.run("probe twice")
    await ada.run("probe late", minutes=1, public=True)
    panel = await ada.run("probe panel")
    if panel.messages:
        await ada.click(panel, "count")
        await ada.click(panel, "fail")
        opened_form = await ada.click(panel, "form")
        if opened_form.modal:
            await ada.fill(opened_form, {"Parole": "ciao"})
    buttons = await ada.run("probe buttons")
    if buttons.messages:
        await ada.click(buttons, "press")


@pytest.mark.parametrize(("status", "code"), [(404, 10062), (404, 10015), (403, 50013), (400, 40060), (500, 0)])
async def test_when_a_call_of_a_visit_fails_the_bot_goes_on(
    opened: Opened, caplog: pytest.LogCaptureFixture, status: int, code: int
) -> None:
    for call in await calls_of(opened):
        caplog.clear()
        async with opened(PROBE) as server:
            server.fail(call, status=status, code=code, times=1)
            await visit(server)
            told(server)
            answer = await server.person("Bruno").run("probe twice")
            assert answer.text == "one\ntwo", call
