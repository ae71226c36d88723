"""Meetings as a calendar file (RFC 5545), the same bytes every time.

A meeting's UID is of the plan, group, part and meeting, never of its place or time, so that a
calendar program moves what has moved; it then takes the higher SEQUENCE for the newer.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from builder.planning.row import Row

ZONE = "Europe/Stockholm"


def as_ics(plan: str, title: str, rows: Sequence[Row], said: Mapping[str, str]) -> bytes:
    """Write the meetings that have a day. `plan` is the plan's id, `title` the calendar's name."""
    met = [row for row in rows if row.kind == "meeting" and row.day]
    calendar = Calendar()
    calendar.add("prodid", "-//Kollegium//Kollegium//SV")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _one_line(title))
    calendar.add("x-wr-timezone", ZONE)
    calendar.add_component(_zone())
    for event in _events(plan, met, said):
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def uid(plan: str, row: Row) -> str:
    """Name a meeting for ever: by plan, group, part and which of the part's meetings it is."""
    which = f"{''.join(row.moments)}.{int(row.again)}"
    name = f"kollegium:{plan}/{row.group_id}/{row.module}/{row.part}/{which}"
    return f"{uuid5(NAMESPACE_URL, name)}@kollegium"


def _events(plan: str, rows: Sequence[Row], said: Mapping[str, str]) -> Iterator[Event]:
    # No clock reaches an output: the stamp is that of the plan's first meeting's school year.
    stamp = _stamp(rows)
    named: Counter[str] = Counter()
    for row in rows:
        event = Event()
        name = uid(plan, row)
        named[name] += 1
        # A plan may hold the same part twice.
        event.add("uid", name if named[name] == 1 else f"{named[name]}-{name}")
        event.add("dtstamp", stamp)
        event.add("sequence", int(row.state == "by-hand"))
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


def _stamp(rows: Sequence[Row]) -> datetime:
    autumn = min((int(row.year[:4]) for row in rows if row.year), default=2000)
    return datetime(autumn, 7, 1, tzinfo=UTC)


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
