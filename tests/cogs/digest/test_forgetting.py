"""A member withdraws after Monday: the digest that stands in the staff's channel follows by itself."""

from dataclasses import replace
from datetime import timedelta

from simulation.plan import Said
from simulation.reading import words
from tests.cogs.digest.conftest import MONDAY, PEOPLE, Opened, choose, posted, talk

QUESTION = "Qualcuno ha già provato a cuocere il burger di lenticchie in friggitrice ad aria?"
PAST = replace(
    talk(), messages=(*talk().messages, Said("Elena", "generale", MONDAY - timedelta(days=1, hours=9), QUESTION))
)


async def test_the_posted_digest_loses_whoever_erases_themselves(salon: Opened) -> None:
    async with salon(history=PAST) as server:
        await choose(server)
        (before,) = posted(server)
        named = [name for name in PEOPLE if name in words(before)]
        assert named, "the story needs a digest that names somebody"
        for name in named:
            person = server.person(name)
            await person.click(await person.run("privacy erase"), "Sì, cancella tutto")
        (after,) = posted(server)
        assert after.id == before.id
        assert [name for name in PEOPLE if name in words(after)] == []
        for file in after.attachments:
            page = await file.read()
            assert not any(name.encode() in page for name in named), file.filename
