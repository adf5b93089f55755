"""A product test: people apply, the lot or staff choose, testers say what they found, and it becomes an idea."""

from datetime import timedelta

from services.drop_tests import drawn
from services.drops import Drops
from services.ideas import Ideas
from services.server_settings import GeneralSettings
from simulation.plan import PersonPlan
from simulation.reading import words
from simulation.world import Server
from tests.cogs.conftest import services_of, told
from tests.cogs.drops.conftest import Opened, approved, bound


async def called(server: Server, seats: int = 1) -> str:
    """A call that is out; its drop."""
    drop = await approved(server, format="testers")
    ada = server.person("Ada")
    options = {"seats": seats, "criteria": "chi cucina per uno", "until": "tra 2 ore", "days": 1}
    assert "candidature fino a" in (await ada.run("drop test seats", drop=drop, **options)).text
    await ada.run("drop schedule", drop=drop, when="tra 10 minuti")
    await server.advance(timedelta(minutes=10))
    return drop


async def test_the_lot_chooses_and_what_a_tester_misses_becomes_an_idea(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        ada, bruno, chloe = server.person("Ada"), server.person("Bruno"), server.person("Chloe")
        settings = services_of(server).server_settings
        by = str(ada.id)
        await settings.change(str(server.id), GeneralSettings, by, consent_before_choice="full", consent_chosen=True)
        drop = await called(server)
        (message,) = server.channel("cucina").messages
        assert "Cerchiamo: chi cucina per uno" in words(message)
        for person, label in ((bruno, "Perché proprio tu?"), (chloe, "Why you?")):
            form = await person.click(message, "Mi candido")
            assert (await person.fill(form, {label: f"{person.name} cucina per uno"})).ephemeral
        asked = await ada.run("drop test choose", drop=drop)
        assert "2 candidature per un posto" in asked.text
        done = await ada.click(await ada.click(asked, "Sorteggia"), "Sì, vai avanti")
        assert "Sorteggiati" in done.text
        found = await services_of(server).get(Drops).told(str(server.id), drop)
        (step,) = [one for one in found.steps if one.what == "testers-drawn"]
        (lucky,) = drawn(step.note or "", [str(chloe.id), str(bruno.id)], 1)
        winner, other = (bruno, chloe) if lucky == str(bruno.id) else (chloe, bruno)
        await server.advance(timedelta(minutes=1))
        assert "**Tofu in tre modi**" in words(winner.direct_messages[-1])
        assert ("bastavano" in words(other.direct_messages[-1])) or ("enough seats" in words(other.direct_messages[-1]))
        assert (await other.click(message, "Mi candido")).modal is not None
        async with server.away():
            await server.advance(timedelta(days=1, minutes=5))
        await server.advance(timedelta(minutes=1))
        assert len(winner.direct_messages) == 2
        label = "Com'è andata?" if winner is bruno else "How did it go?"
        form = await winner.click(winner.direct_messages[-1], label)
        names = [part["component"]["custom_id"] for part in (form.modal or {})["components"]]
        said = ["L'ho fatto ai ferri", "Tiene la piega", "Una confezione richiudibile"]
        await winner.fill(form, dict(zip(names, said, strict=True)))
        summary = await ada.run("drop test summary", drop=drop)
        assert f"{winner.name}: Una confezione richiudibile" in summary.text
        handed = await ada.choose(summary, str(winner.id))
        assert "tra le idee" in handed.text
        await ada.choose(summary, str(winner.id))
        ((idea, _),) = await services_of(server).get(Ideas).all(str(server.id), "open")
        assert (idea.title, idea.author, idea.origin) == (
            "Una confezione richiudibile",
            str(winner.id),
            f"drop-{drop}",
        )
        told(server)


async def test_staff_choose_and_whoever_is_not_to_be_quoted_is_not(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        ada, bruno = server.person("Ada"), server.person("Bruno")
        drop = await called(server, seats=2)
        (message,) = server.channel("cucina").messages
        form = await bruno.click(message, "Mi candido")
        await bruno.fill(form, {"Perché proprio tu?": "Vivo da solo"})
        asked = await ada.run("drop test choose", drop=drop)
        assert "Scelti" in (await ada.choose(asked, str(bruno.id))).text
        assert "già stato scelto" in (await ada.choose(asked, str(bruno.id))).text
        form = await bruno.click(message, "Mi candido")
        await bruno.fill(form, {"Che cosa hai fatto?": "Niente di speciale"})
        summary = await ada.run("drop test summary", drop=drop)
        assert "Niente di speciale" not in summary.text
        assert "una persona che non vuole essere citata" in summary.text
        async with server.away():
            await server.advance(timedelta(days=1, hours=1))
        await server.advance(timedelta(minutes=1))
        assert len(bruno.direct_messages) == 1  # they answered: nobody reminds them
        told(server)


async def test_a_tester_who_has_left_is_not_reminded(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        ada, bruno = server.person("Ada"), server.person("Bruno")
        drop = await called(server)
        (message,) = server.channel("cucina").messages
        await bruno.fill(await bruno.click(message, "Mi candido"), {"Perché proprio tu?": "Vivo da solo"})
        await ada.choose(await ada.run("drop test choose", drop=drop), str(bruno.id))
        await server.advance(timedelta(minutes=1))
        assert len(bruno.direct_messages) == 1
        await bruno.leave()
        async with server.away():
            await server.advance(timedelta(days=1, hours=1))
        await server.advance(timedelta(minutes=1))
        assert len(bruno.direct_messages) == 1
        told(server)


async def test_closed_applications_wait_for_staff_in_the_inbox(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        drop = await called(server)
        (message,) = server.channel("cucina").messages
        bruno, late = server.person("Bruno"), server.newcomer(PersonPlan("Tardo"))
        await late.join()
        form = await bruno.click(message, "Mi candido")
        await bruno.fill(form, {"Perché proprio tu?": "Vivo da solo"})
        slow = await late.click(message, "Mi candido")
        await server.advance(timedelta(hours=2))
        assert "chiuse" in (await late.fill(slow, {"Perché proprio tu?": "Eccomi"})).text
        assert "una candidatura aspetta una scelta" in (await server.person("Ada").run("inbox")).text
        assert (
            "non cerca chi prova"
            in (
                await server.person("Ada").run(
                    "drop test seats", drop=await approved(server), seats=1, criteria="x", until="domani"
                )
            ).text
        )
        assert drop
        told(server)


def test_a_draw_is_repeatable_and_knows_no_order() -> None:
    crowd = [str(number) for number in range(40)]
    first = drawn("abc", crowd, 5)
    assert drawn("abc", crowd[::-1], 5) == first
    assert drawn("abd", crowd, 5) != first
    assert len(set(first)) == 5
    times = dict.fromkeys(crowd, 0)
    for seed in range(4_000):
        for one in drawn(str(seed), crowd, 5):
            times[one] += 1
    assert min(times.values()) > 400 and max(times.values()) < 600  # 500 each by chance, five deviations wide
