"""The channels of a simulated server in a browser, reached over HTTP as a browser reaches them."""

import asyncio
import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest

from simulation.pages import neighbouring_ports, served
from simulation.world import simulated
from tests.simulation.small_bot import SALON, Notes, small_bot

pytest.importorskip("linkify_it", reason="simcord's pages need linkify-it-py")


class Browser:
    """One open page: it speaks to the page's server as its own script does."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session = session
        self.base = f"http://{urlsplit(url).netloc}"
        self.headers = {"X-Simcord-Capability": urlsplit(url).fragment}
        self.sequence = 0

    async def open(self, viewer_id: int) -> dict[str, Any]:
        async with self.session.post(
            f"{self.base}/api/pages", json={"viewer_id": str(viewer_id)}, headers=self.headers
        ) as answer:
            state: dict[str, Any] = await answer.json()
        self.headers["X-Simcord-Context"] = state["context"]["id"]
        return state

    async def state(self) -> dict[str, Any]:
        async with self.session.get(f"{self.base}/api/state", headers=self.headers) as answer:
            assert answer.status == 200
            state: dict[str, Any] = await answer.json()
            return state

    async def act(self, kind: str, **details: Any) -> dict[str, Any]:
        state = await self.state()
        self.sequence += 1
        body = {
            "protocol_version": 3,
            "sequence": self.sequence,
            "request_id": f"r{self.sequence}",
            "generation": state["context"]["generation"],
            "bot_generation": state["botGeneration"],
            "published_revision": state["publishedRevision"],
            "kind": kind,
            **details,
        }
        async with self.session.post(f"{self.base}/api/action", json=body, headers=self.headers) as answer:
            done: dict[str, Any] = await answer.json()
            return done


def shown(state: dict[str, Any]) -> str:
    return str(state["messages"])


async def test_the_index_links_every_channel_with_those_who_may_see_it() -> None:
    async with (
        simulated(small_bot(Notes()), SALON) as server,
        served(server, ["generale", "staff"], introduction="Benvenuti <3") as pages,
        aiohttp.ClientSession() as browser,
    ):
        async with browser.get(pages.index_url) as answer:
            text = await answer.text()
        assert "Benvenuti &lt;3" in text
        assert "di tutto" in text
        assert re.findall(r"<small>(.*?)</small>", text) == ["Ada", "Ada, Bruno, Chloe, Dora"]
        links = re.findall(r'href="(.*?)"', text)
        assert links == [page.url for page in pages.pages]
        ports = [urlsplit(url).port for url in (pages.index_url, *links)]
        assert ports == list(range(ports[0] or 0, (ports[0] or 0) + 3))
        for link in links:
            assert urlsplit(link).hostname == "127.0.0.1"
            async with browser.get(link) as answer:
                assert answer.status == 200
                assert "<title>" in await answer.text()


async def test_two_people_on_two_pages_write_and_read_while_time_passes() -> None:
    notes = Notes()
    async with (
        simulated(small_bot(notes), SALON) as server,
        served(server, ["generale", "staff"]) as pages,
        aiohttp.ClientSession() as session,
    ):
        running = asyncio.create_task(pages.keep_up(timedelta(seconds=0.05)))
        general, staff = (Browser(session, page.url) for page in pages.pages)
        await general.open(server.person("Bruno").id)
        await staff.open(server.person("Ada").id)

        await general.act("send_message", content="Buongiorno")
        await staff.act("send_message", content="Vediamo i numeri")
        assert notes.written == ["Bruno: Buongiorno", "Ada: Vediamo i numeri"]
        assert "Buongiorno" in shown(await general.state())
        assert "Vediamo i numeri" not in shown(await general.state())

        async with server.environment.turn:
            for n in range(60):
                await server.person("Chloe").post("generale", f"good morning {n}")
        await asyncio.sleep(0.3)
        assert "good morning 59" in shown(await general.state())
        assert server.clock.now() > server.channel("generale").messages[0].created_at
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_a_command_runs_from_the_page_of_the_one_who_typed_it() -> None:
    async with (
        simulated(small_bot(Notes()), SALON) as server,
        served(server, ["generale"]) as pages,
        aiohttp.ClientSession() as session,
    ):
        mine, hers = Browser(session, pages.pages[0].url), Browser(session, pages.pages[0].url)
        await mine.open(server.person("Bruno").id)
        await hers.open(server.person("Chloe").id)
        async with session.get(f"{mine.base}/api/commands", headers=mine.headers) as answer:
            catalog = await answer.json()
        (greet,) = [entry for entry in catalog["entries"] if entry["path"] == ["saluta"]]
        done = await mine.act(
            "run_command",
            command_id=greet["commandId"],
            path=["saluta"],
            schema_fingerprint=greet["schemaFingerprint"],
            options={},
        )
        assert "it it" in shown(await mine.state()), done
        assert "it it" not in shown(await hers.state())


async def test_ports_in_use_are_stepped_over() -> None:
    taken = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
    port = taken.sockets[0].getsockname()[1]
    async with taken:
        assert neighbouring_ports(2, port)[0] > port
