"""Exports as they come: whole, broken, of another kind. Whatever can be read is read, and the rest is accounted for."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.errors import UnreadableInput
from services.exports import Export, StaffRule, open_export

AURORA = Path(__file__).parents[2] / "fixtures" / "aurora"


def dce(number: int, **changed: Any) -> dict[str, Any]:
    """One message as DiscordChatExporter writes it."""
    return {
        "id": str(1000 + number),
        "type": "Default",
        "timestamp": f"2026-02-02T08:{number:02}:00.000+00:00",
        "timestampEdited": None,
        "content": f"message {number}",
        "author": {"id": "7", "name": "ada", "nickname": "Ada", "isBot": False, "roles": []},
        "attachments": [],
        "reactions": [],
        "mentions": [],
    } | changed


def dce_file(messages: list[Any], **header: Any) -> str:
    guild = {"id": "1", "name": "Aurora"}
    return json.dumps(
        {"guild": guild, "channel": {"id": "2", "name": "salotto", "type": "GuildTextChat"}, **header}
        | {"messages": messages}
    )


def line(number: int, **changed: Any) -> str:
    """One message as a line of chat JSONL."""
    fields = {
        "id": f"m{number}",
        "at": f"2026-02-02T08:{number:02}:00Z",
        "channel": "sala",
        "author": "ada",
        "text": "ciao",
    }
    return json.dumps(fields | changed)


@pytest.fixture
def export_of(tmp_path: Path) -> Callable[..., Export]:
    def write(content: str | bytes, name: str = "export.json") -> Export:
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return open_export([file])

    return write


def ids(export: Export) -> list[str]:
    return [message.id for message in export.messages()]


def skipped(export: Export) -> dict[str, tuple[int, str]]:
    return {one.reason: (one.count, one.first_place) for one in export.skipped}


# ---------------------------------------------------------------- whole exports


def test_a_folder_is_one_community_with_its_channels_and_threads() -> None:
    export = open_export([AURORA])
    messages = list(export.messages())
    assert export.community == "Torrefazione Aurora"
    assert len(messages) == 147
    assert {m.channel.name: m.channel.kind for m in messages} == {
        "salotto": "text",
        "domande": "text",
        "english-corner": "text",
        "Macinini manuali": "thread",
    }
    thread = next(m.channel for m in messages if m.channel.kind == "thread")
    assert thread.parent_name == "salotto"
    assert skipped(export) == {"system": (4, "domande.json: 4")}


def test_replies_reactions_edits_and_roles_are_kept() -> None:
    messages = {m.id: m for m in open_export([AURORA]).messages()}
    first = min((m for m in messages.values() if m.channel.name == "salotto"), key=lambda m: m.at)
    replies = [m for m in messages.values() if m.reply_to == first.id]
    assert {m.author.name for m in replies} == {"Luca", "Marta", "Renzo"}
    assert all(m.type == "Reply" for m in replies)
    assert first.reaction_count == 4 and first.reactions[0].emoji == "☕"
    assert sum(m.edited_at is not None for m in messages.values()) == 1
    staff = StaffRule.of(roles=("team aurora",))
    assert {m.author.name for m in messages.values() if staff.covers(m.author)} == {"Giulia", "Paolo"}
    assert {m.author.name for m in messages.values() if m.author.is_bot} == {"AuroraBot"}


def test_staff_may_be_named_by_name_or_id() -> None:
    authors = {m.author.name: m.author for m in open_export([AURORA]).messages()}
    rule = StaffRule.of(people=("@GIULIA", authors["Paolo"].id))
    assert {name for name, author in authors.items() if rule.covers(author)} == {"Giulia", "Paolo"}


def test_chat_jsonl_needs_five_fields_and_knows_staff_bots_and_reactions(export_of: Callable[..., Export]) -> None:
    rows = [line(1), line(2, reply_to="m1", staff=True, reactions=3), line(3, author="beep", bot=True)]
    export = export_of("\n".join(rows), "chat.jsonl")
    plain, staff, bot = export.messages()
    assert (plain.reply_to, plain.reaction_count, plain.author.staff) == (None, 0, None)
    assert (staff.reply_to, staff.reaction_count) == ("m1", 3)
    assert StaffRule().covers(staff.author) and not StaffRule().covers(plain.author)
    assert bot.author.is_bot
    assert export.community == "chat" and export.skipped == ()


def test_the_format_is_told_by_the_content_not_by_the_name(export_of: Callable[..., Export]) -> None:
    assert ids(export_of(dce_file([dce(1)]), "chat.jsonl")) == ["1001"]
    assert ids(export_of(line(1), "export.json")) == ["m1"]


def test_ids_may_be_numbers_and_unknown_keys_are_ignored(export_of: Callable[..., Export]) -> None:
    answer = dce(2, id=1002, type="Reply", reference={"messageId": 1001}, mentions=[{"id": 7}], sparkle={"deep": [1]})
    first, second = export_of(dce_file([dce(1, id=1001), answer], exportedAt="x", surprise=[1, {"a": 2}])).messages()
    assert (first.id, second.id, second.reply_to, second.mentions) == ("1001", "1002", "1001", ("7",))


# ---------------------------------------------------------------- broken exports


@pytest.mark.parametrize("cut", [0.3, 0.5, 0.7, 0.95])
def test_a_file_cut_short_is_read_up_to_the_cut(export_of: Callable[..., Export], cut: float) -> None:
    whole = dce_file([dce(number) for number in range(20)])
    export = export_of(whole[: int(len(whole) * cut)])
    read = ids(export)
    assert read == [str(1000 + number) for number in range(len(read))]
    assert 0 < len(read) < 20
    assert skipped(export)["truncated"] == (1, f"export.json: {len(read) + 1}")


def test_a_file_cut_short_does_not_say_how_far_it_is_known(export_of: Callable[..., Export]) -> None:
    whole = dce_file([dce(number) for number in range(20)], exportedAt="2029-01-01T00:00:00+00:00")
    for text, known in ((whole, True), (whole[: len(whole) // 2], False)):
        export = export_of(text)
        assert ids(export)
        assert (export.known_until is not None) is known


def test_what_is_no_message_is_counted_by_reason_with_its_first_place(export_of: Callable[..., Export]) -> None:
    export = export_of(
        dce_file(
            [
                dce(1),
                dce(2, type="GuildMemberJoin"),
                dce(3, type="46"),
                dce(4, type="Telepathy"),
                dce(5, author=None),
                dce(6, timestamp="yesterday"),
                dce(7, id=None),
                "not even an object",
                dce(1),
                dce(8, timestamp="2026-02-01T00:00:00+00:00"),
            ]
        )
    )
    assert ids(export) == ["1001", "1008"]
    assert skipped(export) == {
        "system": (2, "export.json: 2"),
        "unknown-type": (1, "export.json: 4"),
        "no-author": (1, "export.json: 5"),
        "no-date": (1, "export.json: 6"),
        "no-id": (1, "export.json: 7"),
        "not-a-message": (1, "export.json: 8"),
        "duplicate": (1, "export.json: 1001"),
        "out-of-order": (1, "export.json: 1008"),
    }


def test_broken_lines_are_passed_over(export_of: Callable[..., Export]) -> None:
    rows = ["{broken", line(1), "", "[]", line(2, at="soon"), line(3, author=""), line(4), '{"id": "m5", "at": "2026']
    export = export_of("\n".join(rows), "chat.jsonl")
    assert ids(export) == ["m1", "m4"]
    assert skipped(export) == {
        "not-a-message": (3, "chat.jsonl: 1"),
        "no-date": (1, "chat.jsonl: 5"),
        "no-author": (1, "chat.jsonl: 6"),
    }


def test_marks_of_encoding_are_followed_and_bytes_that_are_no_text_replaced(export_of: Callable[..., Export]) -> None:
    text = dce_file([dce(1, content="perché 🎉")])
    assert [m.text for m in export_of(b"\xef\xbb\xbf" + text.encode()).messages()] == ["perché 🎉"]
    assert [m.text for m in export_of(text.encode("utf-16")).messages()] == ["perché 🎉"]
    latin = export_of(dce_file([dce(1, content="perch?")]).replace("?", "\xe9").encode("latin-1"))
    assert [m.text for m in latin.messages()] == ["perch\N{REPLACEMENT CHARACTER}"]
    assert skipped(latin) == {"bad-bytes": (1, "export.json")}


def test_nothing_that_databases_refuse_gets_through(export_of: Callable[..., Export]) -> None:
    row = line(1, id="a\0b", author="x\ud800", text="\0\udfff!")
    assert "\\udfff" in row
    (message,) = export_of(row, "chat.jsonl").messages()
    assert (message.id, message.author.name, message.text) == ("ab", "x?", "?!")


@pytest.mark.parametrize(
    ("content", "text_id"),
    [
        (b"", "input-empty"),
        (b"   \n\n", "input-another-format"),
        (b"<html><body>hello</body></html>", "input-another-format"),
        (bytes(range(256)) * 40, "input-another-format"),
        (b'{"a": 1}', "input-another-format"),
        (b'["messages"]', "input-another-format"),
        (b'{"messages": 3}', "input-another-format"),
        (b"[" * 100_000, "input-another-format"),
        (b"id,at,text\n1,2,3\n", "input-another-format"),
    ],
)
def test_what_is_no_export_is_refused_with_its_name(
    export_of: Callable[..., Export], content: bytes, text_id: str
) -> None:
    with pytest.raises(UnreadableInput) as refused:
        export_of(content)
    assert refused.value.text_id == text_id
    assert str(refused.value.values["file"]).endswith("export.json")


def test_a_file_that_is_not_there_and_a_folder_without_exports_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="input-not-found"):
        open_export([tmp_path / "nothing.json"])
    (tmp_path / "notes.txt").write_text("hello")
    with pytest.raises(UnreadableInput, match="input-nothing-found"):
        open_export([tmp_path])


def test_in_a_folder_other_files_are_left_out_and_counted(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(dce_file([dce(1)]))
    (tmp_path / "package.json").write_text('{"name": "something else"}')
    (tmp_path / "empty.json").write_text("")
    export = open_export([tmp_path, tmp_path / "a.json"])
    assert ids(export) == ["1001"]
    assert skipped(export)["another-format"][0] == 2


def test_two_servers_are_not_taken_for_one(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(dce_file([dce(1)]))
    (tmp_path / "b.json").write_text(dce_file([dce(2)], guild={"id": "9", "name": "Other"}))
    with pytest.raises(UnreadableInput, match="input-several-servers"):
        open_export([tmp_path])
