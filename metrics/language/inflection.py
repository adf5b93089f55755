"""The forms a lexicon's entries stand for, so that a lexicon lists a word once."""

from collections.abc import Iterator

_ITALIAN_PRESENT = {
    "are": "o i a iamo ate ano",
    "ere": "o i e iamo ete ono",
    "ire": "isco isci isce iamo ite iscono",
}
_ITALIAN_OTHERS = {
    "are": "avo avi ava avamo avano ai ò asti arono erò erai erà eremo eranno erei erebbe erebbero ando ato ata ati "
    "ate asse are ar arlo arla arli arle armi arti arsi arci arvi",
    "ere": "evo evi eva evamo evano ei é ette erono erò erai erà eremo eranno erei erebbe erebbero endo uto uta uti "
    "ute esse ere er erlo erla erli erle ermi erti ersi erci ervi",
    "ire": "ivo ivi iva ivamo ivano ii ì irono irò irai irà iremo iranno irei irebbe irebbero endo ito ita iti "
    "ite isse ire ir irlo irla irli irle irmi irti irsi irci irvi",
}
_ITALIAN_SUBJUNCTIVE = {"are": "i ino", "ere": "a ano", "ire": "isca iscano"}


def italian_adjective(word: str) -> Iterator[str]:
    """All forms of a regular adjective with its superlative: bello, bella, ..., bellissimo; felice, felicissima."""
    stem, ending = word[:-1], word[-1]
    hard = "h" if stem.endswith(("c", "g")) and ending == "o" and not stem.endswith(("ic", "ffic")) else ""
    soft = stem.removesuffix("i")
    if ending == "o":
        yield from (word, stem + "a", (soft if stem.endswith("i") else stem) + hard + "i", stem + hard + "e")
        if stem.endswith("ic"):
            yield stem + "he"
    elif ending == "e":
        yield from (word, stem + "i")
    elif ending == "a":
        yield from (word, stem + "i", stem + "e")
    else:
        yield word
        return
    base = soft + hard
    yield from (f"{base}issim{last}" for last in "oaie")
    yield from (f"{stem}{'' if ending == 'e' else 'a'}mente", f"{base}ino", f"{base}ina")


def italian_plural(noun: str) -> str:
    """The regular plural: tappo, tappi; fibbia, fibbie; filtro, filtri; cinghia, cinghie. Other endings stay as they
    are. Of -co and -go it gives the commoner -chi and -ghi."""
    stem, ending = noun[:-1], noun[-1:]
    if ending == "e":
        return stem + "i"
    if ending not in ("o", "a"):
        return noun
    if stem.endswith("i"):
        soft = stem[:-1].endswith(("c", "g")) and ending == "a" and stem[-3:-2] not in "aeiou"
        return stem[:-1] + "e" if soft else stem if ending == "o" else stem + "e"
    return stem + ("h" if stem.endswith(("c", "g")) else "") + ("i" if ending == "o" else "e")


def italian_verb(infinitive: str) -> Iterator[str]:
    """The regular forms of a verb, its participle in all four endings and the infinitive with pronouns.

    Verbs in -ire go like "gradire" (gradisco); the present of those like "soffrire" is listed form by form.
    """
    plain = infinitive.removesuffix("si") + "e" if infinitive.endswith("si") else infinitive
    stem, family = plain[:-3], plain[-3:]
    endings = f"{_ITALIAN_PRESENT[family]} {_ITALIAN_SUBJUNCTIVE[family]} {_ITALIAN_OTHERS[family]}".split()
    for ending in endings:
        yield _joined(stem, ending, family)


def english_plural(noun: str) -> str:
    """The regular plural: clip, clips; battery, batteries; brush, brushes. A word in -s stays as it is."""
    if noun.endswith("s"):
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("sh", "ch", "x", "z")) else "s")


def english_verb(verb: str) -> Iterator[str]:
    """The regular forms of a verb: admire, admires, admired, admiring."""
    stem = verb.removesuffix("e")
    yield verb
    if verb.endswith("y") and verb[-2] not in "aeiou":
        yield from (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
        return
    yield verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    yield from (stem + "ed", stem + "ing")


def _joined(stem: str, ending: str, family: str) -> str:
    if family == "are" and ending[0] in "eiéì":
        if stem.endswith(("c", "g")):
            return f"{stem}h{ending}"
        if stem.endswith("i"):
            return stem[:-1] + ending
    return stem + ending


def english_adjective(word: str) -> Iterator[str]:
    """A short adjective with its degrees and its adverb: tasty, tastier, tastiest, tastily."""
    yield word
    if word.endswith("y"):
        yield from (word[:-1] + "ier", word[:-1] + "iest", word[:-1] + "ily")
        return
    stem = word.removesuffix("e")
    yield from (stem + "er", stem + "est", word + "ly")
