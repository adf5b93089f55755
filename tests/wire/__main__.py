"""`python -m tests.wire`: the wire server in a process of its own.

Prints one line of JSON about where it is, and ends when its standard input does: it never outlives who started it.
"""

import asyncio
import ssl
import sys
import traceback

import orjson
import trustme
from aiohttp import web

from core.paths import MEASURING_DATA
from tests.wire.contract import DESCRIPTION, Contract
from tests.wire.control import Control
from tests.wire.hosts import GATEWAY_HOST, HOSTS
from tests.wire.rest import BASE

LOOPBACK = "127.0.0.1"


def application(control: Control) -> web.Application:
    """Both sides in one: a websocket handshake goes to the gateway wherever it knocks, like the test's own verbs."""

    async def serve(request: web.Request) -> web.StreamResponse:
        # Whoever came in over plain HTTP finds the gateway there too; the others under its real name.
        gateway = f"wss://{GATEWAY_HOST}/" if request.secure else f"ws://{request.host}/"
        if request.headers.get("Upgrade", "").lower() == "websocket":
            return await control.gateway.serve(request, control.community, gateway)
        if request.path.startswith(BASE + "/"):
            return await control.rest.serve(request, gateway)
        return web.Response(status=404)

    async def verb(request: web.Request) -> web.StreamResponse:
        try:
            told = await control.ask(request.match_info["verb"], orjson.loads(await request.read()))
        except Exception as error:
            traceback.print_exc()
            return web.Response(status=400, text=f"{type(error).__name__}: {error}")
        return web.Response(body=orjson.dumps(told), content_type="application/json")

    made = web.Application(client_max_size=64 * 1024 * 1024)
    made.router.add_post("/control/{verb}", verb)
    made.router.add_route("*", "/{anything:.*}", serve)
    return made


async def run() -> None:
    file = MEASURING_DATA / DESCRIPTION
    control = Control(Contract.read(file) if file.exists() and "--without-contract" not in sys.argv else None)
    authority = trustme.CA()
    secure = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(*HOSTS).configure_cert(secure)
    runner = web.AppRunner(application(control), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    ports = []
    for context in (None, secure):
        site = web.TCPSite(runner, LOOPBACK, 0, ssl_context=context)
        await site.start()
        ports.append(runner.addresses[-1][1])
    certificate = authority.cert_pem.bytes().decode()
    address = {"host": LOOPBACK, "plain_port": ports[0], "secure_port": ports[1], "certificate": certificate}
    print(orjson.dumps(address).decode(), flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await control.gateway.close()
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(run())
