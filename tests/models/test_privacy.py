"""Whoever asks is shown everything, and whoever asks to be forgotten leaves no trace in any table."""

from dataclasses import replace
from datetime import time

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.repeats import Repeat
from core.windows import Week
from metrics.values import Presence, ReplyLink
from models import (
    TABLE_GROUPS,
    alerts,
    audit,
    buddies,
    cases,
    check_ins,
    contacts,
    digests,
    door,
    drop_answers,
    drop_series,
    drop_tests,
    drops,
    faq,
    feedback,
    group_proposals,
    idea_people,
    ideas,
    inbox,
    library_direct,
    library_saves,
    listening,
    member_stories,
    members,
    messages,
    outbox,
    penalties,
    poll_silences,
    poll_votes,
    polls,
    presence,
    prevention,
    privacy,
    profiles,
    pulses,
    reports,
    rollups,
    segments,
    servers,
    turns,
)
from models.audit import AuditEntry
from models.buddies import Buddy, Pair
from models.case_values import Evidence, NewCase
from models.check_ins import CheckIn
from models.contacts import Line
from models.digests import DigestMention
from models.door import Arrival
from models.drop_series import Series
from models.drop_tests import DropTest
from models.drops import Drop, DropFile, Step, Variant
from models.faq import FaqEntry
from models.feedback import Wrong
from models.group_proposals import Proposal
from models.ideas import Idea
from models.listening import Need, NeedVoice, Theme, ThemeWeek
from models.member_stories import Story
from models.messages import Reaction
from models.penalties import Attempt
from models.poll_votes import Vote
from models.polls import Poll
from models.prevention import Hit
from models.profiles import Posted, Profile
from models.rollups import MemberWeek
from models.segments import Decided, Segment
from models.session import Database
from models.types import Base
from tests.models.community import SERVER, at, message, read_turn, settle

ADA, BEA = "700111", "700222"
NAME = "Adalgisa"
ASKED, TOLD = "9001555333", "9002555333"
"""The ids of what Ada and then Bea wrote."""
TRACES = (ADA, NAME, ASKED, "parole di Ada")
WEEK = Week(2024, 10)


async def live_a_little(session: AsyncSession) -> None:
    """Ada leaves a trace in every table that can hold one."""
    await settle(session, BEA)
    await members.upsert_members(session, SERVER, [members.Member(ADA, NAME)], at(0))
    await servers.change_settings(session, SERVER, {"digest.day": "mon"}, ADA, at(0))
    await audit.note(session, SERVER, [AuditEntry(at(0), ADA, "digest.day"), AuditEntry(at(0), BEA, "inbox.seen", ADA)])
    asked = message(ASKED, ADA, 1, "parole di Ada")
    told = message(TOLD, BEA, 2, f"certo <@{ADA}> e <@!{ADA}>", reply_to=ASKED, mentions=(ADA, BEA))
    own = message("9003", BEA, 3, "altro")
    await messages.insert_messages(session, SERVER, [asked, told, own])
    await messages.put_reactions(session, SERVER, [Reaction(TOLD, "❤", ADA, at(3))])
    read = [read_turn(asked, shingles=(1, 2)), read_turn(told, own, parent=ASKED)]
    await turns.replace_turns(session, SERVER, at(0), read, [ReplyLink(TOLD, ASKED, 1.0, explicit=True)])
    await presence.note_signs(session, SERVER, [Presence("typing", ADA, at(1))])
    await presence.enter_voice(session, SERVER, ADA, "v", at(4))
    await rollups.replace_member_weeks(session, SERVER, {WEEK: {ADA: MemberWeek(1, 1), BEA: MemberWeek(1, 1)}})
    await listening.note_themes(session, SERVER, [Theme("latte", "latte", (), "emerging")], at(0))
    await listening.decide_theme(session, SERVER, "latte", "confirmed", ADA, at(1))
    await listening.replace_theme_weeks(session, SERVER, WEEK, [ThemeWeek("latte", 3, 5, "new", (ASKED, TOLD))])
    await listening.replace_need_voices(session, SERVER, at(0), at(9), [NeedVoice(ASKED, "wish", ADA, at(1))])
    for mark, about in (("1", ADA), ("2", BEA)):
        await inbox.note_seen(session, SERVER, mark, "question", about, at(4))
        await inbox.claim(session, SERVER, mark, ADA, at(4), over=None)
        await inbox.mark_done(session, SERVER, mark, ADA, at(5))
    for subject, about in ((ASKED, ADA), (TOLD, BEA)):
        await feedback.note_wrong(session, SERVER, Wrong("complaint", subject, about), ADA, at(5))
    entries = [
        FaqEntry("1", "parole di Ada?", "certo", "proposed", ("parola",), asked_by=ADA, answered_by=BEA),
        FaqEntry("2", "e dopo?", "parole di Ada", "proposed", (), answered_by=ADA, answer_id=ASKED),
        FaqEntry("3", "e poi?", "altro", "proposed", ()),
    ]
    await faq.propose(session, SERVER, entries, at(5))
    await faq.decide(session, SERVER, replace(entries[2], status="confirmed"), ADA, at(6))
    await faq.vote(session, SERVER, "3", ADA, at(7), useful=True)
    for id, author in (("own", ADA), ("other", BEA)):
        await ideas.add(session, SERVER, Idea(id, "più sale", "parole di Ada", "open", author, (), at(5), at(5)))
    await ideas.change(session, SERVER, "other", text="altro", decided_by=ADA, decided_at=at(6))
    await idea_people.stand_behind(session, SERVER, "other", [ADA, BEA], "supported", at(6))
    await outbox.owe(session, SERVER, "reminder", "reminder", {"for": ADA}, at(5), member=ADA)
    await outbox.owe(session, SERVER, "drop", "drop", {"asked_by": ADA, "drop": "7"}, at(5), channel="1")
    said = Evidence("9", "7", ADA, f"di <@{ADA}>", at(5))
    for about, actor in ((ADA, BEA), (BEA, ADA)):
        new = NewCase(
            "warning", at(5), "command", about, NAME if about == ADA else "Bea", actor=actor, evidence=(said,)
        )
        await cases.add_case(session, SERVER, new)
        await penalties.begin(session, SERVER, Attempt(f"try-{actor == BEA}", "warning", at(5), about, actor=actor))
    for about, other in ((ADA, BEA), (BEA, ADA)):
        number = int(about == ADA) + 1
        await reports.open_report(session, SERVER, number, f"88{number}", "7", about, at(5))
        await reports.add_voice(session, SERVER, number, other, f"lo dice {other}", at(5))
        await reports.open_appeal(session, SERVER, number, number + 10, about, NAME if about == ADA else "io no", at(5))
        await reports.decide_appeal(session, SERVER, number, "rejected", other, at(6))
        talk = await contacts.begin(session, SERVER, about, NAME if about == ADA else "Bea", "parole di Ada", at(5))
        await contacts.change(session, SERVER, talk, claimed_by=other, subject="parole di Ada" if about == ADA else "")
        line = Line(f"77{number}", about, NAME if about == ADA else "Bea", f"<@{ADA}>, ciao", at(6))
        await contacts.add_line(session, SERVER, talk, line)
        found = Hit(f"h{number}", "burst", "act", at(5), about, NAME if about == ADA else "Bea", (("7", "12"),))
        await prevention.add_hit(session, SERVER, found)
        await prevention.mark_wrong(session, SERVER, found.id, other)
    await cases.change_case(session, SERVER, 2, voided_at=at(6), voided_by=ADA)
    await drops.add_drop(session, SERVER, Drop("7", "Tofu", "p", "n", "o", "text", ADA, "sent", at(5)))
    await drops.note_step(session, SERVER, "7", Step(at(5), ADA, "created"))
    await drop_answers.answer(session, SERVER, "7", ADA, "useful", at(6))
    await drops.add_drop(session, SERVER, Drop("9", f"Di {NAME}", "p", "n", "o", "spotlight", None, "draft", at(5)))
    await drops.put_variant(session, SERVER, "9", Variant("", "it", "parole di Ada"))
    story = Story("s1", ADA, "parole di Ada", at(5), "yes", DropFile("a.png", b"png"), "9")
    await member_stories.add(session, SERVER, story)
    await drop_series.put(session, SERVER, Series("s", "Martedì", Repeat((1,), time(18, 30)), at(5), by=ADA))
    await library_direct.choose(session, SERVER, ADA, at(5), on=True)
    await drop_tests.put_test(session, SERVER, DropTest("d1", 2, "chi cucina", at(5), 7))
    await drop_tests.apply(session, SERVER, "d1", ADA, "parole di Ada", at(4))
    await library_saves.save(session, SERVER, ADA, "7", at(6))
    await listening.put_needs(session, SERVER, [Need("n1", "porzioni grandi", "declared")], at(0))
    declared = Profile(ADA, ("zuppe",), ("n1",), "parole di Ada", NAME, at(1), Posted("c1", ASKED))
    await profiles.put_profile(session, SERVER, declared, at(1))
    await segments.put_segment(session, SERVER, Segment("s1", "di corsa"), at(1))
    for member, by in ((ADA, BEA), (BEA, ADA)):
        because = "parole di Ada" if member == ADA else None
        await segments.put_exception(session, SERVER, Decided("s1", member, True, "staff", because, by, at(1)))
    for member, by in ((ADA, BEA), (BEA, ADA)):
        came = Arrival(member, f"mark-{by == ADA}", at(0), at(1), at(1), "admitted", by, "ben arrivata")
        await door.put_arrival(session, SERVER, came)
    for member, helper in ((ADA, BEA), (BEA, ADA)):
        await check_ins.ask(session, SERVER, [CheckIn(member, 3, f"c{helper == ADA}", "p", at(3))])
        await check_ins.answer(session, SERVER, member, 3, "lost", "parole di Ada" if member == ADA else "", at(4))
        await check_ins.take(session, SERVER, f"c{helper == ADA}", helper)
    for id, proposer, by in (("own", ADA, BEA), ("other", BEA, ADA)):
        purpose = "parole di Ada" if proposer == ADA else "altro"
        await group_proposals.propose(session, SERVER, Proposal(id, "Avanzi", purpose, proposer, at(1)))
        await group_proposals.decide(session, SERVER, id, "approved", by, at(2), segment="s1")
    await pulses.answer(session, SERVER, ADA, 4, at(2), at(1))
    await buddies.put_buddy(session, SERVER, Buddy(ADA, "waiting", at(1)))
    two = [Pair("p1", ADA, BEA, "shared", "n1", at(2), at(9)), Pair("p2", BEA, ADA, "shared", "n1", at(2), at(9))]
    await buddies.add_pairs(session, SERVER, two)
    await segments.note_roles_given(session, SERVER, ADA, ["55"], at(1))
    asked_of_all = Poll("", "single", "Quale?", ("a", "b"), "everybody", "c1", at(0), at(9), created_by=ADA)
    asked_in_secret = replace(asked_of_all, secrecy="nobody", created_by=BEA)
    await poll_silences.silence(session, SERVER, ADA, at(0))
    known = await polls.add(session, SERVER, asked_of_all, at(0))
    secret = await polls.add(session, SERVER, asked_in_secret, at(0))
    await poll_votes.put_vote(session, SERVER, known.id, Vote(ADA, 1, "parole di Ada", at(1)))
    await poll_votes.put_secret_vote(session, SERVER, secret.id, ADA, 2)
    await alerts.go_on_duty(session, SERVER, ADA, at(5))
    await alerts.raise_alert(session, SERVER, "lost", "alert", {"who": ADA, "said": f"<@{ADA}>"}, at(5))
    facts = {"open_questions": [{"message_id": ASKED, "author": NAME, "excerpt": "parole di Ada"}], "n": 2}
    await digests.claim_digest(session, SERVER, WEEK, at(5))
    await digests.store_digest(session, SERVER, WEEK, facts, [DigestMention(ADA, NAME, ASKED)], at(5))


async def tables_that_mention(session: AsyncSession, traces: tuple[str, ...]) -> dict[str, list[str]]:
    """Table -> the traces found anywhere in its rows."""
    found: dict[str, list[str]] = {}
    for table in Base.metadata.sorted_tables:
        rows = repr([tuple(row) for row in await session.execute(select(table))])
        seen = [trace for trace in traces if trace in rows]
        if seen:
            found[table.name] = seen
    return found


async def test_erasure_leaves_no_trace_and_takes_nobody_along(database: Database) -> None:
    async with database.writing() as session:
        await live_a_little(session)
        with_member_column = {
            table.name
            for table in Base.metadata.sorted_tables
            if {"member_id", "author_id", "changed_by", "decided_by", "actor", "subject"} & set(table.columns.keys())
        }
        before = await tables_that_mention(session, TRACES)
        assert with_member_column <= before.keys(), "the story must touch every table that can name a member"
    for _ in range(2):
        async with database.writing() as session:
            await privacy.erase_member(session, SERVER, ADA)
    async with database.reading() as session:
        assert await tables_that_mention(session, TRACES) == {}
        kept = await messages.messages_between(session, SERVER, at(0), at(9))
        assert [each.text for each in kept] == ["certo <@000000> e <@!000000>", "altro"]
        assert [each.mentions for each in kept] == [(BEA,), ()]
        (turn,) = await turns.turns_between(session, SERVER, at(0), at(9))
        assert (turn.author, turn.reading.parent_turn_id, turn.conversation_id) == (BEA, None, TOLD)
        assert list(await members.members(session, SERVER)) == [BEA]
        digest = await digests.digest(session, SERVER, WEEK)
        assert digest is not None and digest.facts == {"open_questions": [], "n": 2}


async def test_a_digest_forgets_even_after_its_messages_are_gone(database: Database) -> None:
    async with database.writing() as session:
        await live_a_little(session)
        await turns.purge(session, SERVER, at(90))
        await messages.purge(session, SERVER, at(90))
    async with database.writing() as session:
        await privacy.erase_member(session, SERVER, ADA)
        digest = await digests.digest(session, SERVER, WEEK)
        assert digest is not None and digest.facts == {"open_questions": [], "n": 2}


async def test_no_is_remembered_after_everything_else_is_forgotten(database: Database) -> None:
    async with database.writing() as session:
        await live_a_little(session)
        await members.choose_consent(session, SERVER, ADA, "none", "2024-01", at(6))
        await privacy.erase_member(session, SERVER, ADA)
        assert await members.consents(session, SERVER) == {ADA: "none"}
        assert list(await tables_that_mention(session, TRACES)) == ["members"]
        assert await tables_that_mention(session, (NAME,)) == {}


async def test_an_export_shows_everything_and_only_what_is_theirs(database: Database) -> None:
    async with database.writing() as session:
        await live_a_little(session)
    async with database.reading() as session:
        found = await privacy.export_member(session, SERVER, ADA)
        elsewhere = await privacy.export_member(session, "another", ADA)
    assert {kind: len(rows) for kind, rows in found.items()} == {
        "settings_changed": 1,
        "staff_audit": 2,
        "cases": 1,
        "cases_by_you": 1,
        "attempts": 1,
        "timers": 0,
        "reports_by_you": 1,
        "appeals": 1,
        "conversations": 1,
        "conversation_lines": 1,
        "prevention": 1,
        "digest_mentions": 1,
        "wrong_findings": 2,
        "faq": 3,
        "faq_votes": 1,
        "ideas": 2,
        "idea_parts": 1,
        "inbox": 2,
        "on_duty": 1,
        "arrival": 1,
        "check_ins": 2,
        "buddy": 1,
        "pulse": 1,
        "groups_proposed": 2,
        "buddy_pairs": 2,
        "profile": 1,
        "needs_declared": 1,
        "segments": 2,
        "segment_roles": 1,
        "poll_votes": 2,
        "polls_opened": 1,
        "poll_reminders_refused": 1,
        "messages_to_you": 1,
        "needs_voiced": 1,
        "themes_decided": 1,
        "turns": 1,
        "activity": 1,
        "library_saves": 1,
        "drop_testers": 1,
        "drops_by_direct_message": 1,
        "drop_series": 1,
        "member_stories": 1,
        "drop_answers": 1,
        "drop_steps": 1,
        "drops_owned": 1,
        "voice_sessions": 1,
        "weeks": 1,
        "messages": 1,
        "reactions": 1,
        "member": 1,
    }
    assert found["messages"][0]["text"] == "parole di Ada"
    assert BEA not in repr(found)
    assert not any(elsewhere.values())


async def test_every_table_belongs_to_a_server_and_goes_with_it(database: Database) -> None:
    async with database.writing() as session:
        await live_a_little(session)
        await session.execute(servers.ServerRow.__table__.delete())
        assert await tables_that_mention(session, (SERVER,)) == {}


@pytest.mark.parametrize("group", TABLE_GROUPS)
def test_every_table_group_answers_for_a_members_data(group: str) -> None:
    assert group in {area.__name__.removeprefix("models.") for area in privacy.AREAS}


def test_every_table_is_loaded_for_migrations() -> None:
    """A module with tables that is missing from the list would be missing from new databases."""
    declared = {mapper.class_.__module__.removeprefix("models.") for mapper in Base.registry.mappers}
    assert declared == set(TABLE_GROUPS)
