"""Meetings as a calendar file (RFC 5545), the same bytes every time.

A meeting's UID is of the plan, group, part and meeting, never of its place or time, so that a
calendar program moves what has moved. Of two with one UID a program takes the higher SEQUENCE for
the newer, and of two with one SEQUENCE the later DTSTAMP (RFC 5546, 2.1.5). Nothing is remembered
from build to build, so both follow from what the files say:

- `updated`, in the plan or in one of its calendars, is the day of the last change. SEQUENCE begins
  with it (`202611030` for 3 November 2026), and DTSTAMP and LAST-MODIFIED are its midnight.
- SEQUENCE ends with how far the meeting is from where the rule has it: 0 not at all, 1 moved off a
  day without meetings, 2 moved by hand. So a first move is seen where no file says `updated` too; a
  move back is not.

There is no METHOD: the file is a snapshot (RFC 5545, 3.7.2). PUBLISH would ask for an ORGANIZER in
every event (RFC 5546, 3.2.1), which is a person's address, and strict programs refuse it without.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from builder.planning.row import Row, RowState

ZONE = "Europe/Stockholm"


# How far a meeting is from where the rule has it.
_MOVED: Mapping[RowState, int] = MappingProxyType({"moved": 1, "by-hand": 2})


def as_ics(
    plan: str,
    title: str,
    rows: Sequence[Row],
    said: Mapping[str, str],
    updated: date | None = None,
) -> bytes:
    """Write the meetings that have a day. `plan` is the plan's id, `title` the calendar's name."""
    met = [row for row in rows if row.kind == "meeting" and row.day]
    calendar = Calendar()
    calendar.add("prodid", "-//Kollegium//Kollegium//SV")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _one_line(title))
    calendar.add("x-wr-timezone", ZONE)
    calendar.add_component(_zone())
    for event in _events(plan, met, said, updated):
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def uid(plan: str, row: Row) -> str:
    """Name a meeting for ever: by plan, group, part and which of the part's meetings it is."""
    which = f"{''.join(row.moments)}.{int(row.again)}"
    name = f"kollegium:{plan}/{row.group_id}/{row.module}/{row.part}/{which}"
    return f"{uuid5(NAMESPACE_URL, name)}@kollegium"


def _events(
    plan: str, rows: Sequence[Row], said: Mapping[str, str], updated: date | None
) -> Iterator[Event]:
    stamp = datetime.combine(updated or _long_ago(rows), time(0), tzinfo=UTC)
    named: Counter[str] = Counter()
    for row in rows:
        event = Event()
        name = uid(plan, row)
        named[name] += 1
        # A plan may hold the same part twice.
        event.add("uid", name if named[name] == 1 else f"{named[name]}-{name}")
        event.add("dtstamp", stamp)
        if updated:
            event.add("last-modified", stamp)
        event.add("sequence", _sequence(row, updated))
        event.add("summary", _summary(row, said))
        if row.day and row.start and row.end:
            for name, at in (("dtstart", row.start), ("dtend", row.end)):
                event.add(name, _local(row.day, at), parameters={"TZID": ZONE})
        elif row.day:
            event.add("dtstart", row.day)
        if row.place:
            event.add("location", _one_line(row.place))
        yield event


def _summary(row: Row, said: Mapping[str, str]) -> str:
    letters = ", ".join(row.moments)
    text = said["title.meeting"].format(part=row.part, title=row.title, moments=letters)
    return _one_line(f"{row.group} · {text}" if row.group else text)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _sequence(row: Row, updated: date | None) -> int:
    """Give the number of a meeting's revision; until the year 9999 it fits in 31 bits."""
    return int(f"{updated:%Y%m%d}" if updated else 0) * 10 + _MOVED.get(row.state, 0)


def _long_ago(rows: Sequence[Row]) -> date:
    """Choose the day of a plan that says none: before any that it may come to say."""
    autumn = min((int(row.year[:4]) for row in rows if row.year), default=2000)
    return date(autumn - 1, 7, 1)


def _local(day: date, at: time) -> datetime:
    """Give a time without a zone; the TZID beside it says which it is."""
    return datetime.combine(day, at)


def _zone() -> Timezone:
    """Describe Central European time as it has been since 1996."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    hour = timedelta(hours=1)
    for part, name, first, before, after in (
        (TimezoneDaylight(), "CEST", _local(date(1996, 3, 31), time(2)), hour, 2 * hour),
        (TimezoneStandard(), "CET", _local(date(1996, 10, 27), time(3)), 2 * hour, hour),
    ):
        part.add("dtstart", first)  # local, as the offset before it has it
        part.add("tzname", name)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("rrule", {"freq": "yearly", "bymonth": first.month, "byday": "-1su"})
        zone.add_component(part)
    return zone
