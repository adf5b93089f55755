"""What moderators do to members: refused before anybody is told, told before it happens, filed once it has."""

from dataclasses import replace
from datetime import timedelta

import pytest

from models import penalties
from simulation.plan import PersonPlan
from tests.cogs.conftest import services_of, told
from tests.cogs.moderation.conftest import SALON, Opened, ban, bind, filed, kinds

SEND_DIRECT = "POST /users/@me/channels"
BAN = "PUT /guilds/*/bans/*"


async def test_a_warning_is_filed_told_and_logged(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, bruno = server.person("Mara"), server.person("Bruno")
        said = await bruno.post("generale", "parole che feriscono")
        answer = await mara.run("warn", member=bruno, reason="Con più garbo, per favore", message=said.jump_url)
        assert "Caso 1" in answer.text and "Ha ricevuto l'avviso in privato" in answer.text
        await bruno.delete(said)
        (case,) = await filed(server)
        assert (case.number, case.what.actor, case.what.told) == (1, str(mara.id), "told")
        assert case.what.evidence[0].text == "parole che feriscono", "evidence outlives the message"
        (notice,) = bruno.direct_messages
        assert "ammonizione" in notice.content and "Con più garbo" in notice.content
        (logged,) = server.channel("registro").messages
        assert logged.embeds[0].title == "Caso 1: ammonizione"
        shown = await mara.run("case show", number=1)
        assert "parole che feriscono" in shown.text


async def test_whoever_stands_beside_or_above_is_refused_before_anybody_is_told(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        for actor, target, why in (
            ("Mara", "Nino", "ruolo sotto il tuo"),
            ("Mara", "Carla", "ruolo sotto il tuo"),
            ("Mara", "Mara", "te"),
            ("Mara", "Dora", "possiede"),
            ("Carla", "Ada", "amministra"),
        ):
            for command in ("warn", "kick", "ban"):
                answer = await server.person(actor).run(command, member=server.person(target), reason="prova")
                assert answer.ephemeral and why in answer.text.lower(), answer.text
            assert server.person(target).direct_messages == ()
        assert await filed(server) == ()


async def test_bots_are_not_warned_silenced_or_told_anything(opened: Opened) -> None:
    async with opened(replace(SALON, people=(*SALON.people, PersonPlan("Robot", bot=True)))) as server:
        await bind(server)
        for command, more in (("warn", {"reason": "prova"}), ("timeout", {"duration": "2h"})):
            answer = await server.person("Mara").run(command, member=server.person("Robot"), **more)
            assert answer.ephemeral and "per i bot" in answer.text
        assert await filed(server) == ()


async def test_a_target_that_is_not_on_the_server_is_banned_by_id_and_nothing_else(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, away = server.person("Mara"), server.person("Fuori")
        assert "non è su questo server" in (await mara.run("timeout", member=away, duration="2h")).text
        assert "non è più su questo server" in (await mara.run("kick", member=away)).text
        assert "non è su questo server" in (await mara.run("warn", member=away, reason="x")).text
        done = await ban(mara, away, reason="per id")
        assert "Caso 1" in done.text
        assert away.id in server.stored.bans


async def test_a_ban_is_told_before_it_happens(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, bruno = server.person("Mara"), server.person("Bruno")
        asked = await mara.run("ban", member=bruno, reason="insulti", duration="una settimana")
        assert "per 7 giorni" in asked.text and bruno.direct_messages == ()
        await mara.click(asked, "Sì, vai avanti")
        (notice,) = bruno.direct_messages
        assert "resti fuori fino a" in notice.content and "insulti" in notice.content
        calls = [call.pattern for call in server.log]
        assert calls.index(BAN) > max(i for i, c in enumerate(calls) if c == SEND_DIRECT)
        (case,) = await filed(server)
        assert case.what.expires_at == case.what.at + timedelta(days=7)
        assert case.what.audit_id is not None, "linked to Discord's own entry"


async def test_no_leaves_everything_as_it_was(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        asked = await server.person("Mara").run("ban", member=server.person("Bruno"))
        await server.person("Mara").click(asked, "No")
        assert await filed(server) == () and server.person("Bruno").is_member


@pytest.mark.parametrize(
    ("status", "code", "state"), [(403, 50007, "closed"), (400, 50007, "closed"), (500, 0, "failed")]
)
async def test_whoever_takes_no_messages_is_banned_all_the_same(
    opened: Opened, status: int, code: int, state: str
) -> None:
    async with opened() as server:
        await bind(server)
        mara, bruno = server.person("Mara"), server.person("Bruno")
        server.fail("POST /channels/*/messages", code=code, status=status, times=1 if code else 5)
        await ban(mara, bruno, reason="x")
        (case,) = await filed(server)
        assert case.what.told == state and not bruno.is_member


async def test_when_the_ban_fails_there_is_no_case_and_the_notice_is_taken_back(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, bruno = server.person("Mara"), server.person("Bruno")
        server.fail(BAN, code=50013, status=403)
        answer = await ban(mara, bruno, reason="x")
        assert "**Non** è stato fatto" in answer.text and "ritirato" in answer.text and "50013" in answer.text
        assert bruno.direct_messages == () and bruno.is_member
        assert await filed(server) == ()
        async with services_of(server).database.reading() as session:
            (attempt,) = await penalties.attempts(session, str(server.id), "failed")
        assert attempt.steps == ("told", "taken-back")
        await ban(mara, bruno, reason="x")
        assert [case.number for case in await filed(server)] == [1], "no number was lost"
        told(server)


async def test_when_the_notice_cannot_be_taken_back_it_is_put_right(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, bruno = server.person("Mara"), server.person("Bruno")
        server.fail(BAN, code=50013, status=403)
        server.fail("DELETE /channels/*/messages/*", code=50001, status=403)
        answer = await ban(mara, bruno, reason="x")
        assert "non è successo niente" in answer.text
        assert "nostro errore" in bruno.direct_messages[-1].content
        told(server)


async def test_a_timeout_beyond_28_days_names_the_alternative(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        answer = await server.person("Mara").run("timeout", member=server.person("Bruno"), duration="30 giorni")
        assert "/banna" in answer.text and "28" in answer.text
        assert await filed(server) == ()


async def test_the_second_moderator_sees_the_case_of_the_first(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, nino, bruno = (server.person(name) for name in ("Mara", "Nino", "Bruno"))
        await mara.run("warn", member=bruno, reason="basta")
        asked = await nino.run("warn", member=bruno, reason="basta davvero")
        assert mara.mention in asked.text and "caso 1" in asked.text
        assert len(await filed(server)) == 1
        await nino.click(asked, "Sì, vai avanti")
        assert len(await filed(server)) == 2


async def test_the_ladder_is_shown_before_it_happens(opened: Opened) -> None:
    async with opened() as server:
        await bind(server, ladder="2 timeout 1h, 4 ban", ladder_mode="propose")
        mara, bruno = server.person("Mara"), server.person("Bruno")
        await mara.run("warn", member=bruno, reason="uno")
        asked = await mara.run("warn", member=bruno, reason="due")
        assert "silenzio per un'ora" in asked.text and "2 punti" in asked.text
        assert kinds(await filed(server)) == ["warning"]
        await mara.click(asked, "Tutti e due")
        assert kinds(await filed(server)) == ["warning", "warning", "timeout"]
        assert server.stored.members[bruno.id].timed_out_until is not None


async def test_the_log_channel_may_vanish_and_staff_are_told_once(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        await server.close_channel("registro")
        mara = server.person("Mara")
        for name in ("Bruno", "Gino", "Chloe"):
            await mara.run("warn", member=server.person(name), reason="x")
        assert len(await filed(server)) == 3
        alerts = [one for one in server.channel("staff").messages if "registro dei casi" in one.content]
        assert len(alerts) == 1


async def test_a_missing_permission_is_told_once_and_nobody_is_written_to(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        await server.permit_bot(ban_members=False, administrator=False)
        mara, bruno = server.person("Mara"), server.person("Bruno")
        for _ in range(3):
            answer = await mara.run("ban", member=bruno)
            assert "Mi manca un permesso" in answer.text
        assert bruno.direct_messages == ()
        assert len([one for one in server.channel("staff").messages if "⚠️" in one.content]) == 1


async def test_a_reason_is_whole_in_the_case_and_cut_for_discord(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        reason = "perché " * 200
        await ban(server.person("Mara"), server.person("Bruno"), reason=reason.strip())
        (case,) = await filed(server)
        assert case.what.reason == reason.strip()
        sent = next(call for call in server.log if call.pattern == BAN)
        assert sent.reason is not None and len(sent.reason) <= 512


async def test_a_message_is_moderated_from_its_menu(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, bruno = server.person("Mara"), server.person("Bruno")
        said = await bruno.post("generale", "una frase fuori posto")
        form = await mara.use_menu("Moderate", said)
        answer = await mara.fill(form, {"Che cosa": ["timeout-hour"], "Perché (lo legge, se non è una nota)": "calma"})
        assert "Caso 1" in answer.text
        (case,) = await filed(server)
        assert case.what.kind == "timeout" and case.what.evidence[0].text == "una frase fuori posto"
