"""A calendar must be a school year: terms in order, real weeks, days that count, the law kept."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from builder.diagnostics import Diagnostic, diagnose
from builder.front import CalendarFront
from builder.model import Portal, SchoolFile
from builder.planning.calendar import school_year
from builder.planning.school_year import (
    SchoolYear,
    day_of,
    days_off,
    school_days,
    staff_days,
)

# Skolförordningen (2011:185), 3 kap.: a school year has at least so many school days and days off,
# and within its terms at most so many staff days.
_SCHOOL_DAYS, _DAYS_OFF, _STAFF_DAYS = 178, 12, 5
_COUNTED = frozenset({"FKLASS", "GR", "GRS", "SP", "SAM", "GY", "GYS"})


def calendars(portal: Portal) -> Iterator[Diagnostic]:
    """Find what cannot be in a calendar, and what is there in vain."""
    for entry in portal.calendars:
        if entry.broken:
            continue  # what is left of it may lack what it means
        read = school_year(entry.id, entry.front)
        for flaw in read.flaws:
            values: dict[str, Any] = {name: str(value) for name, value in flaw.values}
            place = entry.spans.of(flaw.key)
            yield diagnose(flaw.code, entry.path, place, hint=flaw.hint, **values)
        if read.year:
            yield from _overlaps(entry, read.year)
            yield from _vain(entry, read.year)
            if not read.flaws:
                yield from _counts(entry, read.year)


def _overlaps(entry: SchoolFile[CalendarFront], year: SchoolYear) -> Iterator[Diagnostic]:
    for one, other in combinations(year.breaks, 2):
        if one.name and other.name and one.first <= other.last and other.first <= one.last:
            place = entry.spans.of("breaks")
            yield diagnose("breaks-overlap", entry.path, place, one=one.name, other=other.name)


def _vain(entry: SchoolFile[CalendarFront], year: SchoolYear) -> Iterator[Diagnostic]:
    """Find days that are off for a graver reason than the one they are listed for."""
    front = entry.front
    lists = (
        *((f"days_off.{n}", day, "off") for n, day in enumerate(front.days_off)),
        *((f"staff_days.{n}", day, "staff") for n, day in enumerate(front.staff_days)),
        *((f"planning_days.{n}", day, "staff") for n, day in enumerate(front.planning_days)),
        *((f"half_days.{n}.date", each.date, "half") for n, each in enumerate(front.half_days)),
    )
    for key, day, meant in lists:
        found = day_of(year, day)
        outside = meant == "off" and not any(t.first <= day <= t.last for t in year.terms)
        if found.kind != meant or outside:
            closed = found.kind == "break" and not found.name
            hint = "outside" if outside else "closed" if closed else found.kind
            place = entry.spans.of(key)
            yield diagnose("day-in-vain", entry.path, place, hint=hint, day=day, name=found.name)


def _counts(entry: SchoolFile[CalendarFront], year: SchoolYear) -> Iterator[Diagnostic]:
    front = entry.front
    whole = front.terms and front.terms.autumn and front.terms.spring
    if not whole or not _COUNTED.intersection(front.school_forms):
        return
    days, free, staff = school_days(year), days_off(year), staff_days(year)
    if days < _SCHOOL_DAYS:
        place = entry.spans.of("terms")
        yield diagnose("few-school-days", entry.path, place, found=days, least=_SCHOOL_DAYS)
    if free < _DAYS_OFF:
        place = entry.spans.of("breaks")
        yield diagnose("few-days-off", entry.path, place, found=free, least=_DAYS_OFF)
    if staff > _STAFF_DAYS:
        place = entry.spans.of("staff_days")
        yield diagnose("many-staff-days", entry.path, place, found=staff, most=_STAFF_DAYS)
