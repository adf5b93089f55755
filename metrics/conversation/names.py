"""Who is called by name in a text: "@anna", "anna: ...", "Anna, Teo, ..." at its head, or "@annathanks".

Exports write mentions out as text, and some lose the blank after the name. A name that runs into the next word is
looked for among the people heard lately only, the longest that fits, four letters at least.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from metrics.conversation.cues import cut, is_nameless, is_plain_word, name_forms

LATELY = 200
"""A name glued to other text is looked for among the authors of so many messages of the channel."""
SHORTEST_GLUED = 4
_AT = re.compile(r"@([^\s@]+)")
_HANDLE = re.compile(r"@\w{2}\S*|(?=\S*[\d_])[\w.-]{3,}:")
_EDGES = "@,:;.!?()[]<>\"'*"
_POINTER = re.compile(r"\[<-\w+->\]|<?(?:https?://|www\.)\S+")


def leading_pointers(cut_words: Sequence[str]) -> int:
    """How many words at the head of a text only point somewhere: a link to an older message that is answered."""
    return next((n for n, word in enumerate(cut_words) if not _POINTER.fullmatch(word)), 0)


def addresses_by_handle(words: Sequence[str]) -> bool:
    """Whether the first word addresses somebody by what can only be a name: "@anna", "anna_77:"."""
    return bool(words) and _HANDLE.fullmatch(words[0]) is not None


@dataclass(slots=True)
class PeopleHeard:
    """The people of one channel by the forms of their names, as they are heard message by message."""

    _count: int = 0
    _person: dict[str, str] = field(default_factory=dict)
    _heard_at: dict[str, int] = field(default_factory=dict)
    _nameless: str | None = None

    def hear(self, author: str, name: str) -> None:
        """Somebody wrote one more message. Of two people with one name, the last one heard is meant."""
        self._count += 1
        for form in name_forms(name):
            self._person[form] = author
            self._heard_at[form] = self._count
        if is_nameless(name):
            self._nameless = author

    def called(self, text: str) -> tuple[str, ...]:
        """The people whom a text calls, in the order in which it names them, once each."""
        words = cut(text)
        found = [person for word in words for name in _AT.findall(word) if (person := self._marked(name))]
        head = words[leading_pointers(words) :]
        found = self._at_the_head(head) + found
        if not found and self._nameless is not None and addresses_by_handle(head):
            found.append(self._nameless)
        return tuple(dict.fromkeys(found))

    def _at_the_head(self, words: list[str]) -> list[str]:
        """ "anna: ..." and "Elena, Teo, ...": names with a sign of address, before anything else."""
        found: list[str] = []
        for word in words:
            form = word.strip(_EDGES)
            person = self._person.get(form)
            if word[0] == "@" or person is None or word[-1] not in ":," or is_plain_word(form):
                break
            found.append(person)
            if word[-1] == ":":
                break
        return found

    def _marked(self, name: str) -> str | None:
        """The person meant by a name after "@"."""
        whole = self._person.get(name) or self._person.get(name.strip(_EDGES))
        return whole or self._glued(name)

    def _glued(self, name: str) -> str | None:
        for size in range(len(name), SHORTEST_GLUED - 1, -1):
            form = name[:size]
            if form in self._person and self._count - self._heard_at[form] < LATELY:
                return self._person[form]
        return None
