"""What members share with a theme, in words."""

from metrics.listening.shared import Shared
from reports.wording import Listing, Phrase


def what_is_shared(found: Shared | None) -> tuple[Phrase, ...]:
    """One sentence: how many links, and from where, and how many pictures or files; nothing when nothing is known."""
    if found is None:
        return ()
    values = {
        "what": "both" if found.links and found.files else "links" if found.links else "files",
        "links": found.links,
        "files": found.files,
        "named": "yes" if found.domains else "no",
        "domains": Listing(found.domains),
    }
    return (Phrase("theme-shared", values),)
