"""One gate: whoever counts only in totals is in no sentence, whoever chose nothing is in no table."""

import json
import re
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

import pytest

from core.text import LOCALES, texts
from core.windows import Week
from metrics.values import Message
from models import members, messages
from models.members import Consent
from models.session import Database
from reports import as_html, as_json, as_text
from reports.digest import compose
from reports.facts import WeekFacts
from services.consent import WORDING, before_choice
from services.rollups import OutOfDate
from services.server_settings import GeneralSettings
from tests.services.community import LAST, SERVER, Aurora, aurora, everything_in
from tests.services.test_archive import digests_of
from tests.services.test_retention import choices_of

ELENA, DAVIDE = "1100000000000000113", "1100000000000000107"
IN_A_ROW = 5
"""So many words as somebody wrote them are a quotation."""
WORDINGS = {"2026-11": "f3ca"}
"""Each wording that members were ever asked with, and the beginning of a hash of its sentences."""


def words_in_a_row(text: str) -> Iterable[str]:
    words = text.split()
    return (" ".join(words[i : i + IN_A_ROW]) for i in range(len(words) - IN_A_ROW + 1))


async def said_by(room: Aurora, member_id: str | None = None) -> list[Message]:
    async with room.database.reading() as session:
        said = await messages.messages_between(session, SERVER, room.record.start, room.record.end, last=True)
    return [message for message in said if member_id in (None, message.author)]


async def names_of(room: Aurora) -> dict[str, str]:
    async with room.database.reading() as session:
        return {member.id: member.name for member in (await members.members(session, SERVER)).values()}


def told(*weeks: WeekFacts) -> dict[str, str]:
    """Weeks in every form and language in which anybody reads them."""
    found = {"facts": repr(weeks)}
    for locale in LOCALES:
        spoken = texts(locale)
        digests = [compose(facts, spoken) for facts in weeks]
        found[f"text {locale}"] = "\n".join(as_text.render(digest, spoken) for digest in digests)
        found[f"json {locale}"] = json.dumps([as_json.week(digest) for digest in digests], ensure_ascii=False)
        found[f"html {locale}"] = re.sub(r'"data:image[^"]*"', "", as_html.render(digests, spoken))
    return found


def people_in(text: str, names: Iterable[str]) -> set[str]:
    return {name for name in names if re.search(rf"\b{re.escape(name)}\b", text)}


def quotations_in(text: str, said: Iterable[Message]) -> set[str]:
    line = " ".join(text.split())
    return {words for message in said for words in words_in_a_row(message.text) if words in line}


async def test_the_walk_finds_names_and_quotations_where_everybody_agreed_to_them(sqlite_database: Database) -> None:
    room = await aurora(sqlite_database)
    names, said = await names_of(room), await said_by(room)
    for form, text in told(*await room.told(Week(2026, 9), LAST)).items():
        assert people_in(text, names.values()), form
        assert quotations_in(text, said), form


async def test_where_everybody_counts_only_in_totals_nobody_is_named_or_quoted(sqlite_database: Database) -> None:
    room = await aurora(sqlite_database, "totals")
    names, said = await names_of(room), await said_by(room)
    weeks = await room.told(*room.archive.weeks(room.record))
    for form, text in told(*weeks).items():
        assert people_in(text, names.values()) == set(), form
        assert quotations_in(text, said) == set(), form
        assert not any(member_id in text for member_id in names), form
    for facts in weeks:
        assert (facts.people.newly_speaking, facts.people.returning, facts.people.gone_quiet) == ((), (), ())
        assert facts.people.message_ids == {} and facts.worth_reading is None


async def test_whoever_chose_nothing_is_in_no_week_and_in_no_table_but_with_the_choice(database: Database) -> None:
    room = await aurora(database)
    theirs = await said_by(room, ELENA)
    assert theirs
    await choices_of(room).choose(SERVER, ELENA, "none")
    weeks = await room.told(Week(2026, 9), LAST)
    tables = {table: repr(rows) for table, rows in (await everything_in(database)).items()}
    assert [table for table, rows in tables.items() if ELENA in rows] == ["members"]
    assert "Elena" not in tables["members"]
    for form, text in {**told(*weeks), **tables}.items():
        assert quotations_in(text, theirs) == set(), form
        assert not any(message.id in text for message in theirs), form
    assert all(people_in(text, ["Elena"]) == set() for text in told(*weeks).values())


async def test_going_to_totals_takes_names_and_words_out_of_a_stored_digest_and_leaves_the_link(
    database: Database,
) -> None:
    room = await aurora(database)
    before = await digests_of(room).write(LAST, room.record)
    assert before is not None and [waiting.author for waiting in before.open_questions] == ["Elena"]
    await choices_of(room).choose(SERVER, ELENA, "totals")
    after = await digests_of(room).stored(LAST)
    assert after is not None
    (question,) = after.open_questions
    assert (question.author, question.excerpt) == (None, None) and question.link == before.open_questions[0].link
    assert people_in(repr(after), ["Elena"]) == set()
    assert quotations_in(repr(after), await said_by(room, ELENA)) == set()
    assert "Davide" in repr(after), "nobody else is taken along"
    again = await everything_in(database)
    await choices_of(room).choose(SERVER, ELENA, "totals")
    assert await everything_in(database) == again


async def test_who_is_forgotten_while_a_digest_is_gathered_is_not_in_it(sqlite_database: Database) -> None:
    room = await aurora(sqlite_database)
    writing = digests_of(room)
    gather = writing._facts.gather

    async def gather_slowly(*asked: Any) -> WeekFacts:
        facts = await gather(*asked)
        await choices_of(room).choose(SERVER, ELENA, "none")
        return facts

    writing._facts.gather = gather_slowly  # type: ignore[method-assign]
    with pytest.raises(OutOfDate):
        await writing.write(LAST, room.record)
    assert "Elena" not in repr((await everything_in(sqlite_database))["digests"])


async def test_an_erased_members_links_leave_the_digest_too(sqlite_database: Database) -> None:
    room = await aurora(sqlite_database)
    theirs = await said_by(room, DAVIDE)
    assert "Davide" in repr(await digests_of(room).write(LAST, room.record))
    await choices_of(room).choose(SERVER, DAVIDE, "none")
    after = await digests_of(room).stored(LAST)
    assert after is not None
    for form, text in told(after).items():
        assert not any(message.id in text for message in theirs), form
        assert people_in(text, ["Davide"]) == set(), form


def test_until_an_administrator_was_asked_nobody_is_named() -> None:
    def holds(level: Consent, asked: bool) -> Consent:
        return before_choice(GeneralSettings(consent_before_choice=level, consent_chosen=asked))

    assert [holds(level, False) for level in ("full", "totals", "none")] == ["totals", "totals", "none"]
    assert [holds(level, True) for level in ("full", "totals", "none")] == ["full", "totals", "none"]


def test_other_words_are_another_wording() -> None:
    """Whoever rewrites the three explanations gives them a new version: members agreed to the old ones."""
    sentences = [texts(locale)(f"privacy-means-{level}") for locale in LOCALES for level in ("full", "totals", "none")]
    assert blake2b("\n".join(sentences).encode()).hexdigest()[:4] == WORDINGS[WORDING]
