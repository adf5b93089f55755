"""Word shingles: the short runs of words by which copied text is known again.

Source: Broder, "On the resemblance and containment of documents" (1997). Only hashes leave this module, so a history
of shingles can be kept without keeping anybody's words.
"""

import struct
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

from metrics.language.tokens import CleanText
from metrics.language.words import squeeze

WIDTH = 3
"""Words per shingle: shorter runs are shared by chance, longer ones miss a copy with a word changed."""


def shingles(clean: CleanText) -> tuple[int, ...]:
    """The distinct 64-bit signed hashes of every run of `WIDTH` words, in order; fewer words make one shingle.

    Case, accents, apostrophes, punctuation and stretched letters change nothing. The hash is the same on every
    machine and in every process.
    """
    return tuple(dict.fromkeys(word_shingles([bare(word) for word in clean.words])))


def word_shingles(words: Sequence[str]) -> list[int]:
    """One hash per position where a run of `WIDTH` words starts; `words` are bare."""
    if not words:
        return []
    runs = [words[at : at + WIDTH] for at in range(max(1, len(words) - WIDTH + 1))]
    digests = [blake2b(" ".join(run).encode("utf-8", "surrogatepass"), digest_size=8).digest() for run in runs]
    return list(struct.unpack(f">{len(digests)}q", b"".join(digests)))


@lru_cache(maxsize=65536)
def bare(word: str) -> str:
    """A folded word without accents, apostrophes and stretched letters."""
    decomposed = unicodedata.normalize("NFD", squeeze(word).replace("'", ""))
    return "".join(character for character in decomposed if not unicodedata.combining(character))
