"""A poll in words: as it is announced, while it runs, and what came out of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from core.text import Texts
from models.poll_pictures import Picture
from models.poll_votes import Vote
from models.polls import Choice, Poll
from reports import bars
from reports.wording import one_line
from services.ports import PostButton, PostCard, PostFile

COLOUR = 0x9A3F1D
SHOWN_ANSWERS, SHOWN_OF_THEME = 12, 3
PICTURE = "poll.png"


def announcement(poll: Poll, words: Texts, *, voting: bool = True) -> PostCard:
    """What everybody reads above the button: the question, what can be chosen, until when, and who will know what.

    Once it is over, not `voting` any more, only what was asked and what could be chosen.
    """
    blocks = []
    if poll.context:
        blocks.append(poll.context)
    if poll.options:
        blocks.append("\n".join(f"{number}. {one_line(option)}" for number, option in enumerate(poll.options, 1)))
    if voting:
        blocks.append(words(f"poll-how-{poll.method}"))
        if poll.kind == "native":
            blocks.append(words("poll-kind-native"))
        lines = [words("poll-until", moment=discord_moment(poll)), words(f"poll-secrecy-{poll.secrecy}")]
        if poll.quorum is not None:
            lines.append(words("poll-quorum", people=poll.quorum))
        if poll.tenure_days is not None:
            lines.append(words("poll-tenure", days=poll.tenure_days))
        blocks.append("\n".join(lines))
    return PostCard(
        one_line(poll.question)[:256], "\n\n".join(blocks)[:4_000], colour=COLOUR, footer=number_of(poll, words)
    )


def above_native(poll: Poll, ends_at: datetime, words: Texts) -> str:
    """What stands above a poll of Discord's own: it shows the question and the options by itself."""
    blocks = [poll.context] if poll.context else []
    blocks += [words("poll-until", moment=discord_moment(replace(poll, closes_at=ends_at))), words("poll-native-open")]
    return "\n".join(blocks)[:2_000]


def file_of(picture: Picture) -> str:
    """The name of an option's picture within a message, whatever it was called before."""
    return f"option-{picture.option}.{picture.name.rpartition('.')[2].lower()}"


def option_card(poll: Poll, picture: Picture) -> PostCard:
    """An option with its picture."""
    name = f"{picture.option}. {one_line(poll.options[picture.option - 1])}"
    return PostCard(name[:256], "", colour=COLOUR, image=file_of(picture))


def number_of(poll: Poll, words: Texts) -> str:
    return words("poll-number", number=poll.id)


def discord_moment(poll: Poll) -> str:
    """The end of a poll as Discord shows it in everybody's own time."""
    seconds = int(poll.closes_at.timestamp())
    return f"<t:{seconds}:f> (<t:{seconds}:R>)"


def vote_button(poll: Poll, words: Texts) -> PostButton:
    return PostButton(words("poll-vote"), custom_id=f"polls:vote:v1:{poll.id}", style="primary", emoji="🗳️")


def choice_in_words(poll: Poll, choice: Choice, words: Texts) -> str:
    """A vote, as the voter reads it back."""
    match poll.method:
        case "single":
            return _option(poll, choice)
        case "multiple":
            return ", ".join(_option(poll, option) for option in choice)
        case "ranking":
            return " > ".join(_option(poll, option) for option in choice)
        case "rating":
            return ", ".join(
                words("poll-marked", option=_option(poll, int(option)), mark=mark) for option, mark in choice.items()
            )
        case "open":
            return one_line(str(choice))


def outcome_lines(poll: Poll, words: Texts, *, for_staff: bool = False) -> Iterator[str]:
    """What came out, a line each: what was decided first, then the numbers, then how many took part."""
    told = dict(poll.outcome or {})
    if "unknown" in told:
        yield words(f"poll-unknown-{told['unknown']}")
        return
    if not told.get("took_part"):
        yield words("poll-nobody-voted")
        return
    if told["too_few"]:
        yield words("poll-too-few-to-tell", people=told["took_part"])
        return
    yield from _decided(poll, told, words)
    yield ""
    yield from _numbers(poll, told["result"], words)
    yield ""
    yield words("poll-took-part", people=told["took_part"], eligible=told["eligible"])
    if poll.status == "closed":
        yield from _however_others_had_voted(poll, told, words)
    if told.get("staff"):
        yield words("poll-staff-left-out", people=told["staff"])
    if told["missing"]:
        yield words("poll-quorum-missed", people=told["missing"], quorum=told["quorum"])
    if for_staff or poll.secrecy == "everybody":
        for name, result in told.get("groups", {}).items():
            leading = ", ".join(_option(poll, option) for option in result["leading"])
            yield words("poll-group", group=name, leading=leading or words("poll-no-lead"))
        reasons = told.get("reasons", ())
        if reasons:
            yield words("poll-reasons")
            yield from (f"> {one_line(why)[:300]}" for why in reasons)


def _however_others_had_voted(poll: Poll, told: dict[str, Any], words: Texts) -> Iterator[str]:
    """Between which numbers the option ahead would be if everybody had voted, and whether another could have won.

    Of the members asked nobody was drawn by lot: this is the only interval that their votes allow.
    """
    silent, leading = told.get("silent"), told["result"]["leading"]
    if poll.method not in ("single", "multiple") or not silent or len(leading) != 1:
        return
    counts = told["result"]["counts"]
    ahead = counts[leading[0] - 1]
    next_ = max((count for number, count in enumerate(counts, 1) if number != leading[0]), default=0)
    values = {"option": _option(poll, leading[0]), "low": ahead, "high": ahead + silent, "silent": silent}
    yield words("poll-settled" if ahead - next_ > silent else "poll-unsettled", **values)


def voter_lines(poll: Poll, votes: Sequence[Vote], words: Texts) -> Iterator[str]:
    """Who chose what, where that is known: option by option, or vote by vote. Nothing where nobody voted."""
    known = [vote for vote in votes if vote.choice is not None]
    if not known:
        return
    yield words("poll-voters")
    if poll.method not in ("single", "multiple"):
        yield from (f"- <@{vote.member}>: {choice_in_words(poll, vote.choice, words)}" for vote in known)
        return
    for number, option in enumerate(poll.options, 1):
        chose = [vote.member for vote in known if vote.choice == number or _among(number, vote.choice)]
        if chose:
            yield f"- {one_line(option)}: {', '.join(f'<@{member}>' for member in chose)}"


def _among(number: int, choice: Choice) -> bool:
    return isinstance(choice, list) and number in choice


def decided(poll: Poll, words: Texts) -> str:
    """What came out in one sentence, without marks of type: for a picture, a digest, a list."""
    told = dict(poll.outcome or {})
    if "unknown" in told:
        return words(f"poll-unknown-{told['unknown']}")
    if not told.get("took_part"):
        return words("poll-nobody-voted")
    if told["too_few"]:
        return words("poll-too-few-to-tell", people=told["took_part"])
    return next(_decided(poll, told, words)).replace("**", "")


def _decided(poll: Poll, told: dict[str, Any], words: Texts) -> Iterator[str]:
    leading = told["result"]["leading"]
    names = [_option(poll, option) for option in leading]
    if poll.method == "open":
        yield words("poll-open-answers", answers=len(told["result"]["answers"]))
    elif not leading:
        yield words("poll-nothing-chosen")
    elif len(leading) > 1:
        yield words("poll-tied", options=", ".join(names), many=len(names))
    elif told["missing"]:
        yield words("poll-ahead-without-quorum", option=names[0])
    else:
        yield words("poll-won", option=names[0])
    if poll.method == "ranking" and leading and told["result"]["beats_all"] is None:
        yield words("poll-ranking-around")


def _numbers(poll: Poll, result: dict[str, Any], words: Texts) -> Iterator[str]:
    match poll.method:
        case "single" | "multiple":
            for option, count in enumerate(result["counts"], 1):
                yield f"- {words('poll-counted', option=_option(poll, option), people=count)}"
        case "ranking":
            for place, options in enumerate(result["places"], 1):
                yield f"{place}. {', '.join(_option(poll, option) for option in options)}"
        case "rating":
            for option, (marks, middle) in enumerate(zip(result["marks"], result["middles"], strict=True), 1):
                if middle is None:
                    yield f"- {words('poll-unmarked', option=_option(poll, option))}"
                else:
                    values = {"option": _option(poll, option), "middle": middle, "people": sum(marks)}
                    yield f"- {words('poll-middle', **values)}"
        case "open":
            yield from _answers(result["answers"], result.get("themes", ()), words)


def _answers(answers: list[str], themes: Iterable[dict[str, Any]], words: Texts) -> Iterator[str]:
    """Answers by what they are about, a few of each; then those that stand alone."""
    shown, placed = 0, set[int]()
    for theme in themes:
        placed |= set(theme["answers"])
        yield words("poll-answers-about", word=one_line(theme["word"]), answers=len(theme["answers"]))
        for place in theme["answers"][:SHOWN_OF_THEME]:
            shown += 1
            yield f"> {one_line(answers[place])[:200]}"
    alone = [answer for place, answer in enumerate(answers) if place not in placed]
    if alone and placed:
        yield words("poll-answers-alone")
    for answer in alone[: max(0, SHOWN_ANSWERS - shown)]:
        shown += 1
        yield f"> {one_line(answer)[:200]}"
    if len(answers) > shown:
        yield words("poll-more-answers", answers=len(answers) - shown)


def picture(poll: Poll, words: Texts) -> PostFile | None:
    """The outcome as bars; None where there is nothing to draw. Slow: not for the event loop."""
    told = dict(poll.outcome or {})
    if poll.method == "open" or not told.get("took_part") or told["too_few"]:
        return None
    result = told["result"]
    match poll.method:
        case "ranking":
            # Of how many duels each wins: places alone have no length.
            won = [sum(duel[0] == option for duel in result["duels"]) for option in range(1, len(poll.options) + 1)]
            drawn = [
                (one_line(name), won[n], words("poll-duels-won", duels=won[n])) for n, name in enumerate(poll.options)
            ]
        case "rating":
            middles = [middle or 0.0 for middle in result["middles"]]
            drawn = [(one_line(name), middles[n], f"{middles[n]:g}") for n, name in enumerate(poll.options)]
        case _:
            drawn = [
                (one_line(name), result["counts"][n], str(result["counts"][n])) for n, name in enumerate(poll.options)
            ]
    leading = frozenset(option - 1 for option in result["leading"])
    alt = "; ".join(f"{label}: {written}" for label, _, written in drawn)
    content = bars.png(decided(poll, words).rstrip("."), drawn, leading)
    return PostFile(PICTURE, content, description=f"{decided(poll, words)} {alt}"[:1_000])


def _option(poll: Poll, number: int) -> str:
    return one_line(poll.options[number - 1]) if 1 <= number <= len(poll.options) else str(number)
