"""Every call of a delivery fails once in every way: the drop goes out once, and staff know what helps."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import discord
import pytest

from services.drop_shape import DropSettings
from services.drops import Drops, Told
from services.outbox import Outbox
from services.spotlight import Spotlight
from simulation.faults import DOWN, GONE, LOST, LOST_AFTER, REFUSED, Fault, each_call_failing, failing
from simulation.people import Person
from simulation.plan import PersonPlan
from simulation.reading import words
from simulation.world import Server
from tests.cogs.conftest import services_of, told
from tests.cogs.drops.conftest import Opened, approved, bound, planned_in, prepared, set_for
from tests.cogs.drops.test_spotlight import WORDS

FAULTS = (REFUSED, GONE, DOWN, LOST, LOST_AFTER)
TOO_LARGE = Fault("too large", 413, 40005)
MINUTE = timedelta(minutes=1)
TO_ROOM, TO_FORUM = "POST /channels/*/messages", "POST /channels/*/threads"


def alerts(server: Server) -> list[discord.Message]:
    """What staff are told to see to, the last last."""
    return [one for one in server.channel("staff").messages if one.content.startswith("⚠️")]


def state_of(server: Server, drop: str) -> Awaitable[Told]:
    return services_of(server).get(Drops).told(str(server.id), drop)


async def in_the_room(server: Server) -> Any:
    return server.channel("cucina")


async def in_a_thread(server: Server) -> Any:
    return await server.person("Bruno").start_thread("cucina", "ricette")


async def in_the_forum(server: Server) -> Any:
    return server.channel("idee")


def out_in(server: Server, where: Any) -> list[str]:
    """The drops that stand there, each as often as it does."""
    rooms = where.threads if where.name == "idee" else (where,)
    found = [one for room in rooms for one in room.messages]
    return [one.embeds[0].title or "" for one in found if one.author.id == server.bot.user.id and one.embeds]


@pytest.mark.parametrize(
    ("place", "options", "call"),
    [
        (in_the_room, {}, TO_ROOM),
        (in_the_room, {"mention": True}, TO_ROOM),
        (in_a_thread, {}, TO_ROOM),
        (in_the_forum, {"tags": ("ricette",), "forum": True}, TO_FORUM),
    ],
    ids=["channel", "mention", "thread", "forum"],
)
async def test_whatever_becomes_of_the_call_it_goes_out_once_and_staff_know_what_helps(
    salon: Opened, place: Callable[[Server], Awaitable[Any]], options: dict[str, Any], call: str
) -> None:
    async with salon() as server:
        await bound(server)
        ada, where = server.person("Ada"), await place(server)

        async def due(_: int) -> str:
            return await planned_in(server, 1, await prepared(server, channel=str(where.id), **options))

        async def goes_out(_: str) -> None:
            await server.advance(MINUTE)

        count = 1
        async for failure in each_call_failing(server, goes_out, before=due, faults=FAULTS, only=call.__eq__):
            count += 1
            drop, before = failure.subject, len(alerts(server))
            found = await state_of(server, drop)
            assert found.drop.state == "scheduled", failure
            assert len(out_in(server, where)) == count - (failure.fault is not LOST_AFTER), failure
            assert bool(alerts(server)) == (failure.fault in (REFUSED, GONE) or before > 0), failure
            if failure.fault is REFUSED:
                assert "non posso scrivere" in alerts(server)[-1].content, failure
                await ada.click(alerts(server)[-1], "Ci ho pensato")
            elif failure.fault is GONE:
                assert "il canale non c'è più" in alerts(server)[-1].content, failure
                await set_for(server, drop, "tra 1 minuto")
            await server.advance(2 * MINUTE)
            found = await state_of(server, drop)
            (post,) = found.posts
            assert (found.drop.state, post.late) == ("sent", False), failure
            assert len(out_in(server, where)) == count, f"{failure}: once"
            assert len(alerts(server)) == before, failure
        told(server)
        assert len(alerts(server)) == 2, "of what a second attempt heals staff hear nothing"
        last = (where.threads[-1] if call == TO_FORUM else where).messages[-1]
        assert [role.name for role in last.role_mentions] == (["Cuochi"] if options.get("mention") else [])
        if call == TO_FORUM:
            thread = server.guild.get_thread(last.id)
            assert thread is not None
            assert [tag.name for tag in thread.applied_tags] == ["ricette"]


@pytest.mark.parametrize("fault", [DOWN, LOST, REFUSED], ids=lambda fault: fault.name)
@pytest.mark.parametrize(("where", "call"), [("cucina", TO_ROOM), ("idee", TO_FORUM)])
async def test_when_the_look_for_a_lost_answer_fails_too_it_is_still_there_once(
    salon: Opened, where: str, call: str, fault: Fault
) -> None:
    async with salon() as server:
        await bound(server)
        channel = str(server.channel(where).id)
        drop = await planned_in(server, 1, await prepared(server, channel=channel, forum=where == "idee"))
        looks = "GET /channels/*/messages" if call == TO_ROOM else "GET /channels/*/messages/*"
        with failing(server, call, LOST_AFTER):
            await server.advance(MINUTE)
        if where == "cucina" or fault is not REFUSED:
            with failing(server, looks, fault):
                await server.advance(MINUTE)
        await server.advance(5 * MINUTE)
        assert (await state_of(server, drop)).drop.state == "sent"
        assert out_in(server, server.channel(where)) == ["Tofu in tre modi"]
        told(server)


async def test_files_that_have_become_too_large_are_kept_and_staff_hear_what_to_do(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        ada, drop = server.person("Ada"), await approved(server, format="image")
        form = await ada.run("drop variant", drop=drop)
        await ada.fill(form, {"Testo": "Ecco la foto", "File": [("tofu.png", b"png"), ("tofu.mp4", b"mp4")]})
        await ada.run("drop approve", drop=drop)
        await ada.run("drop schedule", drop=drop, when="tra 1 minuto")
        with failing(server, TO_ROOM, TOO_LARGE):  # the server has lost its boosts since
            await server.advance(MINUTE)
        assert "forse un file è troppo grande" in alerts(server)[-1].content
        await server.advance(timedelta(hours=1, minutes=30))
        assert "non riesco a pubblicarlo" in (await ada.run("inbox")).text
        assert out_in(server, server.channel("cucina")) == [], "it is not tried again unasked"
        found = await state_of(server, drop)
        assert [one.name for one in found.files] == ["tofu.png", "tofu.mp4"]
        form = await ada.run("drop variant", drop=drop)
        await ada.fill(form, {"Testo": "Ecco la foto", "File": [("tofu.png", b"p")]})
        await ada.run("drop approve", drop=drop)
        await ada.run("drop schedule", drop=drop, when="tra 1 minuto")
        await server.advance(MINUTE)
        (message,) = server.channel("cucina").messages
        assert [one.filename for one in message.attachments] == ["tofu.png"]
        told(server)


async def test_whoever_was_chosen_to_test_is_told_once_or_staff_tell_them(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        ada = server.person("Ada")

        async def applied(number: int) -> tuple[str, Person]:
            drop = await prepared(server, format="testers")
            options = {"seats": 1, "criteria": "chi cucina", "until": "tra 1 giorno", "days": 1}
            await ada.run("drop test seats", drop=drop, **options)
            await planned_in(server, 1, drop)
            await server.advance(MINUTE)
            person = server.newcomer(PersonPlan(f"Prova{number}", member=False))
            await person.join()
            form = await person.click(server.channel("cucina").messages[-1], "Mi candido")
            await person.fill(form, {"Perché proprio tu?": "cucino per uno"})
            return drop, person

        async def is_chosen(of: tuple[str, Person]) -> None:
            asked = await ada.run("drop test choose", drop=of[0])
            await ada.choose(asked, str(of[1].id))
            await server.advance(MINUTE)

        def of_the_message(call: str) -> bool:
            return call in (TO_ROOM, "POST /users/@me/channels")

        async for failure in each_call_failing(server, is_chosen, before=applied, faults=FAULTS, only=of_the_message):
            _, person = failure.subject
            before = len(person.direct_messages)
            await server.advance(2 * MINUTE)
            closed = failure.fault in (REFUSED, GONE)
            assert len(person.direct_messages) == (0 if closed else 1), f"{failure}: had {before}"
            names = [one for one in alerts(server) if str(person.id) in one.content]
            assert len(names) == closed, failure
            if closed:
                assert "diteglielo nel canale" in names[0].content
                form = await person.click(server.channel("cucina").messages[-1], "Mi candido")
                assert "Che cosa hai fatto?" in str(form.modal), "the button knows that they were chosen"
        told(server)


async def test_a_story_that_is_taken_back_goes_from_the_channel_whatever_becomes_of_the_call(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        bruno = server.person("Bruno")

        async def published(_: int) -> str:
            stories, me, by = services_of(server).get(Spotlight), str(bruno.id), str(server.person("Ada").id)
            story = await stories.share(str(server.id), me, WORDS, None)
            await stories.choose(str(server.id), story.id)
            drop = (await stories.agree(str(server.id), story.id, me, "Bruno")).id
            drops, where = services_of(server).get(Drops), str(server.channel("cucina").id)
            await drops.aim(str(server.id), drop, by, segments=("Cuochi",), channel=where)
            await drops.edit(str(server.id), drop, by, purpose="dare coraggio", need="non oso provare")
            await drops.approve(str(server.id), drop, by)
            await planned_in(server, 1, drop)
            await server.advance(MINUTE)
            assert [one for one in server.channel("cucina").messages if WORDS in words(one)]
            return story.id

        async def is_taken_back(story: str) -> None:
            await services_of(server).get(Spotlight).decline(str(server.id), story, str(bruno.id))
            await server.settle()

        def deleting(call: str) -> bool:
            return call == "DELETE /channels/*/messages/*"

        def stays() -> list[str]:
            return [one.content for one in alerts(server) if "cancellatela voi" in one.content]

        async for failure in each_call_failing(server, is_taken_back, before=published, faults=FAULTS, only=deleting):
            assert bool(stays()) or failure.fault is not REFUSED, failure
            await server.advance(3 * MINUTE)
            left = [one for one in server.channel("cucina").messages if WORDS in words(one)]
            assert len(left) == (failure.fault is GONE), f"{failure}: Discord said that it is gone"
            for one in left:
                await server.person("Ada").delete(one)
        told(server)
        assert len(stays()) == 1


async def test_who_asked_for_drops_in_private_gets_each_once_whatever_becomes_of_the_call(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        bruno = server.person("Bruno")
        await bruno.run("library direct", on=True)
        by, settings = str(server.person("Ada").id), services_of(server).server_settings
        await settings.change(str(server.id), DropSettings, by, cap_per_week=14)

        async def due(_: int) -> int:
            await planned_in(server, 1, await prepared(server))
            return len(bruno.direct_messages)

        async def goes_out(_: int) -> None:
            await server.advance(2 * MINUTE)

        # Of the messages the first is the drop's own: without it there is nothing to send to anybody.
        telling = each_call_failing(server, goes_out, before=due, faults=FAULTS, only=TO_ROOM.__eq__, every=True)
        async for failure in telling:
            await server.advance(2 * MINUTE)
            closed = failure.fault in (REFUSED, GONE)
            assert len(bruno.direct_messages) - failure.subject == (0 if closed else 1), failure
            await services_of(server).get(Outbox).release(str(server.id))
        told(server)
