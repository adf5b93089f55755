"""Frettaverde, the brand that does not exist: its private server, and what was said there in the last eight weeks.

The talk is the sample community's, moved by whole weeks so that its last one is the last whole week before now: days
and hours stay what they were in Rome. What was said since then, up to now, is this week's own.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from core.paths import ROOT
from core.windows import Week
from metrics.values import Message
from simulation.exported import Exported, exported
from simulation.plan import ChannelPlan, PersonPlan, RolePlan, Said, ServerPlan

SAMPLE = ROOT / "examples" / "frettaverde"
THIS_WEEK = Path(__file__).parent / "data" / "this_week.jsonl"
ZONE = ZoneInfo("Europe/Rome")
NAME = "Frettaverde"
STAFF, MEMBERS = "Staff", "Membri"
STAFF_ROOM = "staff"
OWNER = "Marta"
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

ROLES = (
    RolePlan(STAFF, frozenset({"manage_guild", "manage_messages", "moderate_members", "manage_events"})),
    RolePlan(MEMBERS),
)
CHANNELS = (
    ChannelPlan("benvenuto", topic="Chi arriva si presenta"),
    ChannelPlan("cucina-veloce", topic="La domanda del lunedì, trucchi e limiti"),
    ChannelPlan("pranzo-in-ufficio", topic="Pranzare senza una cucina"),
    ChannelPlan("prodotti", topic="Che cosa va e che cosa no"),
    ChannelPlan("chiacchiere", topic="Il resto"),
    ChannelPlan("english-corner", topic="In English, please"),
    ChannelPlan("avanzi", topic="Lo scambio degli avanzi"),
    ChannelPlan("in-diretta", topic="Le serate in cucina"),
    ChannelPlan("ricettario", topic="Il ricettario per guai"),
    ChannelPlan(STAFF_ROOM, only_for=(STAFF,), topic="Solo per lo staff"),
)


def frettaverde(now: datetime, *, locale: str = "it") -> Exported:
    """The server as it is at `now`. The keys of the eight weeks' messages are their ids in the sample."""
    this_week = Week.of(now, ZONE)
    past = exported(_eight_weeks(this_week.shifted(-1)))
    said = (*past.history.messages, *_since(this_week, now))
    plan = ServerPlan(NAME, CHANNELS, tuple(_people(said)), ROLES, locale=locale, owner=OWNER)
    return Exported(plan, replace(past.history, messages=said))


def _eight_weeks(last: Week) -> Iterator[Message]:
    """The sample's messages, the last of them in the week given."""
    told = [fields for file in sorted(SAMPLE.glob("*.jsonl")) for fields in _lines(file)]
    moments = [datetime.fromisoformat(fields["at"]).astimezone(ZONE) for fields in told]
    later = last.monday - Week.of(max(moments), ZONE).monday
    for fields, at in zip(told, moments, strict=True):
        yield Message(
            id=fields["id"],
            # By the clock on the wall: a Monday morning stays one on either side of a change of hours.
            at=(at.replace(tzinfo=None) + later).replace(tzinfo=ZONE),
            channel=fields["channel"],
            author=fields["author"],
            text=fields["text"],
            reply_to=fields.get("reply_to"),
            staff=fields.get("staff", False),
            reactions=fields.get("reactions", 0),
        )


def _since(week: Week, now: datetime) -> Iterator[Said]:
    """What was said this week until now."""
    for fields in _lines(THIS_WEEK):
        day = week.monday + timedelta(days=_DAYS.index(fields["day"]))
        at = datetime.combine(day, time.fromisoformat(fields["at"]), ZONE)
        if at < now:
            yield Said(
                fields["author"],
                fields["channel"],
                at,
                fields["text"],
                key=fields.get("id", f"{fields['day']}-{fields['at']}"),
                reply_to=fields.get("reply_to"),
            )


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        yield orjson.loads(line)


def _people(said: Iterable[Said]) -> Iterator[PersonPlan]:
    first: dict[str, datetime] = {}
    for one in said:
        first[one.author] = min(one.at, first.get(one.author, one.at))
    introduced = tomllib.loads((SAMPLE / "people.toml").read_text(encoding="utf-8"))["people"]
    for person in introduced:
        name = person["name"]
        yield PersonPlan(
            name,
            roles=(STAFF, MEMBERS) if person["role"] == "staff" else (MEMBERS,),
            locale="en-GB" if person["locale"] == "en" else "it",
            joined=first[name] - timedelta(hours=1) if name in first else None,
        )
