"""Bars as a picture: as high as its words need, drawn for any numbers."""

import struct

import pytest

from reports import bars


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_a_long_label_makes_the_picture_higher_and_never_wider() -> None:
    short = size(bars.png("Viene prima Ceci", [("Ceci", 3, "3"), ("Fave", 0, "0")], frozenset({0})))
    long = size(bars.png("Viene prima Ceci", [("Ceci " * 40, 3, "3"), ("Fave", 0, "0")], frozenset({0})))
    assert short[0] == long[0] == bars.WIDTH
    assert long[1] > short[1]


@pytest.mark.parametrize("lengths", [(), (0.0,), (0.0, 0.0), (1e9, 1.0)])
def test_it_is_drawn_whatever_the_numbers_are(lengths: tuple[float, ...]) -> None:
    assert size(bars.png("Titolo", [(f"n. {n}", length, str(length)) for n, length in enumerate(lengths)]))[0] == 1000
