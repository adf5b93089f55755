"""Buddies on the server: both are told why in their own language, asked after a week, and free when the other goes."""

from datetime import timedelta

import pytest

from services.buddies import Buddies
from services.profiles import Profiles
from simulation.people import Person
from simulation.reading import words
from simulation.world import Server
from tests.cogs.conftest import Opened, services_of, told
from tests.cogs.onboarding.test_door import HOUSE, furnish

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")

DAY = timedelta(days=1)


async def needs(person: Person, *labels: str, brings: str = "") -> None:
    profiles = services_of(person.server).get(Profiles)
    await profiles.declare(str(person.server.id), str(person.id), interests=(), needs=labels, brings=brings)


async def later(server: Server, how_long: timedelta) -> None:
    async with server.away():
        await server.advance(how_long)


async def press(person: Person, action: str) -> str:
    """A button under the last direct message."""
    message = person.direct_messages[-1]
    custom_id = next(
        str(child.custom_id)
        for row in message.components
        for child in row.children  # type: ignore[union-attr]
        if f"buddy:{action}:" in str(child.custom_id)
    )
    return (await person.click(message, custom_id=custom_id)).text


async def test_two_are_told_why_and_asked_after_a_week_and_staff_see_totals_only(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        bruno, noah, ada = server.person("Bruno"), server.person("Noah"), server.person("Ada")
        assert "`/io`" in (await bruno.run("buddy join")).text  # nothing declared yet
        await noah.join()
        await needs(bruno, "Usare gli avanzi", brings="Pranzi veloci da portare in ufficio")
        await needs(noah, "pranzi in ufficio")
        await bruno.run("buddy join")
        await bruno.run("buddy join")  # twice
        assert "You are in!" in (await noah.run("buddy join")).text
        await later(server, DAY + timedelta(hours=4))
        assert len(bruno.direct_messages) == len(noah.direct_messages) == 1
        assert (
            "they can bring something to whoever needs this: **pranzi in ufficio**" in noah.direct_messages[0].content
        )
        assert bruno.mention in noah.direct_messages[0].content
        assert "hai detto di poter dare una mano" in bruno.direct_messages[0].content
        await services_of(server).get(Buddies).run(str(server.id), "again")
        await server.settle()
        assert len(bruno.direct_messages) == 1
        assert noah.mention in (await bruno.run("buddy status")).text
        assert noah.mention not in (await ada.run("onboarding status")).text.replace(f"{noah.mention}:", "")
        await later(server, 7 * DAY)
        assert "vi siete conosciuti?" in bruno.direct_messages[-1].content
        await server.restart()
        assert "How nice" in await press(noah, "yes")
        assert "è più" in await press(bruno, "no")  # the other was faster
        assert "Vi siete conosciuti" in (await bruno.run("buddy status")).text


async def test_whoever_leaves_or_is_erased_frees_the_other_who_meets_nobody_twice(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        bruno, noah, gaia = server.person("Bruno"), server.person("Noah"), server.person("Gaia")
        for person in (noah, gaia):
            await person.join()
        for person in (bruno, noah):
            await needs(person, "Usare gli avanzi")
            await person.run("buddy join")
        await later(server, DAY + timedelta(hours=4))
        assert noah.mention in bruno.direct_messages[-1].content
        async with server.away():
            await noah.leave()
        assert "non partecipa più" in bruno.direct_messages[-1].content
        await noah.join()
        await later(server, DAY)
        assert len(bruno.direct_messages) == 2  # not with Noah again
        await needs(gaia, "Usare gli avanzi")
        await gaia.run("buddy join")
        await later(server, DAY)
        assert gaia.mention in bruno.direct_messages[-1].content  # who waited longest
        await gaia.click(await gaia.run("privacy erase"), "Sì, cancella tutto")
        await later(server, DAY)
        assert "non partecipa più" in bruno.direct_messages[-1].content
        assert str(gaia.id) not in repr(await services_of(server).get(Buddies).standing(str(server.id), str(bruno.id)))
        assert "non partecipi più" in (await bruno.run("buddy leave")).text
        assert "Non stai partecipando" in (await bruno.run("buddy pause")).text


@pytest.mark.parametrize(("status", "code"), [(403, 50007), (400, 50007)])
async def test_who_takes_no_direct_messages_finds_news_that_only_they_see(
    opened: Opened, status: int, code: int
) -> None:
    async with opened(plan=HOUSE) as server:
        await furnish(server)
        ada, bruno = server.person("Ada"), server.person("Bruno")
        for person in (ada, bruno):
            await needs(person, "Usare gli avanzi")
            await person.run("buddy join")
        server.fail("POST /users/@me/channels", status=status, code=code, times=None)
        await later(server, DAY + timedelta(hours=4))
        notes = [one for one in server.channel("benvenuto").messages if "buddy:news" in str(one.components)]
        assert len(notes) == 2
        assert "avanzi" not in "".join(map(words, notes))
        (row,) = notes[0].components
        seen = await bruno.click(notes[0], custom_id=str(row.children[0].custom_id))  # type: ignore[union-attr]
        assert seen.ephemeral
        assert ada.mention in seen.text
        assert [one for one in server.channel("staff").messages if bruno.mention in one.content] == []
        told(server)
