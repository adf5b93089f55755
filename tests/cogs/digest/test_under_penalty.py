"""Whoever staff had to stop is neither welcomed nor named among those who wrote for the first time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from simulation.plan import History, PersonPlan, Said
from tests.cogs.digest.conftest import MONDAY, SALON, Opened, choose, posted, talk

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")
NEW = replace(SALON, people=(*SALON.people, PersonPlan("Yuri")))
OFFER = "Solo oggi carte regalo a metà prezzo, scrivetemi in privato per averle"
FIRST = "Ciao a tutti, mi chiamo Zoe e cucino per due con una pentola sola"
QUESTION = "Dove si butta il coperchio di alluminio, nella plastica o nel metallo?"


def history(offer: str) -> History:
    return History(
        (
            *talk(2).messages,
            Said("Zoe", "generale", MONDAY - timedelta(days=3), FIRST),
            Said("Yuri", "generale", MONDAY - timedelta(days=2), offer),
        )
    )


async def test_whoever_was_silenced_is_not_welcomed_and_whoever_else_is_new_is(salon: Opened) -> None:
    async with salon(NEW, history=history(OFFER)) as server:
        await server.person("Ada").time_out(server.person("Yuri"), timedelta(days=1), reason="Pubblicità")
        await choose(server)
        (message,) = posted(server)
        digest = str([embed.to_dict() for embed in message.embeds])
        assert "Zoe" in digest
        assert "Yuri" not in digest
        inbox = (await server.person("Ada").run("inbox")).text
        assert FIRST[:20] in inbox
        assert OFFER[:20] not in inbox


async def test_the_question_of_whoever_was_silenced_still_waits_and_of_whoever_was_banned_does_not(
    salon: Opened,
) -> None:
    async with salon(NEW, history=history(QUESTION)) as server:
        ada, yuri = server.person("Ada"), server.person("Yuri")
        await ada.time_out(yuri, timedelta(hours=1), reason="Insulti")
        await choose(server)
        assert QUESTION in (await ada.run("inbox")).text
        await ada.ban(yuri, reason="Di nuovo")
        assert QUESTION not in (await ada.run("inbox")).text
