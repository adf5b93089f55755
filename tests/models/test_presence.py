"""Signs of presence, and when nobody was listening for them."""

from metrics.values import Presence
from models import messages, presence
from models.messages import Reaction
from models.session import Database
from tests.models.community import SERVER, at, message, settle


async def test_every_visible_sign_is_presence_and_bots_are_not(database: Database) -> None:
    async with database.writing() as session:
        await settle(session, "ada", "bea")
        await messages.insert_messages(session, SERVER, [message("1", "ada", 1), message("2", "robot", 2, bot=True)])
        await messages.put_reactions(session, SERVER, [Reaction("1", "❤", "bea", at(3)), Reaction("1", "👍", count=4)])
        typing = Presence("typing", "bea", at(2))
        await presence.note_signs(session, SERVER, [typing, typing, Presence("interaction", "ada", at(70))])
        await presence.enter_voice(session, SERVER, "ada", "v", at(5))
        await presence.enter_voice(session, SERVER, "ada", "w", at(20))
        await presence.leave_voice(session, SERVER, "ada", at(80))
    async with database.reading() as session:
        found = await presence.presence_between(session, SERVER, at(0), at(60))
        later = await presence.presence_between(session, SERVER, at(60), at(90))
    assert found == (
        Presence("message", "ada", at(1)),
        Presence("typing", "bea", at(2)),
        Presence("reaction", "bea", at(3)),
        Presence("voice", "ada", at(5), at(20)),
        Presence("voice", "ada", at(20), at(60)),
    )
    assert later == (Presence("voice", "ada", at(60), at(80)), Presence("interaction", "ada", at(70)))


async def test_a_voice_stay_still_open_lasts_to_the_end_of_the_window(database: Database) -> None:
    async with database.writing() as session:
        await settle(session, "ada")
        await presence.enter_voice(session, SERVER, "ada", "v", at(5))
        assert await presence.presence_between(session, SERVER, at(0), at(9)) == (
            Presence("voice", "ada", at(5), at(9)),
        )


async def test_a_crash_ends_a_run_at_its_last_heartbeat(database: Database) -> None:
    async with database.writing() as session:
        await settle(session)
        await presence.start_listening(session, SERVER, at(10))
        await presence.keep_listening(session, [SERVER, "another"], at(20))
    async with database.writing() as session:  # restarted at minute 30, stopped in good order at 40
        await presence.start_listening(session, SERVER, at(30))
        await presence.stop_listening(session, SERVER, at(40))
        await presence.start_listening(session, SERVER, at(40))
        await presence.keep_listening(session, [SERVER], at(50))
    async with database.reading() as session:
        assert await presence.unheard_between(session, SERVER, at(0), at(60)) == (
            (at(0), at(10)),
            (at(20), at(30)),
            (at(50), at(60)),
        )
        assert await presence.unheard_between(session, SERVER, at(12), at(18)) == ()
        assert await presence.unheard_between(session, SERVER, at(22), at(25)) == ((at(22), at(25)),)


async def test_signs_are_forgotten_after_the_window(database: Database) -> None:
    async with database.writing() as session:
        await settle(session)
        await presence.note_signs(session, SERVER, [Presence("typing", "ada", at(m)) for m in (1, 5)])
        await presence.purge(session, SERVER, at(5))
        assert await presence.presence_between(session, SERVER, at(0), at(60)) == (Presence("typing", "ada", at(5)),)
