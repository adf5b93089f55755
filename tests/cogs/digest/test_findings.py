"""Under a posted digest: what a sentence rests on, who takes it on, which was wrong, what is a theme."""

from dataclasses import replace
from datetime import timedelta

import discord
import pytest

from simulation.plan import ChannelPlan, History, Said
from simulation.reading import Answer
from simulation.world import Server
from tests.cogs.digest.conftest import MONDAY, SALON, Opened, choose, posted, talk

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")
QUESTION = "Dove si butta il coperchio di alluminio, nella plastica o nel metallo?"
WAITED = History(
    (
        Said("Zoe", "generale", MONDAY - timedelta(days=20), "Buongiorno a tutti"),
        *talk(2).messages,
        Said("Zoe", "generale", MONDAY - timedelta(days=2), QUESTION, key="question"),
    )
)


async def digest(server: Server) -> discord.Message:
    await choose(server)
    (message,) = posted(server)
    return message


def choices(answer: Answer) -> dict[str, str]:
    """Label -> value of what can be chosen."""
    return {
        option["label"]: option["value"]
        for row in answer.clickable().components
        for select in row.get("components", ())
        for option in select.get("options", ())
    }


def labelled(answer: Answer, words: str) -> str:
    return next(value for label, value in choices(answer).items() if words in label)


async def test_every_sentence_leads_to_its_messages_in_the_language_of_who_asks(salon: Opened) -> None:
    async with salon(history=WAITED) as server:
        message = await digest(server)
        await server.restart()
        shown = await server.person("Teo").click(message, "Mostra da dove viene")
        assert shown.ephemeral
        assert "Each sentence with the messages it rests on" in shown.text
        assert f"https://discord.com/channels/{server.id}/{server.channel('generale').id}/" in shown.text


async def test_one_takes_on_what_waits_and_finds_it_in_the_inbox(salon: Opened) -> None:
    async with salon(history=WAITED) as server:
        message = await digest(server)
        ada, teo = server.person("Ada"), server.person("Teo")
        asked, asked_teo = await ada.click(message, "Ci penso io"), await teo.click(message, "Ci penso io")
        value = labelled(asked, "la domanda di Zoe")
        assert "Ci pensi tu" in (await ada.choose(asked, value)).text
        assert f"<@{ada.id}> is taking care of it already" in (await teo.choose(asked_teo, value)).text
        assert "ci pensi tu" in (await ada.run("inbox")).text


async def test_what_was_answered_since_cannot_be_taken_on(salon: Opened) -> None:
    async with salon(history=WAITED) as server:
        message = await digest(server)
        ada = server.person("Ada")
        asked = await ada.click(message, "Ci penso io")
        await server.person("Bruno").post(
            "generale", "Il coperchio va nel metallo, sempre.", reply_to=server.said("question")
        )
        late = await ada.choose(asked, labelled(asked, "la domanda di Zoe"))
        assert "non aspetta più" in late.text
        assert "coperchio" not in (await ada.run("inbox")).text


async def test_what_was_called_wrong_never_comes_back(salon: Opened) -> None:
    async with salon(history=WAITED) as server:
        message = await digest(server)
        ada = server.person("Ada")
        assert QUESTION in (await ada.run("inbox")).text
        asked = await ada.click(message, "Non è così")
        about = labelled(asked, "la domanda di Zoe")
        kept = await ada.choose(asked, about)
        assert "non lo dico più" in kept.text
        assert QUESTION not in (await ada.run("inbox")).text
        assert "Segnate come sbagliate da voi" in (await ada.run("digest status")).text
        await server.restart()
        assert "vale come prima" in (await ada.click(kept, "Era giusto")).text
        assert QUESTION in (await ada.run("inbox")).text


async def test_themes_are_renamed_and_dismissed_and_the_next_digest_respects_it(salon: Opened) -> None:
    async with salon(history=WAITED) as server:
        message = await digest(server)
        ada = server.person("Ada")
        asked = await ada.click(message, "Temi")
        first, *others = choices(asked)
        card = await ada.choose(asked, choices(asked)[first])
        form = await ada.click(card, "Rinomina")
        renamed = await ada.fill(form, {"Nome": "Come si conserva"})
        assert "Da adesso si chiama «Come si conserva»" in renamed.text
        for other in others:
            again = await ada.click(message, "Temi")
            gone = await ada.click(await ada.choose(again, choices(again)[other]), "Non è un tema")
            assert "Tolto" in gone.text
        preview = (await ada.run("digest preview")).text
        assert first not in preview
        assert not any(f"«{other}»" in preview for other in others)


async def test_whoever_is_staff_no_longer_presses_in_vain(salon: Opened) -> None:
    plan = replace(SALON, channels=(ChannelPlan("generale"), ChannelPlan("staff")))
    async with salon(plan, history=WAITED) as server:
        message = await digest(server)
        for label in ("Mostra da dove viene", "Ci penso io", "Non è così", "Temi"):
            refused = await server.person("Zoe").click(message, label)
            assert refused.ephemeral
            assert "staff" in refused.text
