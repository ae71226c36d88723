"""What holds for every plan, over many years, counties, paces, weekdays; and a second opinion."""

from datetime import date, timedelta

import hypothesis.strategies as st
from hypothesis import assume, given, settings

from builder.front import Pace
from builder.planning.group import Group
from builder.planning.plan import Schedule, Wishes, schedule
from builder.planning.row import Row
from builder.planning.school_year import Break, SchoolYear, TermDays, day_of, teaches
from builder.planning.suggestion import suggestion
from builder.planning.template import template
from builder.planning.term import UsualBreaks
from builder.planning.weeks import Week, day_in, week_of
from tests.planning import oracle
from tests.planning.given import paces, steps

MEETABLE = ("open", "half", "staff")
PACES = tuple(pace for pace in paces().values() if pace.weeks)
own_paces = st.builds(
    lambda weeks: Pace(weeks=tuple(weeks)), st.lists(st.integers(1, 5), min_size=2, max_size=2)
)


@st.composite
def years(draw: st.DrawFn) -> SchoolYear:
    """Draw a county's school year, with a few days of its own."""
    autumn = draw(st.integers(2020, 2031))
    winter = draw(st.sampled_from([7, 8, 9, 10]))
    usual = suggestion(autumn)
    weeks = ((autumn, 44, "läslov"), (autumn + 1, winter, "sportlov"))
    breaks = [Break(name, day_in(Week(y, n), 1), day_in(Week(y, n), 7)) for y, n, name in weeks]
    first, last = usual.autumn[0], usual.spring[1]
    some = st.lists(
        st.integers(0, (last - first).days).map(lambda count: first + timedelta(count)), max_size=6
    )
    return SchoolYear(
        id="ar",
        name=f"{autumn}-{(autumn + 1) % 100:02}",
        title="",
        open_all_year=False,
        terms=(TermDays("autumn", *usual.autumn), TermDays("spring", *usual.spring)),
        breaks=(*breaks, Break("påsklov", *usual.easter)),
        off=(usual.day_off, *draw(some)),
        staff=tuple(sorted(set(draw(some)))),
    )


@st.composite
def plans(draw: st.DrawFn) -> Schedule:
    pace = draw(st.sampled_from(PACES) | own_paces)
    cycle = draw(st.sampled_from(["collegial", "sessions", "lesson-study"]))
    parts = draw(st.sampled_from([1, 4, 6, 8, 12]))
    found = steps(pace, parts, cycle)
    assume(found)
    number = draw(st.integers(1, 4))
    groups = [
        Group(f"g{n}", f"G{n}", 6, draw(st.integers(1, 5)), leader="L", turn=n, turns=number)
        for n in range(number)
    ]
    wishes = Wishes(
        start=draw(st.sampled_from([0, 0, 34, 37, 3, 53])),
        spare=tuple(draw(st.lists(st.integers(1, 5), max_size=2))),
        checkins=draw(st.integers(0, 3)),
        follow_ups=((2, "months"), (6, "months")),
    )
    return schedule(found, pace, [draw(years())], groups, wishes)


@settings(max_examples=80, deadline=None)
@given(plans())
def test_no_meeting_is_lost_and_their_order_is_kept(made: Schedule) -> None:
    expected = [(s.number, m.moments) for s in made.steps for m in s.meetings]
    for group in made.groups:
        own = [row for row in made.meetings if row.group_id == group.id]
        by_number = sorted(own, key=lambda row: row.number)
        assert [(row.part, row.moments) for row in by_number] == expected
        days = [row.day for row in by_number if row.day]
        assert days == sorted(set(days))


@settings(max_examples=60, deadline=None)
@given(years(), st.sampled_from(PACES) | own_paces, st.integers(0, 2), st.integers(0, 8))
def test_a_plan_that_is_told_to_start_no_later_loses_no_meeting(
    year: SchoolYear, pace: Pace, terms: int, earlier: int
) -> None:
    for parts in range(1, 17):  # all of them: at some number the terms are just full
        found = steps(pace, parts)
        assume(found)
        plain = schedule(found, pace, [year], [Group("a")], Wishes(terms=terms))
        first = plain.meetings[0]
        if first.season == "spring" or first.year != year.name or not first.weeks:
            continue
        # A week before July would be the spring's.
        week = max(27, int(first.weeks.partition("–")[0]) - earlier)
        made = schedule(found, pace, [year], [Group("a")], Wishes(terms=terms, start=week))
        assert len(made.meetings) == len(plain.meetings)
        assert made.wide <= plain.wide
        assert _past(made) <= _past(plain)


def _past(made: Schedule) -> int:
    return sum(row.state == "past" for row in made.meetings)


@settings(max_examples=80, deadline=None)
@given(plans())
def test_every_meeting_is_on_a_day_when_people_can_meet(made: Schedule) -> None:
    (year,) = made.years
    for row in made.rows:
        if row.day and row.kind in ("meeting", "follow_up"):
            found = day_of(year, row.day)
            assert found.kind in MEETABLE
            assert not any(one.first <= row.day <= one.last for one in year.breaks)
        if row.kind == "meeting" and row.day and row.weeks:
            assert week_of(row.day).number in _numbers(row.weeks)
        if row.kind == "meeting":
            assert (row.day is None) == (row.state in ("no-day", "past"))


def _numbers(cell: str) -> set[int]:
    first, _, last = cell.partition("–")
    low, high = int(first), int(last or first)
    return set(range(low, high + 1)) if low <= high else {*range(low, 54), *range(1, high + 1)}


@settings(max_examples=80, deadline=None)
@given(plans())
def test_windows_are_disjoint_and_between_the_meetings(made: Schedule) -> None:
    (year,) = made.years
    for group in made.groups:
        mine = [row for row in made.rows if row.group_id == group.id]
        windows = [row for row in mine if row.kind == "activity" and row.day and row.until]
        met = {row.day for row in mine if row.kind == "meeting" and row.day}
        after: date | None = None
        for row in windows:
            assert row.day
            assert row.until
            assert after is None or row.day > after
            assert teaches(year, row.day)
            assert teaches(year, row.until)
            assert not any(row.day <= day <= row.until for day in met)
            after = row.until


@settings(max_examples=80, deadline=None)
@given(plans())
def test_nobody_is_told_to_read_after_the_meeting(made: Schedule) -> None:
    meetings = {(row.group_id, row.number): row.day for row in made.meetings}
    for row in made.rows:
        if row.kind == "reading" and row.day:
            met = meetings[row.group_id, row.number]
            assert met
            assert row.day < met


@settings(max_examples=80, deadline=None)
@given(
    years(),
    st.sampled_from([(1, 2), (1, 1), (3, 4), (2, 2), (4, 4)]) | st.tuples(st.integers(1, 6)),
    st.integers(1, 9),
    st.integers(1, 5),
    st.lists(st.integers(1, 5), max_size=2, unique=True).map(tuple),
)
def test_a_second_implementation_agrees(
    year: SchoolYear,
    weeks: tuple[int, ...],
    parts: int,
    weekday: int,
    spare: tuple[int, ...],
) -> None:
    pace = Pace(weeks=weeks)
    cycle = "collegial" if len(weeks) == 2 else "sessions"
    made = schedule(
        steps(pace, parts, cycle), pace, [year], [Group("a", weekday=weekday)], Wishes(spare=spare)
    )
    expected = oracle.cells(year, weeks, parts)
    if expected is None:
        assert any(row.state == "past" for row in made.meetings)
        return
    rows = sorted(made.meetings, key=lambda row: row.number)
    assert [row.day for row in rows] == [
        oracle.meeting_day(year, cell, weekday, spare) for cell in expected
    ]
    printed = [
        f"{int(cell[0][-2:])}–{int(cell[-1][-2:])}" if len(cell) > 1 else str(int(cell[0][-2:]))
        for cell in expected
    ]
    assert [row.weeks for row in rows] == printed


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(PACES) | own_paces,
    st.integers(1, 16),
    st.lists(st.sampled_from([7, 8, 9, 10]), min_size=1, max_size=4, unique=True),
    st.sampled_from([0, 0, 34, 40, 2, 9, 22, 53]),
)
def test_a_merged_template_holds_each_of_the_schedules_that_it_merges(
    pace: Pace, parts: int, winters: list[int], start: int
) -> None:
    found = steps(pace, parts)
    assume(found)
    merged = template(found, pace, tuple(UsualBreaks(44, week) for week in winters), start)
    meetings = [row for row in merged if row.kind == "meeting"]
    assert [row.number for row in meetings] == list(range(1, 2 * parts + 1))
    for winter in winters:
        alone = template(found, pace, (UsualBreaks(44, winter),), start)
        own = [row for row in alone if row.kind == "meeting"]
        if [_home(row) for row in own] != [_home(row) for row in meetings]:
            continue  # the shortest of the possible terms decides for all
        for row, single in zip(meetings, own, strict=True):
            first, _, last = single.weeks.partition("–")
            firsts, _, lasts = row.weeks.partition("–")
            assert first in firsts.split("/")
            assert (last or first) in (lasts or firsts).split("/")


def _home(row: Row) -> tuple[str, str]:
    return row.year, row.season
