"""Made-up communities with facts planted in their last week, as chat JSONL: what a digest must find, and must not.

Everyday talk goes on for ten weeks and changes in nothing; it is answered, so that nothing in it waits. In the last
week (a need begins shortly before) stand the facts. Every text was written for this project.
"""

import asyncio
import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from core.clock import SystemClock
from core.text import texts
from core.windows import Week
from reports import as_json
from reports.digest import compose
from services.archive import Archive, ArchiveOptions
from services.exports import StaffRule, open_export
from services.upkeep import migrate, open_database
from services.workers import SameProcess, Workers

Language = Literal["it", "en"]
MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
LAST = "2026-W19"
WEEKS = 10
MEMBERS = ("anna", "bruno", "carla", "dario", "elsa", "fabio", "gioia", "hugo", "irene", "leo", "mina", "nico")
STAFF = "staff-ada"
CRITIC, CHATTY, GONE, NEWCOMER, ASKER = "vittorio", "chiacchiera", "sandro", "olivia", "hugo"

OPENINGS: dict[Language, tuple[str, ...]] = {
    "it": (
        "ieri {} e poi {} con {}, che giornata",
        "stamattina {} e {}, adesso un po' di {}",
        "mio fratello ama {}, io invece {} e {}",
        "oggi {} insieme a mia sorella, domani {}",
        "finalmente {}! e dopo forse {} oppure {}",
        "da piccola sempre {}, mai {}",
    ),
    "en": (
        "yesterday {} and then {} with {}, what a day",
        "this morning {} and {}, now a bit of {}",
        "my brother loves {}, I prefer {} and {}",
        "today {} together with my sister, tomorrow {}",
        "finally {}! and later maybe {} or {}",
        "as a child always {}, never {}",
    ),
}
PROMPTS: dict[Language, tuple[str, ...]] = {
    "it": ("buongiorno a tutti! oggi parliamo di {}", "ciao a tutte e tutti, tema del giorno: {}"),
    "en": ("good morning everyone! let's talk about {}", "hello everybody, today's topic is {}"),
}
REPLIES: dict[Language, tuple[str, ...]] = {
    "it": ("che bello, anch'io {}", "capisco, qui invece {}", "bravissima! io solo {}", "ah, {}, ci penso spesso"),
    "en": (
        "how lovely, I had {} too",
        "I see, over here it is {}",
        "well done! I only had {}",
        "ah, {}, often on my mind",
    ),
}
THINGS: dict[Language, str] = {
    "it": (
        "cinema concerto divano cornetto ristorante stazione torta limone cielo collina faro libreria parco teatro "
        "tappeto biscotti spremuta mercato piazza zaino minestra basilico tramonto valle mensola lago treno pioggia "
        "nebbia pianoforte osteria chiesa armadio frittata peperoncino arcobaleno baia giardino fragole focaccia "
        "bicicletta chitarra mostra museo spiaggia bosco neve falò picnic orto fiume ponte castello torre isola barca"
    ),
    "en": (
        "cinema concert sofa croissant restaurant station cake lemon sky hill lighthouse bookcase park"
        " theatre carpet "
        "biscuits juice market square rucksack soup basil sunset valley shelf lake train rain fog piano"
        " tavern church "
        "wardrobe omelette chilli rainbow bay garden strawberries focaccia bicycle guitar exhibition museum beach "
        "forest snow bonfire picnic orchard river bridge castle tower island boat"
    ),
}
# One need, six people's words for it: hardly one is said twice.
NEEDS: dict[Language, tuple[tuple[str, ...], ...]] = {
    "it": (
        (
            "il corriere non è mai arrivato, sono tre settimane che aspetto",
            "la spedizione è troppo lenta per essere a pagamento",
            "non riesco a capire a che punto è il mio pacco",
            "vorrei una consegna più veloce, anche pagando qualcosa in più",
            "sarebbe utile avere il tracciamento, ogni volta è un mistero",
            "il postino ha lasciato tutto sotto la pioggia, non funziona così",
        ),
        (
            "il tappo non si chiude bene e mi si è rovesciato tutto in borsa",
            "non riesco a svitare il coperchio con le mani bagnate",
            "la chiusura si è rotta dopo due giorni",
            "vorrei una guarnizione di ricambio, la mia è andata",
            "sarebbe bello un coperchio che resta agganciato alla bottiglia",
            "il sigillo non tiene, in macchina è un disastro",
        ),
        (
            "le notifiche non arrivano più da quando ho cambiato telefono",
            "vorrei poter spegnere gli avvisi di notte",
            "non riesco a scegliere quali promemoria ricevere",
            "troppi avvisi, sarebbe meglio un riassunto al giorno",
            "la notifica non funziona se l'app è chiusa",
            "mi servirebbe un promemoria solo per gli eventi",
        ),
    ),
    "en": (
        (
            "the courier still hasn't arrived, I have been waiting three weeks",
            "delivery is too slow for something we pay for",
            "I can't figure out where my parcel is",
            "I wish there were faster shipping, I would even pay extra",
            "it would be great to have tracking, it's a mystery every time",
            "the postman left everything in the rain, that does not work",
        ),
        (
            "the lid doesn't close properly and everything ended up in my bag",
            "I can't open the cap with wet hands",
            "the stopper broke after two days",
            "I need a new gasket, mine is gone",
            "it would be great if the lid stayed attached to the bottle",
            "the seal doesn't last, in the car it is a disaster",
        ),
        (
            "notifications stopped working since I changed phones",
            "I wish we could switch off alerts at night",
            "I can't choose which reminders I get",
            "too many alerts to read, a daily summary would be better",
            "the notification doesn't show when the app is closed",
            "I need a reminder only for the events",
        ),
    ),
}
QUESTIONS: dict[Language, tuple[str, ...]] = {
    "it": (
        "qualcuno sa se la tazza da viaggio va in lavastoviglie?",
        "a che temperatura va tenuto il lievito d'inverno?",
        "quando esce il prossimo numero della rivista?",
    ),
    "en": (
        "does anyone know whether the travel mug goes in the dishwasher?",
        "at what temperature should the starter be kept in winter?",
        "when does the next issue of the magazine come out?",
    ),
}
FIRST_WORDS: dict[Language, tuple[str, ...]] = {
    "it": (
        "ciao a tutti, sono Olivia e seguo il marchio da un po': ieri ho preso il mio primo set",
        "eccomi, nuova di qui: cucino da due anni e volevo conoscere qualcuno con la stessa passione",
    ),
    "en": (
        "hello everyone, I'm Olivia and I have followed the brand for a while: I got my first set yesterday",
        "here I am, new to this place: I have been cooking for two years and wanted to meet like-minded people",
    ),
}
CRITIQUES: dict[Language, tuple[str, ...]] = {
    "it": (
        "il nuovo manico secondo me è un passo indietro: se lo stringi con la mano asciutta va bene, ma"
        " appena è bagnato"
        " scivola, perché avete tolto le scanalature. sul vecchio non succedeva. basterebbe rimetterle solo sotto,"
        " così resta pulito sopra e si tiene",
        "con il filtro nuovo il caffè viene più chiaro ma perde corpo: ho provato a macinare più fine e"
        " allora si blocca,"
        " quindi il problema non è la macinatura ma il foro. se lo faceste un po' più stretto si potrebbe usare la"
        " stessa macinatura di prima",
    ),
    "en": (
        "I think the new handle is a step back: it is fine with a dry hand, but as soon as it is wet it"
        " slips, because you"
        " removed the grooves. That never happened with the old one. Putting them back only underneath would"
        " keep the top"
        " clean and still give a grip",
        "with the new filter the coffee comes out clearer but loses body: I tried grinding finer and then it"
        " clogs, so the"
        " problem is not the grind but the hole. If you made it slightly narrower, we could keep the grind"
        " we had before",
    ),
}
NOTHING: dict[Language, tuple[str, ...]] = {
    "it": ("ahahahah", "buongiornooo", "😂😂😂", "siii", "grandi!!", "eh già", "ciaooo", "🔥🔥🔥", "vabbè dai", "lol"),
    "en": (
        "hahahaha",
        "good morninggg",
        "😂😂😂",
        "yesss",
        "awesome!!",
        "oh well",
        "hiiii",
        "🔥🔥🔥",
        "yep yep",
        "lol",
    ),
}
PUSHED: dict[Language, tuple[str, ...]] = {
    "it": (
        "giovedì vi aspettiamo alla degustazione con il sommelier",
        "la degustazione di giovedì ha ancora posti liberi",
        "ultimi posti per la degustazione, il sommelier porta sei vini",
        "chi viene alla degustazione? il sommelier è emozionato",
        "degustazione confermata, il sommelier arriva alle sette",
        "grazie per la degustazione di ieri, il sommelier saluta",
    ),
    "en": (
        "see you on Thursday at the tasting with the sommelier",
        "there are seats left for Thursday's tasting",
        "last seats for the tasting, the sommelier brings six wines",
        "the tasting is almost here and the sommelier is thrilled",
        "tasting confirmed, the sommelier arrives at seven",
        "thanks for yesterday's tasting, the sommelier says hello",
    ),
}


@dataclass(slots=True)
class Planted:
    """A community written down. `facts` maps what was planted to the ids of its messages."""

    language: Language
    seed: int
    messages: list[dict[str, Any]] = field(default_factory=list)
    facts: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def says(self, author: str, text: str, at: datetime, to: str | None = None) -> str:
        message_id = f"m{len(self.messages):05}"
        self.messages.append(
            {
                "id": message_id,
                "at": at.isoformat(),
                "channel": "salotto",
                "author": author,
                "text": text,
                "reply_to": to,
                "staff": author == STAFF,
            }
        )
        return message_id

    def write(self, folder: Path) -> Path:
        path = folder / f"planted-{self.language}-{self.seed}.jsonl"
        ordered = sorted(self.messages, key=lambda message: (message["at"], message["id"]))
        path.write_text("".join(json.dumps(message) + "\n" for message in ordered), encoding="utf-8")
        return path


def planted(language: Language, seed: int) -> Planted:
    """Everyday talk with all the facts."""
    found = Planted(language, seed)
    chance = random.Random(seed)
    for week in range(WEEKS):
        _everyday(found, chance, week, gone=week == WEEKS - 1)
    once = found.says(CRITIC, _small_talk(found, chance, OPENINGS), MONDAY + _at(2, 11))
    found.says(MEMBERS[0], _small_talk(found, chance, REPLIES), MONDAY + _at(2, 11, 6), once)
    start = MONDAY + timedelta(weeks=WEEKS - 1)
    _need(found, chance, start)
    found.facts["question"] = (found.says(ASKER, _of(QUESTIONS[language], seed), start + _at(2, 15)),)
    found.facts["newcomer"] = (found.says(NEWCOMER, _of(FIRST_WORDS[language], seed), start + _at(3, 16)),)
    found.facts["critic"] = (found.says(CRITIC, _of(CRITIQUES[language], seed), start + _at(1, 17)),)
    found.facts["chatty"] = tuple(
        found.says(CHATTY, chance.choice(NOTHING[language]), start + _at(number % 6, 8 + number % 12, 7 * (number % 8)))
        for number in range(25)
    )
    found.facts["pushed"] = tuple(
        found.says(STAFF, text, start + _at(number - 7, 12)) for number, text in enumerate(PUSHED[language])
    )
    return found


def uneventful(language: Language, seed: int) -> Planted:
    """The same everyday talk with nothing in it, its weeks in random order: nobody is new, or quiet, for a reason."""
    found = Planted(language, seed)
    chance = random.Random(seed)
    order = list(range(WEEKS))
    chance.shuffle(order)
    for week in order:
        _everyday(found, chance, week, gone=False)
    return found


def _everyday(found: Planted, chance: random.Random, week: int, *, gone: bool) -> None:
    start = MONDAY + timedelta(weeks=week)
    for day in range(7):
        for hour in (9, 13, 19):
            people = chance.sample(MEMBERS, 3)
            at = start + _at(day, hour, chance.randrange(40))
            first = found.says(people[0], _small_talk(found, chance, OPENINGS), at)
            second = found.says(people[1], _small_talk(found, chance, REPLIES), at + timedelta(minutes=4), first)
            found.says(people[2], _small_talk(found, chance, REPLIES), at + timedelta(minutes=9), second)
        if not gone and day in (0, 2, 4, 5):
            opening = _small_talk(found, chance, OPENINGS)
            mate = found.says(GONE, opening, start + _at(day, 11, chance.randrange(30)))
            reply = _small_talk(found, chance, REPLIES)
            found.says(chance.choice(MEMBERS), reply, start + _at(day, 11, 45), mate)
    for day in ((1, 3), (2, 4), (0, 5))[week % 3]:
        found.says(STAFF, _small_talk(found, chance, PROMPTS), start + _at(day, 8))


def _small_talk(found: Planted, chance: random.Random, templates: dict[Language, tuple[str, ...]]) -> str:
    """Words that meet by chance alone."""
    things = chance.sample(THINGS[found.language].split(), 3)
    return chance.choice(templates[found.language]).format(*things)


def _need(found: Planted, chance: random.Random, start: datetime) -> None:
    """Five people in six turns over nine days, two of them in the week before."""
    words = NEEDS[found.language][found.seed % len(NEEDS[found.language])]
    people = chance.sample(MEMBERS, 5)
    found.facts["need"] = tuple(
        found.says(people[number % 5], text, start + _at(day, 21))
        for number, (text, day) in enumerate(zip(words, (-3, -2, 0, 2, 4, 5), strict=True))
    )


def _at(day: int, hour: int, minute: int = 0) -> timedelta:
    return timedelta(days=day, hours=hour, minutes=minute)


def _of(texts: Sequence[str], seed: int) -> str:
    return texts[seed % len(texts)]


# ---------------------------------------------------------------- what came of it


def missed(found: Planted, week: dict[str, Any]) -> Iterator[str]:
    """The planted facts that a digest (a week of the JSON of `salotto analyse`) does not tell."""
    facts = found.facts
    if not any(len(set(theme["message_ids"]) & set(facts["need"])) >= 3 for theme in week["themes"]):
        yield "need"
    if not _listed(week["open_questions"], facts["question"]):
        yield "question"
    if not _listed(week["newcomers_unanswered"], facts["newcomer"]):
        yield "newcomer"
    heard = [id_ for finding in week["findings"] if finding["kind"] in _FOR_STAFF for id_ in finding["message_ids"]]
    if not (_listed(week["awaiting_reply"], facts["critic"]) or set(heard) & set(facts["critic"])):
        yield "critic"
    if GONE not in {quiet["author"] for quiet in week["quiet_members"]}:
        yield "gone quiet"
    alone = week["indicators"]["unprompted_activity"]
    if alone["value"] is None or alone["value"] < _LIVES_ON:
        yield "days without staff"


_FOR_STAFF = ("complaint", "awaiting_reply", "worth_reading")
_LIVES_ON = 0.8


def invented(found: Planted, week: dict[str, Any]) -> Iterator[str]:
    """What a digest tells that is not so."""
    facts = found.facts
    nothing = {*facts.get("chatty", ()), *facts.get("pushed", ())}
    for finding in week["findings"]:
        if finding["kind"] in (*_FOR_STAFF, "open_question", "need") and nothing & set(finding["message_ids"]):
            yield f"{finding['kind']}: {finding['text']}"
    true = {message_id for ids in facts.values() for message_id in ids} - nothing
    for theme in week["themes"]:
        if theme["trend"] != "fading" and not true & set(theme["message_ids"]):
            yield f"theme: {theme['label']}"
    for kind, name in (("open_questions", "question"), ("newcomers_unanswered", "newcomer")):
        for one in week[kind]:
            if one["message_id"] not in true and one["author"] != CHATTY:
                yield f"{name}: {one['excerpt']}"
    for quiet in week["quiet_members"]:
        if quiet["author"] != GONE:
            yield f"quiet: {quiet['author']}"


def _listed(waiting: Sequence[dict[str, Any]], ids: Sequence[str]) -> bool:
    return any(one["message_id"] in ids for one in waiting)


def told(found: Planted) -> dict[str, Any]:
    """The last week, as `salotto analyse --format json` tells it, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_told(found, Path(folder)))


async def _told(found: Planted, folder: Path) -> dict[str, Any]:
    database = open_database(f"sqlite:///{folder / 'planted.db'}")
    try:
        await migrate(database)
        options = ArchiveOptions(StaffRule.of(), before_choice="full", zone="UTC", locale=found.language)
        export = open_export([found.write(folder)])
        archive = Archive(database, Workers.one(SameProcess()), SystemClock(), export, options)
        record = await archive.store(_unseen)
        (facts,) = [facts async for facts in archive.tell((Week.parse(LAST),), record, _unseen)]
        return dict(as_json.week(compose(facts, texts(found.language))))
    finally:
        await database.close()


def _unseen(*_: object) -> None:
    """Progress that nobody watches."""
