"""ISO weeks: which week a day is in, the days of a week, and how a stretch of weeks is printed.

A week is never counted on by adding one to its number: years have 52 or 53, so days are counted.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

WEEK = timedelta(days=7)
DAY = timedelta(days=1)
MONDAY, FRIDAY, SUNDAY = 1, 5, 7
WEEKS_A_YEAR = 52  # of a year of no certain calendar; some real ones have 53


class Week(NamedTuple):
    """An ISO week. In a template, which is of no certain year, the years count from 1."""

    year: int
    number: int


def week_of(day: date) -> Week:
    """Tell the week of a day; its year is the ISO year, which may be another than the day's."""
    year, number, _ = day.isocalendar()
    return Week(year, number)


def day_in(week: Week, weekday: int) -> date:
    """Get a day of a week; weekdays count from 1, Monday."""
    return date.fromisocalendar(week.year, week.number, weekday)


def weeks_in(year: int) -> int:
    """Tell how many weeks an ISO year has; 28 December is always in the last."""
    return date(year, 12, 28).isocalendar().week


def days_between(first: date, last: date) -> Iterator[date]:
    """List the days from the first to the last, both among them."""
    for count in range((last - first).days + 1):
        yield first + count * DAY


def weeks_between(first: date, last: date) -> tuple[Week, ...]:
    """List the weeks that have days from the first to the last, in order."""
    begin = first - (first.isoweekday() - 1) * DAY
    return tuple(week_of(begin + n * WEEK) for n in range((last - begin).days // 7 + 1))


def cell(stretches: Iterable[Sequence[int]]) -> str:
    """Print weeks as a cell of a table: `38`, `39–40`, `51–1`, merged `6–7/8`, `9/10–11`.

    Each stretch is one possible schedule's, its weeks in order. First weeks are joined with first,
    and last with last. (Source: the printed tables of the national planning guidance.)
    """
    each = [stretch for stretch in stretches if stretch]
    firsts, lasts = _joined(one[0] for one in each), _joined(one[-1] for one in each)
    single = all(len(one) == 1 for one in each)
    return firsts if single else f"{firsts}–{lasts}"


def span(stretches: Iterable[Sequence[Week]]) -> tuple[Week, ...]:
    """Find the first and the last week of several stretches; () where they have none."""
    every = [week for stretch in stretches for week in stretch]
    return (min(every), max(every)) if every else ()


def numbers(weeks: Iterable[Week]) -> tuple[int, ...]:
    """Get the numbers of weeks."""
    return tuple(week.number for week in weeks)


def _joined(found: Iterable[int]) -> str:
    # Lowest first; each stretch lies within one term, so no new year is among the firsts.
    return "/".join(str(number) for number in sorted(set(found)))
