"""What people can do on the simulated Discord, and what a real bot sees of it."""

from datetime import timedelta

import discord
import pytest

from simulation.founding import PlanError
from simulation.plan import Attached, ChannelPlan, PersonPlan, ServerPlan
from simulation.reading import words
from simulation.world import simulated
from tests.simulation.small_bot import SALON, Notes, small_bot


async def test_people_talk_and_the_writer_never_holds_the_story_up() -> None:
    notes = Notes()
    async with simulated(small_bot(notes), SALON) as server:
        ada, bruno = server.person("Ada"), server.person("Bruno")
        first = await ada.post("generale", "Chi cucina stasera?")
        reply = await bruno.post("generale", "Io", reply_to=first, attached=[Attached("ceci.png", b"\x89PNG")])
        assert notes.written == ["Ada: Chi cucina stasera?", "Bruno: Io"]

        await bruno.edit(reply, "Io, ceci")
        await ada.react(reply, "❤️")
        await ada.unreact(reply, "❤️")
        await ada.type_in("generale")
        await bruno.delete(reply)
        kinds = {note[0] for note in notes.seen}
        assert {"raw_message_edit", "raw_reaction_add", "raw_reaction_remove", "typing", "raw_message_delete"} <= kinds
        assert [message.content for message in server.channel("generale").messages] == ["Chi cucina stasera?"]


async def test_each_person_is_answered_in_their_own_language_and_the_server_has_its_own() -> None:
    english = ServerPlan("Parlour", (ChannelPlan("general"),), (PersonPlan("Bruno"),), locale="en-GB")
    async with simulated(small_bot(Notes()), SALON, beside=[english]) as server:
        assert (await server.person("Ada").run("saluta")).text == "it it"
        assert (await server.person("Chloe").run("saluta")).text == "en-GB it"
        assert (await server.beside["Parlour"].person("Bruno").run("saluta")).text == "it en-GB"
        assert server.guild.preferred_locale is discord.Locale.italian


async def test_a_form_is_filled_by_the_labels_that_people_read() -> None:
    async with simulated(small_bot(Notes()), SALON) as server:
        bruno = server.person("Bruno")
        shown = await bruno.run("modulo")
        assert "Parlaci di te" in shown.text
        assert "senza glutine" in shown.text
        sent = await bruno.fill(shown, {"Nome": "Bruno", "Diete": ["vegana"]})
        assert not sent.thinking
        assert sent.ephemeral
        assert sent.text == "grazie Bruno: vegana"


async def test_a_button_answers_after_a_restart() -> None:
    notes = Notes()
    async with simulated(small_bot(notes), SALON) as server:
        bruno = server.person("Bruno")
        answer = await bruno.run("conta")
        await bruno.click(answer, "Ancora")
        before = server.bot
        await server.restart()
        assert server.bot is not before
        assert notes.closed == 1
        (shown,) = server.channel("generale").messages
        await bruno.click(shown, "Ancora")
        assert words(server.channel("generale").messages[0]) == "contati 2\nAncora"
        await server.restart(killed=True)
        assert notes.closed == 1


async def test_life_goes_on_while_the_bot_is_away() -> None:
    notes = Notes()
    async with simulated(small_bot(notes), SALON) as server:
        ada = server.person("Ada")
        async with server.away(killed=True):
            missed = await ada.post("generale", "C'è qualcuno?")
            await server.advance(timedelta(days=8))
            assert not (await ada.run("saluta")).acknowledged
        assert notes.written == []
        assert notes.rang == [], "a Monday passed in silence"
        channel = server.guild.text_channels[0]
        assert [message.id async for message in channel.history(limit=None)] == [missed.id]
        assert (await ada.run("saluta")).text == "it it"
        await server.advance(timedelta(days=7))
        assert len(notes.rang) == 1


async def test_discord_repeats_itself_and_moderators_sweep() -> None:
    notes = Notes()
    async with simulated(small_bot(notes), SALON) as server:
        ada, bruno = server.person("Ada"), server.person("Bruno")
        said = [await bruno.post("generale", text) for text in ("uno", "due", "tre")]
        await server.repeat(said[1])
        assert notes.written[-1] == "Bruno: due"
        await ada.delete_many(said[:2])
        ((swept,),) = notes.of("raw_bulk_message_delete")
        assert swept.message_ids == {message.id for message in said[:2]}
        with pytest.raises(Exception, match="Permission"):
            await bruno.delete_many(said[2:])


async def test_votes_arrive_raw_and_a_poll_ends_by_itself() -> None:
    notes = Notes()
    async with simulated(small_bot(notes), SALON) as server:
        ada, bruno = server.person("Ada"), server.person("Bruno")
        await ada.run("sondaggio")
        (poll,) = server.channel("generale").messages
        await ada.vote(poll, 1)
        await bruno.vote(poll, 1)
        await bruno.vote(poll, 2)
        assert [vote.answer_id for (vote,) in notes.of("raw_poll_vote_add")] == [1, 1, 2]
        assert [vote.answer_id for (vote,) in notes.of("raw_poll_vote_remove")] == [1]
        await server.advance(timedelta(hours=2))
        asked, result = server.channel("generale").messages
        assert asked.poll is not None
        assert asked.poll.is_finalised()
        assert [answer.vote_count for answer in asked.poll.answers] == [1, 1]
        assert "Che cosa cuciniamo?" in words(asked)
        assert result.type is discord.MessageType.poll_result
        assert result.reference is not None
        assert result.reference.message_id == asked.id
        fields = {field.name: field.value for field in result.embeds[0].fields}
        assert fields == {
            "poll_question_text": "Che cosa cuciniamo?",
            "victor_answer_votes": "1",
            "total_votes": "2",
        }, "a tie has no winner"


async def test_a_poll_with_one_most_voted_answer_has_a_winner() -> None:
    async with simulated(small_bot(Notes()), SALON) as server:
        await server.person("Ada").run("sondaggio")
        (asked,) = server.channel("generale").messages
        await server.person("Bruno").vote(asked, 2)
        await server.advance(timedelta(hours=1))
        fields = {field.name: field.value for field in server.channel("generale").messages[1].embeds[0].fields}
        assert (fields["victor_answer_id"], fields["victor_answer_text"]) == ("2", "Farro")


async def test_threads_and_forum_posts() -> None:
    notes = Notes()
    async with simulated(small_bot(notes), SALON) as server:
        ada, bruno = server.person("Ada"), server.person("Bruno")
        opening = await ada.post("generale", "Pranzi da ufficio")
        thread = await ada.start_thread("generale", "pranzi", on=opening)
        await bruno.post(thread, "Farro freddo")
        post = await bruno.post_in_forum("idee", "Porzione singola", "Vivo da solo")
        await ada.post("Porzione singola", "Anch'io")

        assert [made.name for (made,) in notes.of("thread_create")] == ["pranzi", "Porzione singola"]
        assert thread.id == opening.id
        assert post.messages[0].id == post.id
        assert notes.written[-3:] == ["Bruno: Farro freddo", "Bruno: Vivo da solo", "Ada: Anch'io"]
        assert [found.name for found in server.channel("idee").threads] == ["Porzione singola"]
        assert isinstance(server.guild.get_thread(post.id), discord.Thread)


async def test_people_come_accept_the_rules_speak_and_go() -> None:
    notes = Notes()
    async with simulated(small_bot(notes), SALON) as server:
        elio = server.person("Elio")
        assert not elio.is_member
        await elio.join()
        ((arrived,),) = notes.of("member_join")
        assert arrived.pending
        await elio.accept_rules()
        assert not notes.of("member_update")[-1][1].pending
        await elio.finish_onboarding()
        assert notes.of("member_update")[-1][1].flags.completed_onboarding
        await elio.enter("tavolo")
        assert [member.id for member in server.guild.voice_channels[0].members] == [elio.id]
        await elio.hang_up()
        assert server.guild.voice_channels[0].members == []
        assert len(notes.of("voice_state_update")) == 2
        await elio.leave()
        assert len(notes.of("raw_member_remove")) == 1

        franca = server.newcomer(PersonPlan("Franca", roles=("membro",), locale="en-US"))
        await franca.join()
        assert franca.roles == {"membro"}
        assert (await franca.run("saluta")).text == "en-US it"


async def test_moderation_by_hand_leaves_its_trace_in_the_audit_log() -> None:
    notes = Notes()
    async with simulated(small_bot(notes), SALON) as server:
        ada, bruno, chloe = (server.person(name) for name in ("Ada", "Bruno", "Chloe"))
        await ada.time_out(bruno, timedelta(minutes=10), "calma")
        await ada.take_role(bruno, "membro")
        await ada.kick(bruno)
        await ada.ban(chloe, "spam")
        await ada.unban(chloe)
        entries = [entry for (entry,) in notes.of("audit_log_entry_create")]
        assert [entry.action.name for entry in entries] == [
            "member_update",
            "member_role_update",
            "kick",
            "ban",
            "unban",
        ]
        assert {entry.user_id for entry in entries} == {ada.id}
        assert entries[0].reason == "calma"
        assert not bruno.is_member
        with pytest.raises(Exception, match="Permission"):
            await server.person("Dora").ban(ada)


async def test_automod_stops_a_message_and_says_so() -> None:
    notes = Notes()
    async with simulated(small_bot(notes), SALON) as server:
        await server.guild.create_automod_rule(
            name="parole",
            event_type=discord.AutoModRuleEventType.message_send,
            trigger=discord.AutoModTrigger(keyword_filter=["sconto"]),
            actions=[discord.AutoModRuleAction()],
            enabled=True,
        )
        await server.person("Bruno").post("generale", "sconto folle")
        assert server.channel("generale").messages == ()
        ((execution,),) = notes.of("automod_action")
        assert execution.matched_keyword == "sconto"


async def test_the_bot_is_refused_where_it_may_not_write() -> None:
    async with simulated(small_bot(Notes()), SALON) as server:
        ada = server.person("Ada")
        told = await ada.run("scrivi", dove=server.channel("staff"), a=server.person("Bruno"))
        assert told.text == "scritto"
        await server.permit_bot(channel="staff", send_messages=False)
        refused = await ada.run("scrivi", dove=server.channel("staff"), a=server.person("Bruno"))
        assert refused.text == "rifiutato 50013"
        with pytest.raises(Exception, match="Access"):
            await server.person("Bruno").post("staff", "non dovrei vederlo")


async def test_every_call_that_was_made_can_be_made_to_fail() -> None:
    async with simulated(small_bot(Notes()), SALON) as server:
        ada = server.person("Ada")
        to = {"dove": server.channel("staff"), "a": server.person("Bruno")}
        await ada.run("scrivi", **to)
        patterns = [call.pattern for call in server.log]
        assert "POST /channels/*/messages" in patterns
        assert "POST /interactions/*/*/callback" in patterns
        sent = next(call for call in server.log if call.pattern == "POST /channels/*/messages")
        assert sent.body["content"] == "per Bruno"

        server.fail(sent, code=50001, status=403)
        assert (await ada.run("scrivi", **to)).text == "rifiutato 50001"
        assert (await ada.run("scrivi", **to)).text == "scritto"


async def test_an_error_nobody_looked_at_fails_the_story() -> None:
    with pytest.raises(BaseExceptionGroup, match="the bot raised 1 error") as failed:
        async with simulated(small_bot(Notes()), SALON) as server:
            await server.person("Ada").run("rompi")
    assert "rotto" in str(failed.value.exceptions[0])

    async with simulated(small_bot(Notes()), SALON) as server:
        await server.person("Ada").run("rompi")
        assert "rotto" in str(server.errors[0])


async def test_a_failing_story_tells_what_happened_last() -> None:
    with pytest.raises(ZeroDivisionError) as failed:
        async with simulated(small_bot(Notes()), SALON) as server:
            await server.person("Ada").post("generale", "eccoci")
            raise ZeroDivisionError
    assert "content='eccoci'" in "".join(failed.value.__notes__)


async def test_a_name_that_is_not_in_the_plan_is_the_story_s_mistake() -> None:
    async with simulated(small_bot(Notes()), SALON) as server:
        with pytest.raises(PlanError, match="nobody is called 'Zoe'"):
            server.person("Zoe")
        with pytest.raises(PlanError, match="0 channels are called 'cucina'"):
            await server.person("Ada").post("cucina", "?")
        await server.open_channel(ChannelPlan("cucina"))
        await server.person("Ada").post("cucina", "!")
        await server.close_channel("cucina")
        with pytest.raises(PlanError):
            server.channel("cucina")
