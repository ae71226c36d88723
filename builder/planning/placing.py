"""The day of a meeting: the group's weekday in its week of the cell, or where it moves to.

A day that is off moves the meeting to the same weekday in another week of the cell, then to the
spare weekdays, then to the cell's planning or staff days. What finds none keeps its row, without a
day.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, time

from builder.planning.group import Group
from builder.planning.school_year import Day, SchoolYear, can_meet, day_among
from builder.planning.weeks import FRIDAY, Week, day_in
from builder.value import value

_SHOWN = 5  # free days that are named where none fits


@value
class Place:
    """Where a meeting landed.

    `planned` is the day that the rule gives; where `day` is another or None, `why` says what the
    planned one is, and `free` names days of the cell on which people could meet.
    """

    day: date | None = None
    planned: date | None = None
    why: Day | None = None
    free: tuple[date, ...] = ()


def place(
    group: Group,
    weeks: Sequence[Week],
    years: Sequence[SchoolYear],
    spare: Sequence[int],
    is_taken: Callable[[date], bool],
) -> Place:
    """Find the day of a meeting in its cell.

    `is_taken` tells on which days the leader is with another group then; such a day is chosen only
    where the meeting was planned for it, or nothing else is left.
    """
    if not group.weekday:
        return Place()
    wanted = weeks[group.week_among(len(weeks))]
    planned = day_in(wanted, group.weekday)
    found = day_among(years, planned)
    if can_meet(found, group.end):
        return Place(planned, planned)
    held = [
        day
        for day in _elsewhere(group, weeks, wanted, years, spare)
        if can_meet(day_among(years, day), group.end)
    ]
    best = next((day for day in held if not is_taken(day)), held[0] if held else None)
    return Place(best, planned, found, () if best else tuple(_free(weeks, years, group.end)))


def _elsewhere(
    group: Group,
    weeks: Sequence[Week],
    wanted: Week,
    years: Sequence[SchoolYear],
    spare: Sequence[int],
) -> Iterator[date]:
    at = weeks.index(wanted)
    near = sorted(weeks, key=lambda week: (abs(weeks.index(week) - at), -weeks.index(week)))
    yield from (day_in(week, group.weekday) for week in near[1:])
    yield from (day_in(week, weekday) for week in near for weekday in spare)
    planned = day_in(wanted, group.weekday)
    yield from sorted(_staff_days(weeks, years), key=lambda day: abs(day - planned))


def _staff_days(weeks: Sequence[Week], years: Sequence[SchoolYear]) -> Iterator[date]:
    for week in weeks:
        for weekday in range(1, FRIDAY + 1):
            day = day_in(week, weekday)
            if day_among(years, day).kind == "staff":
                yield day


def _free(weeks: Sequence[Week], years: Sequence[SchoolYear], end: time | None) -> list[date]:
    days = (day_in(week, weekday) for week in weeks for weekday in range(1, FRIDAY + 1))
    return [day for day in days if can_meet(day_among(years, day), end)][:_SHOWN]
