"""Texts from which nothing has to be set aside: they can be read as they stand, without being cut into words first."""

import re

_MARKS = re.compile("[`<>@:\u200d\u20d0-\U0010ffff]")
"""What a quotation, code, a link, a mention or an emoji (`metrics.language.tokens.clean`) cannot do without."""


def is_plain(text: str) -> bool:
    """Whether there is surely nothing but what its author said in their own words: most texts are."""
    return _MARKS.search(text) is None and "www." not in text.lower()
