"""Members are known by what they chose, and by nothing more."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from models import members, servers
from models.members import Member
from models.servers import Channel, Server
from models.session import Database
from tests.models.community import MONDAY, SERVER, at, settle


async def test_a_new_name_does_not_undo_a_choice(database: Database) -> None:
    async with database.writing() as session:
        await settle(session, "ada")
        await members.choose_consent(session, SERVER, "ada", "totals", "2024-01", at(1))
        await members.set_language(session, SERVER, "ada", "it")
        await members.upsert_members(session, SERVER, [Member("ada", "Ada B.", staff=True, consent="full")], at(2))
    async with database.reading() as session:
        assert await members.member(session, SERVER, "ada") == Member(
            "ada", "Ada B.", staff=True, consent="totals", language="it"
        )
        assert await members.member(session, SERVER, "bea") is None


async def test_only_choices_made_are_choices(database: Database) -> None:
    async with database.writing() as session:
        await settle(session, "ada", "bea")
        await members.choose_consent(session, SERVER, "bea", "none", "2024-01", at(1))
        await members.choose_consent(session, SERVER, "cleo", "full", "2024-01", at(1))
    async with database.reading() as session:
        assert await members.consents(session, SERVER) == {"bea": "none", "cleo": "full"}


async def test_there_is_no_fourth_level_of_consent(database: Database) -> None:
    with pytest.raises(IntegrityError):
        async with database.writing() as session:
            await settle(session, "ada")
            await members.choose_consent(session, SERVER, "ada", "maybe", "2024-01", at(1))  # type: ignore[arg-type]


async def test_choosing_none_forgets_when_they_spoke(database: Database) -> None:
    async with database.writing() as session:
        await settle(session, "ada")
        await members.note_first_turns(session, SERVER, {"ada": at(5)})
        await members.choose_consent(session, SERVER, "ada", "none", "2024-01", at(9))
        assert await members.first_turns(session, SERVER, at(60)) == {}


async def test_the_earliest_first_turn_wins(database: Database) -> None:
    async with database.writing() as session:
        await settle(session, "ada")
        await members.note_first_turns(session, SERVER, {"ada": at(5), "bea": at(6)})
        await members.note_first_turns(session, SERVER, {"ada": at(3), "bea": at(7)})
        assert await members.first_turns(session, SERVER, at(60)) == {"ada": at(3), "bea": at(6)}


async def test_members_leave_and_come_back(database: Database) -> None:
    async with database.writing() as session:
        await settle(session, "ada")
        await members.note_departure(session, SERVER, "ada", at(5))
    async with database.writing() as session:
        left = await members.member(session, SERVER, "ada")
        await members.note_arrival(session, SERVER, "ada", at(9))
    async with database.reading() as session:
        back = await members.member(session, SERVER, "ada")
    assert left is not None and left.left_at == at(5)
    assert back is not None and (back.joined_at, back.left_at) == (at(9), None)


async def test_one_person_on_two_servers_is_two_members(database: Database) -> None:
    async with database.writing() as session:
        await settle(session, "ada")
        await servers.upsert_server(session, Server("801", "Cucina"), MONDAY)
        await members.choose_consent(session, "801", "ada", "none", "2024-01", at(1))
    async with database.reading() as session:
        assert await members.consents(session, SERVER) == {}
        assert list(await members.members(session, "801")) == ["ada"]


async def test_defaults_never_override_what_staff_chose(database: Database) -> None:
    async with database.writing() as session:
        await settle(session)
        await servers.change_settings(session, SERVER, {"digest.day": "fri", "nothing": None}, "ada", at(1))
        await servers.propose_settings(session, SERVER, {"digest.day": "mon", "digest.hour": 9}, at(2))
        assert await servers.settings(session, SERVER) == {"digest.day": "fri", "digest.hour": 9, "nothing": None}


async def test_servers_and_channels_are_called_what_they_are_called_now(database: Database) -> None:
    async with database.writing() as session:
        await settle(session)
        secret = await servers.server_secret(session, SERVER)
        thread = Channel("c2", "ricette", "thread", parent="c1")
        await servers.upsert_channels(session, SERVER, [Channel("c1", "chiacchiere"), thread])
        await servers.upsert_server(session, Server(SERVER, "Il salone"), MONDAY + timedelta(days=1))
    async with database.reading() as session:
        assert await servers.channels(session, SERVER) == {"c1": Channel("c1", "chiacchiere"), "c2": thread}
        assert await servers.server(session, SERVER) == Server(SERVER, "Il salone")
        assert await servers.server(session, "none") is None
        assert await servers.server_secret(session, SERVER) == secret
        with pytest.raises(LookupError):
            await servers.server_secret(session, "none")
