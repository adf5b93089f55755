"""A case in words: a line, a card, the message in the log."""

from datetime import datetime

from core.text import Texts
from models.case_values import PUNISHING, Case
from services.ports import Post, PostButton, PostCard

COLOURS = {"warning": 0xE0A030, "timeout": 0xE07030, "kick": 0xD04A30, "softban": 0xC03A30, "ban": 0xA02020}


def moment(at: datetime, style: str = "f") -> str:
    """A moment as Discord shows it to each person by their own clock."""
    return f"<t:{int(at.timestamp())}:{style}>"


def person(member: str | None, name: str | None = None) -> str:
    """Somebody as they are written in a case: a mention for whoever is there, their name as it was then."""
    if member is None:
        return name or ""
    if not member.isdecimal():
        return member
    return f"<@{member}> ({name})" if name else f"<@{member}>"


def lines_of(found: Case, words: Texts) -> list[str]:
    """A case in words, a line each; for staff."""
    what = found.what
    subject = person(what.member, what.member_name) or f"<#{what.channel}>"
    lines = [words("case-line-subject", subject=subject), words("case-line-actor", actor=_actor(found, words))]
    if what.on_behalf_of:
        lines.append(words("case-line-behalf", member=person(what.on_behalf_of)))
    lines.append(words("case-line-reason", reason=what.reason or words("case-no-reason")))
    lines.append(words("case-line-when", at=moment(what.at)))
    if what.expires_at is not None:
        lines.append(words("case-line-until", at=moment(what.expires_at)))
    if what.kind in PUNISHING:
        lines.append(words(f"case-told-{what.told}"))
    if what.points:
        lines.append(words("case-line-points", points=what.points))
    if found.ended_at is not None and found.voided_at is None:
        lines.append(words("case-line-ended", at=moment(found.ended_at)))
    if found.voided_at is not None:
        void = words("case-line-void", by=person(found.voided_by), at=moment(found.voided_at))
        lines.append(f"{void} {found.void_reason or ''}".rstrip())
    return lines


def title_of(found: Case, words: Texts) -> str:
    """`Case 12: ban for a while`."""
    kind = words(f"case-kind-{found.what.kind}")
    return words("case-title", number=found.number, kind=kind)


def rule_name(rule: str | None, words: Texts) -> str:
    """A rule of prevention, or of Discord's AutoMod, as people call it."""
    known = f"prevention-rule-{rule}"
    return words(known) if words.has(known) else words("prevention-rule-other")


def _actor(found: Case, words: Texts) -> str:
    what = found.what
    match what.source:
        case "automatic":
            return words("case-by-automatic", rule=rule_name(what.rule, words))
        case "expiry":
            return words("case-by-expiry", rule=what.rule or "")
    if what.actor is None:
        return words("case-by-unknown", number=found.number)
    return words("case-by-hand", actor=person(what.actor)) if what.source == "by-hand" else person(what.actor)


def logged(found: Case, words: Texts, key: str) -> Post:
    """A case as the log tells it."""
    text = "\n".join(lines_of(found, words))[:4000]
    colour = 0x808080 if found.voided_at else COLOURS.get(found.what.kind, 0x5070A0)
    card = PostCard(title_of(found, words), text, colour)
    details = PostButton(words("case-button-details"), custom_id=f"cases:details:v1:{key}")
    buttons: tuple[PostButton, ...] = (details,)
    if found.what.actor is None and found.what.source == "by-hand":
        claim = PostButton(words("case-button-claim"), custom_id=f"cases:claim:v1:{found.number}", style="primary")
        buttons = (details, claim)
    return Post(cards=(card,), buttons=buttons, key=key)
