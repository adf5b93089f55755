"""`salotto links`: a conversation in, who answers whom out."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli.main import main


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALOTTO_LOCALE", "en")


def message(number: int, author: str, text: str, **more: object) -> dict[str, object]:
    at = f"2026-03-02T09:{number:02d}:00Z"
    return {"id": f"m{number}", "at": at, "channel": "sala", "author": author, "text": text, **more}


def links(folder: Path, capsys: pytest.CaptureFixture[str], *messages: dict[str, object]) -> dict[str, Any]:
    file = folder / "talk.jsonl"
    file.write_text("\n".join(map(json.dumps, messages)), encoding="utf-8")
    assert main(["links", str(file)]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["id"] for row in rows] == [given["id"] for given in messages]
    return {row["id"]: row for row in rows}


def test_the_reply_button_wins_and_is_certain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = links(
        tmp_path,
        capsys,
        message(1, "ada", "quale farina usate per la focaccia?"),
        message(2, "bea", "ieri ho visto un film bellissimo"),
        message(3, "carlo", "una manitoba tagliata con la zero", reply_to="m1"),
    )
    assert found["m1"]["parent"] is None
    assert (found["m3"]["parent"], found["m3"]["confidence"]) == ("m1", 1.0)


def test_an_answer_is_linked_to_its_question_without_a_button(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = links(
        tmp_path,
        capsys,
        message(1, "ada", "does anybody know which flour works for focaccia?"),
        message(2, "bea", "@ada strong flour cut with plain flour works best for focaccia"),
    )
    assert found["m2"]["parent"] == "m1"
    assert 0 < found["m2"]["confidence"] <= 1


def test_the_order_of_the_file_does_not_matter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    talk = [
        message(1, "ada", "does anybody know which flour works for focaccia?"),
        message(2, "bea", "@ada strong flour cut with plain flour"),
        message(3, "ada", "thanks bea!"),
    ]
    assert links(tmp_path, capsys, *talk) == links(tmp_path, capsys, *reversed(talk))


def test_a_file_that_is_something_else_is_refused_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / "photo.jsonl"
    wrong.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    for file in (wrong, tmp_path / "absent.jsonl"):
        assert main(["links", str(file)]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert file.name in captured.err
