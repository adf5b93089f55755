"""Staff bring a drop from its draft to the channel; members answer under it, also after a restart."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import discord
import pytest

from services.alerts import Alerts
from services.drops import Drops
from simulation.reading import words
from simulation.world import Server
from tests.cogs.conftest import services_of, told
from tests.cogs.drops.conftest import Opened, approved, bound, drafted, set_for


async def test_a_drop_is_written_looked_at_approved_and_sent_at_its_hour(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        ada = server.person("Ada")
        drop = await drafted(server)
        assert "ancora una bozza" in (await ada.run("drop schedule", drop=drop, when="domani alle 9")).text
        shown = await ada.run("drop preview", drop=drop)
        assert "Voi come lo fate?" in shown.text
        assert "far cucinare" in shown.text
        await ada.run("drop review", drop=drop)
        assert "Tofu" in (await ada.run("inbox")).text
        await ada.run("drop approve", drop=drop)
        assert "esce" in (await ada.run("drop schedule", drop=drop, when="domani alle 9")).text
        assert "in programma" in (await ada.run("drop list")).text
        await server.advance_to(datetime(2026, 5, 5, 6, 59, tzinfo=UTC))
        assert not server.channel("cucina").messages
        await server.advance(timedelta(minutes=1))
        (message,) = server.channel("cucina").messages
        assert "Tofu in tre modi" in words(message)
        assert not message.mention_everyone
        assert message.role_mentions == []
        told(server)


async def test_what_a_member_says_under_it_is_for_their_eyes_only_also_after_a_restart(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        drop = await approved(server, mention=True)
        await server.person("Ada").run("drop schedule", drop=drop, when="tra 1 ora")
        await server.advance(timedelta(hours=1))
        (message,) = server.channel("cucina").messages
        assert [role.name for role in message.role_mentions] == ["Cuochi"]
        await server.restart()
        bruno, chloe = server.person("Bruno"), server.person("Chloe")
        answer = await bruno.click(message, "Mi è utile")
        assert answer.ephemeral
        assert "Grazie" in answer.text
        assert "già" in (await bruno.click(message, "Mi è utile")).text
        assert "perché sei in Cuochi" in (await bruno.click(message, "Perché lo vedo?")).text
        assert "meant for Cuochi" in (await chloe.click(message, "Perché lo vedo?")).text
        assert "fewer" in (await chloe.click(message, "Meno così")).text
        found = await services_of(server).get(Drops).told(str(server.id), drop)
        assert found.answers == {"useful": 1, "fewer": 1}


async def test_in_a_forum_it_opens_a_post_with_its_tags(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        drop = await approved(server, where=server.channel("idee"), tags="Ricette, altro")
        await server.person("Ada").run("drop schedule", drop=drop, when="tra 1 ora")
        await server.advance(timedelta(hours=2))
        (thread,) = server.channel("idee").threads
        assert thread.name == "Tofu in tre modi"
        found = await services_of(server).get(Drops).told(str(server.id), drop)
        assert (found.drop.state, found.posts[0].message) == ("sent", str(thread.id))


async def test_a_file_uploaded_in_the_form_is_sent_with_it(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        ada = server.person("Ada")
        drop = await drafted(server, format="image")
        form = await ada.run("drop variant", drop=drop)
        await ada.fill(form, {"Testo": "Ecco la foto", "File": [("tofu.png", b"png")]})
        await ada.run("drop approve", drop=drop)
        await ada.run("drop schedule", drop=drop, when="tra 1 ora")
        await server.advance(timedelta(hours=1))
        (message,) = server.channel("cucina").messages
        assert [file.filename for file in message.attachments] == ["tofu.png"]


@pytest.mark.parametrize(
    ("now", "when"),
    [
        (datetime(2026, 3, 27, 12, tzinfo=UTC), "29 marzo alle 2:30"),
        (datetime(2026, 10, 23, 12, tzinfo=UTC), "25 ottobre alle 2:30"),
    ],
    ids=["two is skipped", "two comes twice"],
)
async def test_in_the_nights_when_the_clocks_change_an_unclear_hour_is_refused(
    salon: Opened, now: datetime, when: str
) -> None:
    async with salon(now=now) as server:
        drop = await approved(server)
        ada = server.person("Ada")
        assert "cambia l'ora" in (await ada.run("drop schedule", drop=drop, when=when)).text
        asked = await ada.run("drop schedule", drop=drop, when=when.replace("2:30", "9:00"))
        assert "esce" in asked.text
        expected = datetime(now.year, now.month, int(when[:2]), 7 if now.month == 3 else 8, tzinfo=UTC)
        (found,) = await services_of(server).get(Drops).list(str(server.id))
        assert found.scheduled_at == expected
        told(server)


def alerts(server: Server) -> list[str]:
    return [message.content for message in server.channel("staff").messages if message.content.startswith("⚠️")]


def nobody_may_write(server: Server) -> None:
    """But with a role that lets them."""
    backend, everyone = server.environment.backend, server.guild.default_role
    may = discord.Permissions(everyone.permissions.value)
    may.update(send_messages=False)
    backend.edit_role(server.id, everyone.id, {"permissions": may.value})


async def in_the_channel(server: Server) -> None:
    await server.permit_bot(channel="cucina", send_messages=True)


async def to_its_role(server: Server) -> None:
    await server.permit_bot(send_messages=True)


async def with_another_role(server: Server) -> None:
    backend, me = server.environment.backend, server.guild.me
    role = server.role("Direzione")
    backend.edit_role(server.id, role.id, {"permissions": discord.Permissions(send_messages=True).value})
    backend.add_member_role(server.id, me.id, role.id)
    await server.settle()


@pytest.mark.parametrize("given", [in_the_channel, to_its_role, with_another_role])
async def test_where_salotto_may_not_write_staff_hear_it_once_and_the_drop_goes_out_as_soon_as_it_may(
    salon: Opened, given: Callable[[Server], Awaitable[None]]
) -> None:
    async with salon() as server:
        await bound(server)
        drop = await approved(server)
        await set_for(server, drop, "tra 10 minuti")
        if given is in_the_channel:
            await server.permit_bot(channel="cucina", send_messages=False)
        else:
            nobody_may_write(server)
            await server.permit_bot(send_messages=False)
            await server.permit_bot(channel="staff", send_messages=True)
        await server.advance(timedelta(minutes=30))
        (alert,) = alerts(server)
        assert "non posso scrivere" in alert and "esce da solo" in alert
        await given(server)
        await server.advance(timedelta(minutes=1))
        found = await services_of(server).get(Drops).told(str(server.id), drop)
        assert (len(server.channel("cucina").messages), found.drop.state, found.posts[0].late) == (1, "sent", True)
        assert await services_of(server).get(Alerts).standing(str(server.id)) == ()
        told(server)


async def test_when_the_permission_comes_too_late_the_drop_waits_for_another_moment(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        drop = await approved(server)
        await set_for(server, drop, "tra 10 minuti")
        await server.permit_bot(channel="cucina", send_messages=False)
        await server.advance(timedelta(hours=4))
        await server.permit_bot(channel="cucina", send_messages=True)
        await server.advance(timedelta(minutes=1))
        assert server.channel("cucina").messages == ()
        assert len(alerts(server)) == 1, "what helps they know already"
        assert "non è uscito in tempo" in (await server.person("Ada").run("inbox")).text
        await set_for(server, drop, "tra 10 minuti")
        await server.advance(timedelta(minutes=10))
        assert len(server.channel("cucina").messages) == 1
        told(server)


async def test_a_thread_that_was_put_away_meanwhile_is_opened_again(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        thread = await server.person("Bruno").start_thread("cucina", "ricette")
        drop = await approved(server, where=thread)
        await set_for(server, drop, "tra 10 minuti")
        known = server.guild.get_thread(thread.id)
        assert known is not None
        await known.edit(archived=True)
        await server.advance(timedelta(minutes=10))
        assert [words(one).splitlines()[0] for one in thread.messages if one.embeds]
        told(server)


async def test_cancelling_asks_first_and_members_get_none_of_it(salon: Opened) -> None:
    async with salon() as server:
        drop = await approved(server)
        ada = server.person("Ada")
        await ada.run("drop schedule", drop=drop, when="tra 1 ora")
        asked = await ada.run("drop cancel", drop=drop)
        await ada.click(asked, "Sì, vai avanti")
        await server.advance(timedelta(hours=3))
        assert not server.channel("cucina").messages
        assert "annullato" in (await ada.run("drop list")).text
        offered = await ada.complete("drop new", "segment", "cuo")
        assert [one["name"] for one in offered] == ["Cuochi"]


async def test_what_came_of_it_is_counted_and_told_with_a_picture(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        drop = await approved(server)
        ada, bruno, chloe = server.person("Ada"), server.person("Bruno"), server.person("Chloe")
        assert "Non è ancora uscito" in (await ada.run("drop report", drop=drop)).text
        await ada.run("drop schedule", drop=drop, when="tra 1 ora")
        await server.advance(timedelta(hours=1))
        (message,) = server.channel("cucina").messages
        said = await bruno.post(
            "cucina", "Io lo marino una notte nella salsa di soia, così resta sodo", reply_to=message
        )
        await chloe.post("cucina", "I press it first, because water makes it soft", reply_to=said)
        await server.advance(timedelta(hours=3))
        early = await ada.run("drop report", drop=drop)
        assert "Finora" in early.text
        assert "2 persone hanno risposto" in early.text
        async with server.away():
            await server.advance(timedelta(days=8))
        await server.advance(timedelta(minutes=5))
        asked = await ada.run("drop report", drop=drop)
        assert "Dopo una settimana" in asked.text
        assert "Per un confronto è presto" in asked.text
        assert "Meno di cinque persone" in asked.text
        found = await services_of(server).get(Drops).told(str(server.id), drop)
        assert (found.drop.state, found.steps[-1].what) == ("measured", "measured")


async def test_members_find_again_what_was_for_them_and_what_they_saved(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        bruno, chloe, ada = server.person("Bruno"), server.person("Chloe"), server.person("Ada")
        assert "non c'è ancora niente" in (await bruno.run("library browse")).text
        drop = await approved(server)
        await ada.run("drop schedule", drop=drop, when="tra 1 ora")
        await server.advance(timedelta(hours=1))
        shelf = await bruno.run("library browse")
        (message,) = server.channel("cucina").messages
        assert "Tofu in tre modi" in shelf.text
        assert str(message.id) in shelf.text
        assert "Nothing for your segments" in (await chloe.run("library browse")).text
        assert "Tofu" in (await bruno.run("library search", text="paura tofu")).text
        assert "Non ho trovato" in (await bruno.run("library search", text="zucca")).text
        assert "Salvato" in (await bruno.choose(shelf, drop)).text
        assert "Tofu" in (await bruno.run("library browse", saved=True)).text
        assert "Tolto" in (await bruno.choose(shelf, drop)).text
        assert "Non hai salvato" in (await bruno.run("library browse", saved=True)).text
