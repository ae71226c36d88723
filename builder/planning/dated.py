"""The terms of real school years, and after the last of them the usual ones, in weeks alone."""

from collections.abc import Iterator, Sequence
from itertools import dropwhile

from builder.front import Pace
from builder.planning.school_year import Break, SchoolYear, TermDays, teaching_weeks
from builder.planning.season import window
from builder.planning.term import Pause, Term, UsualBreaks, usual_terms
from builder.planning.weeks import FRIDAY, Week, days_between, week_of, weeks_between
from builder.value import value

# Where a week off is the autumn break's, and where the winter break's and not the one at Easter.
_AUTUMN, _WINTER = range(40, 49), range(6, 12)


@value
class Bounds:
    """The first and last week of a term that may be used."""

    first: Week
    last: Week


def dated_terms(years: Sequence[SchoolYear], pace: Pace) -> Iterator[Term]:
    """List the terms of these school years in order, then usual ones without end.

    A week in which one term ends and the next begins is the first one's.
    """
    taken = Week(0, 0)
    for year in years:
        for term in year.terms:
            yield _dated(year, term, pace, taken)
            taken = week_of(term.last)
    if years:
        yield from _after(years[-1], pace)


def _dated(year: SchoolYear, term: TermDays, pace: Pace, taken: Week) -> Term:
    whole = tuple(week for week in teaching_weeks(year, term) if week > taken)
    bounds = _bounds(term, pace)
    return Term(
        year=year.name,
        season=term.season,
        weeks=tuple(week for week in whole if bounds.first <= week <= bounds.last),
        from_end=window(term.season, pace).from_end,
        whole=whole,
        pauses=tuple(pause for each in year.breaks for pause in _pauses(each, term)),
        dated=True,
    )


def _bounds(term: TermDays, pace: Pace) -> Bounds:
    """Apply a pace's window where the term holds those weeks, else take the term's own ends."""
    held = weeks_between(term.first, term.last)
    by_number = {week.number: week for week in reversed(held)}
    usual = window(term.season, pace)
    return Bounds(by_number.get(usual.first, held[0]), by_number.get(usual.last, held[-1]))


def _pauses(one: Break, term: TermDays) -> Iterator[Pause]:
    if term.first <= one.last and one.first <= term.last:
        weeks = break_weeks(one)
        if weeks:
            yield Pause(one.name, weeks)


def break_weeks(one: Break) -> tuple[Week, ...]:
    """List the weeks of which a break takes a weekday."""
    days = (day for day in days_between(one.first, one.last) if day.isoweekday() <= FRIDAY)
    return tuple(dict.fromkeys(week_of(day) for day in days))


def _after(year: SchoolYear, pace: Pace) -> Iterator[Term]:
    """List the terms that follow a school year, with breaks in the same weeks as in it."""
    usual = usual_terms(pace, _usual_breaks(year), int(year.name[:4]), named=True)
    last = week_of(year.last)
    return dropwhile(lambda term: not term.whole or term.whole[0] <= last, usual)


def _usual_breaks(year: SchoolYear) -> UsualBreaks:
    if year.open_all_year:
        return UsualBreaks()
    taught = {week for term in year.terms for week in teaching_weeks(year, term)}
    off = [week.number for one in year.breaks for week in break_weeks(one) if week not in taught]
    autumn, winter = ([number for number in off if number in span] for span in (_AUTUMN, _WINTER))
    return UsualBreaks(min(autumn, default=0), min(winter, default=0))
