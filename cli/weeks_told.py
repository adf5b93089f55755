"""The weeks of an export, stored, read and told: the part of `salotto analyse` that needs storage and measures."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from core.clock import SystemClock
from core.errors import UnreadableInput
from core.settings import ServerDefaults
from core.text import Texts, texts
from core.windows import Week
from metrics.listening.themes import ThemeConfigured
from models.session import Database
from reports import as_json, as_text
from reports.digest import Digest, compose
from services.archive import Archive, ArchiveOptions, Progress
from services.exports import Export, Skipped, StaffRule
from services.facts import Record
from services.workers import Workers, collect_seldom

FORMAT = 1


async def digests(
    arguments: argparse.Namespace,
    chosen: tuple[Week, ...],
    export: Export,
    defaults: ServerDefaults,
    url: str,
    workers: Workers,
    progress: Progress,
    words: Texts,
) -> list[Digest]:
    """Those of the weeks asked for, oldest first.

    `workers` are where the measures run; those that read are let go when everything is read.
    """
    spoken = texts(arguments.lang)
    options = ArchiveOptions(
        staff=StaffRule.of(tuple(arguments.staff_role), tuple(arguments.staff)),
        before_choice=arguments.before_choice,
        zone=arguments.time_zone,
        locale=arguments.lang,
        themes=tuple(ThemeConfigured.named(theme.label, theme.words) for theme in defaults.themes),
    )
    collect_seldom()
    database = await _kept(url) if arguments.db else await _fresh(url)
    try:
        archive = Archive(database, workers, SystemClock(), export, options)
        record = await archive.store(progress)
        workers.reading.shutdown(wait=False)
        if not await archive.has_staff():
            print(words("analyse-no-staff"), file=sys.stderr)
        asked = _asked(arguments, chosen, archive, record)
        return [compose(facts, spoken) async for facts in archive.tell(asked, record, progress)]
    finally:
        await database.close(patience=1.0)


async def _kept(url: str) -> Database:
    """A database that was there before, or will be there afterwards."""
    from services.upkeep import migrate, open_database  # with a library that a database without a past does not need

    database = open_database(url)
    await migrate(database)
    return database


async def _fresh(url: str) -> Database:
    database = Database.open(url)
    await database.create_all()
    return database


def _asked(
    arguments: argparse.Namespace, chosen: tuple[Week, ...], archive: Archive, record: Record
) -> tuple[Week, ...]:
    """The weeks that were asked for, oldest first. Without a word about it: the last full week."""
    known = archive.weeks(record)
    if arguments.all:
        return known
    for week in chosen:
        if week not in known:
            raise UnreadableInput("analyse-week-outside", week=str(week), first=str(known[0]), last=str(known[-1]))
    if chosen:
        return tuple(sorted(set(chosen)))
    return (archive.full_weeks(record) or known)[-(arguments.last or 1) :]


def rendered(form: str, digests: Sequence[Digest], export: Export, spoken: Texts) -> str:
    """All of it as one text, in one of the forms."""
    if form == "json":
        whole = {
            "format": FORMAT,
            "community": export.community,
            "skipped": [_as_json(skipped) for skipped in export.skipped],
            "weeks": [as_json.week(digest) for digest in digests],
        }
        return orjson.dumps(whole, option=orjson.OPT_INDENT_2).decode() + "\n"
    if form == "html":
        from reports import as_html  # the chart's library is large, and only this form draws

        return as_html.render(digests, spoken)
    return "\n\n".join(as_text.render(digest, spoken) for digest in digests)


def _as_json(skipped: Skipped) -> Mapping[str, Any]:
    return {"reason": skipped.reason, "count": skipped.count, "first": skipped.first_place}
