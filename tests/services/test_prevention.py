"""What the sentinel sees, and that looking costs the same however much was written."""

from datetime import UTC, datetime, timedelta

import pytest

from models.prevention import Hit
from services.prevention import Finding, Looked, PreventionSettings, Sentinel, Sweep, fingerprint

NOW = datetime(2026, 5, 4, 8, tzinfo=UTC)
ACT = PreventionSettings(same_text="act", burst="act", invites="act", first_day_links="act", join_wave="act")


def looked(
    number: int, text: str = "ciao a tutti", *, author: str = "5", channel: str = "7", after: float = 0
) -> Looked:
    at = NOW + timedelta(seconds=after)
    return Looked("1", channel, str(number), author, "Bruno", text, at, NOW - timedelta(days=90))


def test_the_same_text_in_three_channels_is_found_and_what_follows_belongs_to_it() -> None:
    sentinel = Sentinel()
    texts = ("Guadagna  SUBITO", "guadagna subito", "guadagna\u200b subito", "guadagna subito")
    found = [sentinel.look(looked(n, text, channel=str(n)), ACT) for n, text in enumerate(texts)]
    assert [type(one) for one in found] == [type(None), type(None), Finding, Sweep]
    assert isinstance(found[2], Finding) and found[2].rule == "same-text" and len(found[2].messages) == 3


def test_the_same_short_answer_everywhere_is_no_spam() -> None:
    sentinel = Sentinel()
    assert [sentinel.look(looked(n, "sì!", channel=str(n)), ACT) for n in range(5)] == [None] * 5


def test_a_lively_conversation_is_no_burst() -> None:
    sentinel = Sentinel()
    assert {sentinel.look(looked(n, f"frase numero {n}", after=n * 2.0), ACT) for n in range(60)} == {None}
    burst = [sentinel.look(looked(n, f"altra frase {n}", author="6", after=n * 0.1), ACT) for n in range(8)]
    assert [one for one in burst if one is not None] == [burst[7]]


@pytest.mark.parametrize(
    ("text", "caught"),
    [
        ("entrate: discord.gg/abcdef", True),
        ("https://discord.com/invite/abcdef", True),
        ("discord.gg/amici", False),
        ("parliamo di discord.gg e basta", False),
    ],
)
def test_invites(text: str, caught: bool) -> None:
    chosen = ACT.model_copy(update={"allowed_invites": ("amici",)})
    assert (Sentinel().look(looked(1, text), chosen) is not None) is caught


def test_a_wave_of_joins_is_found_once_until_it_has_ebbed() -> None:
    sentinel = Sentinel()
    found = [sentinel.joined("1", f"{n}", NOW + timedelta(seconds=n), ACT) for n in range(50)]
    assert sum(one is not None for one in found) == 1
    later = NOW + timedelta(hours=1)
    assert sum(sentinel.joined("1", f"l{n}", later + timedelta(seconds=n), ACT) is not None for n in range(50)) == 1
    slowly = [sentinel.joined("2", f"{n}", NOW + timedelta(seconds=30 * n), ACT) for n in range(50)]
    assert set(slowly) == {None}


def test_memory_is_bounded_whoever_writes() -> None:
    sentinel = Sentinel(authors=100)
    for number in range(5_000):
        sentinel.look(looked(number, f"una frase {number}", author=f"{number}"), ACT)
    assert sentinel.remembered == 100


def test_texts_that_only_look_different_are_the_same() -> None:
    assert fingerprint("Ciao  a\ttutti\u200b") == fingerprint("ciao a tutti") != fingerprint("ciao a te")
    assert fingerprint("sì") == 0


def test_what_was_written_within_the_millisecond_of_a_finding_goes_on_with_it_but_not_what_came_before() -> None:
    at = NOW
    hit = Hit("h1", "same-text", "act", at, "3", "Bruno", (("7", "12"), ("8", "13")))
    assert hit.goes_on_with("14", at) and hit.goes_on_with("15", at + timedelta(seconds=1))
    assert not hit.goes_on_with("13", at), "that is what it rests on"
    assert not hit.goes_on_with("11", at - timedelta(milliseconds=1)), "who knows what that was"
