"""Marta plans three weeks of drops, one of each form; two go out, one is answered, for the other two apply."""

import struct
import tomllib
import zlib
from datetime import timedelta
from pathlib import Path
from typing import Any

from simulation.demo import Demo
from simulation.frettaverde import MEMBERS, OWNER, STAFF_ROOM
from simulation.people import Person
from simulation.reading import Answer, labelled_fields

ORDER = 40
ROOM = "cucina-veloce"
TITLE = "Monoporzioni: come le usate?"
PLAN = Path(__file__).parent.parent / "data" / "calendar.toml"
APPLY = {
    "bea": "Cucino per me sola e butto via mezza busta ogni volta",
    "Teo": "Ho un freezer grande come una scatola di scarpe",
}
ANSWERS = (
    ("bea", "Io congelo metà del ragù di lenticchie, perché intero non lo finisco e il giorno dopo ho voglia d'altro"),
    (
        "giulia.m",
        "Mezza confezione la passo in padella la sera dopo, così fa la crosticina: con il riso avanzato è un piatto",
    ),
    ("nico", "Io non ne esco: o mangio due volte la stessa cosa, o ne butto un terzo. Una da 180 grammi mi basterebbe"),
    (
        "Elena P.",
        "La divido subito in due barattoli con l'etichetta e la data, altrimenti in freezer non la riconosco più",
    ),
    ("Teo", "Ma nel freezer piccolo i barattoli ci stanno in piedi o di lato?"),
)
SERIES = "La ricetta del martedì"
STORY = (
    "Prima domenica di pranzi per tutta la settimana: cinque scatole, quaranta minuti, e il mercoledì non ho mangiato "
    "cracker in macchina."
)


async def play(demo: Demo) -> None:
    server = demo.server
    marta = server.person(OWNER)
    talk = await write(
        demo,
        {
            "format": "prompt",
            "title": TITLE,
            "purpose": "far raccontare a chi vive da solo come cucina per uno",
            "need": "da sola una confezione intera non la finisco mai",
            "outcome": "cinque racconti concreti",
            "text": "Cucinate per uno? Che cosa avete fatto l'ultima volta che una confezione era troppo grande?",
            "room": ROOM,
        },
    )
    await marta.run("drop preview", channel=STAFF_ROOM, drop=talk)
    await marta.run("drop review", channel=STAFF_ROOM, drop=talk)
    await plan(marta, talk, "tra 15 minuti")
    call = ""
    for told in tomllib.loads(PLAN.read_text(encoding="utf-8"))["drop"]:
        drop = await write(demo, told)
        call = drop if told["format"] == "testers" else call
        await plan(marta, drop, told["when"])
    await spotlight(demo)
    await marta.run(
        "drop series new", channel=STAFF_ROOM, name="La ricetta del martedì", rule="ogni martedì alle 18:30"
    )
    await server.advance(timedelta(minutes=16))
    posts = server.channel(ROOM).messages
    under = next(
        one for one in reversed(posts) if "drops:useful:" in button(one, "useful") and not button(one, "apply")
    )
    for name, _ in ANSWERS:
        await server.person(name).click(under, custom_id=button(under, "fewer" if name == "nico" else "useful"))
    said = [await server.person(name).post(ROOM, text, reply_to=under) for name, text in ANSWERS]
    await server.person("Elena P.").post(
        ROOM, "Di lato, sopra i piselli: in piedi il cassetto non chiude", reply_to=said[-1]
    )
    await server.advance(timedelta(minutes=20))
    await marta.post(ROOM, "Quanti grammi, secondo te, per una cena da sola?", reply_to=said[2])
    await apply(demo, next(one for one in reversed(posts) if button(one, "apply")))
    await marta.run("drop test choose", channel=STAFF_ROOM, drop=call)
    await marta.run("drop list", channel=STAFF_ROOM)
    await marta.run("drop report", channel=STAFF_ROOM, drop=talk)


async def write(demo: Demo, told: dict[str, Any]) -> str:
    """Marta writes a drop, with its file, its session or its seats; its id."""
    server = demo.server
    marta = server.person(OWNER)
    role, where = str(server.role(MEMBERS).id), server.channel(told["room"])
    form = await marta.run("drop new", channel=STAFF_ROOM, segment=role, format=told["format"], where=where)
    values = [told[name] for name in ("title", "purpose", "need", "outcome", "text")]
    await marta.fill(form, fields(form, values))
    offered = await marta.complete("drop preview", "drop", told["title"], channel=STAFF_ROOM)
    drop = str(offered[0]["value"])
    if "file" in told:
        form = await marta.run("drop variant", channel=STAFF_ROOM, drop=drop)
        await marta.fill(form, fields(form, [told["text"], "", [(told["file"], file_of(told["file"]))]]))
    if told["format"] == "session":
        chosen = {"when": told["session"], "length": "1 ora", "place": told["place"]}
        await marta.run("drop session", channel=STAFF_ROOM, drop=drop, **chosen)
    if told["format"] == "testers":
        chosen = {"seats": 5, "criteria": "chi cucina per uno e ha un freezer piccolo", "until": "tra 3 giorni alle 18"}
        await marta.run("drop test seats", channel=STAFF_ROOM, drop=drop, **chosen)
    return drop


async def plan(marta: Person, drop: str, when: str) -> None:
    """She approves it and means the moment, whatever speaks against it."""
    await marta.run("drop approve", channel=STAFF_ROOM, drop=drop)
    asked = await marta.run("drop schedule", channel=STAFF_ROOM, drop=drop, when=when)
    rows = [row for message in asked.messages for row in message.components]
    if rows:  # it is night on the server, say: she means it
        await marta.click(asked, custom_id=rows[0]["components"][0]["custom_id"])


async def spotlight(demo: Demo) -> None:
    """Bea shares what she did, Marta asks her, she says yes, and it joins the calendar in her words."""
    server = demo.server
    marta, bea = server.person(OWNER), server.person("bea")
    form = await bea.run("progress share", channel=ROOM)
    await bea.fill(form, fields(form, [STORY, [("pranzi.png", picture())]]))
    stories = await marta.run("drop stories", channel=STAFF_ROOM)
    choice = stories.clickable().components[0]
    shown = choice if isinstance(choice, dict) else choice.to_dict()
    await marta.choose(stories, shown["components"][0]["options"][0]["value"])
    question = bea.direct_messages[-1]
    await bea.click(question, custom_id=button(question, "yes"))
    offered = await marta.complete("drop preview", "drop", "bea", channel=STAFF_ROOM)
    drop, room = str(offered[0]["value"]), server.channel("pranzo-in-ufficio")
    await marta.run("drop edit", channel=STAFF_ROOM, drop=drop, segments=MEMBERS, where=room)
    form = await marta.run("drop edit", channel=STAFF_ROOM, drop=drop)
    said = ["In primo piano: bea", "dare coraggio a chi comincia", "non riesco a organizzarmi", "due che ci provano"]
    await marta.fill(form, fields(form, said))
    await plan(marta, drop, "tra 20 giorni alle 12:30")


async def apply(demo: Demo, call: Any) -> None:
    """Two people apply."""
    for name, why in APPLY.items():
        person = demo.server.person(name)
        form = await person.click(call, custom_id=button(call, "apply"))
        await person.fill(form, fields(form, [why]))


def fields(form: Answer, values: list[Any]) -> dict[str, Any]:
    """The fields of a form in their order, with these values."""
    return dict(zip(labelled_fields(form.modal or {}).values(), values, strict=False))


def button(message: Any, action: str) -> str:
    """The custom id of a button under a message; empty when there is none."""
    ids = [child.custom_id or "" for row in message.components for child in getattr(row, "children", ())]
    return next((one for one in ids if one.split(":")[1:2] == [action]), "")


def file_of(name: str) -> bytes:
    return picture() if name.endswith(".png") else f"{name}\n".encode()


def picture(width: int = 320, height: int = 180) -> bytes:
    """A bowl on a table, as PNG."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            inside = ((x - width / 2) / 110) ** 2 + ((y - height / 2) / 62) ** 2
            colour = (228, 190, 140) if inside > 1.15 else (250, 248, 240) if inside > 0.8 else (150, 84, 48)
            rows += bytes(colour)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(rows))), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
