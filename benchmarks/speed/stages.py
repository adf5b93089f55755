"""Microseconds a message, stage by stage, beside the bare TextBlob and VADER in the same run; the worst message found.

The messages are those of the measuring room where it is there, else our own check sets: each read once and in batches,
as in use, so that what is remembered from one message to the next (words seen before) and from one stage to the next
(the message's own words) helps as much as it does there. The worst message is looked for among unkind texts of 4,000
characters, each with words never seen before.
"""

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from benchmarks.quality.written import lines_of
from core.paths import MEASURING_DATA, ROOT
from metrics.values import LanguageCode
from services.workers import collect_seldom

LEAST = 4_000
"""Messages that are read, so that the figures are steady."""
BATCH = 500
"""Messages that go through one stage before they go through the next."""
IN_ALL, MOST_IN_ALL, THEN = "in total", 250, 83
"""What all stages may take together, on a machine where the bare TextBlob took `THEN` microseconds."""
LONGEST = 4_000
SEARCHED = 150
TEXTBLOB, VADER = "bare TextBlob sentiment", "bare VADER"
"""The baselines; what stages take is told as multiples of TextBlob's too, since how fast a machine is says nothing."""
WRITTEN: tuple[LanguageCode, ...] = ("it", "en")
Result = TypeVar("Result")
MEMORY = """
from pathlib import Path

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1])

before = resident()
from metrics.depth.score import TurnInContext, score_depth
from metrics.language.identify import identify
from metrics.language.questions import question_kind
from metrics.language.sentiment import read_sentiment
from metrics.language.tokens import clean
for text in ("se lo scaldi in padella non si sbriciola", "if you heat it in a pan it holds, why?", "pasta zzk"):
    read = clean(text)
    language = identify(read)
    read_sentiment(text, read, language.code), question_kind(read, language.code)
    score_depth(TurnInContext(text, language))
print(resident() - before)
"""


def main() -> None:
    collect_seldom()  # as the worker process does
    texts = messages()
    print(f"Python {sys.version}")
    print(f"{len(texts)} messages, {sum(map(len, texts)) / len(texts):.0f} characters each")
    spent = dict(stages(texts))
    for name, microseconds in spent.items():
        times = microseconds / spent[TEXTBLOB]
        print(f"{name:<28} {microseconds:8.1f} us a message {times:6.2f} of TextBlob")
        if name == IN_ALL:
            print(f"{f'  if TextBlob took {THEN}':<28} {times * THEN:8.1f} us a message, of {MOST_IN_ALL} at the most")
    milliseconds, text = worst()
    print(f"{'worst of ' + str(SEARCHED) + ' unkind texts':<28} {milliseconds:8.1f} ms   {text[:50]!r}")
    megabytes = memory()
    if megabytes is not None:
        print(f"{'memory over the interpreter':<28} {megabytes:8.1f} MB")


def messages() -> list[str]:
    room = MEASURING_DATA / "gitter-community" / "lobby.json"
    if room.exists():
        said = [message["content"] for message in json.loads(room.read_text(encoding="utf-8"))["messages"]]
        return [text for text in said if text.strip()][: 2 * LEAST]
    own = [
        text for name in ("short_messages_en", "short_posts_en") for texts in lines_of(name).values() for text in texts
    ]
    return own * (LEAST // len(own) + 1)


def stages(texts: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Each stage's share of reading a message once, then the sum, then the baselines."""
    from textblob import TextBlob
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    from metrics.depth.score import TurnInContext, score_depth
    from metrics.depth.shingles import shingles
    from metrics.language.identify import identify
    from metrics.language.questions import question_kind
    from metrics.language.sentiment import read_sentiment
    from metrics.language.tokens import clean

    vader = SentimentIntensityAnalyzer()
    for text in texts[:200]:  # lexicons are read once, before the clock starts
        for language in WRITTEN:
            read_sentiment(text, clean(text), language)
            question_kind(clean(text), language)
        score_depth(TurnInContext(text, identify(clean(text))))
        vader.polarity_scores(text)
    clean.cache_clear()
    spent: dict[str, float] = {}

    def timed(name: str, stage: Callable[..., Result], *given: Sequence[object]) -> list[Result]:
        started = time.process_time()
        result = list(map(stage, *given))
        spent[name] = spent.get(name, 0.0) + (time.process_time() - started) * 1e6
        return result

    batches = [texts[start : start + BATCH] for start in range(0, len(texts), BATCH)]
    for batch in batches:
        read = timed("words", clean, batch)
        languages = timed("language", identify, read)
        codes = [language.code for language in languages]
        timed("question", question_kind, read, codes)
        timed("passages seen before", shingles, read)
        timed("depth", score_depth, list(map(TurnInContext, batch, languages)))
        timed("sentiment", read_sentiment, batch, read, codes)
    for batch in batches:  # by themselves: in use nothing of theirs stands between the stages
        timed(TEXTBLOB, lambda text: TextBlob(text).sentiment, batch)
        timed(VADER, vader.polarity_scores, batch)
    baselines = {name: spent.pop(name) for name in (TEXTBLOB, VADER)}
    spent |= {IN_ALL: sum(spent.values())} | baselines
    for name, microseconds in spent.items():
        yield name, microseconds / len(texts)


def worst(searched: int = SEARCHED, seed: int = 11) -> tuple[float, str]:
    """Milliseconds of this process for the slowest of so many unkind texts, and that text. Slow ones are read again.

    A text is read again with its letters changed, so that nothing is remembered of it; its quickest reading counts,
    since a busy machine makes any single one slow.
    """
    chance = random.Random(seed)
    everything("ciao, se non va prova? how are you, if it does not work then try")
    found = []
    for _ in range(searched):
        text = unkind(chance)
        spent = everything(text)
        if spent > 10:
            spent = min(spent, *(everything(_renamed(text, chance)) for _ in range(3)))
        found.append((spent, text))
    return max(found)


def everything(text: str) -> float:
    """Read a text with all that is read of a turn; the milliseconds of this process."""
    from metrics.depth.score import TurnInContext, score_depth
    from metrics.depth.shingles import shingles
    from metrics.language.identify import identify
    from metrics.language.questions import question_kind
    from metrics.language.sentiment import read_sentiment
    from metrics.language.tokens import clean

    started = time.process_time()
    read = clean(text)
    language = identify(read)
    read_sentiment(text, read, language.code)
    question_kind(read, language.code)
    seen = shingles(read)
    score_depth(TurnInContext(text, language, text[:300], seen_others=frozenset(seen[::2])))
    return (time.process_time() - started) * 1000


_UNKIND = (
    "se quando non il di che più ma perché the if not because you it when and or . , ? ! : ( ) 🔥 > ` ``` http://a "
    "www. @a <@12> :smile: <:a:12> ... — 12 % haha aaaa è' l'acqua don't 1,5 a.b.c z̷̡a̴ \u202e \ud83d"
)
_PIECES = _UNKIND.split()
_SOUP = "aeiou \n.,?!'>`<@:#*_~|()[]0"
_LETTERS = "aeioulnrstcdmpv"


def unkind(chance: random.Random) -> str:
    """4,000 characters of something that nobody should paste: soup, one thing over and over, words that are none."""
    kind = chance.randrange(4)
    if kind == 0:
        unit = " ".join(chance.choices(_PIECES, k=chance.randint(1, 6))) + chance.choice(("", " ", "\n", ". "))
        return (unit * LONGEST)[:LONGEST]
    if kind == 1:
        return "".join(chance.choices(_SOUP, k=LONGEST))
    if kind == 2:
        return " ".join(chance.choices(_PIECES, k=LONGEST // 3))[:LONGEST]
    return " ".join(_word(chance) for _ in range(LONGEST // 5))[:LONGEST]


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_LETTERS, k=chance.randint(3, 9)))


def _renamed(text: str, chance: random.Random) -> str:
    letters = list(_LETTERS)
    chance.shuffle(letters)
    return text.translate(str.maketrans(_LETTERS, "".join(letters)))


def memory() -> float | None:
    """Megabytes that reading needs over a bare interpreter; None where the system does not tell."""
    if not Path("/proc/self/statm").exists():
        return None
    ran = subprocess.run([sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True, cwd=ROOT)
    return float(ran.stdout) * resource.getpagesize() / 2**20


if __name__ == "__main__":
    main()
