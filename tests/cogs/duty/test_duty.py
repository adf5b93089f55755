"""Who is on duty is called; an alert is seen to with its button, also after a restart."""

from services.alerts import Alerts
from services.server_settings import GeneralSettings
from simulation.world import Server
from tests.cogs.conftest import Opened, services_of


async def bound(server: Server) -> Alerts:
    settings = services_of(server).server_settings
    await settings.change(str(server.id), GeneralSettings, "1", staff_channel=str(server.channel("staff").id))
    return services_of(server).get(Alerts)


async def test_who_is_on_duty_is_mentioned_and_nobody_else(opened: Opened) -> None:
    async with opened() as server:
        alerts, mara = await bound(server), server.person("Mara")
        assert "Nessuno è di turno" in (await mara.run("duty who")).text
        assert "Sei di turno" in (await mara.run("duty on")).text
        assert "già" in (await mara.run("duty on")).text
        assert mara.mention in (await mara.run("duty who")).text
        await alerts.staff(str(server.id), "a", "role-above-salotto", {"role": server.person("Bruno").mention})
        await server.settle()
        (message,) = server.channel("staff").messages
        assert message.content.startswith(mara.mention)
        sent = next(call for call in reversed(server.log) if call.pattern == "POST /channels/*/messages")
        assert sent.body["allowed_mentions"]["users"] == [mara.id], "Bruno is named, not called"
        assert "Hai finito" in (await mara.run("duty off")).text


async def test_an_alert_that_was_seen_to_can_come_back(opened: Opened) -> None:
    async with opened() as server:
        alerts = await bound(server)
        for _ in range(2):
            await alerts.staff(str(server.id), "a", "role-above-salotto", {"role": "Gatti"})
            await server.settle()
        (message,) = server.channel("staff").messages
        await server.restart()
        seen = await server.person("Ada").click(message, "Ci ho pensato")
        assert "Se torna" in seen.text
        await services_of(server).get(Alerts).staff(str(server.id), "a", "role-above-salotto", {"role": "Gatti"})
        await server.settle()
        assert len(server.channel("staff").messages) == 2
