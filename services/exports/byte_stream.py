"""Bytes of unknown origin -> UTF-8 bytes: byte order marks followed, bytes that are no text replaced and counted."""

import codecs
from collections.abc import Iterator
from typing import BinaryIO

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 before UTF-16: the little-endian marks begin alike."""

_LINE_CHUNK = 1 << 16


class Utf8Stream:
    """Reads `source` as UTF-8, whatever its byte order mark says it is. `replaced` counts what was no text."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self.replaced = 0
        head = source.read(4)
        mark, encoding = next(((m, e) for m, e in _MARKS if head.startswith(m)), (b"", "utf-8"))
        self._pending = head[len(mark) :]
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._ended = False

    def read(self, size: int = _LINE_CHUNK) -> bytes:
        """About `size` bytes; b"" only at the end (and for size 0, which parsers ask for to learn the type)."""
        if size == 0:
            return b""
        while not self._ended:
            chunk = self._pending + self._source.read(size)
            self._pending = b""
            self._ended = not chunk
            text = self._decoder.decode(chunk, final=self._ended)
            if text:
                encoded = text.encode("utf-8")
                # A replacement character that somebody really typed is in the bytes already.
                typed = chunk.count(b"\xef\xbf\xbd")
                self.replaced += max(0, text.count("\ufffd") - typed)
                return encoded
        return b""

    def lines(self) -> Iterator[bytes]:
        """Lines without their ends; the last one may lack its end."""
        rest = b""
        while chunk := self.read():
            *whole, rest = (rest + chunk).split(b"\n")
            yield from whole
        if rest:
            yield rest


def without_controls(text: str) -> str:
    """Text that every database takes: no NUL, no half of a surrogate pair."""
    if "\x00" in text:
        text = text.replace("\x00", "")
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
