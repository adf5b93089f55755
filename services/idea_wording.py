"""An idea in words: as a card, on the board, and as news for whoever stands behind it."""

from typing import get_args

from core.text import Texts
from models.ideas import PROMISED, Idea, IdeaStatus
from reports.as_message import escaped
from services.idea_outcomes import vote_lines
from services.idea_rules import post_key
from services.ideas import Card
from services.ports import Post, PostButton


def card_lines(card: Card, words: Texts) -> list[str]:
    """An idea in words: what it is, what became of it, who stands behind it."""
    idea = card.idea
    lines = [escaped(idea.text), ""] if idea.text else []
    status, count = words(f"idea-status-{idea.status}"), words("idea-supporters", count=card.supporters)
    lines.append(f"**{status}** · {count}")
    if card.poll is not None:
        lines += vote_lines(idea, card.poll, words)
    if idea.reason is not None:
        lines += ["", *(f"> {line}" for line in words("idea-reason", reason=escaped(idea.reason)).splitlines())]
    if idea.promised_for is not None and idea.status in PROMISED:
        lines.append(f"> {_promised(idea, words)}")
    if card.credits or card.unnamed:
        names = ", ".join(escaped(name) for name in card.credits)
        lines += ["", words("idea-credits", names=names, named=len(card.credits), unnamed=card.unnamed)]
    return lines


def _promised(idea: Idea, words: Texts) -> str:
    assert idea.promised_for is not None
    return words("idea-promised", day=f"<t:{int(idea.promised_for.timestamp())}:D>")


def board_post(card: Card, words: Texts) -> Post:
    """An idea as everybody sees it. The key by which the post is found rides in its first button."""
    idea, key = card.idea, post_key(card.idea)
    buttons = [PostButton(words("idea-button-see"), f"ideas:see:v1:{key}")]
    if idea.is_going:
        buttons = [
            PostButton(words("idea-button-support"), f"ideas:support:v1:{key}", style="primary"),
            PostButton(words("idea-button-discuss"), f"ideas:discuss:v1:{key}"),
            *buttons,
        ]
    now = words(f"idea-status-{idea.status}")
    return Post(
        "\n".join(card_lines(card, words)),
        title=escaped(idea.title)[:256],
        buttons=tuple(buttons),
        thread=idea.title,
        tags=(now,),
        untagged=tuple(words(f"idea-status-{status}") for status in get_args(IdeaStatus) if status != "erased"),
    )


def news_lines(idea: Idea, words: Texts, *, voted: bool = False, moved: bool = False) -> list[str]:
    """What became of an idea, to somebody behind it. `voted`: they only voted; `moved`: another day was promised."""
    text_id = "idea-news-moved" if moved else f"idea-news-{'voted-' if voted else ''}{idea.status}"
    lines = [words.format(text_id, {"title": escaped(idea.title)})]
    if idea.reason is not None:
        lines.append(words("idea-reason", reason=escaped(idea.reason)))
    if idea.promised_for is not None and idea.status in PROMISED:
        lines.append(_promised(idea, words))
    return lines
