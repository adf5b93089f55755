"""Discord's own description of its API judges both sides, and its silence is a judgement too."""

from pathlib import Path

import aiohttp
import pytest

from tests.wire import cast
from tests.wire.contract import Contract
from tests.wire.documents import message, user
from tests.wire.rest import ROUTES
from tests.wire.wire import Wire

SEND = "/channels/{channel_id}/messages"


@pytest.fixture
def judge(contract: Path) -> Contract:
    return Contract.read(contract)


async def post(wire: Wire, path: str, body: object, method: str = "POST") -> int:
    headers = {"Authorization": f"Bot {cast.TOKEN}"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.request(method, f"{wire.address.plain}/api/v10{path}", json=body) as answer,
    ):
        return answer.status


async def test_a_request_that_discord_would_not_understand_is_reported(wire: Wire, contract: Path) -> None:
    assert (await wire.report())["contract"] is True
    await post(wire, f"/channels/{cast.GENERAL}/messages", {"content": ["x"]})
    await post(wire, f"/channels/{cast.GENERAL}/messages", {"content": "x", "tts": "loud"})
    await post(wire, f"/channels/{cast.GENERAL}/messages?limits=3", {"content": "x"})
    taken = await wire.take_violations()
    assert [(one["where"], one["part"]) for one in taken] == [
        (f"POST {SEND}", "request"),
        (f"POST {SEND}", "request"),
        (f"POST {SEND}", "query"),
    ]
    assert taken[0]["problem"].startswith("content")
    assert taken[1]["problem"].startswith("tts")


async def test_an_unknown_route_is_a_501_and_reported(wire: Wire) -> None:
    assert await post(wire, "/channels/1/telegrams", {}) == 501
    assert [(one["where"], one["part"]) for one in await wire.take_violations()] == [
        ("POST /channels/1/telegrams", "route")
    ]


async def test_a_failure_of_the_wire_server_does_not_pass_for_one_of_discord(wire: Wire) -> None:
    assert await post(wire, "/users/@me/channels", {"recipient_id": "12"}) == 500
    assert [one["part"] for one in await wire.take_violations()] == ["answer"]


async def test_what_the_server_itself_says_wrongly_is_reported(wire: Wire, contract: Path) -> None:
    await wire.ask("emit", name="MESSAGE_CREATE", data={"id": "1", "channel_id": cast.GENERAL, "content": "x"})
    taken = await wire.take_violations()
    assert taken
    assert {one["part"] for one in taken} == {"event"}


def test_an_answer_is_held_against_its_schema(judge: Contract) -> None:
    said = message(cast.GENERAL, user(cast.ANNA, "anna"), "ciao")
    assert list(judge.answer("POST", SEND, 200, said)) == []
    (wrong,) = judge.answer("POST", SEND, 200, {**said, "timestamp": 12})
    assert wrong.problem.startswith("timestamp")
    (unheard_of,) = judge.answer("POST", SEND, 200, {**said, "contents": "ciao"})
    assert "contents" in unheard_of.problem
    assert list(judge.answer("POST", SEND, 201, said)), "a status that is not described"
    assert list(judge.answer("DELETE", SEND + "/{message_id}", 204, {"id": "1"})), "a body where there is none"


def test_what_discord_forgives_is_forgiven(judge: Contract) -> None:
    ban = "/guilds/{guild_id}/bans/{user_id}"
    assert list(judge.request("PUT", ban, {}, None)) == []
    assert list(judge.request("POST", SEND, {}, None)), "a message needs a body"
    callback = "/interactions/{interaction_id}/{interaction_token}/callback"
    assert list(judge.request("POST", callback, {"with_response": "1"}, {"type": 5})) == []
    assert list(judge.request("POST", callback, {"with_response": "2"}, {"type": 5}))
    trail = "/guilds/{guild_id}/audit-logs"
    assert list(judge.request("GET", trail, {"action_type": "24"}, None)) == [], "a number that has a name"
    assert list(judge.request("GET", trail, {"action_type": "9999"}, None))
    limited = {"message": "slow", "retry_after": 0.5, "global": False}
    assert list(judge.answer("POST", SEND, 429, limited)) == []
    inner = {"content": {"_errors": [{"code": "BASE_TYPE_REQUIRED", "message": "required"}]}}
    assert list(judge.answer("POST", SEND, 400, {"code": 50035, "message": "Invalid", "errors": inner})) == []
    commands = "/applications/{application_id}/commands"
    assert list(judge.request("PUT", commands, {}, [{"name": "x", "description": "y", "nsfw": False}])) == []
    for kinds, fine in (([15, 16], True), ([15, 99], False)):
        where = {"type": 7, "name": "where", "description": "z", "channel_types": kinds}
        asked = [{"name": "x", "description": "y", "options": [where]}]
        assert (list(judge.request("PUT", commands, {}, asked)) == []) is fine
    reference = {"message_reference": {"message_id": 12}, "content": "x"}
    assert list(judge.request("POST", SEND, {}, reference)) == [], "an id as a number"


def test_every_route_of_the_server_is_one_of_discord(judge: Contract) -> None:
    strangers = [route for route in ROUTES.routes if any(v.part == "route" for v in judge.request(*route, {}, {}))]
    assert strangers == []
