"""A group as it meets: its weekday and clock times, and which of a cell's weeks is its own."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import time
from typing import Literal

from builder.front import Group as GroupFront
from builder.front import Pace
from builder.front.form import WEEKDAYS, Weekday
from builder.planning.pace import meeting_minutes
from builder.value import value

_DAY = 24 * 60


@value
class Group:
    """A group that meets.

    `weekday` counts from 1, Monday; 0: not decided. `turn` of `turns`: the place among the groups
    that its leader meets in turn. `week` is the cell's week that it has chosen itself, 0: none.
    """

    id: str
    name: str = ""
    participants: int = 0
    weekday: int = 0
    start: time | None = None
    end: time | None = None
    minutes: int = 90
    place: str = ""
    form: str = ""
    leader: str = ""
    week: int = 0
    turn: int = 0
    turns: int = 1

    def week_among(self, weeks: int) -> int:
        """Choose one of a cell's weeks, counted from 0.

        One group meets in the last, which leaves it the time; a leader's several groups are spread
        evenly (two over four weeks: the second and the fourth).
        """
        if self.week:
            return min(self.week, weeks) - 1
        return -(-(self.turn + 1) * weeks // self.turns) - 1


def weekday_number(name: Weekday | Literal[""]) -> int:
    """Tell a weekday's number from its name; 0 for none."""
    return WEEKDAYS.index(name) + 1 if name else 0


def ends_at(start: time | None, minutes: int) -> time | None:
    """Tell when a meeting ends; None where that is not known or past midnight."""
    if start is None:
        return None
    hour, minute = divmod(start.hour * 60 + start.minute + minutes, 60)
    return time(hour, minute) if hour * 60 + minute < _DAY else None


def groups_of(written: Iterable[GroupFront], pace: Pace) -> tuple[Group, ...]:
    """Make the groups of a plan, those of one leader staggered."""
    each = tuple(written)
    return tuple(_groups(each, pace))


def _groups(written: tuple[GroupFront, ...], pace: Pace) -> Iterator[Group]:
    shared = Counter(one.leader for one in written if one.leader and not one.week)
    met: Counter[str] = Counter()
    for one in written:
        minutes = one.minutes or meeting_minutes(pace)
        in_turn = bool(one.leader) and not one.week
        yield Group(
            id=one.id,
            name=one.name,
            participants=one.participants,
            weekday=weekday_number(one.weekday),
            start=one.time,
            end=ends_at(one.time, minutes),
            minutes=minutes,
            place=one.place,
            form=one.form,
            leader=one.leader,
            week=one.week,
            turn=met[one.leader] if in_turn else 0,
            turns=shared[one.leader] if in_turn else 1,
        )
        met[one.leader] += in_turn
