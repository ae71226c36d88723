"""The rule once more, by brute force and as slowly as it is plainly said: an oracle for the tests.

Shares nothing with the program but the calendar's dates: weeks are counted with `strftime`, terms
are filled by trying every split there is, and a meeting's day is the best of all days by a score.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import NamedTuple

from builder.planning.holiday import holiday
from builder.planning.school_year import SchoolYear

DAY = timedelta(days=1)
BOUNDS = {"autumn": (35, 50), "spring": (2, 22)}


class Term(NamedTuple):
    """A term's usable weeks, as `2027-W05`."""

    season: str
    weeks: list[str]


def iso(day: date) -> str:
    return day.strftime("%G-W%V")


def is_school(year: SchoolYear, day: date) -> bool:
    """Tell whether pupils are there."""
    free = any(one.first <= day <= one.last for one in year.breaks)
    inside = any(term.first <= day <= term.last for term in year.terms)
    staff = day in year.staff or day in year.off
    return inside and not free and not staff and not holiday(day) and day.strftime("%u") < "6"


def may_meet(year: SchoolYear, day: date) -> bool:
    free = any(one.first <= day <= one.last for one in year.breaks) or day in year.off
    staff = day in year.staff and not free and not holiday(day) and day.strftime("%u") < "6"
    return staff or is_school(year, day)


def terms(year: SchoolYear) -> list[Term]:
    found = []
    for term in year.terms:
        weeks: list[str] = []
        held: set[int] = set()
        day = term.first
        while day <= term.last:
            held.add(int(day.strftime("%V")))
            if is_school(year, day) and iso(day) not in weeks:
                weeks.append(iso(day))
            day += DAY
        low, high = BOUNDS[term.season]
        usable = [
            week
            for week in weeks
            if (low not in held or low <= int(week[-2:]))
            and (high not in held or int(week[-2:]) <= high)
        ]
        found.append(Term(term.season, usable))
    return found


def counts(need: int, parts: int, rooms: list[int]) -> tuple[int, ...] | None:
    """Try every split, few terms first, and take the most even, with earlier terms fuller."""
    for number in range(1, len(rooms) + 1):
        fitting = [
            split
            for split in product(range(parts + 1), repeat=number)
            if sum(split) == parts
            and all(count * need <= room for count, room in zip(split, rooms, strict=False))
        ]
        if fitting:
            return min(
                fitting,
                key=lambda split: (sum(c * c for c in split), tuple(-c for c in split)),
            )
    return None


def cells(year: SchoolYear, pace: tuple[int, ...], parts: int) -> list[tuple[str, ...]] | None:
    """Lay the meetings on weeks; None where the year is too short for them."""
    each = terms(year)
    split = counts(sum(pace), parts, [len(term.weeks) for term in each])
    if split is None:
        return None
    found: list[tuple[str, ...]] = []
    for term, count in zip(each, split, strict=False):
        needed = count * sum(pace)
        weeks = term.weeks[-needed:] if term.season == "autumn" else term.weeks
        weeks = list(weeks) if needed else []
        for _ in range(count):
            for length in pace:
                found.append(tuple(weeks[:length]))
                weeks = weeks[length:]
    return found


def days_of(week: str) -> Iterator[date]:
    for weekday in range(1, 8):
        yield date.fromisoformat(f"{week}-{weekday}")


def meeting_day(
    year: SchoolYear, cell: tuple[str, ...], weekday: int, spare: tuple[int, ...]
) -> date | None:
    """Choose the best day of a cell: each day has a score, the least is taken."""
    wanted = date.fromisoformat(f"{cell[-1]}-{weekday}")
    scored = []
    for at, week in enumerate(reversed(cell)):
        for day in days_of(week):
            mine = day.isoweekday()
            if not may_meet(year, day):
                continue
            if mine == weekday:
                scored.append(((0, at, 0), day))
            elif mine in spare:
                scored.append(((1, at, spare.index(mine)), day))
            elif day in year.staff:
                scored.append(((2, abs((day - wanted).days), day.toordinal()), day))
    return min(scored)[1] if scored else None
