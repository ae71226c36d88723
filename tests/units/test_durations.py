"""Minutes, as they are added up and said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.planning.duration import against_hours, clock, say
from builder.planning.reading import reading_minutes


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 min"), (45, "45 min"), (60, "1 h"), (90, "1 h 30 min"), (1350, "22 h 30 min")],
)
def test_minutes_are_said_in_hours(minutes: int, said: str) -> None:
    assert say(minutes) == said


def test_past_a_day_hours_go_on() -> None:
    assert say(30 * 60) == "30 h"
    assert say(45 * 60 + 5) == "45 h 5 min"


@given(st.integers(1, 100_000))
def test_what_is_said_can_be_read_back(minutes: int) -> None:
    numbers = say(minutes).replace(" h", "h").replace(" min", "m").split()
    units = {"h": 60, "m": 1}
    assert sum(int(each[:-1]) * units[each[-1]] for each in numbers) == minutes


@pytest.mark.parametrize(("seconds", "said"), [(4, "0:04"), (424, "7:04"), (3723, "1:02:03")])
def test_recordings_have_clock_times(seconds: int, said: str) -> None:
    assert clock(seconds) == said


@pytest.mark.parametrize(
    ("minutes", "hours", "verdict"),
    [(900, 15, 0), (899, 15, -1), (945, 15, 0), (946, 15, 1), (1800, 30, 0), (1890, 30, 0)],
)
def test_hours_are_at_least_and_five_percent_at_most(
    minutes: int, hours: int, verdict: int
) -> None:
    assert against_hours(minutes, hours) == verdict


def test_reading_time_is_rounded_up() -> None:
    assert [reading_minutes(words) for words in (0, 1, 180, 181, 900)] == [0, 1, 1, 2, 5]
