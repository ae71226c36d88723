"""The pace on staff days: each meeting on the next day without pupils, one a day."""

from collections.abc import Sequence
from datetime import date

from builder.planning.layout import Cell
from builder.planning.school_year import SchoolYear, day_of, season_at, teaches
from builder.planning.step import Step
from builder.planning.term import Term, is_among
from builder.planning.weeks import days_between, week_of

# An activity in one's own teaching needs a school week's days before it can be followed up.
_ACTIVITY_DAYS = 5


def staff_cells(
    steps: Sequence[Step],
    years: Sequence[SchoolYear],
    begin: date | None = None,
    skipped: Sequence[tuple[int, int]] = (),
) -> tuple[tuple[Cell, date | None], ...]:
    """Give every meeting a staff day, in order; None for those that find none left.

    `begin` is the first day that may be used, `skipped` are weeks that may not. Before a meeting
    that takes up an activity lie at least five school days since the one before.
    """
    days = [day for year in years for day in year.staff if day_of(year, day).kind == "staff"]
    free = (day for day in days if not is_among(week_of(day).number, skipped))
    left = [day for day in sorted(free) if begin is None or day >= begin]
    made: list[tuple[Cell, date | None]] = []
    number = 0
    for position, step in enumerate(steps, start=1):
        for meeting in step.meetings:
            number += 1
            if meeting.activity and made and made[-1][1]:
                left = [day for day in left if _has_room(made[-1][1], day, years)]
            day = left.pop(0) if left else None
            weeks = (week_of(day),) if day else ()
            made.append((Cell(step, position, meeting, number, _term(day, years), weeks), day))
    return tuple(made)


def _has_room(before: date | None, day: date, years: Sequence[SchoolYear]) -> bool:
    if before is None:
        return True
    between = list(days_between(before, day))[1:-1]
    return sum(any(teaches(year, one) for year in years) for one in between) >= _ACTIVITY_DAYS


def _term(day: date | None, years: Sequence[SchoolYear]) -> Term:
    """Make the term that a day is in; the rule has no weeks to lay on it."""
    if day is None:
        return Term(years[-1].name if years else "", "spring", (), False)
    year = next(each for each in years if day in each.staff)
    return Term(year.name, season_at(year, day), (), False, dated=True)
