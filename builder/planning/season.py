"""A year's two terms as seasons: which weeks they may use, and where a pace lays its rows.

Autumn's rows end with its last week and spring's begin with its first, as in the printed tables:
groups start when the year has settled, and finish before it ends.
"""

from types import MappingProxyType
from typing import Literal, NamedTuple

from builder.front import Pace

Season = Literal["autumn", "spring"]
SEASONS: tuple[Season, ...] = ("autumn", "spring")

# Week 27 is in July: the summer parts one school year from the next.
_MIDSUMMER = 27
_LATE = 50  # a spring's week from here on lies before the new year


class Window(NamedTuple):
    """The weeks of a term that may be used, and whether rows are laid from its end."""

    first: int
    last: int
    from_end: bool


# Weeks of a term that hold no meeting in the guidance: the first and last of the school year.
_WINDOWS = MappingProxyType({"autumn": Window(35, 50, True), "spring": Window(2, 22, False)})


def school_year_name(autumn: int) -> str:
    """Name the school year that begins in the autumn of a year, as `2026-27`."""
    return f"{autumn}-{(autumn + 1) % 100:02}"


def season_of(week: int) -> Season:
    """Tell which term a week number belongs to."""
    return "autumn" if week >= _MIDSUMMER else "spring"


def year_of_week(autumn: int, season: Season | Literal[""], week: int) -> int:
    """Tell the ISO year of a week in a term of the school year that begins in the year `autumn`.

    An autumn may end in week 1; a spring may begin in week 53, and where it is open all year go on
    into the weeks of July.
    """
    is_next = week < _MIDSUMMER if season == "autumn" else week < _LATE
    return autumn + is_next


def window(season: Season, pace: Pace) -> Window:
    """Tell where a pace lays its rows in a term; a pace may name the other end instead."""
    term = pace.autumn if season == "autumn" else pace.spring
    usual = _WINDOWS[season]
    if term.first and not term.last:
        from_end = False
    elif term.last and not term.first:
        from_end = True
    else:
        from_end = usual.from_end
    return Window(term.first or usual.first, term.last or usual.last, from_end)
