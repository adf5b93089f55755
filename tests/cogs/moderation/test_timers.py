"""Penalties end by themselves, once, and only if nobody decided otherwise meanwhile."""

from datetime import timedelta

from models import penalties
from simulation.plan import History, Said
from simulation.world import ONE_MONDAY, Server
from tests.cogs.conftest import services_of
from tests.cogs.moderation.conftest import Opened, ban, bind, filed, kinds

UNBAN = "DELETE /guilds/*/bans/*"
WEEK = timedelta(days=7)


async def waiting(server: Server) -> int:
    async with services_of(server).database.reading() as session:
        return await penalties.count_timers(session, str(server.id))


async def test_a_ban_ends_by_itself_before_and_after_a_restart(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, bruno, gino = server.person("Mara"), server.person("Bruno"), server.person("Gino")
        await ban(mara, bruno, duration="30 secondi")
        await server.advance(timedelta(seconds=40))
        assert bruno.id not in server.stored.bans
        assert kinds(await filed(server)) == ["ban", "unban"]
        await ban(mara, gino, duration="2h")
        async with server.away(killed=True):
            await server.advance(timedelta(hours=3))
        await server.advance(timedelta(minutes=1))
        assert gino.id not in server.stored.bans
        cases = await filed(server)
        assert kinds(cases) == ["ban", "unban", "ban", "unban"]
        assert cases[3].what.source == "expiry" and await waiting(server) == 0


async def test_a_manual_unban_or_a_later_ban_for_good_wins(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, bruno = server.person("Mara"), server.person("Bruno")
        await ban(mara, bruno, duration="1h")
        await mara.unban(bruno)
        assert await waiting(server) == 0
        await mara.ban(bruno, reason="per sempre")
        await server.advance(timedelta(hours=3))
        assert bruno.id in server.stored.bans
        assert kinds(await filed(server)) == ["ban", "unban", "ban"]


async def test_a_ban_that_somebody_lifted_unseen_ends_its_timer(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        bruno = server.person("Bruno")
        await ban(server.person("Mara"), bruno, duration="1h")
        server.fail(UNBAN, code=10026, status=404)
        await server.advance(timedelta(hours=2))
        assert await waiting(server) == 0 and kinds(await filed(server)) == ["ban"]


async def test_what_discord_refuses_is_put_off_and_told_once(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        bruno = server.person("Bruno")
        await ban(server.person("Mara"), bruno, duration="1h")
        server.fail(UNBAN, code=50013, status=403, times=4)
        await server.advance(timedelta(hours=1, minutes=5))
        assert await waiting(server) == 1 and bruno.id in server.stored.bans
        await server.advance(timedelta(hours=3))
        assert await waiting(server) == 0 and bruno.id not in server.stored.bans
        assert kinds(await filed(server)) == ["ban", "unban"]
        assert len([one for one in server.channel("staff").messages if "Un ban doveva finire" in one.content]) == 1


async def test_a_channel_opens_again_as_it_was(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara = server.person("Mara")
        assert "è chiuso" in (await mara.run("lock", duration="1h", reason="calma")).text
        room = server.guild.get_channel(server.channel("generale").id)
        assert room is not None and room.overwrites_for(server.guild.default_role).send_messages is False
        await server.restart(killed=True)
        await server.advance(timedelta(hours=2))
        room = server.guild.get_channel(server.channel("generale").id)
        assert room is not None and room.overwrites_for(server.guild.default_role).send_messages is None
        await mara.run("slowmode", delay="30s", duration="10 minuti")
        await server.advance(timedelta(minutes=20))
        assert kinds(await filed(server)) == ["lock", "unlock", "slowmode", "slowmode"]
        assert "non è chiuso" in (await mara.run("unlock")).text


async def test_a_purge_says_how_many_first(opened: Opened) -> None:
    old = History((Said("Bruno", "generale", ONE_MONDAY - timedelta(days=15), "vecchio https://esempio.it"),))
    async with opened(history=old) as server:
        await bind(server)
        mara, bruno = server.person("Mara"), server.person("Bruno")
        for number in range(3):
            await bruno.post("generale", f"guarda https://esempio.it/{number}")
        await bruno.post("generale", "senza link")
        asked = await mara.run("purge", count=100, what="links", member=bruno)
        assert "4 messaggi" in asked.text and "due settimane" in asked.text
        assert len(server.channel("generale").messages) == 5
        await mara.click(asked, "Sì, vai avanti")
        assert [one.content for one in server.channel("generale").messages] == ["senza link"]
        assert kinds(await filed(server)) == ["purge"]
