"""`salotto doctor`: everything wrong at once, how to mend it, and nothing changed by looking."""

import socket
import sqlite3
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from cli.main import main
from cli.standing import on_discord, sentence
from core.text import LOCALES, texts
from services.inspection import BoundSeen, Chosen, DiscordSeen, ServerSeen, on_server
from services.server_settings import GeneralSettings


@pytest.fixture(autouse=True)
def fresh_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALOTTO_LOCALE", "en")
    monkeypatch.delenv("SALOTTO_DISCORD__TOKEN", raising=False)
    monkeypatch.chdir(tmp_path)


def lines_about(area: str, printed: str) -> list[str]:
    return [line for line in printed.splitlines() if line[15:].startswith(f"{area}: ")]


def test_a_fresh_installation_lacks_only_its_token_and_stays_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor"]) == 1
    printed = capsys.readouterr().out
    (to_mend,) = (line for line in printed.splitlines() if line.startswith("to mend"))
    assert "SALOTTO_DISCORD__TOKEN" in to_mend
    assert "https://discord.com/developers/applications" in to_mend
    (unchecked,) = lines_about("Discord", printed)
    assert unchecked.startswith("not checked")
    assert all(part in unchecked for part in ("intents", "permissions", "channels"))
    assert "config.example.toml" in printed
    assert list(tmp_path.iterdir()) == []


def test_a_taken_port_and_a_folder_that_is_not_there_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setenv("SALOTTO_HEALTH__PORT", str(taken.getsockname()[1]))
        monkeypatch.setenv("SALOTTO_DATABASE__URL", f"sqlite:///{tmp_path}/nowhere/salotto.db")
        assert main(["doctor"]) == 1
    printed = capsys.readouterr().out
    assert "cannot be used" in lines_about("/healthz", printed)[0]
    assert "nowhere" in lines_about("disk", printed)[0]


class Running(BaseHTTPRequestHandler):
    """A Salotto that runs already, and whose gateway is away."""

    def do_GET(self) -> None:
        self.send_response(503)
        self.end_headers()
        self.wfile.write(b'{"status": "failing", "failing": ["gateway"]}')

    def log_message(self, *_arguments: object) -> None:
        pass


def test_a_salotto_that_runs_already_is_asked_how_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with HTTPServer(("127.0.0.1", 0), Running) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        monkeypatch.setenv("SALOTTO_HEALTH__PORT", str(running.server_port))
        assert main(["doctor"]) == 1
        running.shutdown()
    assert "is not well: gateway" in lines_about("/healthz", capsys.readouterr().out)[0]


def test_a_database_of_a_newer_version_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(tmp_path / "salotto.db")) as newer:
        newer.execute("CREATE TABLE alembic_version (version_num TEXT)")
        newer.execute("INSERT INTO alembic_version VALUES ('9999')")
        newer.commit()
    assert main(["doctor"]) == 1
    assert "newer version of Salotto (revision 9999)" in lines_about("database", capsys.readouterr().out)[0]


def test_everything_wrong_is_named_at_once_without_a_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SALOTTO_DATABASE__URL", "postgresql://salotto:hunter2@127.0.0.1:1/nowhere")
    assert main(["doctor"]) == 1
    printed = capsys.readouterr().out
    assert "PostgreSQL does not answer" in printed
    assert "database.url" in printed
    assert "hunter2" not in printed
    assert "a turn is read in a process of its own" in printed


def test_wrong_settings_are_named_and_the_rest_is_looked_at_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "config.toml").write_text('[server_defaults]\nlocale = "de"\ntime_zone = "Nowhere"\n', encoding="utf-8")
    assert main(["doctor"]) == 1
    printed = capsys.readouterr().out
    assert "server_defaults.locale" in printed
    assert "server_defaults.time_zone" in printed
    assert "a turn is read in a process of its own" in printed


def test_a_database_without_tables_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old.db").touch()
    monkeypatch.setenv("SALOTTO_DATABASE__URL", "sqlite:///old.db")
    assert main(["doctor"]) == 1
    assert "not up to date" in capsys.readouterr().out


def test_a_url_that_is_none_is_a_finding_and_not_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SALOTTO_DATABASE__URL", "hunter2")
    assert main(["doctor"]) == 1
    printed = capsys.readouterr().out
    assert "database.url" in printed
    assert "hunter2" not in printed


# ---------------------------------------------------------------- on Discord

STAFF, LOG = "setting-general-staff-channel", "setting-moderation-log-channel"
SALONE = ServerSeen(
    "Salone",
    missing=("embed_links", "read_message_history"),
    unread=("segreto", "direzione"),
    bound=(
        BoundSeen("general.staff_channel", STAFF, "closed", "#staff", ("attach_files",)),
        BoundSeen("moderation.log_channel", LOG, "public", "#casi"),
        BoundSeen("onboarding.member_role", "setting-onboarding-member-role", "above", "@Vip"),
        BoundSeen("ideas.board_channel", "setting-ideas-board-channel", "unset", needed=False),
        BoundSeen("drops.channel", "setting-drops-channel", "gone"),
    ),
)
BARE = ServerSeen("Bottega", bound=(BoundSeen("general.staff_channel", STAFF, "unset"),))
SEEN = {
    "token": DiscordSeen(problem="token"),
    "unreachable": DiscordSeen(problem="unreachable", reason="ClientConnectorError"),
    "intents": DiscordSeen("salotto", "intents", missing_intents=("members", "message_content")),
    "nowhere": DiscordSeen("salotto", invitation="https://discord.com/oauth2/authorize?client_id=1"),
    "Bottega": DiscordSeen("salotto", servers=(BARE,)),
    "Salone": DiscordSeen("salotto", servers=(SALONE,), invitation="https://discord.com/oauth2/authorize?client_id=1"),
}


@pytest.mark.parametrize(
    ("answer", "area", "named"),
    [
        ("token", "Discord", ("refused", "SALOTTO_DISCORD__TOKEN")),
        ("unreachable", "Discord", ("ClientConnectorError", "network")),
        ("intents", "intents", ("Server Members Intent", "Message Content Intent")),
        ("nowhere", "servers", ("invite it with https://discord.com/oauth2/authorize",)),
        ("Salone", "permissions", ("Salone", "Embed Links, Read Message History", "client_id=1")),
        ("Salone", "channels", ("#segreto, #direzione",)),
        ("Salone", "chosen channels and roles", ("Staff channel", "Salone", "Attach Files", "Right-click #staff")),
        ("Salone", "chosen channels and roles", ("Case channel", "everybody reads #casi", "@everyone")),
        ("Salone", "chosen channels and roles", ("@Vip lies above Salotto", "drag Salotto above @Vip")),
        ("Salone", "chosen channels and roles", ("Channel for drops", "/setup start")),
        ("Bottega", "chosen channels and roles", ("Staff channel", "not chosen yet")),
    ],
)
def test_what_discord_says_is_told_with_how_to_mend_it(answer: str, area: str, named: tuple[str, ...]) -> None:
    words = texts("en")
    told = [sentence(finding, words) for finding in on_discord(SEEN[answer]) if words(finding.area) == area]
    assert any(all(part in one for part in named) for one in told), told


def test_what_a_server_can_do_without_is_told_and_nothing_to_mend() -> None:
    unset = {
        server.name: [finding.right for finding in on_server(server) if finding.text_id == "standing-unset"]
        for server in (SALONE, BARE)
    }
    assert unset == {"Salone": [None], "Bottega": [False]}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("answer", SEEN)
def test_every_answer_of_discord_has_words_in_both_languages(answer: str, locale: str) -> None:
    findings = list(on_discord(SEEN[answer]))
    assert all(sentence(finding, texts(locale)) for finding in findings)
    assert any(finding.right is False for finding in findings)


def test_discord_is_asked_with_the_token_which_is_never_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SALOTTO_DISCORD__TOKEN", "hunter2")

    async def look(token: str, chosen: Chosen) -> DiscordSeen:
        assert token == "hunter2"
        assert await chosen("1", [GeneralSettings]) == {}, "a look creates no database"
        return SEEN["Salone"]

    assert main(["doctor"], inspect=look) == 1
    printed = capsys.readouterr().out
    assert "Embed Links" in lines_about("permissions", printed)[0]
    assert "hunter2" not in printed
