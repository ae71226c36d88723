"""A plan without a calendar: its meetings and what goes with them, in weeks, for all groups alike.

The weeks are those of a template, in years of 52 weeks. On staff days, which only a calendar knows,
no weeks are known, and so no check-ins and follow-ups: the rest is listed in order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from builder.front import Pace
from builder.planning.companion import going_with, part_ends, with_companions
from builder.planning.group import Group
from builder.planning.layout import Cell, layouts
from builder.planning.order import by_week
from builder.planning.pace import STAFF_DAYS
from builder.planning.plan import Schedule, Wishes, summed_up
from builder.planning.row import Row
from builder.planning.staff import staff_cells
from builder.planning.step import Step
from builder.planning.template import rows_in_weeks, rows_without_weeks, without_calendar
from builder.planning.term import Term, UsualBreaks
from builder.planning.weeks import WEEKS_A_YEAR, Week, cell, numbers, span
from builder.value import value

_MONTHS = 12
_MOST_TERMS = 250  # so far ahead a week that teaches is looked for


def in_weeks(
    steps: Sequence[Step],
    pace: Pace,
    groups: Sequence[Group],
    possible: Sequence[UsualBreaks],
    wishes: Wishes,
) -> Schedule:
    """Lay a plan without a calendar out; `possible` are the years to merge, as in a template."""
    if pace.on == STAFF_DAYS:
        own = tuple(rows_without_weeks(steps))
        held = [one for one, _ in staff_cells(steps, ())]
        listed = tuple(with_companions(own, held, pace, ()))
        return summed_up(steps, pace, (), groups, listed, wide=False)
    terms = (without_calendar(pace, each, wishes.start, wishes.skip) for each in possible)
    made = layouts(steps, terms, wishes.terms)
    printed = rows_in_weeks(made)
    own = tuple(row for row in printed if row.kind == "meeting")
    years = [
        _Year(pace, each, wishes.start, wishes.skip, layout.cells)
        for each, layout in zip(possible, made, strict=True)
    ]
    rows = [
        *(row for row in printed if row.kind == "break"),
        *(_afterwards(row, years) for row in with_companions(own, years[0].cells, pace, ())),
        *_check_ins(own, years, wishes.checkins),
        *_follow_ups(own, years, wishes.follow_ups),
    ]
    wide = any(layout.wide for layout in made)
    return summed_up(steps, pace, (), groups, by_week(rows), wide=wide)


@value
class _Year:
    """One of the years that a template merges, and the cells of the plan in it."""

    pace: Pace
    breaks: UsualBreaks
    start: int
    skip: tuple[tuple[int, int], ...]
    cells: tuple[Cell, ...]

    def after(self, week: Week) -> Iterator[tuple[Term, Week]]:
        """List the weeks after one that teach, each with its term."""
        terms = without_calendar(self.pace, self.breaks, self.start, self.skip)
        for term in islice(terms, _MOST_TERMS):
            yield from ((term, each) for each in term.whole if each > week)

    def after_meeting(self, at: int, count: int = 1) -> tuple[tuple[Term, Week], ...]:
        """List so many weeks that teach after the weeks of a meeting; none where it has none."""
        weeks = self.cells[at].weeks
        return tuple(islice(self.after(weeks[-1]), count)) if weeks else ()


def _afterwards(row: Row, years: Sequence[_Year]) -> Row:
    """Give an activity that no meeting takes up as many weeks after the last as that one takes."""
    if row.weeks:
        return row
    count = years[0].cells[-1].meeting.weeks
    return _in(row, [year.after_meeting(-1, count) for year in years])


def _check_ins(own: Sequence[Row], years: Sequence[_Year], every: int) -> Iterator[Row]:
    """List when leaders talk with the principal: the week after every so many parts.

    Where that is in another school year it is not put off: it stands in the weeks of its part.
    """
    ends = part_ends(years[0].cells, every) if every else ()
    for number, at in enumerate(ends, start=1):
        row = going_with(own[at], kind="checkin", moments=(), number=number, again=False)
        found = [year.after_meeting(at) for year in years]
        same = all(term.year == row.year for homes in found for term, _ in homes)
        yield _in(row, found) if same else row


def _follow_ups(
    own: Sequence[Row], years: Sequence[_Year], after: Sequence[tuple[int, str]]
) -> Iterator[Row]:
    """List what keeps the work alive: so long after the last meeting, whichever year it is."""
    if not own:
        return
    last = max(years, key=lambda year: year.cells[-1].weeks[-1:])
    for number, (count, unit) in enumerate(after, start=1):
        row = going_with(
            own[-1], kind="follow_up", part=0, title="", moments=(), number=number, again=False
        )
        weeks = last.cells[-1].weeks
        homes = tuple(islice(last.after(_before(weeks[-1], count, unit)), 1)) if weeks else ()
        yield _in(row, [homes])


def _before(week: Week, count: int, unit: str) -> Week:
    """Count weeks or months on, to the week before the one in which they have passed."""
    weeks = count if unit == "weeks" else round(count * WEEKS_A_YEAR / _MONTHS)
    years, before = divmod(week.number + weeks - 1, WEEKS_A_YEAR)
    return Week(week.year + years, before)


def _in(row: Row, found: Sequence[Sequence[tuple[Term, Week]]]) -> Row:
    """Put a row in the weeks that it has in each of the years; as it is where one has none."""
    if not all(found):
        return row
    term, _ = found[0][0]
    weeks = [[week for _, week in homes] for homes in found]
    printed = cell(map(numbers, weeks))
    return replace(row, year=term.year, season=term.season, weeks=printed, span=span(weeks))
