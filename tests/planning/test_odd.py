"""Calendars, paces and wishes that no school has: no meeting is lost, and all stand in order."""

from datetime import date, time, timedelta
from itertools import pairwise

import hypothesis.strategies as st
from hypothesis import assume, given, settings

from builder.front import CalendarFront, Pace
from builder.front.portal import PaceTerm
from builder.front.school import Break, Terms
from builder.planning.calendar import school_year
from builder.planning.group import Group
from builder.planning.plan import Schedule, Wishes, schedule
from builder.planning.school_year import SchoolYear
from builder.planning.step import Step
from builder.planning.term import UsualBreaks
from builder.planning.undated import in_weeks
from tests.planning.given import steps

weeks = st.integers(1, 53)
bounds = st.builds(
    PaceTerm, first=st.none() | st.integers(1, 53), last=st.none() | st.integers(1, 53)
)
paces = st.builds(
    Pace,
    weeks=st.sampled_from([1, 1, 2, 3, 5, 9, 20, 53]).map(lambda count: (count,)),
    autumn=bounds,
    spring=bounds,
    on=st.sampled_from(["", "", "", "staff-days"]),
)
wishes = st.builds(
    Wishes,
    start=st.just(0) | weeks,
    terms=st.integers(0, 5),
    skip=st.lists(st.tuples(weeks, weeks), max_size=1).map(tuple),
    spare=st.lists(st.integers(1, 5), max_size=2).map(tuple),
    checkins=st.integers(0, 3),
    follow_ups=st.lists(
        st.tuples(st.integers(1, 99), st.sampled_from(["weeks", "months"])), max_size=2
    ).map(tuple),
)


def days(draw: st.DrawFn, first: date, last: date) -> date:
    return first + timedelta(draw(st.integers(0, (last - first).days)))


@st.composite
def years(draw: st.DrawFn) -> SchoolYear:
    """Draw a year with odd ends: open all year, with both terms, or with one of them."""
    autumn = draw(st.integers(2019, 2033))
    staff = tuple(days(draw, date(autumn, 8, 1), date(autumn + 1, 6, 30)) for _ in range(4))
    if draw(st.booleans()):
        first = days(draw, date(autumn, 1, 1), date(autumn, 9, 1))
        last = days(draw, first, first + timedelta(370))
        closed = draw(st.lists(weeks.map(lambda week: (week, week)), max_size=3).map(tuple))
        front = CalendarFront(year=(first, last), closed=closed, staff_days=staff)
    else:
        turn = days(draw, date(autumn, 11, 20), date(autumn + 1, 1, 9))
        terms = Terms(
            autumn=(days(draw, date(autumn, 8, 1), date(autumn, 9, 1)), turn),
            spring=(
                turn + timedelta(draw(st.integers(1, 20))),
                days(draw, date(autumn + 1, 4, 1), date(autumn + 1, 6, 30)),
            ),
        )
        off = draw(st.lists(weeks, max_size=4))
        breaks = tuple(Break(name="lov", weeks=(week, week)) for week in off)
        front = CalendarFront(terms=terms, breaks=breaks, staff_days=staff)
    found = school_year("ar", front).year
    assume(found)
    assert found
    return found


def numbers(made: Schedule, group: str = "") -> list[int]:
    return [row.number for row in made.meetings if row.group_id == group]


def count(found: tuple[Step, ...]) -> list[int]:
    return list(range(1, sum(len(step.meetings) for step in found) + 1))


parts = st.sampled_from([1, 2, 4, 8, 12])
cycles = st.sampled_from(["collegial", "sessions", "lesson-study"])


@settings(max_examples=120, deadline=None)
@given(st.lists(years(), min_size=1, max_size=2), paces, parts, cycles, wishes)
def test_on_days(
    found: list[SchoolYear], pace: Pace, number: int, cycle: str, asked: Wishes
) -> None:
    assume(all(one.last < other.first for one, other in pairwise(found)))
    made_of = steps(pace, number, cycle)
    group = Group("a", "A", 5, 2, start=time(14), end=time(15))
    made = schedule(made_of, pace, found, [group], asked)
    assert sorted(numbers(made, "a")) == count(made_of)
    met = [row.day for row in sorted(made.meetings, key=lambda row: row.number) if row.day]
    assert met == sorted(set(met))
    told = [row.day for row in made.rows if row.day]
    assert told == sorted(told)


@settings(max_examples=120, deadline=None)
@given(
    st.lists(st.sampled_from([7, 8, 9, 10]), min_size=1, unique=True),
    paces,
    parts,
    cycles,
    wishes,
)
def test_in_weeks(winters: list[int], pace: Pace, number: int, cycle: str, asked: Wishes) -> None:
    made_of = steps(pace, number, cycle)
    possible = [UsualBreaks(44, week) for week in winters]
    made = in_weeks(made_of, pace, (), possible, asked)
    assert numbers(made) == count(made_of)
    kinds = [row.kind for row in made.rows]
    if not pace.on:
        assert kinds.count("follow_up") == len(asked.follow_ups)
        assert kinds.count("checkin") == (number // asked.checkins if asked.checkins else 0)
