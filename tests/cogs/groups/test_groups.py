"""Working groups: proposed by members, decided once by staff, with a room of their own, and joined by whoever likes."""

from datetime import timedelta

import pytest

from simulation.people import Person
from simulation.plan import ChannelPlan, PersonPlan, RolePlan, ServerPlan
from simulation.reading import Answer, labelled_fields, words
from simulation.world import Server
from tests.cogs.conftest import Opened, told

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")

HOUSE = ServerPlan(
    "Casa",
    channels=(ChannelPlan("generale"), ChannelPlan("staff", only_for=("Team",))),
    roles=(RolePlan("Team", frozenset({"manage_guild"})),),
    people=(
        PersonPlan("Ada", roles=("Team",)),
        PersonPlan("Teo", roles=("Team",)),
        PersonPlan("Bruno"),
        PersonPlan("Chloe", locale="en-GB"),
    ),
)


async def propose(person: Person, name: str, purpose: str = "Uno scambio ogni giovedì") -> Answer:
    form = await person.run("workgroup propose")
    return await person.fill(form, dict(zip(labelled_fields(form.modal or {}).values(), (name, purpose), strict=True)))


async def decide(person: Person, action: str, number: int = -1) -> Answer:
    cards = [one for one in person.server.channel("staff").messages if "groups:" in str(one.components)]
    custom_id = next(
        str(child.custom_id)
        for row in cards[number].components
        for child in row.children  # type: ignore[union-attr]
        if f"groups:{action}:" in str(child.custom_id)
    )
    return await person.click(cards[number], custom_id=custom_id)


async def prepared(server: Server) -> tuple[Person, Person, Person]:
    await server.person("Ada").run("setup channel", where=server.channel("staff"))
    return server.person("Ada"), server.person("Bruno"), server.person("Chloe")


async def test_a_proposal_becomes_a_room_that_members_join_and_leave(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        ada, bruno, chloe = await prepared(server)
        assert "**Avanzi**" in (await propose(bruno, "Avanzi")).text
        assert "already" in (await propose(chloe, "avanzi")).text  # the name is taken
        assert "propone un gruppo di lavoro: Avanzi" in (await ada.run("inbox")).text
        await server.restart()
        form = await decide(server.person("Teo"), "decline")  # Teo begins to decline, Ada is faster
        await decide(ada, "approve")
        assert "già deciso" in (await server.person("Teo").fill(form, {"Perché? Chi l'ha fatta lo legge": "No"})).text
        assert len(bruno.direct_messages) == 1
        assert "ci sei già dentro" in bruno.direct_messages[0].content
        room = server.channel("Avanzi")
        assert "Avanzi" in bruno.roles
        assert "Avanzi" not in chloe.roles
        assert "**Avanzi** (one person)" in (await chloe.run("workgroup list")).text
        (offered,) = await chloe.complete("workgroup join", "group", "Ava")
        assert str(room.id) in (await chloe.run("workgroup join", group=offered["value"])).text
        assert "Avanzi" in chloe.roles
        await chloe.run("workgroup leave", group="avanzi")
        assert "Avanzi" not in chloe.roles
        assert "perché l'hai scelto" in (await bruno.run("me")).text


async def test_a_decline_carries_its_reason_and_who_takes_no_messages_is_told_by_staff(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        ada, bruno, chloe = await prepared(server)
        await propose(bruno, "Gelati")
        form = await decide(ada, "decline")
        await ada.fill(form, {"Perché? Chi l'ha fatta lo legge": "C'è già il canale dei dolci"})
        assert "C'è già il canale dei dolci" in bruno.direct_messages[-1].content
        await propose(chloe, "Soups")
        server.fail("POST /users/@me/channels", status=403, code=50007)
        await decide(ada, "approve")
        assert any("non riceve messaggi privati" in words(one) for one in server.channel("staff").messages)
        assert "Non conosco" in (await bruno.run("workgroup join", group="Gelati")).text
        told(server)


async def test_at_most_three_wait_and_an_erased_proposal_is_gone(opened: Opened) -> None:
    async with opened(plan=HOUSE) as server:
        ada, bruno, _ = await prepared(server)
        for name in ("Uno", "Due", "Tre"):
            await propose(bruno, name)
        assert "3 proposte" in (await propose(bruno, "Quattro")).text
        await bruno.click(await bruno.run("privacy erase"), "Sì, cancella tutto")
        assert "non c'è più" in (await decide(ada, "approve")).text


@pytest.mark.parametrize("call", ["POST /guilds/*/roles", "POST /guilds/*/channels"])
@pytest.mark.parametrize(("status", "code"), [(403, 50013), (500, 0)])
async def test_without_a_permission_the_group_is_there_and_the_room_can_be_opened_later(
    opened: Opened, call: str, status: int, code: int
) -> None:
    async with opened(plan=HOUSE) as server:
        ada, bruno, _ = await prepared(server)
        await propose(bruno, "Avanzi")
        server.fail(call, status=status, code=code, times=None if status == 500 else 1)
        await decide(ada, "approve")
        assert "Gestisci ruoli" in words(server.channel("staff").messages[-1])
        assert len(bruno.direct_messages) == 1
        assert "Avanzi" in (await bruno.run("workgroup list")).text
        if status == 500:
            return
        await server.advance(timedelta(minutes=1))
        await decide(ada, "room")
        assert server.channel("Avanzi")
        assert "Avanzi" in bruno.roles
        assert [role.name for role in server.guild.roles].count("Avanzi") == 1
        told(server)
