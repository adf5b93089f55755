"""Discord's own polls: chosen when they will do, posted once, read until Discord has counted, told once."""

from datetime import timedelta
from typing import Any

import discord
import pytest

from services.listening import Listening
from services.polls import Polls
from services.server_settings import GeneralSettings
from simulation.plan import ChannelPlan, PersonPlan, RolePlan, ServerPlan
from simulation.reading import Answer, words
from simulation.world import Server
from tests.cogs.conftest import Opened, services_of

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")
LOOK = "A che punto è"


async def asked(server: Server, method: str = "single", who_sees: str = "everybody", **more: object) -> Answer:
    """What Ada is shown before she publishes a poll in #generale."""
    ada = server.person("Ada")
    chosen = {"method": method, "who-sees": who_sees, "where": server.channel("generale"), "length": "1 ora"}
    form = await ada.run("poll create", **{**chosen, **more})
    filled = {"La domanda": "Quale zuppa torna?", "Le opzioni": "Ceci\nLenticchie\nFave"}
    return await ada.fill(form, filled)


async def published(server: Server, *shape: str, **more: object) -> discord.Message:
    preview = await asked(server, *shape, **more)
    done = await server.person("Ada").click(preview, "Sì, vai avanti")
    assert "è pronto" in done.text
    return native(server)


async def name_the_staff(server: Server) -> None:
    settings, role = services_of(server).server_settings, str(server.role("Team").id)
    room, ada = str(server.channel("staff").id), str(server.person("Ada").id)
    await settings.change(str(server.id), GeneralSettings, ada, staff_roles=(role,), staff_channel=room)
    await server.person("Teo").post("generale", "Arrivo")
    await services_of(server).get(Listening).flush()


def native(server: Server) -> discord.Message:
    (message,) = [one for one in server.channel("generale").messages if one.poll is not None]
    return message


def told(server: Server) -> list[str]:
    shown = [words(one) for one in server.channel("generale").messages]
    return [one for one in shown if "Che cosa ne è venuto" in one]


async def poll_of(server: Server) -> Any:
    return await services_of(server).get(Polls).get(str(server.id), "1")


async def test_discords_own_poll_is_chosen_when_it_will_do_and_told_when_discord_has_counted(opened: Opened) -> None:
    async with opened() as server:
        await name_the_staff(server)
        message = await published(server)
        assert message.poll is not None
        assert [answer.text for answer in message.poll.answers] == ["Ceci", "Lenticchie", "Fave"]
        assert "Aperto fino a" in words(message)
        bruno, chloe, teo = (server.person(name) for name in ("Bruno", "Chloe", "Teo"))
        await bruno.vote(message, 2)
        await chloe.vote(message, 1)
        await teo.vote(message, 1)
        await chloe.vote(message, 2)
        look = await bruno.click(message, LOOK)
        assert "Lenticchie: 2 persone" in look.text and "una persona dello staff" in look.text, look.text
        assert "hai partecipato" in (await bruno.run("polls")).text
        await server.restart()
        await server.advance(timedelta(hours=1, minutes=5))
        (outcome,) = told(server)
        assert "Viene prima **Lenticchie**" in outcome and "Hanno partecipato in 2" in outcome
        assert "Ha votato anche una persona dello staff, che non è contata." in outcome
        await server.restart()
        assert len(told(server)) == 1
        assert (await poll_of(server)).outcome["result"]["counts"] == [0, 2, 0]


@pytest.mark.parametrize(
    "wanted",
    [
        {"method": "ranking"},
        {"who_sees": "staff"},
        {"who_sees": "nobody"},
        {"quorum": 2},
        {"hidden": True},
        {"why": True},
        {"length": "90 minuti"},
        {"kind": "ballot"},
    ],
)
async def test_what_it_cannot_do_is_asked_by_ballots(opened: Opened, wanted: dict[str, Any]) -> None:
    async with opened() as server:
        preview = await asked(server, **wanted)
        assert "sondaggio di Discord" not in preview.text
        if "kind" in wanted:
            return
        refused = await asked(server, **{"method": "single", "who_sees": "everybody", **wanted, "kind": "native"})
        assert "lascia fuori il tipo" in refused.text or "oppure il tipo" in refused.text


async def test_the_help_shows_what_each_kind_can_do(opened: Opened) -> None:
    async with opened() as server:
        shown = await server.person("Ada").run("poll kinds")
        assert "Salotto sceglie da solo" in shown.text and "classifica" in shown.text


async def test_ended_while_the_bot_was_away_it_is_counted_and_told_once(opened: Opened) -> None:
    async with opened() as server:
        message = await published(server, "multiple")
        async with server.away():
            await server.person("Bruno").vote(message, 1, 3)
            await server.person("Chloe").vote(message, 3)
            await server.advance(timedelta(hours=3))
        await server.advance(timedelta(minutes=2))
        (outcome,) = told(server)
        assert "Viene prima **Fave**" in outcome
        assert (await poll_of(server)).outcome["result"]["counts"] == [1, 0, 2]


async def test_a_deleted_message_leaves_the_outcome_unknown_and_not_zero(opened: Opened) -> None:
    async with opened() as server:
        message = await published(server)
        await server.person("Bruno").vote(message, 2)
        await server.person("Dora").delete(message)
        await server.advance(timedelta(hours=1, minutes=5))
        (outcome,) = told(server)
        assert "non si sa" in outcome and "Non ha partecipato nessuno" not in outcome
        assert (await poll_of(server)).outcome["took_part"] is None


async def test_while_discord_does_not_answer_it_is_asked_again_and_after_half_a_day_no_more(opened: Opened) -> None:
    async with opened() as server:
        await name_the_staff(server)
        message = await published(server)
        await server.person("Bruno").vote(message, 2)
        await server.permit_bot(channel="generale", view_channel=False)
        await server.advance(timedelta(hours=1, minutes=3))
        assert any("Non riesco a leggere il sondaggio 1" in words(one) for one in server.channel("staff").messages)
        assert (await poll_of(server)).status == "open"
        await server.permit_bot(channel="generale", view_channel=True)
        await server.advance(timedelta(minutes=10))
        assert "Viene prima **Lenticchie**" in told(server)[0]


async def test_a_poll_that_cannot_be_read_holds_up_no_other(opened: Opened) -> None:
    async with opened() as server:
        await name_the_staff(server)
        await server.open_channel(ChannelPlan("cucina"))
        await published(server)
        preview = await asked(server, kind="ballot", where=server.channel("cucina"), length="65 minuti")
        await server.person("Ada").click(preview, "Sì, vai avanti")
        await server.permit_bot(channel="generale", view_channel=False)
        await server.advance(timedelta(hours=1, minutes=7))
        assert (await poll_of(server)).status == "open"
        assert "Che cosa ne è venuto" in words(server.channel("cucina").messages[-1])


async def test_results_that_never_come_are_unknown(opened: Opened) -> None:
    async with opened() as server:
        message = await published(server)
        await server.person("Bruno").vote(message, 2)
        server.environment.backend.expire_due_polls = lambda: None
        server.environment.backend.next_poll_deadline = lambda: None
        await server.advance(timedelta(hours=1, minutes=3))
        assert (await poll_of(server)).status == "open"
        async with server.away():
            await server.advance(timedelta(hours=13))
        await server.advance(timedelta(hours=1))
        assert (await poll_of(server)).outcome["unknown"] == "unread"
        assert "Discord non lo dice" in told(server)[0]


async def test_staff_end_it_and_cannot_move_its_end(opened: Opened) -> None:
    async with opened() as server:
        message = await published(server)
        ada = server.person("Ada")
        await server.person("Bruno").vote(message, 1)
        refused = await ada.run("poll extend", poll="1", until="tra 3 giorni")
        assert "non si può spostare" in refused.text
        really = await ada.run("poll close", poll="1")
        closed = await ada.click(really, "Sì, vai avanti")
        assert "è finito" in closed.text
        await server.advance(timedelta(minutes=5))
        assert "Viene prima **Ceci**" in told(server)[0]
        assert message.poll is not None and native(server).poll.is_finalised()  # type: ignore[union-attr]


async def test_nobody_voted_in_it(opened: Opened) -> None:
    async with opened() as server:
        await published(server)
        await server.advance(timedelta(hours=1, minutes=5))
        assert "Non ha partecipato nessuno" in told(server)[0]


MANY = ServerPlan(
    "Folla",
    channels=(ChannelPlan("generale"), ChannelPlan("staff", only_for=("Team",))),
    roles=(RolePlan("Direzione", frozenset({"manage_guild"})), RolePlan("Team")),
    people=(PersonPlan("Ada", roles=("Direzione", "Team")), *(PersonPlan(f"P{n}") for n in range(130))),
    owner="Ada",
)


async def test_more_than_a_hundred_voters_are_all_read_and_who_left_counts(opened: Opened) -> None:
    async with opened(plan=MANY) as server:
        message = await published(server)
        for number in range(130):
            person = server.person(f"P{number}")
            server.environment.backend.set_poll_votes(message.channel.id, message.id, (2,), person.id)
        await server.person("P3").leave()
        await server.advance(timedelta(hours=1, minutes=5))
        assert (await poll_of(server)).outcome["result"]["counts"] == [0, 130, 0]


async def test_those_who_voted_on_discord_are_not_reminded(opened: Opened) -> None:
    async with opened() as server:
        message = await published(server)
        bruno, chloe, ada = (server.person(name) for name in ("Bruno", "Chloe", "Ada"))
        await bruno.vote(message, 1)
        really = await ada.run("poll remind", poll="1")
        await ada.click(really, "Sì, vai avanti")
        await server.advance(timedelta(minutes=2))
        assert any("dire la tua" in words(one) for one in chloe.direct_messages)
        assert not any("dire la tua" in words(one) for one in bruno.direct_messages)
