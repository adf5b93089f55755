"""What prevention finds, on trial and in earnest, and what it undoes."""

from datetime import timedelta

import discord

from services.prevention import PreventionSettings
from simulation.plan import ChannelPlan, PersonPlan
from simulation.world import Server
from tests.cogs.conftest import services_of, told
from tests.cogs.moderation.conftest import Opened, bind, filed, kinds


async def guard(server: Server, **values: object) -> None:
    await bind(server)
    settings = services_of(server).server_settings
    await settings.change(str(server.id), PreventionSettings, str(server.person("Dora").id), **values)
    await server.settle()


async def test_two_hundred_messages_over_five_channels_are_one_case(opened: Opened) -> None:
    async with opened() as server:
        await guard(server, same_text="act", burst="act")
        rooms = ["generale", "ricette"]
        for name in ("uno", "due", "tre"):
            await server.open_channel(ChannelPlan(name))
            rooms.append(name)
        bruno = server.person("Bruno")
        await server.person("Gino").post("generale", "buongiorno a tutti")
        backend = server.environment.backend
        for number in range(200):
            backend.create_message(server.channel(rooms[number % 5]).id, bruno.id, "guadagna subito www.truffa.it")
        await server.settle()
        (case,) = await filed(server)
        assert (case.what.kind, case.what.rule) == ("automod", "same-text")
        assert case.what.evidence and "truffa" in case.what.evidence[0].text
        left = [one for room in rooms for one in server.channel(room).messages if one.author.id == bruno.id]
        assert left == [], len(left)
        assert [one.content for one in server.channel("generale").messages] == ["buongiorno a tutti"]
        assert server.stored.members[bruno.id].timed_out_until is not None
        assert len(bruno.direct_messages) == 1
        deletions = [call for call in server.log if "bulk-delete" in call.path or call.method == "DELETE"]
        assert len(deletions) < 40, "many at once"


async def test_killed_in_the_middle_of_a_burst_it_finishes_it_and_looks_at_what_it_missed(opened: Opened) -> None:
    async with opened() as server:
        await guard(server, same_text="act", burst="act")
        rooms = ["generale", "ricette", *(f"stanza {number}" for number in range(3))]
        for name in rooms[2:]:
            await server.open_channel(ChannelPlan(name))
        backend, bruno, gino = server.environment.backend, server.person("Bruno"), server.person("Gino")

        def spam(begin: int, end: int) -> None:
            for number in range(begin, end):
                backend.create_message(server.channel(rooms[number % 5]).id, bruno.id, "guadagna subito www.truffa.it")

        await server.advance(timedelta(minutes=1))
        await gino.post("generale", "buongiorno a tutti")
        spam(0, 100)
        async with server.away(killed=True):
            spam(100, 200)
            await gino.post("generale", "ma che succede?")
        spam(200, 220)
        await server.settle()
        assert kinds(await filed(server)) == ["automod"]
        left = [one for room in rooms for one in server.channel(room).messages if one.author.id == bruno.id]
        assert left == []
        assert [one.content for one in server.channel("generale").messages] == ["buongiorno a tutti", "ma che succede?"]
        assert server.stored.members[bruno.id].timed_out_until is not None
        await server.advance(timedelta(minutes=2))
        assert len(bruno.direct_messages) == 1 and len(server.channel("staff").messages) == 1


async def test_what_is_spread_while_nobody_is_there_is_found_at_the_next_start(opened: Opened) -> None:
    async with opened() as server:
        await guard(server, invites="act", burst="trial")
        gino = server.person("Gino")
        await gino.post("generale", "buongiorno a tutti")
        for number in range(8):
            await gino.post("ricette", f"passo numero {number}")
        assert len(server.channel("staff").messages) == 1, "a burst, on trial"
        for name, killed in (("Bruno", True), ("Chloe", False)):
            async with server.away(killed=killed):
                await server.person(name).post("generale", "venite su https://discord.gg/altrove")
                await server.advance(timedelta(minutes=2))
            assert [one.content for one in server.channel("generale").messages] == ["buongiorno a tutti"]
        assert kinds(await filed(server)) == ["automod"] * 2
        assert len(server.channel("staff").messages) == 3, "what was told is not told again"
        async with server.away():
            await gino.post("generale", "venite su https://discord.gg/altrove")
            await server.advance(timedelta(hours=1))
        assert len(await filed(server)) == 2, "by now people have seen it"


async def test_whoever_was_caught_by_mistake_may_write_it_again_at_once(opened: Opened) -> None:
    async with opened() as server:
        await guard(server, burst="act")
        bruno, mara = server.person("Bruno"), server.person("Mara")
        for number in range(8):
            await bruno.post("generale", f"passo numero {number}")
        assert server.channel("generale").messages == ()
        await mara.click(server.channel("staff").messages[0], "È stato un errore")
        await bruno.post("generale", "passo numero 1")
        assert [one.content for one in server.channel("generale").messages] == ["passo numero 1"]


async def test_a_mistake_is_undone_and_counted(opened: Opened) -> None:
    async with opened() as server:
        await guard(server, invites="act", allowed_invites=("amici",))
        mara, bruno = server.person("Mara"), server.person("Bruno")
        await bruno.post("generale", "venite: discord.gg/amici")
        assert await filed(server) == ()
        await bruno.post("generale", "venite: https://discord.gg/altrove")
        assert server.channel("generale").messages[-1].content == "venite: discord.gg/amici"
        (found,) = server.channel("staff").messages
        await server.restart()
        assert "Annullato" in (await mara.click(found, "È stato un errore")).text
        assert server.stored.members[bruno.id].timed_out_until is None
        (case,) = await filed(server)
        assert case.voided_at is not None
        assert "discord.gg/altrove" in bruno.direct_messages[-1].content
        assert "già detto" in (await mara.click(found, "È stato un errore")).text
        assert "una per errore" in (await mara.run("prevention")).text
        told(server)


async def test_on_trial_it_only_says_what_it_would_have_done(opened: Opened) -> None:
    async with opened() as server:
        await guard(server)
        bruno = server.person("Bruno")
        for number in range(9):
            await bruno.post("generale", f"messaggio numero {number}")
        assert len(server.channel("generale").messages) == 9
        (told_,) = server.channel("staff").messages
        assert "in prova" in (told_.embeds[0].title or "")
        assert await filed(server) == () and bruno.direct_messages == ()


async def test_staff_and_what_is_exempt_are_left_alone(opened: Opened) -> None:
    async with opened() as server:
        await guard(server, invites="act", exempt_channels=(str(server.channel("ricette").id),))
        await server.person("Mara").post("generale", "discord.gg/altrove")
        await server.person("Bruno").post("ricette", "discord.gg/altrove")
        assert await filed(server) == () and server.channel("staff").messages == ()


async def test_links_of_the_first_day(opened: Opened) -> None:
    async with opened() as server:
        await guard(server, first_day_links="act")
        new = server.newcomer(PersonPlan("Nuova"))
        await new.join()
        await new.post("generale", "guardate https://esempio.it")
        assert kinds(await filed(server)) == ["automod"]
        await server.advance(timedelta(days=1, minutes=1))
        await new.post("generale", "guardate https://esempio.it")
        assert kinds(await filed(server)) == ["automod"]


async def test_fifty_joins_in_a_minute_are_one_alarm(opened: Opened) -> None:
    async with opened() as server:
        await guard(server, join_wave="act")
        for number in range(50):
            await server.newcomer(PersonPlan(f"Onda{number}")).join()
        waves = [one for one in server.channel("staff").messages if one.embeds]
        assert len(waves) == 1
        assert "insieme" in (waves[0].embeds[0].title or "")
        assert "riposano per 60 minuti" in (waves[0].embeds[0].description or "")
        assert [call.path for call in server.log].count(f"/guilds/{server.id}/incident-actions") == 1
        told(server)


async def test_automod_is_kept_in_step_and_its_executions_are_cases(opened: Opened) -> None:
    async with opened() as server:
        await guard(server, automod_words=("schifezza",), automod_mentions=5)
        rules = server.stored.auto_mod_rules.values()
        assert sorted(rule.name for rule in rules) == ["Salotto: parole", "Salotto: troppe menzioni"]
        bruno = server.person("Bruno")
        for _ in range(3):
            try:
                await bruno.post("generale", "che schifezza")
            except Exception:
                continue
        cases = await filed(server)
        assert kinds(cases) == ["automod"] and cases[0].what.member == str(bruno.id)
        settings = services_of(server).server_settings
        before = len(server.log)
        await settings.change(str(server.id), PreventionSettings, "1", burst_messages=9)
        await server.settle()
        assert not [call for call in server.log[before:] if "auto-moderation" in call.path], "nothing to change"
        await settings.change(str(server.id), PreventionSettings, "1", automod_mentions=0)
        await server.settle()
        assert [rule.name for rule in server.stored.auto_mod_rules.values()] == ["Salotto: parole"]


async def test_a_silence_of_prevention_is_not_left_behind_by_coming_back(opened: Opened) -> None:
    async with opened() as server:
        await guard(server, invites="act", silence_minutes=60)
        mara, bruno = server.person("Mara"), server.person("Bruno")
        await bruno.post("generale", "https://discord.gg/altrove")
        await bruno.leave()
        await bruno.join()
        assert server.stored.members[bruno.id].timed_out_until is not None
        await mara.run("untimeout", member=bruno)
        (first, lifted) = await filed(server)
        assert (first.what.kind, lifted.what.kind) == ("automod", "untimeout") and first.ended_at is not None
        await bruno.leave()
        await bruno.join()
        assert server.stored.members[bruno.id].timed_out_until is None


async def test_channels_that_are_exempt_are_exempt_in_automod_too(opened: Opened) -> None:
    async with opened() as server:
        await guard(server, automod_words=("schifezza",))
        settings, room = services_of(server).server_settings, server.channel("ricette").id
        for exempt in ((str(room),), ()):
            await settings.change(str(server.id), PreventionSettings, "1", exempt_channels=exempt)
            await server.settle()
            (rule,) = await server.guild.fetch_automod_rules()
            assert rule.exempt_channel_ids == {int(one) for one in exempt}


async def test_every_kind_of_automod_rule_is_kept_in_step_and_those_of_people_are_left_alone(opened: Opened) -> None:
    async with opened() as server:
        theirs = await server.guild.create_automod_rule(
            name="Regola di casa",
            event_type=discord.AutoModRuleEventType.message_send,
            trigger=discord.AutoModTrigger(type=discord.AutoModRuleTriggerType.keyword, keyword_filter=["ciao"]),
            actions=[discord.AutoModRuleAction(type=discord.AutoModRuleActionType.block_message)],
            enabled=True,
        )
        server.stored.auto_mod_rules[theirs.id].creator_id = server.person("Dora").id
        chosen = {
            "automod_words": ("schifezza",),
            "automod_profiles": True,
            "automod_presets": ("slurs", "profanity"),
            "automod_spam": True,
        }
        await guard(server, **chosen)
        rules = {rule.name: rule for rule in await server.guild.fetch_automod_rules()}
        assert set(rules) == {
            "Regola di casa",
            "Salotto: parole",
            "Salotto: nomi e profili",
            "Salotto: liste di parole di Discord",
            "Salotto: spam",
        }
        presets = rules["Salotto: liste di parole di Discord"].trigger.presets
        assert presets is not None and presets.slurs and presets.profanity and not presets.sexual_content
        assert rules["Salotto: nomi e profili"].event_type is discord.AutoModRuleEventType.member_update
        await guard(server, automod_presets=(), automod_spam=False, automod_profiles=False)
        assert {rule.name for rule in await server.guild.fetch_automod_rules()} == {"Regola di casa", "Salotto: parole"}
