"""Clashes: two meetings at once that share a leader or a room."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Literal

from builder.planning.row import Row
from builder.value import value


@value
class Clash:
    """Two meetings that overlap in time, and what they share."""

    shared: Literal["leader", "place"]
    name: str
    one: Row
    other: Row


def clashes(rows: Sequence[Row]) -> Iterator[Clash]:
    """Find meetings and follow-ups at the same time with the same leader, or in the same place."""
    by_day: dict[object, list[Row]] = {}
    for row in rows:
        if row.day and row.kind in ("meeting", "follow_up"):
            by_day.setdefault(row.day, []).append(row)
    for met in by_day.values():
        for one, other in combinations(met, 2):
            if one.group_id != other.group_id and _overlap(one, other):
                if one.leader and one.leader == other.leader:
                    yield Clash("leader", one.leader, one, other)
                elif one.place and one.place == other.place:
                    yield Clash("place", one.place, one, other)


def _overlap(one: Row, other: Row) -> bool:
    if not (one.start and one.end and other.start and other.end):
        return False
    return one.start < other.end and other.start < one.end
