"""The picture of a year: a strip for each term, weeks along it, a lane for each group.

Geometry only, in the units of each `viewBox`. A meeting of a certain day stands in that day's week,
earlier or later in it; one that may be in several weeks has a bar over them. A strip is drawn in
two halves, which lie side by side where there is room and below each other where there is not.
Colours and shapes are the theme's.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice, pairwise
from typing import TypeVar

from builder.look.views.schedule import Bar, Count, Half, Lane, Mark, Pause, Strip, Tick
from builder.planning.row import Row
from builder.planning.season import SEASONS, year_of_week
from builder.planning.weeks import MONDAY, SUNDAY, Week, day_in, week_of, weeks_between
from builder.value import value

B = TypeVar("B", Bar, Pause)

WEEK_WIDTH = 26.0
TOP = 32.0  # the week numbers, and below them the names of breaks
LANE, NAMED_LANE = 28.0, 38.0  # a lane's height, without a name and with one above its line
_STROKE = 13.0  # from a lane's foot to its line
_COLUMNS = 56.0  # the height of the picture of very many groups
_AMOUNT = 17.0  # the number above a column
_LETTER = 6.2  # how wide a letter of a break's name is, about
_DAYS = 7
_WITHIN = 0.12  # of a week: how far apart two days of it stand, so that a mark stays in its week
# What a picture may take of its page, in bytes as the base theme draws it; a larger one counts the
# meetings of all groups, week by week, instead of showing each.
_MOST = 24_000
_OF_TERM, _OF_LANE, _OF_MARK = 2600, 400, 85
MOST_STRIPS = 6  # three school years; what is after them stands in the table
_HOLDING = ("meeting", "break")  # what a strip must have room for
_NUMBER = re.compile("[0-9]+")
# The weeks that a term is drawn with, at least.
_AUTUMN, _SPRING = (34, 51), (2, 23)
_SUMMER, _LATE, _LAST = 27, 50, 53


@value
class Group:
    """A lane to be drawn: a group's id and name."""

    id: str
    name: str = ""


def strips(
    rows: Sequence[Row],
    groups: Sequence[Group],
    titles: Mapping[tuple[str, str], str],
    kinds: Mapping[str, str],
) -> tuple[Strip, ...]:
    """Draw the terms in which something is; `kinds` are those of moments, by letter.

    `titles` names each (school year, season), in order of time. Weeks have one width on all strips.
    """
    tries = [row for row in rows if row.kind == "activity" and row.day]
    terms = list(islice(titles.items(), MOST_STRIPS))
    own = {
        term: [row for row in rows if (row.year, row.season) == term and (row.weeks or row.day)]
        for term, _ in terms
    }
    weeks = {term: _weeks(term, own[term]) for term, _ in terms}
    half = max((-(-len(each) // 2) for each in weeks.values()), default=0)
    marks = sum(row.kind == "meeting" for each in own.values() for row in each)
    weight = len(terms) * (_OF_TERM + _OF_LANE * len(groups)) + _OF_MARK * marks
    return tuple(
        Strip(
            title,
            tuple(
                _halves(own[term], tries, groups, kinds, weeks[term], half, counted=weight > _MOST)
            ),
        )
        for term, title in terms
    )


def _weeks(term: tuple[str, str], rows: Sequence[Row]) -> tuple[Week, ...]:
    """List a term's weeks: the usual ones, and those that rows are in."""
    year, season = term
    found = [
        number
        for row in rows
        if row.kind in _HOLDING
        for number in map(int, _NUMBER.findall(row.weeks))
    ]
    found += _AUTUMN if season == SEASONS[0] else _SPRING
    if "-" not in year:
        return tuple(_of_no_year(found, season))
    autumn = int(year[:4])
    held = [Week(year_of_week(autumn, season, each), each) for each in found]  # type: ignore[arg-type]
    days = [day_in(week, MONDAY) for week in held if week.number < _LAST or _has(week)]
    return weeks_between(min(days), max(days))


def _tidy(x: float) -> float:
    """Keep a tenth of a unit at most, and none where there is none: a picture has many numbers."""
    short = round(x, 1)
    return int(short) if short == int(short) else short


def _has(week: Week) -> bool:
    return date(week.year, 12, 28).isocalendar().week == week.number


def _of_no_year(found: Sequence[int], season: str) -> Iterator[Week]:
    """List the weeks of a template's term from the first to the last, also across the new year."""
    last = [_LAST] if _LAST in found else []
    if season == SEASONS[0]:
        course = [*range(_SUMMER, _LAST), *last, *range(1, _SUMMER)]
    else:
        course = [*(each for each in range(_LATE, _LAST) if each in found), *last]
        course += range(1, _LATE)
    places = [course.index(each) for each in found if each in course]
    for number in course[min(places) : max(places) + 1]:
        yield Week(1 + (number < _SUMMER), number)


def _halves(  # noqa: PLR0913, PLR0917 - what a term's picture is made of
    rows: Sequence[Row],
    tries: Sequence[Row],
    groups: Sequence[Group],
    kinds: Mapping[str, str],
    weeks: Sequence[Week],
    half: int,
    *,
    counted: bool,
) -> Iterator[Half]:
    ruler = _Ruler(weeks)
    pauses = tuple(_pauses(rows, ruler))
    met = [row for row in rows if row.kind == "meeting"]
    if counted:
        lanes: tuple[Lane, ...] = ()
        counts = tuple(_counts(met, ruler))
        height = TOP + _COLUMNS
    else:
        each = NAMED_LANE if any(group.name for group in groups) else LANE
        own = [*met, *tries, *(row for row in rows if row.kind == "follow_up")]
        lanes = tuple(
            _lane(group, [r for r in own if r.group_id == group.id], TOP + each * at, ruler, kinds)
            for at, group in enumerate(groups, 1)
        )
        counts = ()
        height = TOP + each * len(groups)
    for at in range(0, len(weeks), half):
        shown = weeks[at : at + half]
        cut = _Cut(WEEK_WIDTH * at, WEEK_WIDTH * (at + len(shown)))
        own_lanes = tuple(_cut_lane(lane, cut) for lane in lanes)
        own_counts = tuple(replace(c, x=cut.shift(c.x)) for c in counts if cut.holds(c.x))
        places = [*(m.x for lane in own_lanes for m in lane.marks), *(c.x for c in own_counts)]
        yield Half(
            width=_tidy(WEEK_WIDTH * half),
            span=_tidy(WEEK_WIDTH * len(shown)),
            height=_tidy(height),
            top=_tidy(TOP),
            weeks=tuple(
                Tick(week.number, _tidy(WEEK_WIDTH * (n + 0.5))) for n, week in enumerate(shown)
            ),
            pauses=tuple(_named(each, cut.end - cut.begin) for each in cut.bars(pauses)),
            lanes=own_lanes,
            counts=own_counts,
            met=tuple(shown[n].number for n in sorted({int(x // WEEK_WIDTH) for x in places})),
        )


class _Ruler:
    """Tells where a week or a day is along a strip."""

    def __init__(self, weeks: Sequence[Week]) -> None:
        self._weeks = weeks
        self._at = {week: number for number, week in enumerate(weeks)}
        self._numbers = {week.number: number for week, number in self._at.items()}

    def cell(self, weeks: str) -> Bar | None:
        """Get the bar of a cell, from the first week that it may be in to the last."""
        named = (self._numbers.get(number) for number in map(int, _NUMBER.findall(weeks)))
        found = [number for number in named if number is not None]
        if not found:
            return None
        return Bar(WEEK_WIDTH * min(found), WEEK_WIDTH * (max(found) - min(found) + 1))

    def day(self, day: date) -> float | None:
        """Get the place of a day's mark, within its week."""
        found = self._at.get(week_of(day))
        if found is None:
            return None
        middle = (SUNDAY + 1) / 2 - 1  # Wednesday, which is the middle of the days that teach
        return round(WEEK_WIDTH * (found + 0.5 + _WITHIN * (day.isoweekday() - middle)), 1)

    def between(self, first: date, last: date) -> Bar | None:
        """Get the bar of some days, as much of it as is on the strip."""
        begin = max(first, day_in(self._weeks[0], MONDAY))
        end = min(last, day_in(self._weeks[-1], SUNDAY))
        if begin > end:
            return None
        x, until = self._begins(begin), self._begins(end) + WEEK_WIDTH / _DAYS
        return Bar(round(x, 1), round(until - x, 1))

    def _begins(self, day: date) -> float:
        return WEEK_WIDTH * (self._at[week_of(day)] + (day.isoweekday() - 1) / _DAYS)


class _Cut:
    """A part of a strip, which becomes a picture of its own."""

    def __init__(self, begin: float, end: float) -> None:
        self.begin = begin
        self.end = end

    def holds(self, x: float) -> bool:
        return self.begin <= x < self.end

    def shift(self, x: float) -> float:
        return _tidy(x - self.begin)

    def bars(self, bars: Iterable[B]) -> Iterator[B]:
        for bar in bars:
            first, last = max(bar.x, self.begin), min(bar.x + bar.width, self.end)
            if first < last:
                yield replace(bar, x=self.shift(first), width=_tidy(last - first))


def _pauses(rows: Sequence[Row], ruler: _Ruler) -> Iterator[Pause]:
    for row in rows:
        if row.kind == "break":
            bar = ruler.cell(row.weeks)
            if row.day:
                bar = ruler.between(row.day, row.until or row.day) or bar
            if bar:
                # Where the country's breaks differ, it lies somewhere in these weeks.
                yield Pause(bar.x, bar.width, row.name, certain="/" not in row.weeks)


def _named(pause: Pause, end: float) -> Pause:
    """Put a break's name above it, no farther out than the picture goes."""
    half = len(pause.name) * _LETTER / 2
    middle = pause.x + pause.width / 2
    return replace(pause, label=_tidy(max(half, min(end - half, middle))))


def _counts(met: Sequence[Row], ruler: _Ruler) -> Iterator[Count]:
    """Count the meetings of each week, as a column: for more groups than have lanes."""
    held = Counter(place for row in met if (place := _place(row, ruler, whole=True)) is not None)
    most = max(held.values(), default=1)
    room = _COLUMNS - _AMOUNT
    for place, number in sorted(held.items()):
        height = _tidy(room * number / most)
        yield Count(place, _tidy(TOP + _COLUMNS - height), height, number)


def _lane(
    group: Group, rows: Sequence[Row], foot: float, ruler: _Ruler, kinds: Mapping[str, str]
) -> Lane:
    y = _tidy(foot - _STROKE)
    met = [row for row in rows if row.kind == "meeting"]
    marks = tuple(mark for row in met if (mark := _mark(row, ruler, kinds)))
    dated = [row for row in rows if row.kind == "activity"]
    tried = [ruler.between(row.day, row.until) for row in dated if row.day and row.until]
    tried += _tries(met, ruler, kinds)
    bars = (ruler.cell(row.weeks) for row in met if not row.day)
    later = (_place(row, ruler) for row in rows if row.kind == "follow_up" and row.day)
    return Lane(
        name=group.name,
        y=y,
        bars=tuple(bar for bar in bars if bar),
        trials=tuple(bar for bar in tried if bar),
        marks=marks,
        later=tuple(x for x in later if x is not None),
    )


def _tries(met: Sequence[Row], ruler: _Ruler, kinds: Mapping[str, str]) -> Iterator[Bar | None]:
    """Tell when the activity is done where no days are known: between a part's two meetings."""
    for one, other in pairwise(met):
        known = one.day or other.day or (one.module, one.part) != (other.module, other.part)
        if not known and any(kinds.get(letter) == "activity" for letter in other.moments):
            begin, end = _place(one, ruler), _place(other, ruler)
            if begin is not None and end is not None and begin < end:
                yield Bar(begin, round(end - begin, 1))


def _cut_lane(lane: Lane, cut: _Cut) -> Lane:
    return replace(
        lane,
        bars=tuple(cut.bars(lane.bars)),
        trials=tuple(cut.bars(lane.trials)),
        marks=tuple(replace(m, x=cut.shift(m.x)) for m in lane.marks if cut.holds(m.x)),
        later=tuple(cut.shift(x) for x in lane.later if cut.holds(x)),
    )


def _mark(row: Row, ruler: _Ruler, kinds: Mapping[str, str]) -> Mark | None:
    place = _place(row, ruler)
    if place is None:
        return None
    kind = next((kinds[x] for x in reversed(row.moments) if x in kinds), "discussion")
    return Mark(row.part, kind, place)


def _place(row: Row, ruler: _Ruler, *, whole: bool = False) -> float | None:
    """Find a row's place: on its day, or (`whole`) amid that week; else in its last week."""
    if row.day and not whole:
        return ruler.day(row.day)
    bar = ruler.cell(str(week_of(row.day).number) if row.day else row.weeks)
    return round(bar.x + bar.width - WEEK_WIDTH / 2, 1) if bar else None
