"""Template schedules: a module at a pace over a year of no certain calendar, in weeks.

Where the winter break is not known, the schedules for each possible week are merged, as the printed
tables do.
"""

from collections.abc import Iterator, Sequence

from builder.front import Pace
from builder.planning.layout import Cell, Layout, layouts
from builder.planning.order import by_week
from builder.planning.pace import STAFF_DAYS
from builder.planning.row import Row
from builder.planning.season import season_of, year_of_week
from builder.planning.step import Step
from builder.planning.term import Pause, Term, UsualBreaks, begun, usual_terms, without
from builder.planning.weeks import Week, cell, numbers, span


def template(
    steps: Sequence[Step], pace: Pace, possible: Sequence[UsualBreaks], start: int = 0
) -> tuple[Row, ...]:
    """Make the rows of a template. `possible` are the years to merge: one for each winter break.

    `start` is the first week where it is given, else it follows from the pace.
    """
    if pace.on == STAFF_DAYS:
        return tuple(rows_without_weeks(steps))
    possibly = (without_calendar(pace, each, start) for each in possible)
    return rows_in_weeks(layouts(steps, possibly))


def without_calendar(
    pace: Pace, breaks: UsualBreaks, start: int = 0, skip: Sequence[tuple[int, int]] = ()
) -> Iterator[Term]:
    """List the terms of years of no certain calendar, from the first week on that is given."""
    begin = Week(year_of_week(1, season_of(start), start), start) if start else None
    return without(begun(usual_terms(pace, breaks), begin), skip)


def rows_in_weeks(made: Sequence[Layout]) -> tuple[Row, ...]:
    """Merge possible layouts to rows: by smallest first week, meetings before breaks."""
    each = zip(*(layout.cells for layout in made), strict=True)
    return by_week([*map(meeting_row, each), *_breaks(made)])


def meeting_row(same: Sequence[Cell]) -> Row:
    """Make the row of a meeting from its cell in each of the possible layouts."""
    one = same[0]
    return Row(
        kind="meeting",
        year=one.term.year,
        season=one.term.season,
        weeks=cell(numbers(each.weeks) for each in same),
        span=span(each.weeks for each in same),
        module=one.step.module,
        part=one.step.number,
        title=one.step.title,
        moments=one.meeting.moments,
        number=one.number,
        again=one.meeting.again,
    )


def _breaks(made: Sequence[Layout]) -> Iterator[Row]:
    """List the breaks that fall between the first and the last week of a term's rows."""
    for terms in zip(*(layout.terms for layout in made), strict=True):
        for pauses in zip(*(term.pauses for term in terms), strict=True):
            used = zip(made, terms, pauses, strict=True)
            if any(_is_between(pause, layout, term) for layout, term, pause in used):
                yield Row(
                    kind="break",
                    year=terms[0].year,
                    season=terms[0].season,
                    weeks=cell(numbers(pause.weeks) for pause in pauses),
                    span=span(pause.weeks for pause in pauses),
                    name=pauses[0].name,
                )


def _is_between(pause: Pause, layout: Layout, term: Term) -> bool:
    used = [week for one in layout.cells if one.term == term for week in one.weeks]
    return bool(used) and used[0] < pause.weeks[0] and pause.weeks[-1] < used[-1]


def rows_without_weeks(steps: Sequence[Step]) -> Iterator[Row]:
    """List meetings on staff days, which only a calendar knows."""
    number = 0
    for one in steps:
        for meeting in one.meetings:
            number += 1
            yield Row(
                kind="meeting",
                module=one.module,
                part=one.number,
                title=one.title,
                moments=meeting.moments,
                number=number,
                again=meeting.again,
            )
