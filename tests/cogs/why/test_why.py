"""A member asks why a message of theirs counted: what they are shown, and when there is nothing to show."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import timedelta

import pytest

from core import limits
from core.errors import UserFacingError
from services.listening import Listening
from services.reading_along import ReadingAlong
from services.why import Why
from simulation.world import Server
from tests.cogs.conftest import services_of

Opened = Callable[..., AbstractAsyncContextManager[Server]]
MENU = "Why did this count?"
REASONED = {
    "it": "se la borraccia puzza lasciala aperta a testa in giù, perché l'odore viene dall'umido che resta nel tappo",
    "en": "if the bottle smells leave it open upside down, because the smell comes from the damp that stays in the lid",
}


async def read(server: Server) -> None:
    services = services_of(server)
    await services.get(Listening).flush()
    await services.get(ReadingAlong).read(str(server.id))


async def test_the_author_sees_the_band_in_words_and_the_words_that_earned_it_in_their_own_language(
    opened: Opened,
) -> None:
    async with opened() as server:
        bruno, chloe = server.person("Bruno"), server.person("Chloe")
        said = await bruno.post("generale", REASONED["it"])
        told = await chloe.post("generale", REASONED["en"])
        await read(server)
        italian, english = await bruno.use_menu(MENU, said), await chloe.use_menu(MENU, told)
        assert italian.ephemeral and english.ephemeral
        assert "**Un contributo" in italian.text and "contribution" in english.text
        assert "🔗 **se la borraccia puzza**" in italian.text and "spiega il perché" in italian.text
        assert "🔗 **if the bottle smells" in english.text and "explains why" in english.text
        assert "Lo vedi soltanto tu" in italian.text and "Only you see this" in english.text


async def test_it_never_says_a_number_that_could_be_compared(opened: Opened) -> None:
    async with opened() as server:
        chloe = server.person("Chloe")
        said = await chloe.post("generale", REASONED["en"])
        await read(server)
        answer = await chloe.use_menu(MENU, said)
        assert not any(character.isdigit() for character in answer.text)


async def test_thanks_are_told_kindly_that_they_are_not_counted(opened: Opened) -> None:
    async with opened() as server:
        bruno = server.person("Bruno")
        said = await bruno.post("generale", "grazie mille a tutti, siete fantastici 😂")
        await read(server)
        answer = await bruno.use_menu(MENU, said)
        assert "tengono calda una stanza" in answer.text and "> grazie mille" in answer.text


async def test_messages_in_a_row_are_explained_as_the_one_turn_that_they_are(opened: Opened) -> None:
    async with opened() as server:
        bruno = server.person("Bruno")
        await bruno.post("generale", "allora per la borraccia")
        said = await bruno.post("generale", REASONED["it"])
        await read(server)
        assert "2 messaggi in una volta" in (await bruno.use_menu(MENU, said)).text


async def test_nobody_is_told_about_somebody_else(opened: Opened) -> None:
    async with opened() as server:
        bruno, chloe, ada = server.person("Bruno"), server.person("Chloe"), server.person("Ada")
        said = await bruno.post("generale", REASONED["it"])
        await read(server)
        for other, answer in ((chloe, "not yours"), (ada, "non è tuo")):
            refused = await other.use_menu(MENU, said)
            assert refused.ephemeral and answer in refused.text and "borraccia" not in refused.text


async def test_what_is_not_read_yet_is_said_to_be_so_and_read_a_moment_later(opened: Opened) -> None:
    async with opened() as server:
        bruno = server.person("Bruno")
        said = await bruno.post("generale", REASONED["it"])
        await services_of(server).get(Listening).flush()
        assert "non l'ho ancora letto" in (await bruno.use_menu(MENU, said)).text
        await server.advance(timedelta(minutes=1))
        assert "🔗" in (await bruno.use_menu(MENU, said)).text


async def test_after_an_edit_the_old_reading_is_not_shown_with_the_new_words(opened: Opened) -> None:
    async with opened() as server:
        bruno = server.person("Bruno")
        said = await bruno.post("generale", REASONED["it"])
        await read(server)
        await bruno.edit(said, "ahahah")
        await services_of(server).get(Listening).flush()
        assert "rileggendo dopo una modifica" in (await bruno.use_menu(MENU, said)).text
        await read(server)
        assert "tengono calda una stanza" in (await bruno.use_menu(MENU, said)).text


async def test_a_language_that_is_not_known_is_not_scored_and_that_is_not_nothing(opened: Opened) -> None:
    async with opened() as server:
        chloe = server.person("Chloe")
        said = await chloe.post("generale", "Ich glaube, das liegt an der Feder, weil sie im Winter steif wird")
        await read(server)
        assert "not the same as nothing" in (await chloe.use_menu(MENU, said)).text


async def test_whoever_chose_nothing_is_reminded_of_it(opened: Opened) -> None:
    async with opened() as server:
        chloe = server.person("Chloe")
        said = await chloe.post("generale", REASONED["en"])
        await read(server)
        await chloe.click(await chloe.run("privacy consent"), "Nothing")
        assert "You chose that I keep nothing" in (await chloe.use_menu(MENU, said)).text


async def test_whoever_is_read_only_in_totals_may_know_about_their_own(opened: Opened) -> None:
    async with opened() as server:
        chloe = server.person("Chloe")
        await chloe.click(await chloe.run("privacy consent"), "Only in totals")
        said = await chloe.post("generale", REASONED["en"])
        await read(server)
        assert "explains why" in (await chloe.use_menu(MENU, said)).text


async def test_a_message_past_the_window_is_forgotten(opened: Opened) -> None:
    async with opened() as server:
        services, bruno = services_of(server), server.person("Bruno")
        said = await bruno.post("generale", REASONED["it"])
        await read(server)
        posted = said.created_at - timedelta(days=70)
        with pytest.raises(UserFacingError, match="why-too-old"):
            await services.get(Why).reason(str(server.id), str(bruno.id), str(said.id), str(bruno.id), posted)


async def test_a_message_that_is_not_kept_was_never_read(opened: Opened) -> None:
    async with opened() as server:
        bruno = server.person("Bruno")
        said = await bruno.post("generale", REASONED["it"])
        await read(server)
        await bruno.click(await bruno.run("privacy erase"), "Sì, cancella tutto")
        await server.advance(timedelta(minutes=30))
        assert "non l'ho mai letto" in (await bruno.use_menu(MENU, said)).text


@pytest.mark.parametrize(
    "text", ["**se** `x` la _lega_ si scalda allora ||salta|| > perché è sottile\n" * 40, "🔥" * 300]
)
async def test_long_and_marked_up_text_fits_into_one_answer_and_stays_as_it_was_written(
    opened: Opened, text: str
) -> None:
    async with opened() as server:
        bruno = server.person("Bruno")
        said = await bruno.post("generale", text[:2000])
        await read(server)
        answer = await bruno.use_menu(MENU, said)
        assert 0 < len(answer.text) <= limits.CONTENT
        assert "||salta||" not in answer.text
