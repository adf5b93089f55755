"""What a week's digest chooses to say."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.change import Standing, changes, standing
from reports.facts import AreaLine, Need, Quote, Theme, Waiting, WeekFacts
from reports.findings import Finding, choose
from reports.rule import rule
from tests.reports.weeks import END, QUIET, RICH, USUAL_SIGNS, indicator, named, waiting


def kinds(facts: WeekFacts) -> list[str]:
    return [finding.kind for finding in choose(facts)]


def test_a_week_without_news_is_one_finding_that_says_so() -> None:
    assert kinds(QUIET) == ["quiet_week"]


def test_one_person_waiting_is_enough_for_a_week_not_to_be_quiet() -> None:
    assert kinds(replace(QUIET, open_questions=(waiting("7", "Ada", 30),))) == [
        "verdict",
        "open_question",
        *["self_sustaining"] * 4,
    ]


def test_a_steady_theme_alone_leaves_the_week_quiet_and_a_new_one_does_not() -> None:
    steady = Theme("filtri", 4, 9, ("1", "2"), "steady")
    assert kinds(replace(QUIET, themes=(steady,))) == ["quiet_week"]
    assert "theme" in kinds(replace(QUIET, themes=(replace(steady, trend="new"),)))


def test_findings_come_in_the_order_of_their_usefulness() -> None:
    order = list(dict.fromkeys(kinds(RICH)))
    assert order == [
        "verdict",
        "open_question",
        "complaint",
        "newcomer",
        "awaiting_reply",
        "theme",
        "need",
        "self_sustaining",
        "worth_reading",
        "member_conversation",
        "people",
        "content",
        "decision",
        "experiment",
    ]


def test_every_finding_carries_the_messages_it_rests_on() -> None:
    for finding in choose(RICH):
        assert finding.message_ids, finding


def waits(finding: Finding) -> bool:
    return finding.kind in ("complaint", "newcomer", "open_question", "awaiting_reply")


def test_at_most_five_wait_and_each_kind_has_its_oldest_before_any_has_its_second() -> None:
    def queue(first: int) -> tuple[Waiting, ...]:
        return tuple(waiting(str(first + n), f"Ada {first}", 100 - n) for n in range(6))

    facts = replace(
        QUIET,
        open_questions=queue(10),
        awaiting_reply=queue(20),
        newcomers_unanswered=queue(30),
        complaints=queue(40),
    )
    assert [finding.message_ids[0] for finding in choose(facts) if waits(finding)] == ["10", "11", "40", "30", "20"]


def test_complaints_are_told_in_the_order_in_which_they_press() -> None:
    complaints = (waiting("41", "Ada", 20), waiting("40", "Ugo", 90), waiting("42", "Ida", 95))
    told = [finding.message_ids[0] for finding in choose(replace(QUIET, complaints=complaints)) if waits(finding)]
    assert told == ["41", "40", "42"]


def test_one_long_queue_does_not_hide_the_others() -> None:
    complaints = tuple(waiting(str(40 + n), "Ada", 100 - n) for n in range(6))
    questions = (waiting("10", "Ada", 90), waiting("11", "Ugo", 80))
    facts = replace(QUIET, open_questions=questions, complaints=complaints)
    assert [finding.message_ids[0] for finding in choose(facts) if waits(finding)] == ["10", "11", "40", "41", "42"]


def test_a_message_that_waits_in_two_lists_is_told_once() -> None:
    same = waiting("7", "Ada", 60)
    facts = replace(QUIET, open_questions=(same,), newcomers_unanswered=(same,))
    assert [finding.kind for finding in choose(facts) if waits(finding)] == ["open_question"]


def test_answering_a_newcomers_question_is_their_welcome() -> None:
    hello, question, other = waiting("6", "Ada", 61), waiting("7", "Ada", 60), waiting("8", "Ugo", 10)
    facts = replace(QUIET, open_questions=(question,), newcomers_unanswered=(hello, other))
    told = [(finding.kind, finding.message_ids[0]) for finding in choose(facts) if waits(finding)]
    assert told == [("open_question", "7"), ("newcomer", "8")]


def test_a_need_that_waits_above_is_not_told_again() -> None:
    need = Need("7", "request", None, None)
    assert "need" in kinds(replace(QUIET, needs=(need,)))
    assert "need" not in kinds(replace(QUIET, needs=(need,), open_questions=(waiting("7", None, 60),)))


def test_a_contribution_quoted_among_those_waiting_is_not_quoted_again() -> None:
    quoted = [finding for finding in choose(RICH) if finding.quote is not None and "204" in finding.message_ids]
    assert [finding.kind for finding in quoted] == ["awaiting_reply"]


def test_the_suggested_experiment_follows_from_the_facts() -> None:
    def suggestion(facts: WeekFacts) -> str:
        return choose(facts)[-1].text_id

    two = (waiting("7", "Ada", 60), waiting("8", "Ugo", 50))
    assert suggestion(replace(QUIET, open_questions=two)) == "experiment-answer_by_member"
    assert suggestion(replace(QUIET, newcomers_unanswered=two)) == "experiment-newcomer_greeting"
    new = (Theme("filtri", 4, 9, ("1", "2"), "new"),)
    assert suggestion(replace(QUIET, themes=new)) == "experiment-open_question_on_theme"


def test_an_experiment_is_not_suggested_on_a_handful_of_replies() -> None:
    def with_replies(numerator: int, denominator: int) -> WeekFacts:
        share = indicator("member_to_member", numerator / denominator, counted=(numerator, denominator))
        return replace(QUIET, indicators=named(share), open_questions=(waiting("7", "Ada", 60),))

    assert choose(with_replies(2, 12))[-1].text_id == "experiment-wait_before_answering"
    assert choose(with_replies(0, 4))[-1].kind != "experiment"


# ---------------------------------------------------------------- what counts as a change


def test_a_value_inside_the_usual_range_never_stands_out() -> None:
    inside = indicator("contributors", 14.0, (14, 14), usual=(10, 18))
    assert standing(inside, rule()) is Standing.USUAL


def test_where_nobody_is_known_as_staff_no_contribution_is_said_to_wait_for_them() -> None:
    facts = replace(QUIET, awaiting_reply=(waiting("7", "Ada", 60),))
    assert "awaiting_reply" in kinds(facts)
    assert kinds(replace(facts, coverage=replace(facts.coverage, staff_known=False))) == ["quiet_week"]


def test_a_value_just_outside_the_usual_range_is_no_change() -> None:
    assert standing(indicator("contributors", 18.5, (18.4, 18.6), usual=(10, 18)), rule()) is Standing.UNCERTAIN
    assert standing(indicator("contributors", 24.0, (19, 30), usual=(10, 18)), rule()) is Standing.MORE


def test_a_value_outside_whose_interval_reaches_into_the_inner_range_may_be_chance() -> None:
    few = indicator("member_to_member", 1.0, (0.3, 1.0), (6, 6), usual=(0.4, 0.7))
    assert standing(few, rule()) is Standing.UNCERTAIN
    many = indicator("member_to_member", 1.0, (0.9, 1.0), (60, 60), usual=(0.4, 0.7))
    assert standing(many, rule()) is Standing.MORE


def test_a_share_that_was_anything_before_cannot_be_compared() -> None:
    assert standing(indicator("member_to_member", 0.1, (0.0, 0.2), (4, 40), (0, 1)), rule()) is Standing.TOO_VARIED


def test_a_message_without_words_is_not_quoted() -> None:
    facts = replace(QUIET, newcomers_unanswered=(waiting("7", "Ada", 30, ""),))
    assert choose(facts)[1].quote is None


def test_a_need_already_quoted_among_those_waiting_is_not_told_twice() -> None:
    quote = Quote("7", "Ada", "Vorrei una tazza in meno")
    facts = replace(QUIET, open_questions=(waiting("7", "Ada", 30, quote.text),), needs=(Need("7", "wish", quote),))
    assert "need" not in kinds(facts)


def test_a_share_of_very_few_never_stands_out() -> None:
    assert standing(indicator("member_started", 0.0, None, (0, 3), (0.4, 0.7)), rule()) is Standing.UNCERTAIN


@pytest.mark.parametrize("heard", [None, 0.5])
def test_a_week_that_was_not_heard_whole_is_not_compared(heard: float | None) -> None:
    coverage = replace(RICH.coverage, partial=heard is None, heard=heard)
    facts = replace(RICH, coverage=coverage)
    assert changes(RICH, rule())
    assert not changes(facts, rule())
    assert choose(facts)[0].text_id == "verdict-partial"


def test_the_change_that_weighs_most_leads_the_verdict() -> None:
    facts = replace(
        QUIET,
        indicators=named(
            indicator("belonging", 0.9, (0.8, 1.0), (90, 100), usual=(0.2, 0.3)),
            indicator("active_contributions", 140.0, (118, 165), usual=(38, 70)),
        ),
    )
    assert [change.indicator.name for change in changes(facts, rule())] == ["active_contributions", "belonging"]


hours = st.floats(min_value=0, max_value=400, allow_nan=False)
people_waiting = st.lists(
    st.builds(
        lambda n, age: Waiting(str(n), None, END - timedelta(hours=age), age),
        st.integers(min_value=1, max_value=30),
        hours,
    ),
    max_size=9,
).map(tuple)


@settings(max_examples=40)
@given(people_waiting, people_waiting, people_waiting, people_waiting)
def test_whoever_waits_the_list_stays_short_and_nobody_is_named_twice(
    questions: tuple[Waiting, ...],
    contributions: tuple[Waiting, ...],
    newcomers: tuple[Waiting, ...],
    complaints: tuple[Waiting, ...],
) -> None:
    facts = replace(
        QUIET,
        open_questions=questions,
        awaiting_reply=contributions,
        newcomers_unanswered=newcomers,
        complaints=complaints,
    )
    told = [finding.message_ids[0] for finding in choose(facts) if waits(finding)]
    everyone = {one.message_id for one in (*questions, *contributions, *newcomers, *complaints)}
    assert len(told) == len(set(told)) == min(5, len(everyone))


def test_the_usual_signs_are_told_when_there_is_something_else_to_tell() -> None:
    signs = [finding.text_id for finding in choose(RICH) if finding.kind == "self_sustaining"]
    assert signs == [
        "indicator-member_started.reading",
        "indicator-member_to_member.reading",
        "indicator-branching.reading",
        "indicator-conversations_without_staff.reading",
    ]
    assert USUAL_SIGNS["unprompted_activity"].measurement.value is None


def test_areas_tell_their_week_in_their_own_words_where_it_belongs() -> None:
    lines = tuple(
        AreaLine(kind, "quiet-usual", {"members": 3, "turns": turns}, (str(turns),), "https://discord.com/1")
        for turns, kind in enumerate(("content", "decision", "newcomer"))
    )
    told = [finding for finding in choose(replace(RICH, lines=lines)) if finding.text_id == "quiet-usual"]
    assert [(one.kind, one.message_ids) for one in told] == [
        ("people", ("2",)),
        ("content", ("0",)),
        ("decision", ("1",)),
    ]
    assert all(one.links == ("https://discord.com/1",) for one in told)


def test_a_sentence_whose_value_is_forgotten_is_told_no_longer() -> None:
    forgotten = AreaLine("newcomer", "quiet-usual", {"members": None, "turns": 1})
    assert "quiet-usual" not in [finding.text_id for finding in choose(replace(RICH, lines=(forgotten,)))]


def test_two_signs_of_one_stage_name_it_once() -> None:
    alive = {name: indicator(name, 0.95, (0.9, 0.99), (95, 100)) for name in ("member_started", "member_to_member")}
    told = choose(replace(RICH, indicators={**RICH.indicators, **alive}))
    phrases = [phrase.text_id for finding in told if finding.kind == "self_sustaining" for phrase in finding.also]
    assert [text_id for text_id in phrases if text_id.startswith("stage-")] == ["stage-establishing", "stage-again"]
