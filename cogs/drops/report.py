"""What came of a drop, in words and a picture, for staff."""

import asyncio
import io

import discord

from cogs._ui import reply, services_of, words_for
from cogs._ui.language import locale_of
from core.text import Texts
from models.drop_measures import DropMeasure
from reports.as_message import escaped
from reports.pictures import answers_to_a_drop
from services.drop_planning import SMALLEST
from services.drop_reports import LAST, Reported

EARLY = 0
"""The hours of a count that was made now, before the first was due."""


async def show_report(interaction: discord.Interaction, found: Reported) -> None:
    """Words, and a picture once a day has passed."""
    words, files = words_for(interaction), []
    counted = [(one.hours, one.people) for one in found.measures if one.hours != EARLY]
    if counted:
        usual = None if found.usual is None else (found.usual.low, found.usual.high)
        title = words("drop-report-picture", title=found.drop.title, people=counted[-1][1])
        executor, loop = services_of(interaction).executor, asyncio.get_running_loop()
        drawn = loop.run_in_executor(executor, answers_to_a_drop, title, counted, usual, locale_of(interaction))
        picture = await drawn
        files.append(discord.File(io.BytesIO(picture.png), "drop.png", description=picture.alt))
    await reply(interaction, "\n".join(lines_of(found, words)), files=files)


def lines_of(found: Reported, words: Texts) -> list[str]:
    """The drop, what it was for, and what came of it."""
    drop = found.drop
    lines = [
        f"**{escaped(drop.title)}** · {words(f'drop-state-{drop.state}')}",
        words("drop-sheet-purpose", what=escaped(drop.purpose) or words("drop-sheet-missing")),
    ]
    if not found.measures:
        return [*lines, words("drop-report-not-out")]
    lines += [_counted(one, words) for one in found.measures]
    last = found.measures[-1]
    if last.from_segment is not None:
        lines.append(words("drop-report-from-segment", inside=last.from_segment, people=last.people))
    if last.first_staff_minutes is None:
        lines.append(words("drop-report-no-staff"))
    else:
        lines.append(words("drop-report-staff", minutes=last.first_staff_minutes, hours=last.first_staff_minutes // 60))
    if found.usual is None:
        lines.append(words("drop-report-too-early"))
    else:
        lines.append(words("drop-report-usual", low=round(found.usual.low), high=round(found.usual.high)))
    lines += _afterwards(found, last, words)
    given = sum(found.answers.values())
    if given < SMALLEST:
        lines.append(words("drop-report-few-said"))
    else:
        said = {name.replace("-", "_"): found.answers.get(name, 0) for name in ("useful", "not-for-me", "fewer")}
        lines.append(words("drop-report-said", **said))
    return lines


def _afterwards(found: Reported, last: DropMeasure, words: Texts) -> list[str]:
    """What it left behind: conversations on the theme, and whether the need is voiced less."""
    lines = []
    if last.later is not None:
        usual = found.usual_later
        low, high = (round(usual.low), round(usual.high)) if usual else (0, 0)
        lines.append(words("drop-report-later", count=last.later, known="yes" if usual else "no", low=low, high=high))
    if last.hours == LAST:
        need = found.need
        if need is None:
            lines.append(words("drop-report-need-few"))
        else:
            verdict = "less" if need.is_less else "more" if need.is_more else "same"
            percent = {"ratio": need.ratio, "low": need.interval.low, "high": min(need.interval.high, 99.0)}
            shown: dict[str, int] = {name: round(100 * value) for name, value in percent.items()}
            counts = {"after": last.need_after or 0, "before": last.need_before or 0, "weeks": last.need_weeks or 0}
            lines.append(words("drop-report-need", verdict=verdict, **counts, **shown))
    return lines


def _counted(one: DropMeasure, words: Texts) -> str:
    after = words("drop-report-after", hours=one.hours)
    return words(
        "drop-report-line",
        after=after[:1].upper() + after[1:],
        people=one.people,
        answers=one.answers,
        articulated=one.articulated,
        between=one.between_members,
        chains=one.chains,
    )
