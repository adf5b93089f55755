"""A question that comes back and its answer, in words."""

from core.limits import CONTENT
from core.text import Texts
from reports.as_message import escaped

_LONGEST_ANSWER = 1_200


def told(question: str, answer: str, author: str | None, words: Texts) -> str:
    """A question with its answer, and the member who gave it where there is one to thank."""
    lines = [f"**{escaped(question)}**"]
    lines.append(escaped(answer[:_LONGEST_ANSWER]) if answer else words("faq-unanswered"))
    if author:
        lines.append(words("faq-credit", author=escaped(author)))
    return "\n".join(lines)[:CONTENT]
