"""The votes of a poll as a table for a spreadsheet: what may be looked at, and of a secret poll only its totals."""

import csv
import io
from collections.abc import Iterator, Sequence

from core.errors import UserFacingError
from core.text import Texts
from models.poll_votes import Vote
from models.polls import Poll
from services.poll_wording import choice_in_words, outcome_lines

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(poll: Poll, votes: Sequence[Vote], words: Texts) -> bytes:
    """UTF-8 with a mark that spreadsheets know it by. UserFacingError for a secret poll that is not over."""
    written = io.StringIO()
    table = csv.writer(written)
    if poll.secrecy == "nobody":
        if poll.status != "closed":
            raise UserFacingError("poll-export-secret-open")
        table.writerow((words("poll-column-result"),))
        table.writerows((plain(line),) for line in outcome_lines(poll, words, for_staff=True) if line)
    else:
        table.writerow((words("poll-column-member"), words("poll-column-choice"), words("poll-column-why")))
        table.writerows(_rows(poll, votes, words))
    return written.getvalue().encode("utf-8-sig")


def _rows(poll: Poll, votes: Sequence[Vote], words: Texts) -> Iterator[tuple[str, str, str]]:
    for vote in votes:
        yield vote.member, plain(choice_in_words(poll, vote.choice, words)), plain(vote.why or "")


def plain(text: str) -> str:
    """Text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
