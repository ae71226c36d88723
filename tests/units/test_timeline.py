"""The picture of a year: every meeting once, on its strip, in order, none outside."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.formats.words import words
from builder.front import Cycle, CycleMoment, Pace
from builder.look.sheet import term_titles
from builder.look.timeline import MOST_STRIPS, TOP, WEEK_WIDTH, Group, strips
from builder.look.views.schedule import Mark, Strip
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


def marks(drawn: Sequence[Strip], lane: int = 0) -> list[Mark]:
    """List a lane's marks as if every strip were one, halves after each other."""
    return [
        replace(mark, x=mark.x + sum(each.span for each in strip.halves[:at]))
        for strip in drawn
        for at, half in enumerate(strip.halves)
        for mark in half.lanes[lane].marks
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 12),
    st.sampled_from([(1,), (2,), (1, 2), (3, 4), (53,), (1, 53)]),
    st.sampled_from([*((each,) for each in POSSIBLE), (UsualBreaks(),)]),
)
def test_a_template_is_drawn_whole(
    parts: int, weeks: tuple[int, ...], possible: tuple[UsualBreaks, ...]
) -> None:
    pace = Pace(weeks=weeks)
    rows = template(steps(parts, pace), pace, possible)
    drawn = strips(rows, (Group(""),), term_titles(rows, SAID), KINDS)
    terms = list(dict.fromkeys((row.year, row.season) for row in rows))[:MOST_STRIPS]
    met = [row for row in rows if row.kind == "meeting" and (row.year, row.season) in terms]
    assert [(mark.part, mark.kind) for mark in marks(drawn)] == [
        (row.part, "discussion" if "B" in row.moments else "follow_up") for row in met if row.weeks
    ]
    halves = [half for strip in drawn for half in strip.halves]
    assert len({half.width for half in halves}) == 1
    for strip in drawn:
        is_within(strip)
        xs = [mark.x for mark in marks([strip])]
        assert all(b - a >= WEEK_WIDTH / 2 for a, b in pairwise(xs))


def is_within(strip: Strip) -> None:
    assert 1 <= len(strip.halves) <= 2
    for half in strip.halves:
        assert half.span == WEEK_WIDTH * len(half.weeks) <= half.width
        for lane in half.lanes:
            assert TOP < lane.y < half.height
            for bar in (*lane.bars, *lane.trials):
                assert 0 <= bar.x < bar.x + bar.width <= half.span
            assert all(0 <= x <= half.span for x in (*lane.later, *(m.x for m in lane.marks)))
        assert all(0 <= each.x < each.x + each.width <= half.span for each in half.pauses)
        assert all(0 <= count.x <= half.span for count in half.counts)


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 110), min_size=1, max_size=6, unique=True).map(sorted),
    st.integers(2020, 2032),
)
def test_days_stand_in_order_in_their_week(days: list[int], year: int) -> None:
    """Also across the new year: the weeks of an autumn may go on into January."""
    first = date(year, 9, 1)
    name = f"{year}-{(year + 1) % 100:02}"
    rows = [
        Row("meeting", name, "autumn", str(day.isocalendar().week), part=n, moments=("B",), day=day)
        for n, day in enumerate((first + timedelta(days=each) for each in days), 1)
    ]
    (strip,) = strips(rows, (Group(""),), term_titles(rows, SAID), KINDS)
    is_within(strip)
    drawn = marks([strip])
    assert [mark.part for mark in drawn] == list(range(1, len(days) + 1))
    assert all(a.x < b.x for a, b in pairwise(drawn))
    weeks = [week.number for half in strip.halves for week in half.weeks]
    assert [weeks[int(mark.x // WEEK_WIDTH)] for mark in drawn] == [int(row.weeks) for row in rows]
    told = [number for half in strip.halves for number in half.met]
    assert told == list(dict.fromkeys(int(row.weeks) for row in rows))


def test_the_halves_of_a_term_are_its_weeks_in_order() -> None:
    rows = template(steps(8, Pace(weeks=(1, 2))), Pace(weeks=(1, 2)), POSSIBLE[:1])
    autumn, spring = strips(rows, (Group(""),), term_titles(rows, SAID), KINDS)
    numbers = [[week.number for week in half.weeks] for half in (*autumn.halves, *spring.halves)]
    assert numbers == [[*range(34, 45)], [*range(45, 52)], [*range(2, 13)], [*range(13, 24)]]


def test_a_break_has_its_name_above_it_and_within_the_picture() -> None:
    rows = template(steps(8, Pace(weeks=(1,))), Pace(weeks=(1,)), POSSIBLE)
    pauses = [
        (pause.name, pause.certain, pause.width, pause.label, half.span)
        for strip in strips(rows, (Group(""),), term_titles(rows, SAID), KINDS)
        for half in strip.halves
        for pause in half.pauses
    ]
    assert [each[:3] for each in pauses] == [("läslov", True, 26), ("sportlov", False, 104)]
    assert all(20 < label < span - 15 for *_, label, span in pauses)


def test_the_activity_lies_between_a_part_s_two_meetings() -> None:
    pace = Pace(weeks=(1, 2))
    rows = template(steps(4, pace), pace, POSSIBLE[:1])
    (autumn,) = strips(rows, (Group(""),), term_titles(rows, SAID), KINDS)
    tried = {
        (bar.x + sum(each.span for each in autumn.halves[:at]), bar.width)
        for at, half in enumerate(autumn.halves)
        for bar in half.lanes[0].trials
    }
    ends = {x for x, _ in tried} | {x + width for x, width in tried}
    drawn = marks([autumn])
    assert {mark.x for mark in drawn} <= ends
    assert ends - {mark.x for mark in drawn} == {autumn.halves[0].span}  # one is cut there
    assert sum(width for _, width in tried) == 4 * 2 * WEEK_WIDTH


def test_an_activity_over_the_new_year_is_on_both_strips() -> None:
    met = [
        Row("meeting", "2026-27", "autumn", "50", part=1, moments=("B",), day=date(2026, 12, 8)),
        Row("meeting", "2026-27", "spring", "3", part=1, moments=("D",), day=date(2027, 1, 19)),
    ]
    trial = Row(
        "activity", "2026-27", "autumn", "50–3", day=date(2026, 12, 9), until=date(2027, 1, 18)
    )
    drawn = strips([*met, trial], (Group(""),), term_titles(met, SAID), KINDS)
    assert [sum(len(half.lanes[0].trials) for half in strip.halves) for strip in drawn] == [1, 1]
    for strip in drawn:
        is_within(strip)


@pytest.mark.parametrize("count", [1, 2, 12])
def test_lanes_lie_apart(count: int) -> None:
    rows = [Row("meeting", "2026-27", "autumn", "40", day=date(2026, 9, 30), moments=("B",))]
    groups = [Group(str(number), f"Lag {number}") for number in range(count)]
    (strip,) = strips(rows, groups, term_titles(rows, SAID), KINDS)
    ys = [lane.y for lane in strip.halves[0].lanes]
    assert len(ys) == count
    assert all(b - a >= 30 for a, b in pairwise(ys))
    is_within(strip)


def test_the_meetings_of_very_many_groups_are_counted() -> None:
    groups = [Group(str(number), f"Lag {number}") for number in range(100)]
    rows = [
        Row(
            "meeting",
            "2026-27",
            "autumn",
            str(40 + at % 3),
            day=date(2026, 9, 30) + timedelta(weeks=at % 3),
            moments=("B",),
            group_id=str(at),
        )
        for at in range(100)
    ]
    (strip,) = strips(rows, groups, term_titles(rows, SAID), KINDS)
    is_within(strip)
    assert [half.lanes for half in strip.halves] == [(), ()]
    assert [count.number for half in strip.halves for count in half.counts] == [34, 33, 33]
    assert strip.halves[0].met == (40, 41, 42)
