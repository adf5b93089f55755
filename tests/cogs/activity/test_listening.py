"""What happens on a server is stored once, stays as Discord has it, and goes when it goes there."""

from datetime import timedelta

from cogs.activity.values import channel
from core.settings import ServerDefaults
from metrics.values import Message
from models import members
from models.members import Consent
from services.listening import Listening
from services.seen import MessageSeen, Person
from simulation.world import Server
from tests.cogs.activity.conftest import A_MINUTE, Opened, caught_up, said, stored
from tests.cogs.conftest import services_of

TOFU = "Come conservate il tofu aperto? Il mio dopo due giorni in frigo cambia odore e non mi fido."
WATER = "In acqua, cambiata ogni giorno, perché così non prende aria. Dura quasi una settimana."


async def test_talk_in_channels_threads_and_forum_is_stored_where_it_was_said(listening_to: Opened) -> None:
    async with listening_to() as server:
        bruno, chloe = server.person("Bruno"), server.person("Chloe")
        asked = await bruno.post("generale", TOFU)
        await chloe.post("generale", WATER, reply_to=asked)
        thread = await bruno.start_thread("ricette", "Curry")
        await bruno.post(thread, "Chi lo fa senza cocco?")
        post = await chloe.post_in_forum("idee", "Monoporzioni", "I would buy single portions")
        rows = await stored(
            server,
            "SELECT m.text, c.kind, c.name, p.name, m.reply_to FROM messages m JOIN channels c ON c.id = m.channel_id "
            "LEFT JOIN channels p ON p.id = c.parent_id ORDER BY m.at, m.id",
        )
        assert rows == [
            (TOFU, "text", "generale", None, None),
            (WATER, "text", "generale", None, str(asked.id)),
            ("Chi lo fa senza cocco?", "thread", "Curry", "ricette", None),
            ("I would buy single portions", "thread", "Monoporzioni", "idee", None),
        ]
        assert str(post.id) in [row[0] for row in await stored(server, "SELECT id FROM messages")]


async def test_an_event_that_is_told_twice_is_stored_once(listening_to: Opened) -> None:
    async with listening_to() as server:
        message = await server.person("Bruno").post("generale", TOFU)
        server.bot.dispatch("message", message)
        await server.settle()
        await services_of(server).get(Listening).flush()
        server.bot.dispatch("message", message)
        await server.settle()
        assert await said(server) == [TOFU]


async def test_what_is_said_is_read_a_moment_later_and_read_again_when_it_is_edited(listening_to: Opened) -> None:
    async with listening_to() as server:
        bruno = server.person("Bruno")
        message = await bruno.post("generale", "ok")
        await server.advance(A_MINUTE)
        assert await stored(server, "SELECT band FROM turns") == [("none",)]
        await bruno.edit(message, TOFU)
        await server.advance(A_MINUTE)
        assert await said(server) == [TOFU]
        ((band,),) = await stored(server, "SELECT band FROM turns")
        assert band in ("contribution", "articulated")


async def test_what_is_deleted_leaves_nothing_behind(listening_to: Opened) -> None:
    async with listening_to() as server:
        bruno, ada = server.person("Bruno"), server.person("Ada")
        alone = await bruno.post("generale", TOFU)
        await server.advance(timedelta(minutes=10))
        bulk = [await bruno.post("ricette", f"{WATER} Prova numero {n} di molte.") for n in range(3)]
        await bruno.react(bulk[0], "👍")
        await server.advance(A_MINUTE)
        assert len(await stored(server, "SELECT 1 FROM turns")) == 2
        assert await stored(server, "SELECT 1 FROM shingles")
        await bruno.delete(alone)
        server.environment.backend.bulk_delete_messages(server.channel("ricette").id, [m.id for m in bulk])
        await server.settle()
        await server.advance(A_MINUTE)
        for table in ("messages", "turns", "shingles", "reactions", "reply_links"):
            assert await stored(server, f"SELECT 1 FROM {table}") == [], table
        # Discord may tell of a message again that is gone.
        server.bot.dispatch("message", alone)
        await server.settle()
        assert await said(server) == []
        assert ada.is_member


async def test_a_channel_that_is_deleted_takes_what_was_said_in_it_and_its_threads(listening_to: Opened) -> None:
    async with listening_to() as server:
        bruno = server.person("Bruno")
        await bruno.post("generale", "resta")
        await bruno.post("ricette", "via")
        thread = await bruno.start_thread("ricette", "Curry")
        await bruno.post(thread, "via anche questo")
        assert len(await said(server)) == 3
        await server.close_channel("ricette")
        assert await said(server) == ["resta"]


async def test_reactions_typing_voice_and_commands_are_signs_of_being_there(listening_to: Opened) -> None:
    async with listening_to() as server:
        bruno, chloe = server.person("Bruno"), server.person("Chloe")
        message = await bruno.post("generale", TOFU)
        await chloe.react(message, "👍")
        await bruno.react(message, "🌱")
        await bruno.unreact(message, "🌱")
        await chloe.type_in("generale")
        await chloe.enter("voce")
        await server.advance(timedelta(minutes=20))
        await chloe.hang_up()
        await server.person("Ada").run("setup show")
        assert await stored(server, "SELECT emoji, member_id FROM reactions") == [("👍", str(chloe.id))]
        assert await stored(server, "SELECT reactions FROM messages") == [(1,)]
        assert await stored(server, "SELECT kind, member_id FROM activity ORDER BY kind") == [
            ("interaction", str(server.person("Ada").id)),
            ("typing", str(chloe.id)),
        ]
        ((member, minutes),) = await stored(
            server,
            "SELECT member_id, ROUND((julianday(ended_at) - julianday(started_at)) * 1440) FROM voice_sessions",
        )
        assert (member, minutes) == (str(chloe.id), 20)


async def test_who_comes_goes_and_changes_roles_is_noted(listening_to: Opened) -> None:
    async with listening_to() as server:
        ada, bruno, dario = (server.person(name) for name in ("Ada", "Bruno", "Dario"))
        staff = "SELECT id FROM members WHERE is_staff"
        assert await stored(server, staff) == [(str(ada.id),)]
        await dario.leave()
        assert await stored(server, "SELECT id FROM members WHERE left_at IS NOT NULL") == [(str(dario.id),)]
        await dario.join()
        assert await stored(server, "SELECT id FROM members WHERE left_at IS NOT NULL") == []
        await bruno.post("generale", "da membro")
        server.environment.backend.add_member_role(server.id, bruno.id, server.role("Team").id)
        await server.settle()
        await bruno.post("generale", "da staff")
        assert await stored(server, "SELECT text, staff FROM messages ORDER BY at, id") == [
            ("da membro", 0),
            ("da staff", 1),
        ]
        assert set(await stored(server, staff)) == {(str(ada.id),), (str(bruno.id),)}


async def test_staff_roles_chosen_later_hold_for_what_was_said_before(listening_to: Opened) -> None:
    async with listening_to(defaults=ServerDefaults()) as server:
        ada = server.person("Ada")
        await ada.post("generale", "Benvenuti a tutti")
        assert await stored(server, "SELECT staff FROM messages") == [(0,)]
        await ada.run("setup staff", role=server.role("Team"))
        await server.person("Bruno").post("generale", "Grazie")
        await stored(server, "SELECT 1")
        await server.settle()
        assert await stored(server, "SELECT text, staff FROM messages ORDER BY at, id") == [
            ("Benvenuti a tutti", 1),
            ("Grazie", 0),
        ]


async def choose(server: Server, member: int, level: Consent) -> None:
    async with services_of(server).database.writing() as session:
        await members.choose_consent(session, str(server.id), str(member), level, "1", server.clock.now())


async def test_of_members_who_want_nothing_kept_events_are_only_counted(listening_to: Opened) -> None:
    async with listening_to() as server:
        bruno, chloe = server.person("Bruno"), server.person("Chloe")
        await caught_up(server)
        await stored(server, "SELECT 1")
        await choose(server, bruno.id, "none")
        message = await bruno.post("generale", f"{TOFU} segreto")
        await bruno.edit(message, "segreto davvero")
        theirs = await chloe.post("generale", f"Ciao {bruno.mention}, come va?")
        await bruno.react(theirs, "👍")
        await bruno.type_in("generale")
        await bruno.enter("voce")
        await bruno.leave()
        await server.advance(A_MINUTE)
        counted, kept = await stored(server, "SELECT kind, author_id, text, mentions FROM messages ORDER BY kind")
        assert counted == ("counted", None, None, "[]")
        assert kept[1] == str(chloe.id) and kept[3] == "[]"
        for table in ("activity", "voice_sessions", "reactions"):
            assert await stored(server, f"SELECT 1 FROM {table}") == [], table
        assert await stored(server, f"SELECT left_at FROM members WHERE id = '{bruno.id}'") == [(None,)]
        assert [row[0] for row in await stored(server, "SELECT author_id FROM turns")] == [str(chloe.id)]


async def test_a_burst_of_a_thousand_messages_is_stored_whole(listening_to: Opened) -> None:
    async with listening_to() as server:
        listening = services_of(server).get(Listening)
        first = await server.person("Bruno").post("generale", "uno")
        author = Person(str(first.author.id), "Bruno", roles=())
        where = channel(server.guild.text_channels[0])
        for number in range(1_000):
            message = Message(str(first.id + number + 1), first.created_at, where.id, author.id, f"numero {number}")
            assert listening.see(str(server.id), MessageSeen(message, author, where))
        await listening.flush()
        assert await stored(server, "SELECT count(*), count(DISTINCT text) FROM messages") == [(1_001, 1_001)]


async def test_when_it_listened_is_known_also_after_a_crash(listening_to: Opened) -> None:
    async with listening_to() as server:
        runs = (
            "SELECT ROUND((julianday(ended_at) - julianday(started_at)) * 24, 1) FROM observation_runs "
            "ORDER BY started_at"
        )
        await server.advance(timedelta(hours=3, minutes=1))
        await server.restart()
        await server.advance(timedelta(hours=1, minutes=10))
        assert await stored(server, runs) == [(3.0,), (None,)]
        database = services_of(server).database
        await server.restart(killed=True)
        await database.close()
        await server.advance(timedelta(hours=1))
        # The last sign of listening was the heartbeat of an hour after the start.
        assert await stored(server, runs) == [(3.0,), (1.0,), (None,)]
