"""A school year's days: which are taught on, on which staff may meet, why the others are off."""

from collections.abc import Iterator, Sequence
from datetime import date, time
from typing import Literal, NamedTuple

from builder.planning.holiday import holiday
from builder.planning.season import Season, season_of
from builder.planning.weeks import SUNDAY, Week, days_between, week_of, weeks_between
from builder.value import value

_SATURDAY = SUNDAY - 1
DayKind = Literal["open", "half", "staff", "weekend", "holiday", "break", "off", "outside"]


class Day(NamedTuple):
    """What a day is. `name` is the holiday's or the break's; a half day ends at `ends`."""

    kind: DayKind
    name: str = ""
    ends: time | None = None


@value
class TermDays:
    """A term's first and last day."""

    season: Season
    first: date
    last: date


@value
class Break:
    """A break's first and last day; its name is empty where the place is closed."""

    name: str
    first: date
    last: date


@value
class SchoolYear:
    """A school year (`name` as `2026-27`) as its calendar has it.

    One that is `open_all_year` (preschool, after-school centre) is halved at the new year into two
    terms, so that the same rule serves it.
    """

    id: str
    name: str
    title: str
    open_all_year: bool
    terms: tuple[TermDays, ...]
    breaks: tuple[Break, ...] = ()
    off: tuple[date, ...] = ()
    staff: tuple[date, ...] = ()
    half: tuple[tuple[date, time], ...] = ()

    @property
    def first(self) -> date:
        """Get the first day."""
        return self.terms[0].first

    @property
    def last(self) -> date:
        """Get the last day."""
        return self.terms[-1].last


def season_at(year: SchoolYear, day: date) -> Season:
    """Tell which term a day belongs to: the one that holds it, else by its week."""
    held = (term.season for term in year.terms if term.first <= day <= term.last)
    return next(held, season_of(week_of(day).number))


def day_of(year: SchoolYear, day: date) -> Day:
    """Tell what a day is.

    A break outranks a staff day; a staff day may lie before, between or after the terms.
    """
    if day.isoweekday() >= _SATURDAY:
        return Day("weekend")
    if name := holiday(day):
        return Day("holiday", name)
    free = next((each for each in year.breaks if each.first <= day <= each.last), None)
    if free:
        return Day("break", free.name)
    if day in year.off or day in year.staff:
        return Day("off" if day in year.off else "staff")
    return _ordinary(year, day)


def _ordinary(year: SchoolYear, day: date) -> Day:
    if not any(term.first <= day <= term.last for term in year.terms):
        return Day("outside")
    ends = dict(year.half).get(day)
    return Day("half", "", ends) if ends else Day("open")


def day_among(years: Sequence[SchoolYear], day: date) -> Day:
    """Tell what a day is in the first of several school years that knows it."""
    for year in years:
        found = day_of(year, day)
        if found.kind != "outside":
            return found
    return Day("outside")


def teaches(year: SchoolYear, day: date) -> bool:
    """Tell whether there is school on a day, if only for half of it."""
    return day_of(year, day).kind in ("open", "half")


def can_meet(day: Day, end: time | None) -> bool:
    """Tell whether a meeting that ends then can be held; on a half day it must end before it does.

    A meeting without a time cannot be known to, so no half day is taken for it.
    """
    if day.kind == "half":
        return end is not None and day.ends is not None and end <= day.ends
    return day.kind in ("open", "staff")


def teaching_weeks(year: SchoolYear, term: TermDays) -> tuple[Week, ...]:
    """List the weeks of a term in which at least one day is taught."""
    taught = {
        week_of(day): None for day in days_between(term.first, term.last) if teaches(year, day)
    }
    return tuple(week for week in weeks_between(term.first, term.last) if week in taught)


def school_days(year: SchoolYear) -> int:
    """Count the days with pupils, half days among them."""
    return sum(teaches(year, day) for day in _within_terms(year))


def days_off(year: SchoolYear) -> int:
    """Count the weekdays within the terms on which pupils are free and no holiday is the reason.

    What lies between the terms does not count. (Source: skolförordningen 2011:185, 3 kap.)
    """
    return sum(day_of(year, day).kind in ("break", "off") for day in _within_terms(year))


def staff_days(year: SchoolYear) -> int:
    """Count the staff days within the terms."""
    return sum(day_of(year, day).kind == "staff" for day in _within_terms(year))


def _within_terms(year: SchoolYear) -> Iterator[date]:
    for term in year.terms:
        yield from days_between(term.first, term.last)
