"""The digest for a terminal: plain text, wrapped, without colours."""

import textwrap
from collections.abc import Iterable

from core.text import Texts
from reports.digest import Digest, Footer, Line, Section

_BULLET = "• "
_INDENT = "  "
_IDS_SHOWN = 2


def render(digest: Digest, texts: Texts, *, width: int = 88) -> str:
    """The digest as text, no line longer than `width` unless a link is."""
    heading = [*_wrapped(digest.title, width), *_wrapped(digest.period, width)]
    heading.append("=" * max(len(line) for line in heading))
    if digest.is_quiet:
        said = [line for sentence in digest.lines[0].sentences for line in _wrapped(sentence, width)]
        return "\n".join([*heading, *said]) + "\n"
    parts = ["\n".join(heading)]
    parts.extend("\n".join(_section(section, texts, width)) for section in digest.sections)
    parts.append("\n".join(_footer(digest.footer, texts, width)))
    return "\n\n".join(parts) + "\n"


def _section(section: Section, texts: Texts, width: int) -> Iterable[str]:
    if section.key == "verdict":
        for line in section.lines:
            for sentence in line.sentences:
                yield from _wrapped(sentence, width)
        return
    yield section.title
    yield "-" * min(width, len(section.title))
    for line in section.lines:
        yield from _line(line, texts, width)
    if section.note is not None:
        yield from _wrapped(section.note, width, _INDENT)


def _line(line: Line, texts: Texts, width: int) -> Iterable[str]:
    if line.kind == "self_sustaining":
        yield from _wrapped(line.text, width, _BULLET, _INDENT)
        return
    yield from _wrapped(line.sentences[0], width, _BULLET, _INDENT)
    if line.quote is not None:
        said = texts("quotation", text=line.quote.text, author=line.quote.author)
        yield from _wrapped(said, width, _INDENT)
    for sentence in line.sentences[1:]:
        yield from _wrapped(sentence, width, _INDENT)
    if line.kind != "experiment":
        yield from _sources(line, texts, width)


def _sources(line: Line, texts: Texts, width: int) -> Iterable[str]:
    if line.links:
        yield from (f"{_INDENT}{link}" for link in line.links[:_IDS_SHOWN])
    elif line.message_ids:
        shown = ", ".join(line.message_ids[:_IDS_SHOWN])
        others = len(line.message_ids) - _IDS_SHOWN
        said = texts("sources", ids=shown, count=len(line.message_ids), others=max(0, others))
        yield from _wrapped(said, width, _INDENT)


def _footer(footer: Footer, texts: Texts, width: int) -> Iterable[str]:
    yield texts("section-footer")
    yield "-" * min(width, len(texts("section-footer")))
    for note in footer.notes:
        yield from _wrapped(note, width)
    if footer.sparkline is not None:
        yield from _wrapped(texts("footer-sparkline", line=footer.sparkline), width)
    if footer.numbers:
        yield from _wrapped(texts("footer-numbers"), width)
    for number in footer.numbers:
        known = "yes" if number.interval else "no"
        said = texts(
            "footer-number",
            name=number.name,
            amount=number.amount,
            known=known,
            interval=number.interval,
            compared="yes" if number.usual else "no",
            usual=number.usual,
        )
        yield from _wrapped(said, width, _INDENT, _INDENT * 2)


def _wrapped(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    following = first if rest is None else rest
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=following, break_long_words=False, break_on_hyphens=False
    )
