"""Buttons, lists and forms: after a restart, pressed twice, by the wrong person, and when nothing answers any more."""

from datetime import timedelta

import discord
import pytest

from cogs._ui import CustomId, SafeView
from cogs.areas import Area, discover, named
from core.errors import UserFacingError
from tests.cogs.conftest import Opened, services_of
from tests.cogs.probe import PROBE, STAFF_PROBE


async def test_a_persistent_button_answers_before_and_after_a_restart(opened: Opened) -> None:
    async with opened(PROBE) as server:
        shown = await server.person("Bruno").run("probe buttons")
        before = await server.person("Chloe").click(shown, "press")
        await server.restart()
        after = await server.person("Chloe").click(shown, "press")
        assert before.text == after.text == "a:b v1"
        chosen = await server.person("Chloe").choose(shown, "uno", "due")
        assert chosen.text == "uno+due"


async def test_a_button_of_an_earlier_version_still_answers(opened: Opened) -> None:
    async with opened(PROBE) as server:
        message = await post_button(server.guild, "probe:press:v0:old")
        answer = await server.person("Bruno").click(message, "press")
        assert answer.text == "old v0"


async def post_button(guild: discord.Guild, custom_id: str) -> discord.Message:
    """A message that some version of the bot sent, long ago."""
    view: discord.ui.View = discord.ui.View(timeout=None)
    view.add_item(discord.ui.Button(label="press", custom_id=custom_id))
    message = await guild.text_channels[0].send("old", view=view)
    view.stop()
    return message


async def test_a_button_whose_area_is_gone_says_so(opened: Opened) -> None:
    async with opened(PROBE) as server:
        message = await post_button(server.guild, "gone:press:v1:7")
        answer = await server.person("Bruno").click(message, "press")
        assert answer.ephemeral
        assert "di un altro tempo" in answer.text


async def test_buttons_and_forms_of_a_process_that_is_gone_say_that_they_have_ended(opened: Opened) -> None:
    async with opened(PROBE) as server:
        chloe = server.person("Chloe")
        shown = await chloe.run("probe panel")
        form = await chloe.click(shown, "form")
        await server.restart()
        for answer in (await chloe.click(shown, "count"), await chloe.fill(form, {"Parole": "lost"})):
            assert answer.ephemeral
            assert "have ended" in answer.text
        assert "What you had written, to be copied:\n>>> lost" in answer.text


async def test_a_view_that_ends_while_it_answers_answers_once(opened: Opened) -> None:
    async with opened(PROBE) as server:
        answer = await server.person("Bruno").click(await server.person("Bruno").run("probe panel"), "once")
        assert answer.text == "once"


async def test_a_double_click_is_two_clicks_and_both_are_answered(opened: Opened) -> None:
    async with opened(PROBE) as server:
        bruno = server.person("Bruno")
        shown = await bruno.run("probe panel")
        assert (await bruno.click(shown, "count")).acknowledged
        assert (await server.person("Chloe").click(shown, "count")).acknowledged
        assert server.channel("generale").messages[-1].content == "2"


async def test_somebody_elses_buttons_say_so(opened: Opened) -> None:
    async with opened(PROBE) as server:
        shown = await server.person("Bruno").run("probe panel", mine=True)
        answer = await server.person("Chloe").click(shown, "count")
        assert answer.ephemeral
        assert "only to whoever opened them" in answer.text


async def test_when_one_view_with_a_persistent_button_ends_the_others_still_answer(opened: Opened) -> None:
    async with opened(PROBE) as server:
        kept = await server.person("Bruno").run("probe buttons")
        await server.person("Bruno").run("probe buttons", minutes=1)
        await server.advance(timedelta(minutes=2))
        assert (await server.person("Chloe").click(kept, "press")).text == "a:b v1"


async def test_permission_is_asked_again_at_the_click(opened: Opened) -> None:
    async with opened(PROBE, STAFF_PROBE) as server:
        ada, bruno, dora = (server.person(name) for name in ("Ada", "Bruno", "Dora"))
        shown = await ada.run("board")
        assert (await ada.click(shown, "staff")).text == "done"
        refused = await bruno.click(shown, "staff")
        assert refused.ephemeral and "Può farlo solo lo staff" in refused.text
        await dora.give_role(bruno, "Direzione")
        assert (await bruno.click(shown, "staff")).text == "done"
        await dora.take_role(bruno, "Direzione")
        assert "Può farlo solo lo staff" in (await bruno.click(shown, "staff")).text


@pytest.mark.parametrize("custom_id", ["digest:seen:v1:", "a:b:v12:7:x", "polls:close-now:v3:2026-W01"])
def test_a_custom_id_is_read_as_it_was_written(custom_id: str) -> None:
    read = CustomId.parse(custom_id)
    assert read is not None
    assert str(read) == custom_id


def test_a_custom_id_that_discord_or_we_could_not_read_is_refused() -> None:
    for wrong in (CustomId("a:b", "c"), CustomId("A", "c"), CustomId("a", "c", "x" * 100)):
        with pytest.raises(ValueError, match="custom id"):
            str(wrong)
    assert CustomId.parse("f885587192d70280bb10d7b0edfcba46") is None


def test_every_persistent_item_of_every_area_is_its_own() -> None:
    seen: dict[str, Area] = {}
    for area in discover():
        for place in area.persistent:
            item = named(place)
            assert item.area == area.name, f"{place} answers for {item.area!r}"
            key = f"{item.area}:{item.action}"
            assert key not in seen, f"{key} twice"
            seen[key] = area


async def test_a_language_is_known_from_the_first_interaction_on(opened: Opened) -> None:
    async with opened(PROBE) as server:
        languages = services_of(server).languages
        ids = {name: str(server.person(name).id) for name in ("Bruno", "Chloe")}
        assert await languages.of(str(server.id), ids["Chloe"]) == "it"
        for name in ids:
            await server.person(name).run("probe twice")
        assert [await languages.of(str(server.id), ids[name]) for name in ids] == ["it", "en"]
        await server.restart()
        assert await services_of(server).languages.of(str(server.id), ids["Chloe"]) == "en"


async def test_asking_once_more_acts_once_and_only_for_whoever_was_asked(opened: Opened) -> None:
    async with opened(PROBE) as server:
        bruno = server.person("Bruno")
        asked = await bruno.run("probe sure")
        answer = await bruno.click(asked, "Sì, vai avanti")
        assert "done 1" in answer.text


async def test_no_is_no(opened: Opened) -> None:
    async with opened(PROBE) as server:
        chloe = server.person("Chloe")
        asked = await chloe.run("probe sure")
        await chloe.click(asked, "No")
        assert server.bot.get_cog("Probe").done == 0


async def test_of_two_clicks_at_once_one_counts() -> None:
    view = SafeView()
    view.end()
    with pytest.raises(UserFacingError, match="error-view-ended"):
        view.end()


async def test_persistent_buttons_inside_a_layout_answer_after_a_restart(opened: Opened) -> None:
    async with opened(PROBE) as server:
        shown = await server.person("Bruno").run("probe layout")
        await server.restart()
        for label in ("row", "section"):
            assert (await server.person("Chloe").click(shown, label)).text == f"{label} v1"
