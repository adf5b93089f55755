"""What one remembers of a channel while reading it: who spoke last, to whom, about what, at which pace."""

import math
import re
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from metrics.conversation.cues import Cues, cut, is_nameless, is_plain_word, name_forms, read_cues
from metrics.conversation.names import SHORTEST_GLUED, addresses_by_handle, leading_pointers
from metrics.conversation.word_forms import NO_FORMS, WordForms, word_forms
from metrics.values import Message

LOOK_BACK = 100
"""How many earlier messages of the channel may be answered without the reply button."""
MEMORY = 400
"""How many messages of a channel are remembered at all: words, names and habits older than that are forgotten."""
OWN_WITHIN = 4 * 3600.0
"""Seconds for which one may go on from one's own words, whatever the channel's pace: the logs that the weights are
fitted on tell nothing of longer ones."""
_NEAREST = 14
_ANNOUNCED = 3
_ANNOUNCING = 0.8
"""Who has posted so many messages, so many of them with a link and to nobody, announces rather than talks."""
_ECHO_WITHIN = 20
_EACH = 3
_PACE_OF_HABIT = 0.03
_PACE = 0.05
_LONGEST_PAUSE = 4 * 3600.0
SLOWEST = 900.0
"""Seconds of the slowest usual pause. In a room with a few messages a day a night is long and ten minutes are short, as
everywhere: measured by its own pauses both would be soon."""
_WELL_KNOWN = 200
_COMMON_SHARE = 0.01
_NEW_ROOM = 40
_AUTOMATIC = re.compile(r"bot(?![a-z])|bot\d*$|^bot|bott")


@dataclass(slots=True)
class Heard:
    """One message as the channel remembers it. `to` is who it opens by addressing, `named` who else it names.

    `position` counts the channel's messages, `by_people` those of them that are no announcement; what is not yet known
    (its parent, its replies) is filled in later. `announces`: its author, of late, posts links and speaks to nobody.
    `echoes`: what others answered, or said, in the very same words just before.
    """

    position: int
    id: str
    channel: str
    author: str
    seconds: float
    cues: Cues
    to: str | None
    named: frozenset[str]
    text: str
    word_forms: WordForms
    parent: "Heard | None" = None
    talk: int = 0
    replies: int = 0
    same_run: int = 0
    automatic: bool = False
    announces: bool = False
    echoes: "Heard | None" = None
    to_seconds: bool = False
    by_people: int = 0


@dataclass(slots=True)
class Channel:
    """The memory of one channel, bounded: where reading begins soon stops to matter.

    `count` numbers messages since reading began, `known_words` holds the words of those remembered, `forms` maps a form
    of a name to its bearer and to when they were last heard. `pause` is how many seconds usually pass between two
    messages here (geometric, recent), from a minute to `SLOWEST`; `tempo` its logarithm. `talk_words` keeps the words
    of each conversation, and which message said them last.
    """

    heard: deque[Heard] = field(default_factory=lambda: deque(maxlen=LOOK_BACK))
    count: int = 0
    by_people: int = 0
    latest_with_link: dict[str, Heard] = field(default_factory=dict)
    talk_words: dict[int, dict[str, int]] = field(default_factory=dict)
    known_words: deque[frozenset[str]] = field(default_factory=deque)
    by_author: dict[str, deque[Heard]] = field(default_factory=dict)
    addressed: dict[str, deque[Heard]] = field(default_factory=dict)
    forms: dict[str, tuple[str, int]] = field(default_factory=dict)
    nameless: dict[str, int] = field(default_factory=dict)
    word_counts: Counter[str] = field(default_factory=Counter)
    latest_of_talk: dict[int, Heard] = field(default_factory=dict)
    speakers: deque[str] = field(default_factory=lambda: deque(maxlen=20))
    crowd: float = 0.0
    late_speakers: int = 0
    pair: bool = False
    calling: float = 0.2
    tempo: float = math.log(1800.0)
    pause: float = SLOWEST

    @property
    def known(self) -> float:
        """How much it means that somebody has not spoken before, in [0, 1]: little where little was heard."""
        return min(1.0, len(self.known_words) / _WELL_KNOWN)

    def listen(self, message: Message, name: str) -> Heard:
        """Read a message against what is remembered, without remembering it yet."""
        cut_words = cut(message.text)
        to, named, skip = self._names(message, cut_words)
        cues = read_cues(message.text, cut_words, skip)
        last = self.heard[-1] if self.heard else None
        run = last.same_run + 1 if last is not None and last.author == message.author else 0
        heard = Heard(
            position=self.count,
            id=message.id,
            channel=message.channel,
            author=message.author,
            seconds=message.at.timestamp(),
            cues=cues,
            to=to,
            named=named,
            text=" ".join(cut_words),
            word_forms=word_forms(cues.words),
            same_run=run,
            automatic=message.bot or _AUTOMATIC.search(name.lower()) is not None,
            to_seconds=message.at.second != 0,
            by_people=self.by_people,
        )
        heard.announces = self._announces(heard)
        heard.echoes = self._echoes(heard)
        for form in name_forms(name):
            self.forms[form] = (message.author, self.count)
        if is_nameless(name):
            self.nameless[message.author] = self.count
        return heard

    def remember(self, heard: Heard, parent: Heard | None) -> None:
        """Keep a message together with the parent that was found for it."""
        heard.parent = parent
        heard.talk = heard.position if parent is None else parent.talk
        if parent is not None and parent.author != heard.author:
            parent.replies += 1
        self.calling += _PACE_OF_HABIT * ((heard.to is not None) - self.calling)
        if self.heard:
            pause = min(max(heard.seconds - self.heard[-1].seconds, 1.0), _LONGEST_PAUSE)
            self.tempo += _PACE * (math.log(pause) - self.tempo)
            self.pause = min(max(60.0, math.exp(self.tempo)), SLOWEST)
        if len(self.heard) == LOOK_BACK:
            self.heard[0].word_forms = NO_FORMS
        self.heard.append(heard)
        self.count += 1
        self.by_people += not heard.announces
        self.latest_with_link.update(dict.fromkeys(heard.cues.links, heard))
        self.by_author.setdefault(heard.author, deque(maxlen=8)).append(heard)
        if heard.to is not None:
            self.addressed.setdefault(heard.to, deque(maxlen=_EACH)).append(heard)
        self.latest_of_talk[heard.talk] = heard
        self.talk_words.setdefault(heard.talk, {}).update(dict.fromkeys(heard.cues.words, heard.position))
        if self.count % MEMORY == 0:
            self._forget_talks()
        self._remember_words(heard.word_forms.forms | heard.word_forms.parts)
        self.speakers.append(heard.author)
        self.late_speakers = len(set(self.speakers))
        self.crowd = math.log(self.late_speakers)
        self.pair = len(set(list(self.speakers)[-6:])) == 2

    def rarity(self, word: str) -> float:
        """Inverse document frequency of a word in this channel of late, smoothed as if forty messages came before."""
        return math.log((len(self.known_words) + _NEW_ROOM) / (self.word_counts[word] + 1))

    def candidates(self, heard: Heard) -> list[Heard]:
        """The messages that may be answered, nearest first: the latest, and those with a particular reason.

        Whoever says the very same as others just before says it to whom they said it, not to them. Nobody goes on from
        their own words of hours ago without a word of them.
        """
        oldest = self.count - LOOK_BACK
        found = {earlier.position: earlier for earlier in list(self.heard)[-_NEAREST:]}
        for person in (heard.to, *heard.named, heard.author, self._partner(heard)):
            if person is not None:
                found.update((m.position, m) for m in list(self.by_author.get(person, ()))[-_EACH:])
        found.update((m.position, m) for m in self.addressed.get(heard.author, ()))
        if heard.echoes is not None:
            found[heard.echoes.position] = heard.echoes
        if heard.announces and (same := self.announced_before(heard)) is not None:
            found[same.position] = same
            oldest = min(oldest, same.position)
        nearest_first = (
            found[position]
            for position in sorted(found, reverse=True)
            if position >= oldest and not _is_over(heard, found[position])
        )
        if heard.echoes is None:
            return list(nearest_first)
        return [m for m in nearest_first if m is heard.echoes or m.text != heard.text or m.author == heard.author]

    def own_last(self, author: str) -> Heard | None:
        own = self.by_author.get(author)
        return own[-1] if own and own[-1].position >= self.count - MEMORY else None

    def announced_before(self, heard: Heard) -> Heard | None:
        """The latest message with a link of this one."""
        same = [self.latest_with_link[link] for link in heard.cues.links if link in self.latest_with_link]
        latest = max(same, key=lambda m: m.position, default=None)
        return latest if latest is not None and latest.position >= self.count - MEMORY else None

    def taken_up(self, heard: Heard, earlier: Heard) -> float:
        """How much of the conversation of `earlier` beside its own words a message takes up, as a sum of rarities."""
        said = self.talk_words.get(earlier.talk)
        words = said.keys() & heard.cues.words if said else None
        if not said or not words:
            return 0.0
        oldest = self.count - LOOK_BACK
        return sum(self.rarity(word) for word in words - earlier.cues.words if said[word] >= oldest)

    def _announces(self, heard: Heard) -> bool:
        own = self.by_author.get(heard.author, ())
        if not heard.cues.links or len(own) < _ANNOUNCED:
            return False
        linking = sum(bool(m.cues.links) and m.to is None for m in own)
        return linking >= _ANNOUNCING * len(own)

    def _echoes(self, heard: Heard) -> Heard | None:
        if not heard.text:
            return None
        for earlier in islice(reversed(self.heard), _ECHO_WITHIN):
            if earlier.text == heard.text and earlier.author != heard.author:
                return earlier.parent or earlier
        return None

    def _forget_talks(self) -> None:
        oldest = self.count - MEMORY
        over = [talk for talk, latest in self.latest_of_talk.items() if latest.position < oldest]
        for talk in over:
            del self.latest_of_talk[talk]
            self.talk_words.pop(talk, None)
        for words in self.talk_words.values():
            for word in [word for word, said_at in words.items() if said_at < oldest]:
                del words[word]
        self.latest_with_link = {link: m for link, m in self.latest_with_link.items() if m.position >= oldest}

    def _remember_words(self, words: frozenset[str]) -> None:
        self.known_words.append(words)
        self.word_counts.update(words)
        if len(self.known_words) > MEMORY:
            for word in self.known_words.popleft():
                self.word_counts[word] -= 1

    def _bearer(self, form: str) -> str | None:
        """Whose name it is, if they were heard of late."""
        person, heard_at = self.forms.get(form, ("", -MEMORY - 1))
        return person if heard_at >= self.count - MEMORY else None

    def since_own(self, heard: Heard, earlier: Heard) -> bool:
        """Whether `earlier` came after the last words of the author of `heard`, or they have none."""
        own = self.own_last(heard.author)
        return own is None or earlier.position > own.position

    def _partner(self, heard: Heard) -> str | None:
        own = self.own_last(heard.author)
        return own.parent.author if own is not None and own.parent is not None else None

    def _names(self, message: Message, cut_words: Sequence[str]) -> tuple[str | None, frozenset[str], int]:
        """Who the message opens by addressing, who else it names, and how many words the address takes."""
        to: str | None = None
        skip = 0
        named: list[str] = [person for person in message.mentions if person != message.author]
        head = leading_pointers(cut_words)
        for place, raw in enumerate(cut_words):
            marked = raw[0] == "@" or (place == head and raw[-1] in ":,>")
            person = self._person(raw, marked=marked)
            if person is None or person == message.author:
                continue
            if place == head or (len(cut_words) <= 4 and to is None):
                to, skip = person, place + 1 if place == head else 0
            else:
                named.append(person)
        if to is None and self.nameless and addresses_by_handle(cut_words[head:]):
            to, skip = self._last_nameless(message.author), head + 1
        if to is None and named and message.text.lstrip()[:2] in ("<@", "@" + message.text.lstrip()[1:2]):
            to, skip = named[0], 1
        return to, frozenset(named) - {to} if to else frozenset(named), skip

    def _last_nameless(self, speaker: str) -> str | None:
        """Whom a name that nobody bears any more means: the last to speak of those whose names are gone."""
        heard = [(at, who) for who, at in self.nameless.items() if who != speaker and at >= self.count - LOOK_BACK]
        return max(heard)[1] if heard else None

    def _glued(self, mention: str) -> str | None:
        """The person whose name a mention begins with: exports lose the blank after it ("@annathanks")."""
        beginnings = (mention[:size] for size in range(len(mention), SHORTEST_GLUED - 1, -1))
        return next((person for form in beginnings if (person := self._bearer(form)) is not None), None)

    def _person(self, raw: str, *, marked: bool) -> str | None:
        form = raw.strip("@,:;.!?()<>\"'")
        person = self._bearer(form)
        if person is None and form.endswith("'s"):
            person = self._bearer(form[:-2])
        if person is None and "@" in raw:
            person = self._glued(raw.rpartition("@")[2])
            marked = True
        if person is None or marked:
            return person
        if is_plain_word(form) or self.word_counts[form] > 2 + _COMMON_SHARE * len(self.known_words):
            return None
        return person


def _is_over(heard: Heard, earlier: Heard) -> bool:
    """Whether one's own earlier words are too long ago to be gone on with. Programs do."""
    if heard.author != earlier.author or heard.automatic or heard.announces:
        return False
    return heard.seconds - earlier.seconds > OWN_WITHIN and not heard.cues.words & earlier.cues.words
