"""A small room to plant talk in: chatter about nothing in particular, week after week, in both languages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Literal

import pytest

from core.windows import Week
from metrics.language.terms import terms
from metrics.language.tokens import clean
from metrics.values import NOT_SCORED, CommunityWindow, Language, Reading, ReadTurn, Sentiment, Turn

WEEK = Week(2025, 20)
START = datetime(2025, 5, 12, tzinfo=UTC)

# Only generic words are fixed, so that whatever words meet, they meet by chance.
CHATTER = {
    "it": (
        "Ieri {} e poi {} con {}, che bella giornata",
        "Qualcuno ha visto {} ieri sera? Io solo {}",
        "Stamattina {} e {}, adesso un po' di {}",
        "Mio fratello ama {}, io invece {} e {}",
        "Oggi {} insieme alla mia amica, domani {}",
        "La mia cosa preferita resta {} con {}",
        "Finalmente {}! E dopo forse {} oppure {}",
        "Sempre {}, mai {}",
    ),
    "en": (
        "Yesterday {} and then {} with {}, what a lovely day",
        "Did anybody see {} last night? I only saw {}",
        "This morning {} and {}, now a bit of {}",
        "My brother loves {}, I like {} and {} instead",
        "Today {} together with my friend, tomorrow {}",
        "My favourite thing is still {} with {}",
        "Finally {}! And later maybe {} or {}",
        "Always {}, never {}",
    ),
}
THINGS = {
    "it": "cinema sorella concerto divano caffè cornetto fratello gatto ristorante stazione calendario riunioni torta "
    "limone cielo collina pescatrice faro libreria salotto parco cugina teatro tappeto biscotti spremuta nonno cane "
    "mercato piazza zaino compiti minestra basilico tramonto valle regina drago mensola cucina lago nipote partita "
    "treno pioggia nebbia vicino pianoforte osteria chiesa armadio maglioni frittata peperoncino arcobaleno baia",
    "en": "cinema sister concert sofa coffee croissant brother cat restaurant station calendar meetings cake lemon sky "
    "hill fisherman lighthouse bookcase lounge park cousin theatre carpet biscuits juice grandfather dog market square "
    "rucksack homework soup basil sunset valley queen dragon shelf kitchen lake nephew match train rain fog neighbour "
    "piano tavern church wardrobe jumpers omelette chilli rainbow bay",
}


@dataclass
class Room:
    """Writes turns into the nine weeks that a window sees, and gives the window."""

    language: Literal["it", "en"]
    turns: list[ReadTurn] = field(default_factory=list)

    def say(
        self,
        author: str,
        text: str,
        weeks_ago: int = 0,
        *,
        day: int = 1,
        staff: bool = False,
        conversation: str | None = None,
        to: str | None = None,
    ) -> str:
        """One turn, `weeks_ago` weeks before the week of the window, perhaps in answer to another; gives its id."""
        turn_id = f"t{len(self.turns)}"
        at = START - timedelta(weeks=weeks_ago) + timedelta(days=day, hours=9, seconds=len(self.turns))
        turn = Turn(turn_id, "lounge", author, staff, at, at, text, (turn_id,))
        reading = Reading(
            turn_id,
            Language(self.language, 1.0),
            Sentiment("neutral", 0.0, 0.5),
            "information" if "?" in text else None,
            NOT_SCORED,
            parent_turn_id=to,
            link_confidence=1.0 if to else 0.0,
            terms=terms(clean(text), self.language),
        )
        self.turns.append(ReadTurn(turn, reading, conversation or self._conversation_of(to) or turn_id))
        return turn_id

    def _conversation_of(self, turn_id: str | None) -> str | None:
        return next((read.conversation_id for read in self.turns if read.id == turn_id), None)

    def chat(self, per_week: int = 40, people: int = 15, seed: int = 1) -> None:
        """Nine weeks of talk that goes nowhere in particular."""
        chooser = Random(seed)
        things = THINGS[self.language].split()
        for weeks_ago in range(9):
            for _ in range(per_week):
                text = chooser.choice(CHATTER[self.language]).format(*chooser.sample(things, 3))
                self.say(f"person {chooser.randrange(people)}", text, weeks_ago, day=chooser.randrange(7))

    def window(self, turns: Sequence[ReadTurn] | None = None) -> CommunityWindow:
        ordered = sorted(self.turns if turns is None else turns, key=lambda turn: (turn.at, turn.id))
        return CommunityWindow(
            WEEK,
            START,
            START + timedelta(weeks=1),
            "UTC",
            turns=tuple(turn for turn in ordered if turn.at >= START),
            earlier=tuple(turn for turn in ordered if turn.at < START),
        )


@pytest.fixture
def room() -> Callable[[Literal["it", "en"]], Room]:
    return Room
