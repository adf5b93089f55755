"""A stranger advertises, a member reports it, staff warn and then silence them by hand; the case file has it all."""

from datetime import timedelta

import discord

from simulation.demo import Demo
from simulation.frettaverde import OWNER, STAFF_ROOM
from simulation.plan import PersonPlan

ORDER = 60


async def play(demo: Demo) -> None:
    server = demo.server
    owner, bea = server.person(OWNER), server.person("bea")
    stranger = server.newcomer(PersonPlan("Sconti24"))
    await stranger.join()
    said = await stranger.post("chiacchiere", "Solo oggi: carte regalo a metà prezzo, scrivetemi in privato!")
    form = await bea.use_menu("Report to the moderators", said)
    await bea.fill(form, {"why": "Pubblicità, e ha scritto anche a me in privato"})
    queued = next(one for one in reversed(server.channel(STAFF_ROOM).messages) if _acts_on(one))
    await owner.click(queued, custom_id=_button(queued, "claim"))
    form = await owner.click(queued, custom_id=_button(queued, "act"))
    await owner.fill(form, {"what": ["warning"], "why": "Qui non si fa pubblicità. Grazie di capirlo."})
    await owner.time_out(stranger, timedelta(days=1), reason="Ha continuato in privato")
    await owner.run("cases", channel=STAFF_ROOM)


def _acts_on(message: discord.Message) -> bool:
    return any(custom_id.startswith("reports:act:") for custom_id in _custom_ids(message))


def _button(message: discord.Message, action: str) -> str:
    return next(one for one in _custom_ids(message) if one.startswith(f"reports:{action}:"))


def _custom_ids(message: discord.Message) -> list[str]:
    rows = [row for row in message.components if isinstance(row, discord.ActionRow)]
    return [str(getattr(item, "custom_id", "")) for row in rows for item in row.children]
