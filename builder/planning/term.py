"""A term as the rule sees it: the weeks that teach, and the breaks between them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from types import MappingProxyType

from builder.front import Pace
from builder.planning.season import SEASONS, Season, school_year_name, window
from builder.planning.weeks import WEEKS_A_YEAR, Week, weeks_in
from builder.value import value


@value
class Pause:
    """A break as it is printed among the weeks: its name, its weeks in order."""

    name: str
    weeks: tuple[Week, ...]


@value
class Term:
    """A term of a school year.

    `year` is the school year's name (`2026-27`; in a template `1`, `2` …). `weeks` teach and may be
    used, in order; `whole` are all that teach. Rows are laid from the end where `from_end`. Only a
    `dated` term's days are known.
    """

    year: str
    season: Season
    weeks: tuple[Week, ...]
    from_end: bool
    whole: tuple[Week, ...] = ()
    pauses: tuple[Pause, ...] = ()
    dated: bool = False


@value
class UsualBreaks:
    """Which weeks are off in a year of no certain calendar; none where it is open all year."""

    autumn: int = 0
    winter: int = 0


# The weeks that teach at all in most schools.
_WIDEST = MappingProxyType({"autumn": (34, 51), "spring": (2, 23)})
AUTUMN_BREAK, WINTER_BREAK = "läslov", "sportlov"


def usual_terms(
    pace: Pace, breaks: UsualBreaks, year: int = 1, *, named: bool = False
) -> Iterator[Term]:
    """List terms without end, from the autumn of a year on, as they usually are.

    With `named`, the years are real ones and the school years are called by them. Where a pace
    stretches one term into the next, its weeks are the first one's.
    """
    taken = Week(0, 0)
    for autumn in count(year):
        name = school_year_name(autumn) if named else str(autumn - year + 1)
        for season in SEASONS:
            held = autumn + (season == "spring")
            end = weeks_in(held) if named else WEEKS_A_YEAR
            made = _usual(pace, breaks, season, Week(held, end), name)
            yield _later_than(made, taken)
            taken = _last_week(made)


def _usual(pace: Pace, breaks: UsualBreaks, season: Season, end: Week, name: str) -> Term:
    """Make a term of a year whose last week is `end`."""
    first, last, from_end = window(season, pace)
    off = breaks.autumn if season == "autumn" else breaks.winter
    called = AUTUMN_BREAK if season == "autumn" else WINTER_BREAK
    widest = _WIDEST[season]
    whole = range(min(first, widest[0]), min(max(last, widest[1]), end.number) + 1)
    teaching = tuple(Week(end.year, number) for number in whole if number != off)
    usable = tuple(week for week in teaching if first <= week.number <= last)
    pauses = (Pause(called, (Week(end.year, off),)),) if off else ()
    return Term(name, season, usable, from_end, teaching, pauses)


def _later_than(term: Term, taken: Week) -> Term:
    weeks = tuple(week for week in term.weeks if week > taken)
    whole = tuple(week for week in term.whole if week > taken)
    return replace(term, weeks=weeks, whole=whole)


def begun(terms: Iterator[Term], begin: Week | None) -> Iterator[Term]:
    """Begin in a week, or in the first after it that teaches; None: where terms do.

    That term is laid from its beginning, on weeks before its usual ones too if need be.
    """
    if begin is None:
        yield from terms
        return
    first = next(term for term in terms if _last_week(term) >= begin)
    whole = tuple(week for week in first.whole if week >= begin)
    usual = tuple(week for week in whole if first.weeks and week <= first.weeks[-1])
    yield replace(first, weeks=usual or whole, whole=whole, from_end=False)
    yield from terms


def _last_week(term: Term) -> Week:
    """Tell a term's last week, of those that teach and of its breaks."""
    pauses = (week for pause in term.pauses for week in pause.weeks)
    return max((*term.whole, *pauses), default=Week(0, 0))


def without(terms: Iterator[Term], skipped: Sequence[tuple[int, int]]) -> Iterator[Term]:
    """Leave weeks free: they are neither used nor breaks."""
    for term in terms:
        weeks = tuple(week for week in term.weeks if not is_among(week.number, skipped))
        whole = tuple(week for week in term.whole if not is_among(week.number, skipped))
        yield replace(term, weeks=weeks, whole=whole)


def is_among(number: int, ranges: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a week's number lies in one of these stretches, which may pass the new year."""
    return any(
        first <= number <= last if first <= last else number >= first or number <= last
        for first, last in ranges
    )
