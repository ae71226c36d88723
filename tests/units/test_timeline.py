"""The picture of a year: every meeting once, on its strip, in order, none outside."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.formats.words import words
from builder.front import Cycle, CycleMoment, Pace
from builder.look.sheet import term_titles
from builder.look.timeline import TOP, WEEK_WIDTH, Group, strips
from builder.look.views.schedule import Strip
from builder.planning.row import Row
from builder.planning.step import Step, plain_step
from builder.planning.template import template
from builder.planning.term import UsualBreaks

SAID = words("sv")
CYCLE = Cycle(
    moments=(
        CycleMoment(letter="A", kind="preparation", setting="individual", minutes=45),
        CycleMoment(letter="B", kind="discussion", setting="group", minutes=90),
        CycleMoment(letter="C", kind="activity", setting="practice", counted=False),
        CycleMoment(letter="D", kind="follow_up", setting="group", minutes=90),
    ),
    meetings=(("A", "B"), ("C", "D")),
)
KINDS: Mapping[str, str] = {moment.letter: moment.kind for moment in CYCLE.moments}
POSSIBLE = tuple(UsualBreaks(44, week) for week in (7, 8, 9, 10))


def steps(parts: int, pace: Pace) -> list[Step]:
    made = [plain_step(CYCLE, pace, number) for number in range(1, parts + 1)]
    return [each for each in made if each]


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 12),
    st.sampled_from([(1,), (2,), (1, 2), (3, 4)]),
    st.sampled_from([POSSIBLE, (UsualBreaks(),)]),
)
def test_a_template_is_drawn_whole(
    parts: int, weeks: tuple[int, ...], possible: tuple[UsualBreaks, ...]
) -> None:
    pace = Pace(weeks=weeks)
    rows = template(steps(parts, pace), pace, possible)
    drawn = strips(rows, (Group(""),), term_titles(rows, SAID), KINDS)
    met = [row for row in rows if row.kind == "meeting"]
    marks = [(mark.part, mark.kind) for strip in drawn for mark in strip.lanes[0].marks]
    assert marks == [(row.part, "discussion" if "B" in row.moments else "follow_up") for row in met]
    assert sum(len(strip.pauses) for strip in drawn) == len(rows) - len(met)
    assert len({strip.width for strip in drawn}) == 1
    for strip in drawn:
        is_within(strip)
        xs = [mark.x for mark in strip.lanes[0].marks]
        assert all(b - a >= WEEK_WIDTH / 2 for a, b in pairwise(xs))


def is_within(strip: Strip) -> None:
    for lane in strip.lanes:
        assert TOP < lane.y < strip.height
        for bar in (*lane.bars, *lane.trials, *strip.pauses):
            assert strip.left <= bar.x < bar.x + bar.width <= strip.width
        assert all(strip.left <= mark.x <= strip.width for mark in lane.marks)


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 110), min_size=1, max_size=6, unique=True).map(sorted),
    st.integers(2020, 2032),
)
def test_days_stand_in_order_on_their_week(days: list[int], year: int) -> None:
    """Also across the new year: the weeks of an autumn may go on into January."""
    first = date(year, 9, 1)
    name = f"{year}-{(year + 1) % 100:02}"
    rows = [
        Row("meeting", name, "autumn", str(day.isocalendar().week), part=n, moments=("B",), day=day)
        for n, day in enumerate((first + timedelta(days=each) for each in days), 1)
    ]
    (strip,) = strips(rows, (Group(""),), term_titles(rows, SAID), KINDS)
    is_within(strip)
    ticks = {tick.number: tick.x for tick in strip.weeks}
    marks = strip.lanes[0].marks
    assert [mark.part for mark in marks] == list(range(1, len(days) + 1))
    for row, mark in zip(rows, marks, strict=True):
        assert abs(mark.x - ticks[int(row.weeks)]) <= WEEK_WIDTH / 2
    assert all(a.x < b.x for a, b in pairwise(marks))


def test_an_activity_over_the_new_year_is_on_both_strips() -> None:
    met = [
        Row("meeting", "2026-27", "autumn", "50", part=1, moments=("B",), day=date(2026, 12, 8)),
        Row("meeting", "2026-27", "spring", "3", part=1, moments=("D",), day=date(2027, 1, 19)),
    ]
    trial = Row(
        "activity", "2026-27", "autumn", "50–3", day=date(2026, 12, 9), until=date(2027, 1, 18)
    )
    drawn = strips([*met, trial], (Group(""),), term_titles(met, SAID), KINDS)
    assert [len(strip.lanes[0].trials) for strip in drawn] == [1, 1]
    for strip in drawn:
        is_within(strip)


@pytest.mark.parametrize("count", [1, 2, 24])
def test_lanes_lie_apart(count: int) -> None:
    rows = [Row("meeting", "2026-27", "autumn", "40", day=date(2026, 9, 30), moments=("B",))]
    groups = [Group(str(number), f"Lag {number}") for number in range(count)]
    (strip,) = strips(rows, groups, term_titles(rows, SAID), KINDS)
    ys = [lane.y for lane in strip.lanes]
    assert all(b - a >= 20 for a, b in pairwise(ys))
    is_within(strip)
