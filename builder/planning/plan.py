"""A school's plan come true: every group's meetings on days, and what goes with them, as rows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import NamedTuple

from builder.front import Pace
from builder.planning.budget import Budget, Leading, budget, leading
from builder.planning.calendar import in_year
from builder.planning.companion import breaks_within, check_ins, follow_ups, on_day, with_companions
from builder.planning.dated import dated_terms
from builder.planning.group import Group, ends_at
from builder.planning.layout import Cell, layouts
from builder.planning.order import in_order
from builder.planning.pace import STAFF_DAYS, meeting_minutes
from builder.planning.placing import Place, place
from builder.planning.row import Row
from builder.planning.school_year import SchoolYear
from builder.planning.staff import staff_cells
from builder.planning.step import Step
from builder.planning.template import meeting_row, rows_in_weeks
from builder.planning.term import begun, without
from builder.planning.weeks import MONDAY, day_in
from builder.value import value


@value
class Wishes:
    """What a plan asks for, beside its modules, pace, calendars and groups. 0 and `()`: nothing.

    `start` is a week's number, `terms` how many to use, `skip` weeks to leave free. `moved` are
    meetings moved by hand, by group and number. `checkins`: after every so many parts.
    """

    start: int = 0
    terms: int = 0
    skip: tuple[tuple[int, int], ...] = ()
    spare: tuple[int, ...] = ()
    moved: tuple[tuple[str, datetime], ...] = ()
    checkins: int = 0
    follow_ups: tuple[tuple[int, str], ...] = ()


@value
class Schedule:
    """A plan's rows in order of time, and its hours.

    `wide`: it needs more terms than the plan asks for. The budget is one group's; `leaders` tells
    each leader's. `updated` is when the plan or a calendar of its was last changed, if they say so.
    """

    steps: tuple[Step, ...]
    pace: Pace
    years: tuple[SchoolYear, ...]
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
    budget: Budget
    leaders: tuple[Leading, ...]
    wide: bool = False
    updated: date | None = None

    @property
    def meetings(self) -> tuple[Row, ...]:
        """Get the rows of the meetings."""
        return tuple(row for row in self.rows if row.kind == "meeting")

    def budget_of(self, group: Group) -> Budget:
        """Get the time that it takes of one group."""
        return budget(self.steps, self.pace, group.minutes)


def has_days(rows: Iterable[Row]) -> bool:
    """Tell whether any meeting has a day; without one a calendar file has nothing to hold."""
    return any(row.kind == "meeting" and row.day for row in rows)


@value
class _Held:
    """A cell, and the staff day that the rule gives, if it gives any."""

    cell: Cell
    day: date | None = None


def schedule(
    steps: Sequence[Step],
    pace: Pace,
    years: Sequence[SchoolYear],
    groups: Sequence[Group],
    wishes: Wishes | None = None,
) -> Schedule:
    """Lay a plan out on the days of its school years, of which there is at least one."""
    asked = wishes or Wishes()
    held, pauses, wide = _held(steps, pace, years, asked)
    cells = [one.cell for one in held]
    meeting = groups or (Group("", minutes=meeting_minutes(pace)),)
    each = _meetings(held, years, meeting, asked)
    rows: list[Row] = []
    for group, own in zip(meeting, each, strict=True):
        rows += with_companions(own, cells, pace, years)
        rows += follow_ups(own, group, years, asked.follow_ups)
    rows += check_ins(each, cells, groups, years, asked.checkins)
    rows += _breaks(rows, pauses, years)
    return summed_up(steps, pace, years, groups, in_order(rows), wide=wide)


def summed_up(  # noqa: PLR0913 - what a schedule is made of
    steps: Sequence[Step],
    pace: Pace,
    years: Sequence[SchoolYear],
    groups: Sequence[Group],
    rows: tuple[Row, ...],
    *,
    wide: bool,
) -> Schedule:
    """Add the hours to the rows of a schedule."""
    times = [(group.leader, budget(steps, pace, group.minutes)) for group in groups]
    return Schedule(
        steps=tuple(steps),
        pace=pace,
        years=tuple(years),
        groups=tuple(groups),
        rows=rows,
        budget=budget(steps, pace, groups[0].minutes if groups else 0),
        leaders=leading(times),
        wide=wide,
    )


def _held(
    steps: Sequence[Step], pace: Pace, years: Sequence[SchoolYear], asked: Wishes
) -> tuple[tuple[_Held, ...], tuple[Row, ...], bool]:
    """Lay the meetings; with breaks by week, and whether more terms are used than asked for."""
    begin = in_year(asked.start, years[0].first, years[-1].last) if asked.start else None
    if pace.on == STAFF_DAYS:
        first = day_in(begin, MONDAY) if begin else None
        held = (_Held(*each) for each in staff_cells(steps, years, first, asked.skip))
        return tuple(held), (), False
    terms = without(begun(dated_terms(years, pace), begin), asked.skip)
    (layout,) = layouts(steps, (terms,), asked.terms)
    pauses = tuple(row for row in rows_in_weeks([layout]) if row.kind == "break")
    return tuple(_Held(cell) for cell in layout.cells), pauses, layout.wide


def _breaks(
    rows: Sequence[Row], pauses: Sequence[Row], years: Sequence[SchoolYear]
) -> Iterator[Row]:
    """List the breaks between the meetings: by day where these have days, else by week."""
    dated = {(row.year, row.season) for row in rows if row.kind == "meeting" and row.day}
    yield from breaks_within(rows, years)
    yield from (row for row in pauses if (row.year, row.season) not in dated)


def _meetings(
    held: Sequence[_Held],
    years: Sequence[SchoolYear],
    groups: Sequence[Group],
    asked: Wishes,
) -> list[list[Row]]:
    """Place every group's meetings; a leader is taken while with another group."""
    moved = {name: at for name, at in asked.moved if within(at.date(), years)}

    def rows(group: Group, taken: Sequence[_Taken]) -> list[Row]:
        return [_meeting(one, group, years, asked.spare, moved, taken) for one in held]

    # What needs no move comes first, so that no move lands on another group's own day.
    settled = [_taken(row) for group in groups for row in rows(group, ()) if row.state != "moved"]
    found: list[list[Row]] = []
    for group in groups:
        found.append(rows(group, settled))
        settled += (_taken(row) for row in found[-1] if row.state == "moved")
    return found


class _Taken(NamedTuple):
    """When a leader is with a group."""

    leader: str
    day: date | None
    start: time | None
    end: time | None

    def overlaps(self, group: Group, day: date) -> bool:
        """Tell whether it keeps a group's leader from meeting it on a day."""
        if self.day != day or self.leader != group.leader or not group.leader:
            return False
        if not (self.start and self.end and group.start and group.end):
            return False
        return group.start < self.end and self.start < group.end


def _taken(row: Row) -> _Taken:
    return _Taken(row.leader, row.day, row.start, row.end)


def within(day: date, years: Sequence[SchoolYear]) -> bool:
    """Tell whether a day is between the first and the last that the calendars know."""
    return years[0].first <= day <= years[-1].last


def _meeting(  # noqa: PLR0913, PLR0917 - what a day depends on
    held: _Held,
    group: Group,
    years: Sequence[SchoolYear],
    spare: Sequence[int],
    moved: Mapping[str, datetime],
    taken: Sequence[_Taken],
) -> Row:
    cell = held.cell
    row = replace(
        meeting_row([cell]),
        group=group.name,
        group_id=group.id,
        leader=group.leader,
        place=group.place,
        minutes=group.minutes,
    )
    found = _place(held, group, years, spare, taken)
    by_hand = moved.get(f"{group.id}/{cell.number}")
    if by_hand:
        at = by_hand.time()
        end = ends_at(at, group.minutes)
        here = replace(on_day(row, by_hand.date(), years), state="by-hand", start=at, end=end)
        return replace(here, planned=found.planned if found else None)
    if found is None:
        return replace(row, state="past")
    if not found.planned:
        return row  # the plan has not decided on a weekday
    row = replace(row, planned=found.planned, day=found.day, free=found.free)
    if found.day:
        row = replace(row, start=group.start, end=group.end)
    if found.why:
        why = found.why.name or found.why.kind
        return replace(row, state="moved" if found.day else "no-day", why=why)
    return row


def _place(
    held: _Held,
    group: Group,
    years: Sequence[SchoolYear],
    spare: Sequence[int],
    taken: Sequence[_Taken],
) -> Place | None:
    """Find a meeting's day; None after the last calendar."""
    if held.day:
        return Place(held.day, held.day)
    if not held.cell.term.dated or not held.cell.weeks:
        return None

    def is_taken(day: date) -> bool:
        return any(one.overlaps(group, day) for one in taken)

    return place(group, held.cell.weeks, years, spare, is_taken)
