"""What a person wrote, without what is not theirs to be read: quotes, code, links, mentions and emoji set aside.

Set-aside stretches are blanked with spaces of the same length, so every offset in the clean text is an offset in the
text as it was given.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

_CODE_BLOCK = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_CODE = re.compile(r"``[^`\n]+``|`[^`\n]+`")
_QUOTE_REST = re.compile(r"^>>> .*", re.MULTILINE | re.DOTALL)
_QUOTE_LINE = re.compile(r"^[ \t]*>(?!\w) ?.*$", re.MULTILINE)
_URL = re.compile(r"<?(?:https?://|www\.)[^\s<>]+>?", re.IGNORECASE)
_STAND_IN = re.compile(r"\[<-[A-Z]+->\]")
"""What exports put in the place of a link, an issue or code that they leave out: "[<-LINK->]"."""
_MENTION = re.compile(r"<(?:@[!&]?|#)\d+>|<t:-?\d+(?::\w)?>|</[\w -]+:\d+>|(?<![\w.])@[\w][\w.-]*")
_CUSTOM_EMOJI = re.compile(r"<a?:\w{2,32}:\d+>|(?<![\w:]):[a-z][a-z0-9_+-]{1,31}:(?![\w:])")
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\U0001fb00-\U0001fbff\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf"
    "\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299\ufe0e\ufe0f\u200d\u20e3\U000e0020-\U000e007f]+"
)
_NOTHING_SET_ASIDE: tuple[list[str], ...] = ([],) * 9
_WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*['’]?")


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text of the length of the text given, its words in columns, and what was set aside.

    `words` are folded (lower case, straight apostrophes, NFC); `starts` and `ends` (exclusive) are their places in the
    text as given.
    """

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    links: tuple[str, ...] = ()
    emoji: tuple[str, ...] = ()
    mentions: int = 0
    quoted: tuple[str, ...] = ()
    code: int = 0

    def only(self, places: Iterable[int]) -> "CleanText":
        """The same text with only some of its words."""
        chosen = tuple(places)
        return replace(
            self,
            words=tuple(self.words[at] for at in chosen),
            starts=tuple(self.starts[at] for at in chosen),
            ends=tuple(self.ends[at] for at in chosen),
        )


@lru_cache(maxsize=4096)
def clean(text: str) -> CleanText:
    """Set aside quotes, code, links, mentions and emoji, then cut the rest into words."""
    kept = text
    # Most messages have nothing to set aside: an expression is tried only where what it cannot do without is there.
    code_blocks, code, quote_rest, quote_lines, left_out, links, custom_emoji, mentions, emoji = _NOTHING_SET_ASIDE
    if "`" in kept:
        kept, code_blocks = _blank(_CODE_BLOCK, kept)
        kept, code = _blank(_CODE, kept)
    if ">" in kept:
        kept, quote_rest = _blank(_QUOTE_REST, kept)
        kept, quote_lines = _blank(_QUOTE_LINE, kept)
    if "[<-" in kept:
        kept, left_out = _blank(_STAND_IN, kept)
    if "://" in kept or "www." in kept.lower():
        kept, links = _blank(_URL, kept)
    if ":" in kept:
        kept, custom_emoji = _blank(_CUSTOM_EMOJI, kept)
    if "<" in kept or "@" in kept:
        kept, mentions = _blank(_MENTION, kept)
    if not kept.isascii():
        kept, emoji = _blank(_EMOJI, kept)
    words, starts, ends = _words(kept)
    return CleanText(
        text=kept,
        words=words,
        starts=starts,
        ends=ends,
        links=tuple(link.strip("<>") for link in links + [one for one in left_out if "CODE" not in one]),
        emoji=tuple(custom_emoji + emoji),
        mentions=len(mentions),
        quoted=tuple(quote_rest + quote_lines),
        code=len(code_blocks) + len(code) + sum("CODE" in one for one in left_out),
    )


def _words(text: str) -> tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]:
    """The words, folded, and where each starts and ends."""
    if not text.isascii() or "`" in text:
        found = list(_WORD.finditer(text))
        return (
            tuple([fold(match.group()) for match in found]),
            tuple([match.start() for match in found]),
            tuple([match.end() for match in found]),
        )
    folded = text.lower()
    words = _WORD.findall(folded)
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for word in words:
        # No letter stands between two words, so what is found next is the word itself.
        start = folded.index(word, position)
        position = start + len(word)
        starts.append(start)
        ends.append(position)
    return tuple(words), tuple(starts), tuple(ends)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower case, NFC, straight apostrophes."""
    return unicodedata.normalize("NFC", word).replace("’", "'").replace("`", "'").lower()


def _blank(pattern: re.Pattern[str], text: str) -> tuple[str, list[str]]:
    """Replace every match by spaces (newlines kept) of the same length; also give what was taken out."""
    found: list[str] = []

    def spaces(match: re.Match[str]) -> str:
        found.append(match.group())
        return "".join("\n" if character == "\n" else " " for character in match.group())

    return pattern.sub(spaces, text), found
