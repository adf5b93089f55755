"""Messages that moderators clear away: which ones, and what is on file when the process dies in the middle of it."""

from dataclasses import replace
from datetime import timedelta

from models import penalties
from models.case_values import NewCase
from services.rooms import RoomKeeping
from services.settling import AFTER
from simulation.plan import PersonPlan
from simulation.world import Server
from tests.cogs.conftest import services_of
from tests.cogs.moderation.conftest import SALON, Opened, bind, filed, kinds

YES = "Sì, vai avanti"
ROBOT = replace(SALON, people=(*SALON.people, PersonPlan("Robot", bot=True)))


def left(server: Server) -> list[str]:
    return [one.content for one in server.channel("generale").messages]


async def test_messages_are_chosen_by_bots_words_count_and_place(opened: Opened) -> None:
    async with opened(ROBOT) as server:
        await bind(server)
        mara, bruno, robot = server.person("Mara"), server.person("Bruno"), server.person("Robot")
        said = [await bruno.post("generale", f"riga {number}") for number in range(6)]
        await robot.post("generale", "pubblicità")
        await bruno.post("generale", "una PAROLA di troppo")

        async def purge(**options: object) -> None:
            asked = await mara.run("purge", **options)
            await mara.click(asked, YES)

        await purge(count=100, what="bots")
        assert "pubblicità" not in left(server) and len(left(server)) == 7
        await purge(count=100, containing="parola")
        assert len(left(server)) == 6
        await purge(count=100, after=said[1].jump_url, before=str(said[4].id))
        assert left(server) == ["riga 0", "riga 1", "riga 4", "riga 5"]
        await purge(count=1)
        assert left(server) == ["riga 0", "riga 1", "riga 4"]
        assert "non è il link" in (await mara.run("purge", count=5, after="ieri")).text
        assert "Nessun messaggio corrisponde" in (await mara.run("purge", count=5, what="files")).text
        assert kinds(await filed(server)) == ["purge"] * 4


async def test_what_a_purge_had_deleted_when_the_process_died_is_a_case_that_says_how_much(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, bruno = server.person("Mara"), server.person("Bruno")
        said = [await bruno.post("generale", f"riga {number}") for number in range(5)]
        untouched = [await bruno.post("ricette", f"riga {number}") for number in range(2)]
        rooms, now = services_of(server).get(RoomKeeping), server.clock.now()
        for name, messages in (("generale", said), ("ricette", untouched)):
            new = NewCase("purge", now, "command", channel=str(server.channel(name).id), actor=str(mara.id))
            await rooms.begin(str(server.id), rooms.clearing(new, [str(one.id) for one in messages]))
        await mara.delete_many(said[:3])
        async with server.away(killed=True):
            await server.advance(AFTER)
        await server.advance(timedelta(minutes=1))
        (case,) = await filed(server)
        assert case.what.kind == "purge" and case.what.actor == str(mara.id)
        assert case.what.reason is not None and "3 messaggi su 5" in case.what.reason
        async with services_of(server).database.reading() as session:
            failed = await penalties.attempts(session, str(server.id), "failed")
            assert [one.refusal for one in failed] == ["interrupted"], "nothing was deleted: no case"
            assert all(one.before is None for one in failed), "and which messages it was about is forgotten"
        (logged,) = server.channel("registro").messages
        assert "3 messaggi su 5" in logged.embeds[0].description
        await server.restart()
        assert len(await filed(server)) == 1
