"""The picture of a year: a strip for each term, weeks along it, a lane for each group.

Geometry only, in the units of each strip's `viewBox`. A meeting of a certain day stands on that
day; one that may be in several weeks has a bar over them. Colours and shapes are the theme's.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from builder.look.views.schedule import Bar, Lane, Mark, Strip, Tick
from builder.planning.row import Row
from builder.planning.season import year_of_week
from builder.planning.weeks import MONDAY, SUNDAY, Week, day_in, week_of, weeks_between
from builder.value import value

WEEK_WIDTH = 26.0
LANE = 34.0  # a lane's height
TOP = 22.0  # the week numbers
NAMES = 118.0  # what the lanes' names take, where they have any
_LEAST = 54.0  # so high must a strip be for the names of breaks to stand in it
_EDGE = 12.0  # half a mark
_DAYS = 7
_HOLDING = ("meeting", "break")  # what a strip must have room for
_NUMBER = re.compile("[0-9]+")
# The weeks that a template's terms are drawn with, at least.
_USUAL = MappingProxyType({"autumn": (34, 51), "spring": (2, 23)})


@value
class Group:
    """A lane to be drawn: a group's id, its name and where its sheet is."""

    id: str
    name: str = ""
    address: str = ""


def strips(
    rows: Sequence[Row],
    groups: Sequence[Group],
    titles: Mapping[tuple[str, str], str],
    kinds: Mapping[str, str],
) -> tuple[Strip, ...]:
    """Draw the terms in which something is; `kinds` are those of moments, by letter.

    `titles` names each (school year, season), in order of time.
    """
    known = [row for row in rows if (row.year, row.season) in titles and (row.weeks or row.day)]
    trials = [row for row in rows if row.kind == "activity" and row.day]
    drawn = [
        _strip(
            title,
            [row for row in known if (row.year, row.season) == term],
            trials,
            groups,
            kinds,
        )
        for term, title in titles.items()
    ]
    width = max((strip.width for strip in drawn), default=0.0)
    return tuple(replace(strip, width=width) for strip in drawn)  # weeks of one width


def _strip(
    title: str,
    rows: Sequence[Row],
    trials: Sequence[Row],
    groups: Sequence[Group],
    kinds: Mapping[str, str],
) -> Strip:
    weeks = _weeks(rows)
    left = NAMES if any(group.name for group in groups) else _EDGE
    height = max(_LEAST, LANE * len(groups))
    at = {week: number for number, week in enumerate(weeks)}
    ruler = _Ruler(left, weeks)
    own = [*(row for row in rows if row.kind == "meeting"), *trials]
    return Strip(
        title=title,
        width=left + WEEK_WIDTH * len(weeks) + _EDGE,
        height=TOP + height,
        top=TOP,
        left=left,
        weeks=tuple(
            Tick(week.number, left + WEEK_WIDTH * (number + 0.5)) for week, number in at.items()
        ),
        pauses=tuple(_pauses(rows, ruler)),
        lanes=tuple(
            _lane(group, [row for row in own if row.group_id == group.id], y, ruler, kinds)
            for group, y in zip(groups, _middles(height, len(groups)), strict=True)
        ),
    )


def _middles(height: float, count: int) -> Iterator[float]:
    for number in range(count):
        yield round(TOP + height * (number + 0.5) / count, 1)


def _weeks(rows: Sequence[Row]) -> tuple[Week, ...]:
    """List a term's weeks: the usual ones, and those that rows are in."""
    year, season = rows[0].year, rows[0].season
    dated = "-" in year
    autumn = int(year[:4]) if dated else 1
    found = [
        Week(year_of_week(autumn, season, number), number)
        for row in rows
        if row.kind in _HOLDING
        for number in map(int, _NUMBER.findall(row.weeks))
    ]
    first, last = _USUAL[season]
    held = autumn + (season == "spring")
    found += [Week(held, first), Week(held, last)]
    if not dated:
        return tuple(
            Week(held, number) for number in range(min(found).number, max(found).number + 1)
        )
    return weeks_between(day_in(min(found), MONDAY), day_in(max(found), MONDAY))


class _Ruler:
    """Tells where a week or a day is along a strip."""

    def __init__(self, left: float, weeks: Sequence[Week]) -> None:
        self._left = left
        self._weeks = weeks
        self._at = {week: number for number, week in enumerate(weeks)}
        self._numbers = {week.number: number for week, number in self._at.items()}

    def week(self, number: int) -> float | None:
        """Get where a week begins."""
        found = self._numbers.get(number)
        return None if found is None else self._left + WEEK_WIDTH * found

    def day(self, day: date) -> float | None:
        """Get where a day begins."""
        found = self._at.get(week_of(day))
        if found is None:
            return None
        return self._left + WEEK_WIDTH * (found + (day.isoweekday() - 1) / _DAYS)

    def between(self, first: date, last: date) -> Bar | None:
        """Get the bar of some days, as much of it as is on the strip."""
        begin, end = (
            max(first, day_in(self._weeks[0], MONDAY)),
            min(last, day_in(self._weeks[-1], SUNDAY)),
        )
        places = self.day(begin), self.day(end)
        if begin > end or places[0] is None or places[1] is None:
            return None
        return Bar(round(places[0], 1), round(places[1] + WEEK_WIDTH / _DAYS - places[0], 1))

    def cell(self, weeks: str) -> Bar | None:
        """Get the bar of a cell, from the first week that it may be in to the last."""
        found = [self.week(number) for number in map(int, _NUMBER.findall(weeks))]
        places = [place for place in found if place is not None]
        if not places:
            return None
        return Bar(round(min(places), 1), round(max(places) - min(places) + WEEK_WIDTH, 1))


def _pauses(rows: Sequence[Row], ruler: _Ruler) -> Iterator[Bar]:
    for row in rows:
        if row.kind == "break":
            bar = ruler.cell(row.weeks)
            if row.day:
                bar = ruler.between(row.day, row.until or row.day) or bar
            if bar:
                yield Bar(bar.x, bar.width, row.name)


def _lane(
    group: Group, rows: Sequence[Row], y: float, ruler: _Ruler, kinds: Mapping[str, str]
) -> Lane:
    met = [row for row in rows if row.kind == "meeting"]
    trials = (
        ruler.between(row.day, row.until)
        for row in rows
        if row.kind == "activity" and row.day and row.until
    )
    bars = (ruler.cell(row.weeks) for row in met if not row.day)
    return Lane(
        name=group.name,
        address=group.address,
        y=y,
        bars=tuple(bar for bar in bars if bar),
        trials=tuple(bar for bar in trials if bar),
        marks=tuple(mark for row in met if (mark := _mark(row, y, ruler, kinds))),
    )


def _mark(row: Row, y: float, ruler: _Ruler, kinds: Mapping[str, str]) -> Mark | None:
    """Stand a meeting on its day, or in the last week that it may be in."""
    if row.day:
        place = ruler.day(row.day)
        x = None if place is None else place + WEEK_WIDTH / _DAYS / 2
    else:
        bar = ruler.cell(row.weeks)
        x = bar.x + bar.width - WEEK_WIDTH / 2 if bar else None
    if x is None:
        return None
    kind = next((kinds[x] for x in reversed(row.moments) if x in kinds), "discussion")
    return Mark(row.part, kind, round(x, 1), y)
