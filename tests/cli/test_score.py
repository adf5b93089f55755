"""`salotto score`: turns in, readings out, one by one."""

import io
import json
import re
import subprocess
import sys
from typing import Any

import pytest

from cli.main import main
from cli.marked_turns import is_coloured, marked_turn
from cli.score import read_turn
from core.paths import ROOT
from core.text import texts
from metrics.depth.explain import pieces


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALOTTO_LOCALE", "en")


class Scored:
    def __init__(self, exit_code: int, out: str, err: str) -> None:
        self.exit_code = exit_code
        self.lines: list[dict[str, Any]] = [json.loads(line) for line in out.splitlines()]
        self.err = err


@pytest.fixture
def score(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*lines: object) -> Scored:
        given = b"\n".join(
            line if isinstance(line, bytes) else json.dumps(line).encode("utf-8", "surrogatepass") for line in lines
        )
        stdin = io.TextIOWrapper(io.BytesIO(given), encoding="utf-8")
        monkeypatch.setattr("sys.stdin", stdin)
        exit_code = main(["score"])
        captured = capsys.readouterr()
        return Scored(exit_code, captured.out, captured.err)

    return run


REASONED = {
    "it": "se la borraccia puzza lasciala aperta a testa in giù, perché l'odore viene dall'umido che resta nel tappo",
    "en": "if the bottle smells leave it open upside down, because the smell comes from the damp that stays in the lid",
}


@pytest.mark.parametrize("language", ["it", "en"])
def test_a_reasoned_turn_has_a_depth_and_the_words_that_earned_it(score: Any, language: str) -> None:
    text = REASONED[language]
    (line,) = score({"id": "1", "text": text}).lines
    assert line["id"] == "1"
    assert line["language"] == language
    assert line["depth"] > 0
    assert line["band"] in ("contribution", "articulated", "exemplary")
    assert line["evidence"]
    for span in line["evidence"]:
        assert 0 <= span["start"] < span["end"] <= len(text)
        assert text[span["start"] : span["end"]].strip()


@pytest.fixture
def explain(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    def run(given: bytes, locale: str = "en") -> tuple[int, str, str]:
        monkeypatch.setenv("SALOTTO_LOCALE", locale)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        exit_code = main(["score", "--explain"])
        captured = capsys.readouterr()
        return exit_code, captured.out, captured.err

    return run


@pytest.mark.parametrize(
    ("locale", "language", "marked", "told"),
    [
        ("it", "it", "[se la borraccia puzza]¹", "¹ spiega il perché: se la borraccia puzza"),
        ("en", "en", "[if the bottle smells", "¹ explains why: if the bottle smells"),
    ],
)
def test_explain_marks_the_words_for_a_person(explain: Any, locale: str, language: str, marked: str, told: str) -> None:
    exit_code, out, _ = explain(json.dumps({"id": "x1", "text": REASONED[language]}).encode(), locale)
    assert exit_code == 0
    assert out.startswith("x1: ")
    assert marked in out and told in out
    assert "\x1b" not in out


def test_explain_reads_a_plain_line_as_the_words_of_a_turn_and_names_a_broken_one(explain: Any) -> None:
    exit_code, out, err = explain(REASONED["en"].encode() + b'\n\n{"id": 3\nthanks everybody!\n')
    assert exit_code == 2
    assert out.startswith("1: ") and "4: Nothing here" in out
    assert "line 3:" in err


def test_explain_says_that_a_language_is_not_known(explain: Any) -> None:
    _, out, _ = explain(b"Ich glaube, das liegt an der Feder, weil sie im Winter steif wird")
    assert "Not read" in out and "of 100" not in out


def test_explain_paints_on_a_terminal_and_what_would_steer_it_is_taken_out() -> None:
    text = "se la\u202e puzza\x1b[2J lasciala aperta,\nperché l'umido resta nel tappo \ud83d"
    turn = read_turn({"id": "1", "text": text, "lang": "it"})
    lines = list(marked_turn(texts("it"), "1", turn.text, turn.depth, coloured=True))
    assert any("\x1b[36m" in line and line.endswith("\x1b[0m") for line in lines)
    shown = "\n".join(lines)
    assert not any(part in shown for part in ("\u202e", "\x1b[2J", "\ud83d"))
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("terminal", "environment", "coloured"),
    [(True, {}, True), (False, {}, False), (True, {"NO_COLOR": "1"}, False), (True, {"TERM": "dumb"}, False)],
)
def test_colours_are_for_terminals_that_want_them(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, environment: dict[str, str], coloured: bool
) -> None:
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    out = io.StringIO()
    monkeypatch.setattr(out, "isatty", lambda: terminal, raising=False)
    assert is_coloured(out) is coloured


def test_offsets_are_code_points_even_after_emoji(score: Any) -> None:
    plain, with_emoji = score(
        {"id": "a", "text": REASONED["it"]}, {"id": "b", "text": "😅😅 " + REASONED["it"], "lang": "it"}
    ).lines
    assert [(s["kind"], s["start"] + 3) for s in plain["evidence"]] == [
        (s["kind"], s["start"]) for s in with_emoji["evidence"]
    ]


def test_a_turn_in_another_language_is_not_scored_and_never_zero(score: Any) -> None:
    (line,) = score(
        {"id": "1", "text": "Ich glaube, dass die Lieferung gestern schon angekommen ist, oder nicht?"}
    ).lines
    assert (line["depth"], line["band"]) == (None, None)


def test_somebody_else_s_words_pasted_earn_nothing(score: Any) -> None:
    alone, pasted = score(
        {"id": "1", "text": REASONED["en"]},
        {"id": "2", "text": REASONED["en"], "history": [{"author": "other", "text": REASONED["en"]}]},
    ).lines
    assert pasted["depth"] < 5 < alone["depth"]


def test_a_broken_line_is_named_and_the_others_are_read(score: Any) -> None:
    result = score(
        {"id": "1", "text": "ciao a tutti"},
        b'{"id": "2", "text": ',
        b"[1, 2]",
        {"id": "3"},
        {"id": "4", "text": 7},
        {"id": "5", "text": "x", "history": ["wrong"]},
        {"id": "6", "text": "x", "lang": "de"},
        b"",
        b"\xff\xfe",
        b'{"id": "n", "text": "x", "parent": NaN}',
        {"id": "7", "text": "buonanotte"},
    )
    assert [line["id"] for line in result.lines] == ["1", "7"]
    assert result.exit_code == 2
    assert [f"line {number}:" in result.err for number in (2, 3, 4, 5, 6, 7, 9, 10)] == [True] * 8


def test_a_turn_is_answered_before_the_next_one_is_given() -> None:
    command = [sys.executable, "bot.py", "score"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None and process.stdout is not None
        for name in ("first", "second"):
            process.stdin.write(json.dumps({"id": name, "text": REASONED["en"]}) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == name
        process.stdin.close()
        assert process.wait(timeout=30) == 0


UNKIND = {
    "empty": "",
    "space": " ",
    "one letter": "a" * 4000,
    "control": "\x00\x07",
    "surrogate": "\ud83d",
    "direction": "\u202e\u202d",
    "zalgo": "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́",
    "emoji": "🔥" * 300,
    "newlines": "\n" * 50,
}
"""What people paste, by accident or out of curiosity."""


@pytest.mark.parametrize("text", UNKIND.values(), ids=UNKIND)
def test_whatever_people_type_gives_an_answer(score: Any, text: str) -> None:
    result = score({"id": "1", "text": text, "parent": text, "history": [{"author": "self", "text": text}]})
    assert result.exit_code == 0
    assert result.lines[0]["depth"] in (None, 0)


@pytest.mark.parametrize("text", UNKIND.values(), ids=UNKIND)
def test_what_is_said_beside_it_still_counts(score: Any, text: str) -> None:
    (line,) = score({"id": "1", "text": f"{REASONED['en']}\n{text}"}).lines
    assert line["language"] == "en" and line["depth"] > 0
    assert all(0 <= span["start"] < span["end"] <= len(REASONED["en"]) for span in line["evidence"])


def test_the_program_answers_every_line_that_can_be_read_and_names_the_broken_one() -> None:
    lines = [json.dumps({"id": name, "text": text}) for name, text in UNKIND.items()]
    lines.insert(3, '{"id": "broken", "text": "ciao')
    ran = subprocess.run(
        [sys.executable, "bot.py", "score"],
        cwd=ROOT,
        input="\n".join(lines),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.returncode == 2
    assert [json.loads(line)["id"] for line in ran.stdout.splitlines()] == list(UNKIND)
    assert ran.stderr.count("line ") == 1 and "line 4:" in ran.stderr and "Traceback" not in ran.stderr


PAGE = (ROOT / "docs" / "metrics" / "depth.md").read_text(encoding="utf-8")
SHOWN = (ROOT / "docs" / "examples" / "turns.jsonl").read_bytes()


def test_the_page_on_depth_shows_what_the_command_says(explain: Any) -> None:
    told = [explain(SHOWN, locale)[1].split("\n\n") for locale in ("it", "en")]
    examples = [
        example.strip("\n")
        for block in re.findall(r"^```\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
        for example in block.split("\n\n")
        if not example.startswith("$")
    ]
    assert len(examples) >= 6
    assert [example for example in examples if not any(example in turns for turns in told)] == []


def test_each_thing_that_the_page_says_depth_looks_for_is_found_in_its_example() -> None:
    turns = [read_turn(json.loads(line)) for line in SHOWN.splitlines()]
    rows = re.findall(r"^\| \*\*(\w+)\*\* .*\| “(.+)” \|$", PAGE, re.MULTILINE)
    assert len(rows) == 8
    for kind, words in rows:
        (turn,) = (turn for turn in turns if words in turn.text)
        assert turn.depth.band is not None and turn.depth.band.contributes
        earned = " ".join(piece.text for piece in pieces(turn.text, turn.depth.spans) if piece.kind == kind)
        assert set(earned.split()) & set(words.split()), (kind, words, earned)
