"""Of a poll that nobody may look into nothing leads from a ballot to a voter: not in rows, files, logs, exports."""

import json
import re
import sqlite3
import struct
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from core.clock import FixedClock
from core.errors import UserFacingError
from core.settings import ServerDefaults
from models import privacy
from models.polls import Secrecy
from models.session import Database
from services.choices import Choices
from services.erasure import Erasure
from services.polls import Polls
from services.privacy import PrivacyRegistry
from services.server_settings import ServerSettings
from services.upkeep import back_up
from tests.services.test_polls import NOW, PEOPLE, SERVER, clock, draft, opened, polls, refusal, somebody

__all__ = ["clock", "polls"]
CAST = ((9, 3), (4, 3), (11, 2), (0, 1), (7, 3), (2, 2), (5, 1))
"""Who votes for what, one after the other."""


async def everything(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every row that mentions the poll, with PostgreSQL's own marks of who wrote it and where."""
    marks = ", xmin::text, ctid::text" if database.dialect == "postgresql" else ""
    async with database.reading() as session:
        return {
            table: [tuple(row) for row in await session.execute(text(f"SELECT *{marks} FROM {table}"))]
            for table in ("poll_votes", "poll_secret_ballots", "polls", "staff_audit")
        }


async def test_nothing_leads_from_a_secret_ballot_back_to_whoever_cast_it(
    polls: Polls, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", logger="salotto")
    poll = await opened(polls, draft(secrecy="nobody", asks_why=True))
    for number, choice in enumerate((3, 1, 2, 1, 3, 2, 1)):
        await polls.vote(SERVER, poll.id, somebody(number), choice, "perché sì")
    rows = await everything(database)
    for member in rows["poll_votes"]:
        # Who took part: no choice, no reason, no moment.
        assert [value for value in member[3:6] if value is not None] == []
    assert Counter({json.loads(row[2]): row[3] for row in rows["poll_secret_ballots"]}) == {1: 3, 2: 2, 3: 2}
    if database.dialect == "postgresql":
        # Every row looks as if the last transaction had written it.
        assert len({row[6] for row in rows["poll_votes"]} | {row[4] for row in rows["poll_secret_ballots"]}) == 1
    else:
        async with database.reading() as session:
            for table in ("poll_votes", "poll_secret_ballots"):
                with pytest.raises(Exception, match="rowid"):
                    await session.execute(text(f"SELECT rowid FROM {table}"))
    assert not any(person in record.getMessage() for record in caplog.records for person in PEOPLE)
    assert (await polls.admit(SERVER, poll.id, somebody(9))).choice is None
    assert await refusal(polls.admit(SERVER, poll.id, somebody(0))) == "poll-voted-secretly"
    (mine,) = await polls.seen_by(SERVER, PEOPLE[0])
    assert (mine.took_part, mine.choice) == (True, None)
    async with database.reading() as session:
        exported = await privacy.export_member(session, SERVER, PEOPLE[0])
    assert [(row["choice"], row["why"], row["at"]) for row in exported["poll_votes"]] == [(None, None, None)]


async def test_the_order_in_which_rows_lie_is_that_of_their_keys_and_not_of_their_coming(
    polls: Polls, database: Database
) -> None:
    poll = await opened(polls, draft(secrecy="nobody"))
    came = (9, 4, 11, 0, 7, 2, 5)
    for number, choice in zip(came, (3, 3, 2, 1, 3, 2, 1), strict=True):
        await polls.vote(SERVER, poll.id, somebody(number), choice)
        # Once PostgreSQL knows how small the tables are, it reads and rewrites them as they lie.
        async with database.writing() as session:
            await session.execute(text("ANALYZE"))
    order = "ORDER BY ctid" if database.dialect == "postgresql" else ""
    async with database.reading() as session:
        voters = (await session.execute(text(f"SELECT member_id FROM poll_votes {order}"))).scalars().all()
        ballots = (await session.execute(text(f"SELECT ballot FROM poll_secret_ballots {order}"))).scalars()
        assert list(voters) == [PEOPLE[number] for number in sorted(came)]
        assert list(ballots) == ["1", "2", "3"]


async def test_not_even_the_bytes_of_a_backup_keep_the_order_of_votes(
    sqlite_database: Database, tmp_path: Path
) -> None:
    clock, file = FixedClock(NOW), sqlite_database.file
    assert file is not None
    polls = Polls(sqlite_database, clock, ServerSettings(sqlite_database, clock, ServerDefaults()))
    poll = await opened(polls, draft(secrecy="nobody"))
    for number, choice in zip((9, 4, 11, 0, 7, 2, 5), (3, 3, 2, 1, 3, 2, 1), strict=True):
        await polls.vote(SERVER, poll.id, somebody(number), choice)
    back_up(file, copy := tmp_path / "copy.db")
    with closing(sqlite3.connect(copy)) as database:
        ((size,),) = database.execute("PRAGMA page_size")
        roots = dict(database.execute("SELECT name, rootpage FROM sqlite_master"))
    raw = copy.read_bytes()

    def written(table: str, what: str) -> list[bytes]:
        """What stands in the first page of a table, in the order in which it was written: from its end on."""
        page = raw[(roots[table] - 1) * size : roots[table] * size]
        return re.findall(what.encode(), page)[::-1]

    voters = written("poll_votes", r"70\d{4}")
    assert voters == sorted(voters) and len(voters) == 7
    assert written("poll_secret_ballots", rf"(?<={SERVER}{poll.id})[123]") == [b"1", b"2", b"3"]


State = tuple[frozenset[str], tuple[tuple[str, int], ...]]


def states_in(file: Path, folder: Path) -> Iterator[State]:
    """Every state that the files of a running database hold, one transaction of its journal after the other."""
    main, journal = file.read_bytes(), file.with_name(f"{file.name}-wal").read_bytes()
    (size,) = struct.unpack(">I", journal[8:12]) if len(journal) > 32 else (0,)
    frame = 24 + size
    ends = [32]
    for start in range(32, len(journal) - frame + 1, frame if size else 1):
        salts_fit, (pages,) = (
            journal[start + 8 : start + 16] == journal[16:24],
            struct.unpack(">I", journal[start + 4 : start + 8]),
        )
        if salts_fit and pages:  # the last frame of a transaction
            ends.append(start + frame)
    for number, end in enumerate(ends):
        copy = folder / f"{number}.db"
        copy.write_bytes(main)
        copy.with_name(f"{copy.name}-wal").write_bytes(journal[:end])
        with closing(sqlite3.connect(copy)) as database:
            voters = database.execute("SELECT member_id FROM poll_votes").fetchall()
            ballots = database.execute("SELECT ballot, count FROM poll_secret_ballots ORDER BY 1").fetchall()
        yield frozenset(one for (one,) in voters), tuple(ballots)


async def test_the_files_of_a_running_database_do_not_remember_the_state_before_a_vote(
    sqlite_database: Database, tmp_path: Path
) -> None:
    clock, file = FixedClock(NOW), sqlite_database.file
    assert file is not None
    polls = Polls(sqlite_database, clock, ServerSettings(sqlite_database, clock, ServerDefaults()))
    poll = await opened(polls, draft(secrecy="nobody"))
    for number, choice in CAST:
        await polls.vote(SERVER, poll.id, somebody(number), choice)
        states = set(states_in(file, tmp_path))
        assert len({voters for voters, _ in states}) == 1, "two states beside each other tell who voted what"
    raw = file.read_bytes()
    left = re.findall(rf"{SERVER}{poll.id}(70\d{{4}})".encode(), raw)
    assert sorted(left) == sorted(PEOPLE[number].encode() for number, _ in CAST), (
        "none of an earlier state is left over"
    )


@pytest.mark.parametrize("secrecy", ["nobody", "staff"])
async def test_whoever_chooses_that_nothing_is_kept_has_voted_all_the_same(
    polls: Polls, database: Database, clock: FixedClock, secrecy: Secrecy
) -> None:
    settings = ServerSettings(database, clock, ServerDefaults())
    choices = Choices(database, clock, settings, Erasure(database, clock, PrivacyRegistry()))
    poll = await opened(polls, draft(secrecy=secrecy))
    for _ in range(3):
        for level in ("none", "full"):
            with suppress(UserFacingError):
                await polls.vote(SERVER, poll.id, somebody(0), 1)
            await choices.choose(SERVER, PEOPLE[0], level)
    assert (await polls.close(SERVER, poll.id)).outcome["took_part"] == 1  # type: ignore[index]
