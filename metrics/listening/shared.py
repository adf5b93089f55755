"""What members share when they talk about something: links, by domain, and the pictures and files they attach.

Only counted, never fetched: a link is read as far as its domain. Pictures and files are one number, since all that is
kept of an attachment is that it was there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from metrics.language.tokens import clean
from metrics.listening.lexicons import thresholds
from metrics.values import ReadTurn

_SHOWN = 3
_SAYS_NOTHING = "www."


@dataclass(frozen=True, slots=True)
class Shared:
    """What members shared, counted: `links` and `files` (attached), by `people`.

    `domains` are the commonest ones, by how many people shared them, then by name; each was shared by two at least.
    """

    links: int
    files: int
    people: int
    domains: tuple[str, ...] = ()


def shared(turns: Iterable[ReadTurn]) -> Shared | None:
    """What the members among the authors of `turns` shared; None when too few of them did to say it of many."""
    links = files = 0
    people: set[str] = set()
    by_domain: dict[str, set[str]] = {}
    for read in turns:
        given = clean(read.turn.text).links
        if read.staff or not (given or read.turn.attachments):
            continue
        people.add(read.author)
        links += len(given)
        files += read.turn.attachments
        for link in given:
            if domain := _domain(link):
                by_domain.setdefault(domain, set()).add(read.author)
    limits = thresholds("shared")
    if len(people) < limits["people"]:
        return None
    common = sorted(
        (domain for domain, by in by_domain.items() if len(by) >= limits["domain_people"]),
        key=lambda domain: (-len(by_domain[domain]), domain),
    )
    return Shared(links, files, len(people), tuple(common[:_SHOWN]))


def _domain(link: str) -> str | None:
    """The domain of a link; None for what stands for a link in an export, and for what is none."""
    try:
        host = urlsplit(link if "://" in link else f"//{link}").hostname
    except ValueError:
        return None
    return host.removeprefix(_SAYS_NOTHING) if host and "." in host else None
