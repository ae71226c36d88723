"""What goes with meetings: reading before, the window for the activity, check-ins, follow-ups."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from builder.front import Pace
from builder.planning.budget import reading_minutes
from builder.planning.dated import break_weeks
from builder.planning.group import Group
from builder.planning.layout import Cell
from builder.planning.row import Row
from builder.planning.school_year import SchoolYear, can_meet, day_among, season_at, teaches
from builder.planning.season import season_of
from builder.planning.weeks import (
    DAY,
    FRIDAY,
    WEEK,
    cell,
    day_in,
    days_between,
    numbers,
    span,
    week_of,
    weeks_between,
)

# A check-in that finds no school day for so long (a summer) stands in the weeks of its part.
_PATIENCE = 5 * WEEK


def with_companions(
    own: Sequence[Row],
    cells: Sequence[Cell],
    pace: Pace,
    years: Sequence[SchoolYear],
) -> Iterator[Row]:
    """List a group's meetings, each after its reading and its activity; `cells` are theirs."""
    before: date | None = None
    waiting: tuple[str, ...] = ()
    for at, (row, held) in enumerate(zip(own, cells, strict=True)):
        if reading := _reading(row, held, pace, before, years):
            yield reading
        if waiting:  # what the part before leaves to be done is still that part's
            yield _activity(_as_part_of(row, own[at - 1]), waiting, before, years)
        if held.meeting.activity:
            yield _activity(row, held.meeting.activity, before, years)
        yield row
        is_last = at + 1 == len(cells) or cells[at + 1].position != held.position
        waiting = held.step.afterwards if is_last else ()
        before = row.day or before
    if waiting and own:
        yield _last_activity(own[-1], cells[-1], waiting, years)


def _as_part_of(row: Row, other: Row) -> Row:
    return replace(
        row, module=other.module, part=other.part, title=other.title, number=other.number
    )


def going_with(row: Row, **changed: object) -> Row:
    """Make a row that goes with a meeting, at its time until it has one of its own."""
    plain = replace(row, start=None, end=None, state="", planned=None, why="", free=(), minutes=0)
    made: Row = replace(plain, **changed)  # type: ignore[arg-type]
    return made


def _reading(
    row: Row, held: Cell, pace: Pace, before: date | None, years: Sequence[SchoolYear]
) -> Row | None:
    """Remind of the reading a week ahead, on a school day, or when the group last met."""
    minutes = reading_minutes(held.meeting, pace)
    letters = held.meeting.reading or held.meeting.prepares
    if not minutes or not letters:
        return None
    reminded = going_with(row, kind="reading", moments=letters, minutes=minutes, place="")
    if not row.day:
        return reminded
    day = _school_day_before(row.day - WEEK, years) or row.day - WEEK
    if before and before < row.day:
        day = max(day, before)
    return on_day(reminded, day, years)


def _school_day_before(day: date, years: Sequence[SchoolYear]) -> date | None:
    nearest = (day - count * DAY for count in range((4 * WEEK).days))
    return next((one for one in nearest if _teaches(one, years)), None)


def _teaches(day: date, years: Sequence[SchoolYear]) -> bool:
    return any(teaches(year, day) for year in years)


def _activity(
    row: Row, letters: tuple[str, ...], before: date | None, years: Sequence[SchoolYear]
) -> Row:
    """Give the school days between two meetings; from the term's first day before the first."""
    made = going_with(row, kind="activity", moments=letters, place="")
    if not row.day:
        return made
    first = before + DAY if before else _term_begins(row.day, years)
    return _window(made, first, row.day - DAY, years)


def _window(made: Row, first: date, last: date, years: Sequence[SchoolYear]) -> Row:
    days = [day for day in days_between(first, last) if _teaches(day, years)]
    if not days:
        return replace(made, day=None, state="no-day")
    weeks = weeks_between(days[0], days[-1])
    printed = cell([numbers(weeks)])
    return replace(on_day(made, days[0], years), until=days[-1], weeks=printed, span=span([weeks]))


def _term_begins(day: date, years: Sequence[SchoolYear]) -> date:
    terms = [term for year in years for term in year.terms if term.first <= day]
    return terms[-1].first if terms else day


def _last_activity(
    row: Row, held: Cell, letters: tuple[str, ...], years: Sequence[SchoolYear]
) -> Row:
    """Give an activity that nothing follows as many weeks as a meeting takes.

    Where the last meeting has no day, neither are the weeks after it known here.
    """
    made = going_with(row, kind="activity", moments=letters, place="")
    if not row.day:
        return replace(made, weeks="", span=())
    return _window(made, row.day + DAY, row.day + held.meeting.weeks * WEEK, years)


def check_ins(
    meetings: Sequence[Sequence[Row]],
    cells: Sequence[Cell],
    groups: Sequence[Group],
    years: Sequence[SchoolYear],
    every: int,
) -> Iterator[Row]:
    """List when each leader talks with the principal: the week after every so many parts."""
    if not every:
        return
    leaders = dict.fromkeys(group.leader for group in groups) or {"": None}
    for leader in leaders:
        led = [own for own in meetings if own and own[0].leader == leader]
        for number, at in enumerate(part_ends(cells, every), start=1):
            yield _check_in([own[at] for own in led], number, years)


def part_ends(cells: Sequence[Cell], every: int) -> tuple[int, ...]:
    """Find the last meeting of every so many parts, as their places among all meetings."""
    last = {held.position: at for at, held in enumerate(cells)}
    return tuple(at for position, at in sorted(last.items()) if position % every == 0)


def _check_in(met: Sequence[Row], number: int, years: Sequence[SchoolYear]) -> Row:
    last = max(met, key=lambda row: row.day or date.min)
    row = going_with(
        last,
        kind="checkin",
        moments=(),
        number=number,
        group="",
        group_id="",
        place="",
        again=False,
    )
    if not last.day:
        return row
    after = days_between(last.day + WEEK, last.day + WEEK + _PATIENCE)
    day = next((day for day in after if _teaches(day, years)), None)
    return on_day(row, day, years) if day else row


def on_day(row: Row, day: date, years: Sequence[SchoolYear]) -> Row:
    """Put a row on a day of its own, in that day's week, term and school year."""
    week = week_of(day)
    year = next((each for each in years if each.first <= day <= each.last), None)
    season = season_at(year, day) if year else season_of(week.number)
    name = year.name if year else row.year
    weeks = str(week.number)
    return replace(row, day=day, weeks=weeks, span=(week, week), season=season, year=name)


def follow_ups(
    own: Sequence[Row],
    group: Group,
    years: Sequence[SchoolYear],
    after: Sequence[tuple[int, str]],
) -> Iterator[Row]:
    """List what keeps the work alive afterwards: on the group's weekday, or in a month."""
    if not own:
        return
    ended = own[-1].day or _week_ended(own[-1])
    for number, (count, unit) in enumerate(after, start=1):
        row = going_with(
            own[-1], kind="follow_up", part=0, title="", moments=(), number=number, again=False
        )
        row = replace(row, day=None, minutes=group.minutes)
        if ended is None:
            yield replace(row, state="past")
            continue
        due = ended + count * WEEK if unit == "weeks" else months_later(ended, count)
        day = _meeting_day(due, group, years) if own[-1].day else None
        if day:
            placed = on_day(row, day, years)
            yield replace(placed, start=group.start, end=group.end, planned=due)
        else:
            month = f"{due.year}-{due.month:02}"
            yield replace(row, weeks="", span=(), season="", year="", month=month)


def _week_ended(row: Row) -> date | None:
    """Tell the last day of the weeks of a row without a day."""
    return day_in(row.span[-1], FRIDAY) if row.span else None


def _meeting_day(due: date, group: Group, years: Sequence[SchoolYear]) -> date | None:
    """Find the group's weekday in the nearest week in which it can meet."""
    for day in days_between(due, years[-1].last):
        right = day.isoweekday() == group.weekday or not group.weekday
        if right and can_meet(day_among(years, day), group.end):
            return day
    return None


def months_later(day: date, months: int) -> date:
    """Count months on; a month that is too short ends it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def breaks_within(rows: Sequence[Row], years: Sequence[SchoolYear]) -> Iterator[Row]:
    """List the breaks between the first and the last meeting."""
    days = sorted(row.day for row in rows if row.kind == "meeting" and row.day)
    if not days:
        return
    for year in years:
        for one in year.breaks:
            weeks = break_weeks(one)
            if weeks and days[0] < one.first and one.last < days[-1]:
                yield Row(
                    kind="break",
                    year=year.name,
                    season=season_at(year, one.first),
                    weeks=cell([numbers(weeks)]),
                    span=span([weeks]),
                    name=one.name,
                    day=one.first,
                    until=one.last,
                )
