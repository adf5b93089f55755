"""The channels of a simulated server in a browser, reached over HTTP as a browser reaches them."""

import asyncio
import re
from datetime import timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit

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

    async def act(self, kind: str, *, seeing: dict[str, Any] | None = None, **details: Any) -> dict[str, Any]:
        """Do something on the page as it is, or as it was when it was seen last."""
        state = seeing or await self.state()
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
        served(
            server,
            ["generale", "staff"],
            introduction="Benvenuti <3",
            suggestions=["Scrivi /saluta"],
            happened=[("Ha detto sì", "Chiedi")],
        ) as pages,
        aiohttp.ClientSession() as browser,
    ):
        async with browser.get(pages.index_url) as answer:
            text = await answer.text()
        assert "Benvenuti &lt;3" in text
        assert "di tutto" in text
        assert "Scrivi /saluta" in text
        assert "Ha detto sì." in text
        assert re.findall(r"<small>(.*?)</small>", text) == ["Chiedi", "per tutti", "Ada"]
        assert "Ada, Bruno, Chloe, Dora" in text
        links = re.findall(r'<a href="(.*?)"', text)
        assert links == [page.url for page in pages.pages]
        ports = [urlsplit(url).port for url in (pages.index_url, *links)]
        assert ports == list(range(ports[0] or 0, (ports[0] or 0) + 3))
        for link in links:
            assert urlsplit(link).hostname == "127.0.0.1"
            async with browser.get(link) as answer:
                assert answer.status == 200
                assert "<title>" in await answer.text()


async def test_each_page_is_a_room_among_the_others_without_the_tools_of_developers() -> None:
    async with (
        simulated(small_bot(Notes()), SALON) as server,
        served(server, ["generale", "staff"], locale="en-GB") as pages,
        aiohttp.ClientSession() as browser,
    ):
        here, other = pages.pages
        async with browser.get(here.url) as answer:
            text = await answer.text()
        assert f"<title>#generale · {SALON.name}</title>" in text
        assert f'<a href="{here.url}" aria-current=page>#generale</a><a href="{other.url}">#staff</a>' in text
        assert f'<a class="home" href="{pages.index_url}">{SALON.name}</a>' in text
        assert "You are <select" in text and "SimCord</strong>" not in text
        hidden = set[str]()
        for file in re.findall(r'(?:href|src)="(/dressed/.*?)"', text):
            async with browser.get(urljoin(here.url, file)) as answer:
                assert answer.status == 200
                hidden |= set(re.findall(r"#([\w-]+), ", await answer.text()))
        # simcord's script looks for what is out of sight: it stays on the page.
        assert {"refresh", "capture-open", "inspector-toggle"} <= hidden
        assert all(f'id="{name}"' in text for name in hidden)


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


async def test_what_somebody_does_while_another_writes_is_done_all_the_same() -> None:
    notes = Notes()
    async with (
        simulated(small_bot(notes), SALON) as server,
        served(server, ["generale"]) as pages,
        aiohttp.ClientSession() as session,
    ):
        page = Browser(session, pages.pages[0].url)
        await page.open(server.person("Bruno").id)
        seen = await page.state()
        await server.person("Chloe").post("generale", "Hello")
        await pages.show_changes()
        await page.act("send_message", seeing=seen, content="Buongiorno")
        assert notes.written == ["Chloe: Hello", "Bruno: Buongiorno"]


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
        assert (greet["invocation"], greet["description"]) == ("saluta", "Saluta nella lingua di chi chiede")
        async with session.get(f"{hers.base}/api/commands", headers=hers.headers) as answer:
            hers_catalog = await answer.json()
        (greet,) = [entry for entry in hers_catalog["entries"] if entry["path"] == ["saluta"]]
        assert (greet["invocation"], greet["description"]) == ("greet", "Greets in the language of whoever asks")
        assert "it it" not in shown(await hers.state())


async def test_ports_in_use_are_stepped_over() -> None:
    taken = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
    port = taken.sockets[0].getsockname()[1]
    async with taken:
        assert neighbouring_ports(2, port)[0] > port
