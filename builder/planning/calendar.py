"""From a calendar as written to a school year, and what in it cannot be.

Weeks are numbers only: their year is found by where they fall within the calendar's own days.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from builder.front import CalendarFront
from builder.planning.holiday import FIRST_YEAR, LAST_YEAR
from builder.planning.school_year import Break, SchoolYear, TermDays
from builder.planning.season import school_year_name, season_of
from builder.planning.weeks import MONDAY, SUNDAY, WEEK, Week, day_in, week_of, weeks_in
from builder.value import value

_JULY = 7
_LONGEST_BREAK = 15 * WEEK  # a summer; anything longer has its weeks in the wrong order
_LONGEST_YEAR = 54 * WEEK


class Flaw(NamedTuple):
    """Something in a calendar or plan that cannot be: a diagnostic's code, key, hint and values."""

    code: str
    key: str
    hint: str = ""
    values: tuple[tuple[str, object], ...] = ()


@value
class Read:
    """A school year, None where too much is wrong for one, and the flaws."""

    year: SchoolYear | None
    flaws: tuple[Flaw, ...]


def school_year(calendar_id: str, front: CalendarFront) -> Read:
    """Make a school year of a calendar."""
    flaws: list[Flaw] = []
    terms = _terms(front, flaws)
    if not terms:
        return Read(None, tuple(flaws))
    begin = terms[0]
    autumn = begin.first.year - (begin.season == "spring" and begin.first.month < _JULY)
    name = school_year_name(autumn)
    if front.school_year and front.school_year != name:
        known = (("year", front.school_year), ("found", name))
        flaws.append(Flaw("calendar-other-year", "school_year", values=known))
    first, last = terms[0].first, terms[-1].last
    year = SchoolYear(
        id=calendar_id,
        name=name,
        title=front.title,
        open_all_year=front.year is not None,
        terms=terms,
        breaks=tuple(_breaks(front, first, last, flaws)),
        off=front.days_off,
        staff=tuple(sorted({*front.staff_days, *front.planning_days})),
        half=tuple((each.date, each.ends) for each in front.half_days),
    )
    return Read(year, tuple(flaws))


def _terms(front: CalendarFront, flaws: list[Flaw]) -> tuple[TermDays, ...]:
    if (front.year is None) == (front.terms is None):
        flaws.append(Flaw("calendar-days", "terms", "both" if front.year else "neither"))
        return ()
    key, spans = ("year", _halves(front)) if front.year else ("terms", _seasons(front))
    if not spans:
        flaws.append(Flaw("calendar-days", "terms", "neither"))
        return ()
    first, last = spans[0].first, spans[-1].last
    in_order = all(a.last < b.first for a, b in pairwise(spans))
    if not in_order or last < first:
        flaws.append(Flaw("terms-order", f"{key}.spring"))
        return ()
    known = first.year >= FIRST_YEAR and last.year <= LAST_YEAR
    if not known or last - first > _LONGEST_YEAR:
        flaws.append(Flaw("calendar-too-long", key))
        return ()
    return spans


def _seasons(front: CalendarFront) -> tuple[TermDays, ...]:
    found = []
    if front.terms and front.terms.autumn:
        found.append(TermDays("autumn", *front.terms.autumn))
    if front.terms and front.terms.spring:
        found.append(TermDays("spring", *front.terms.spring))
    return tuple(found)


def _halves(front: CalendarFront) -> tuple[TermDays, ...]:
    """Part a year without terms at the new year, between two weeks, if each side has days."""
    first, last = front.year or (date.min, date.min)
    whole = (TermDays(season_of(week_of(first).number), first, last),)
    if last.year <= first.year or last.year > LAST_YEAR:
        return whole
    middle = day_in(Week(last.year, 1), MONDAY)
    sunday = date.fromordinal(middle.toordinal() - 1)
    if sunday < first or last < middle:
        return whole
    return (TermDays("autumn", first, sunday), TermDays("spring", middle, last))


def _breaks(front: CalendarFront, first: date, last: date, flaws: list[Flaw]) -> Iterator[Break]:
    for number, each in enumerate(front.breaks):
        key = f"breaks.{number}"
        if (each.weeks is None) == (each.dates is None):
            flaws.append(Flaw("break-days", key, "both" if each.weeks else "neither"))
        elif each.dates:
            yield from _checked(each.name, each.dates, f"{key}.dates", flaws)
        elif each.weeks:
            days = _days(each.weeks, first, last, f"{key}.weeks", flaws)
            yield from _checked(each.name, days, f"{key}.weeks", flaws) if days else ()
    for number, weeks in enumerate(front.closed):
        days = _days(weeks, first, last, f"closed.{number}", flaws)
        yield from _checked("", days, f"closed.{number}", flaws) if days else ()


def _checked(name: str, days: tuple[date, date], key: str, flaws: list[Flaw]) -> Iterator[Break]:
    if days[1] - days[0] > _LONGEST_BREAK:
        flaws.append(Flaw("break-too-long", key))
        return
    yield Break(name, *days)


def _days(
    weeks: tuple[int, int], first: date, last: date, key: str, flaws: list[Flaw]
) -> tuple[date, date] | None:
    """Find the Monday and Sunday that a calendar's weeks mean; None where there are no such."""
    begin = in_year(weeks[0], first, last)
    end = begin and _onwards(weeks[1], begin)
    if begin is None or end is None:
        flaws.append(_no_such(weeks[0] if begin is None else weeks[1], key, first, last))
        return None
    return day_in(begin, MONDAY), day_in(end, SUNDAY)


def _no_such(number: int, key: str, first: date, last: date) -> Flaw:
    years = f"{first.year}" if first.year == last.year else f"{first.year}/{last.year}"
    return Flaw("no-such-week", key, values=(("week", number), ("years", years)))


def in_year(number: int, first: date, last: date) -> Week | None:
    """Find the week of a number that falls within these days, else the one nearest by its season.

    None where the year that it would be in has no such week (53).
    """
    years = range(week_of(first).year, week_of(last).year + 1)
    real = [Week(year, number) for year in years if number <= weeks_in(year)]
    within = (w for w in real if day_in(w, SUNDAY) >= first and day_in(w, MONDAY) <= last)
    home = years[0] if season_of(number) == "autumn" else years[-1]
    return next(within, None) or next((week for week in real if week.year == home), None)


def _onwards(number: int, begin: Week) -> Week | None:
    """Find the next week of a number, from a week on."""
    year = begin.year if number >= begin.number else begin.year + 1
    return Week(year, number) if number <= weeks_in(year) else None


def starts_within(number: int, years: Sequence[SchoolYear]) -> bool:
    """Tell whether a week is in the terms of any of the school years."""
    found = (
        (in_year(number, term.first, term.last), term) for year in years for term in year.terms
    )
    return any(
        week and day_in(week, SUNDAY) >= term.first and day_in(week, MONDAY) <= term.last
        for week, term in found
    )
