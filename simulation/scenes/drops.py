"""Marta prepares a drop for the members, approves and schedules it; it goes out, Bea finds it useful and answers."""

from datetime import timedelta

from simulation.demo import Demo
from simulation.frettaverde import MEMBERS, OWNER, STAFF_ROOM

ORDER = 40
ROOM = "cucina-veloce"


async def play(demo: Demo) -> None:
    server = demo.server
    marta, bea = server.person(OWNER), server.person("bea")
    role = str(server.role(MEMBERS).id)
    form = await marta.run("drop new", channel=STAFF_ROOM, segment=role, format="prompt", where=server.channel(ROOM))
    fields = [
        "Monoporzioni: come le usate?",
        "far raccontare a chi vive da solo come cucina per uno",
        "da sola una confezione intera non la finisco mai",
        "cinque racconti concreti",
        "Cucinate per uno? Che cosa avete fatto l'ultima volta che una confezione era troppo grande?",
    ]
    names = [part["component"]["custom_id"] for part in (form.modal or {})["components"]]
    await marta.fill(form, dict(zip(names, fields, strict=True)))
    offered = await marta.complete("drop preview", "drop", "Monoporzioni", channel=STAFF_ROOM)
    drop = offered[0]["value"]
    await marta.run("drop preview", channel=STAFF_ROOM, drop=drop)
    await marta.run("drop review", channel=STAFF_ROOM, drop=drop)
    await marta.run("drop approve", channel=STAFF_ROOM, drop=drop)
    asked = await marta.run("drop schedule", channel=STAFF_ROOM, drop=drop, when="in 15 minutes")
    rows = [row for message in asked.messages for row in message.components]
    if rows:  # it is night on the server, say: she means it
        await marta.click(asked, custom_id=rows[0]["components"][0]["custom_id"])
    await server.advance(timedelta(minutes=16))
    message = server.channel(ROOM).messages[-1]
    buttons = [child.custom_id or "" for row in message.components for child in getattr(row, "children", ())]
    await bea.click(message, custom_id=next(one for one in buttons if one.startswith("drops:useful:")))
    await bea.post(ROOM, "Io congelo metà del ragù di lenticchie, perché intero non lo finisco", reply_to=message)
    await marta.run("drop report", channel=STAFF_ROOM, drop=drop)
