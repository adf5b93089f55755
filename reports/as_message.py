"""The digest as a Discord message: a few cards, the chart, and the whole report as a page that is attached.

What members wrote is shown as they wrote it, never as markup. Discord takes 6,000 characters of cards: the first lines
of each part come before the last ones of any, and the message says when the page holds more.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from core import limits
from core.text import Texts, texts
from reports import as_html, chart
from reports.digest import Digest, Line, Section, SectionKey, compose
from reports.facts import WeekFacts

_ACCENT, _QUIET = 0x9A3F1D, 0x857A70
_STANDS_OUT: frozenset[SectionKey] = frozenset({"verdict", "waiting"})
_LONGEST_LINE, _LONGEST_QUOTE, _LONGEST_NOTE = 700, 300, 600
_SPARE = 200
"""Characters that are left free, whatever there is to say."""
_LINKS = 2
_APART = "\n\n"
"""Between two findings: air for the eye on a phone, and the end of a quotation."""
_MARKUP = re.compile(r"([\\*_~`|<>\[\]#])")
_ADDRESS = re.compile(r"https?://\S+")
_AT_LINE_START = re.compile(r"^(-|\+|\d+\.)(?=\s)")


@dataclass(frozen=True, slots=True)
class Card:
    """One card of the message. `image` names the attached file that it shows."""

    title: str
    text: str
    colour: int
    image: str | None = None
    footer: str | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the message; `description` is read aloud to those who do not see it."""

    name: str
    content: bytes
    description: str


@dataclass(frozen=True, slots=True)
class DigestMessage:
    """What is posted, within all of Discord's limits."""

    cards: tuple[Card, ...]
    files: tuple[Attachment, ...]


def render(digest: Digest, words: Texts) -> DigestMessage:
    """The digest with its chart, where there is enough of a past to draw, and with the report as a page."""
    week = digest.facts.week
    page = Attachment(
        f"salotto-{week}.html",
        as_html.render([digest], words).encode(),
        _fitted(digest.title, limits.OPTION_DESCRIPTION, _as_it_is),
    )
    files: tuple[Attachment, ...] = (page,)
    if not digest.is_quiet and chart.has_story(digest):
        alt = _fitted(chart.alt(digest, words), 1_000, _as_it_is)
        files = (Attachment(f"salotto-{week}.png", chart.png(digest, words), alt), page)
    picture = files[0].name if len(files) > 1 else None
    return DigestMessage(_cards(digest, words, picture), files)


def of_week(facts: WeekFacts, locale: str) -> DigestMessage:
    """From the facts of a week to its message: what a worker process is asked for."""
    words = texts(locale)
    return render(compose(facts, words), words)


def escaped(text: str) -> str:
    """Text of people as Discord shows it literally: no headings, mentions, spoilers or links under other words."""
    pieces, at = [], 0
    for address in _ADDRESS.finditer(text):
        pieces += [_MARKUP.sub(r"\\\1", text[at : address.start()]), address[0]]
        at = address.end()
    pieces.append(_MARKUP.sub(r"\\\1", text[at:]))
    return _AT_LINE_START.sub(r"\\\1", "".join(pieces))


def size(text: str) -> int:
    """How long Discord may take a text to be: characters outside of the first plane count twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


# ---------------------------------------------------------------- cards


def _cards(digest: Digest, words: Texts, picture: str | None) -> tuple[Card, ...]:
    sections = {section.key: section for section in digest.sections}
    said = {key: list(_blocks(section, words)) for key, section in sections.items()}
    titles = {key: _fitted(section.title, limits.EMBED_TITLE, escaped) for key, section in sections.items()}
    titles["verdict"] = _fitted(digest.title, limits.EMBED_TITLE, escaped)
    period, more = escaped(digest.period), words("digest-message-more")
    footer = _fitted("\n".join(digest.footer.notes), _LONGEST_NOTE, _as_it_is)
    fixed = size("".join((*titles.values(), period, more, footer))) + _SPARE
    kept = _within(said, limits.EMBED_TOTAL - fixed)
    cut = any(len(kept[key]) < len(said[key]) for key in said)
    cards = [
        Card(
            titles[key],
            "\n".join((period, *kept[key])) if key == "verdict" else _APART.join(kept[key]),
            _ACCENT if key in _STANDS_OUT else _QUIET,
            picture if key == "verdict" else None,
        )
        for key in sections
        if kept[key]
    ]
    last = cards[-1]
    text = f"{last.text}\n\n*{more}*" if cut else last.text
    cards[-1] = Card(last.title, text, last.colour, last.image, footer)
    return tuple(cards)


def _within(said: dict[SectionKey, list[str]], room: int) -> dict[SectionKey, list[str]]:
    """The first block of each part, then the second of each, as long as there is room; within a part in order."""
    kept: dict[SectionKey, list[str]] = {key: [] for key in said}
    sizes = dict.fromkeys(said, limits.EMBED_DESCRIPTION // 2)
    ended: set[SectionKey] = set()
    for round_ in range(max(map(len, said.values()), default=0)):
        for key, blocks in said.items():
            if round_ >= len(blocks) or key in ended:
                continue
            needs = size(blocks[round_]) + len(_APART)
            if needs > room or needs > sizes[key]:
                ended.add(key)
                continue
            kept[key].append(blocks[round_])
            room -= needs
            sizes[key] -= needs
    return kept


def _blocks(section: Section, words: Texts) -> Iterator[str]:
    for line in section.lines:
        if section.key == "verdict":
            yield from (_fitted(sentence, _LONGEST_LINE, escaped) for sentence in line.sentences)
        else:
            yield _block(line, words)
    if section.note is not None:
        yield _fitted(section.note, _LONGEST_LINE, escaped)


def _block(line: Line, words: Texts) -> str:
    first, *others = (_fitted(sentence, _LONGEST_LINE, escaped) for sentence in line.sentences)
    links = " ".join(f"[{words('digest-message-open')}]({link})" for link in line.links[:_LINKS])
    rows = [f"• {first} {links}".rstrip()]
    if line.quote is not None:
        said = words("quotation", text=line.quote.text, author=line.quote.author)
        rows.append(f"> {_fitted(said, _LONGEST_QUOTE, escaped)}")
    return "\n".join((*rows, *others))


def _as_it_is(text: str) -> str:
    return text


def _fitted(text: str, room: int, written: Callable[[str], str]) -> str:
    """As much of a text as fits when it is written, with an ellipsis where something is missing."""
    whole = written(text)
    if size(whole) <= room:
        return whole
    keep = room
    while True:
        tried = written(text[:keep].rstrip() + "…")
        if size(tried) <= room:
            return tried
        keep -= max(1, (size(tried) - room) // 2)
