"""What goes wrong around a poll: each has one outcome, and the outcome is what the ballots say."""

import random
from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.text import texts
from models.polls import Poll
from services.poll_ballots import counted
from services.poll_export import as_csv
from services.poll_posts import PollPosts
from services.poll_week import PollWeek
from services.poll_wording import outcome_lines
from services.polls import Polls
from simulation.reading import words
from simulation.world import Server
from tests.cogs.conftest import Opened, services_of
from tests.cogs.polls.test_polls import asked, poll_in, votes
from tests.services.test_polls import draft

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")
HOUR = timedelta(hours=1, minutes=2)
PEOPLE = ("Bruno", "Chloe", "Teo", "Mara", "Dora")


async def poll_of(server: Server) -> Poll:
    return await services_of(server).get(Polls).get(str(server.id), "1")


async def vote_for(server: Server, name: str, option: int) -> None:
    label = "Your choice" if name == "Chloe" else "La tua scelta"
    await votes(server, server.person(name), **{label: [str(option)]})


async def test_a_form_opened_before_the_end_and_sent_after_it_is_not_counted(opened: Opened) -> None:
    async with opened() as server:
        await asked(server)
        bruno = server.person("Bruno")
        form = await bruno.click(poll_in(server), custom_id="polls:vote:v1:1")
        await server.advance(HOUR)
        late = await bruno.fill(form, {"La tua scelta": ["2"]})
        assert late.ephemeral and "è finito" in late.text
        assert "Non ha partecipato nessuno" in words(server.channel("generale").messages[-1])


async def test_the_same_form_sent_on_two_devices_is_one_vote_the_later_one(opened: Opened) -> None:
    async with opened() as server:
        await asked(server)
        bruno = server.person("Bruno")
        phone = await bruno.click(poll_in(server), custom_id="polls:vote:v1:1")
        desk = await bruno.click(poll_in(server), custom_id="polls:vote:v1:1")
        await bruno.fill(desk, {"La tua scelta": ["1"]})
        await bruno.fill(phone, {"La tua scelta": ["3"]})
        await server.advance(HOUR)
        outcome = (await poll_of(server)).outcome
        assert outcome is not None and outcome["result"]["counts"] == [0, 0, 1]


async def test_a_deleted_channel_loses_no_vote_and_staff_hear_of_it(opened: Opened) -> None:
    async with opened() as server:
        await asked(server)
        await vote_for(server, "Bruno", 2)
        await server.close_channel("generale")
        await server.advance(HOUR)
        poll = await poll_of(server)
        assert poll.status == "closed" and poll.outcome is not None
        assert poll.outcome["result"]["counts"] == [0, 1, 0]
        shown = await server.person("Ada").run("poll show", channel="staff", poll="1")
        assert "Viene prima **Lenticchie**" in shown.text


async def test_reactions_are_no_votes_not_even_the_bot_s_own(opened: Opened) -> None:
    async with opened() as server:
        await asked(server)
        message = poll_in(server)
        await message.add_reaction("1️⃣")
        await server.person("Bruno").react(message, "2️⃣")
        await server.advance(HOUR)
        outcome = (await poll_of(server)).outcome
        assert outcome is not None and outcome["took_part"] == 0


async def test_somebody_who_left_or_became_staff_after_voting_stays_counted(opened: Opened) -> None:
    async with opened() as server:
        await asked(server)
        await vote_for(server, "Bruno", 2)
        await vote_for(server, "Chloe", 2)
        await server.person("Bruno").leave()
        await server.person("Dora").give_role(server.person("Chloe"), "Team")
        await server.advance(HOUR)
        outcome = (await poll_of(server)).outcome
        assert outcome is not None and outcome["result"]["counts"] == [0, 2, 0]


async def test_closing_twice_tells_once(opened: Opened) -> None:
    async with opened() as server:
        await asked(server)
        await vote_for(server, "Bruno", 1)
        posts, ada = services_of(server).get(PollPosts), str(server.person("Ada").id)
        for _ in range(2):
            await posts.close(str(server.id), "1", ada)
        await server.advance(timedelta(minutes=5))
        await server.restart(killed=True)
        told = [one for one in server.channel("generale").messages if "Che cosa ne è venuto" in words(one)]
        assert len(told) == 1


async def test_a_secret_poll_leads_back_to_nobody_in_export_digest_or_on_the_server(
    opened: Opened, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    async with opened() as server:
        await asked(server, who_sees="nobody")
        for number, name in enumerate(PEOPLE):
            await vote_for(server, name, number % 2 + 1)
        services, id = services_of(server), str(server.id)
        await server.advance(HOUR)
        poll, cast = await services.get(Polls).votes(id, "1")
        exported = as_csv(poll, cast, texts("it")).decode()
        end, week = services.clock.now() + timedelta(days=1), services.get(PollWeek)
        span = (end - timedelta(days=7), end)
        digest = [*await week.lines(id, *span), *await week.decisions(id, *span)]
        shown = [words(one) for one in server.channel("generale").messages]
        for name in PEOPLE:
            person = server.person(name)
            for written in (exported, str(digest), *shown):
                assert str(person.id) not in written and name not in written
            mine = await person.run("polls")
            assert "Il tuo voto" not in mine.text and "Your vote" not in mine.text
        answered = [call for call in caplog.messages if "Lenticchie" in call]
        assert answered == []


numbers = st.integers(1, 3)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(numbers, max_size=20), st.lists(st.sets(numbers, min_size=1).map(sorted), max_size=20))
def test_every_count_is_what_one_gets_by_counting_ballots(single: list[int], several: list[list[int]]) -> None:
    one = counted(draft("single"), single)
    assert one["counts"] == [Counter(single)[option] for option in (1, 2, 3)] and sum(one["counts"]) == len(single)
    many = counted(draft("multiple"), several)
    assert many["counts"] == [sum(option in ballot for ballot in several) for option in (1, 2, 3)]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.permutations([1, 2, 3]), max_size=12), st.randoms())
def test_a_ranking_counts_each_pair_and_not_the_order_of_ballots(ballots: list[list[int]], dice: random.Random) -> None:
    told = counted(draft("ranking"), ballots)
    shuffled = list(ballots)
    dice.shuffle(shuffled)
    assert counted(draft("ranking"), shuffled) == told
    for winner, loser, ahead, behind in told["duels"]:
        assert ahead == sum(ballot.index(winner) < ballot.index(loser) for ballot in ballots)
        assert behind == len(ballots) - ahead


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.dictionaries(numbers.map(str), st.integers(1, 5), min_size=1), max_size=15))
def test_every_mark_is_counted_where_it_was_given(ballots: list[dict[str, int]]) -> None:
    told = counted(draft("rating"), ballots)
    for option, marks in enumerate(told["marks"], 1):
        assert sum(marks) == sum(str(option) in ballot for ballot in ballots)


@settings(deadline=None)
@given(st.lists(st.integers(0, 6), min_size=3, max_size=3), st.integers(1, 8))
def test_it_is_said_to_be_settled_when_no_way_of_voting_of_the_others_changes_who_leads(
    counts: list[int], silent: int
) -> None:
    ballots = [option for option, count in enumerate(counts, 1) for _ in range(count)]
    result = counted(draft("single"), ballots)
    told = {"took_part": len(ballots), "eligible": len(ballots) + silent, "missing": 0, "too_few": False}
    poll = draft("single", status="closed", outcome={**told, "result": result, "silent": silent})
    said = "\n".join(outcome_lines(poll, texts("en")))
    if len(result["leading"]) != 1:
        assert "would be" not in said
        return
    (leader,) = result["leading"]
    others = [option for option in (1, 2, 3) if option != leader]
    could_win = any(counts[option - 1] + silent >= counts[leader - 1] for option in others)
    assert ("could have changed" in said) == could_win and ("would be ahead" in said) == (not could_win)
    assert f"by {counts[leader - 1]} to {counts[leader - 1] + silent} people" in said
