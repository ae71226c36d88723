"""Meetings laid on weeks: the rule applied to steps and terms."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from builder.planning.spread import split, terms_needed
from builder.planning.step import Meeting, Step
from builder.planning.term import Term
from builder.planning.weeks import Week
from builder.value import value


@value
class Cell:
    """A meeting and the weeks it may be held in; none where no year has so many.

    `position` counts the parts and `number` the meetings over the whole schedule, from 1.
    """

    step: Step
    position: int
    meeting: Meeting
    number: int
    term: Term
    weeks: tuple[Week, ...]


@value
class Layout:
    """All meetings on weeks. `terms` are those used; `wide`: more terms than were asked for."""

    cells: tuple[Cell, ...]
    terms: tuple[Term, ...]
    wide: bool = False


_MOST_TERMS = 200  # a century: what is longer is a mistake, and its rows have no weeks


def layouts(
    steps: Sequence[Step], possible: Iterable[Iterator[Term]], wanted: int = 0
) -> tuple[Layout, ...]:
    """Lay the same steps on each of several possible years, with the same parts in each term.

    `wanted` is the number of terms to spread them over; 0: as few as can be. Where they do not fit
    in the terms' usual weeks, all of the terms' weeks are used; where that is not enough either,
    more terms.
    """
    # A part takes a term at most, and one season may be too short for it.
    enough = max(2 * len(steps) + 2, wanted)
    years = [tuple(islice(terms, min(enough, _MOST_TERMS))) for terms in possible]
    needs = [step.weeks for step in steps]
    fewest = terms_needed(needs, _rooms(years))
    if wanted and not 0 < fewest <= wanted:
        widened = [tuple(replace(term, weeks=term.whole) for term in terms) for terms in years]
        if 0 < terms_needed(needs, _rooms(widened)) <= wanted:
            years, fewest = widened, wanted
    if not fewest:
        return tuple(_streamed(steps, terms, _rooms(years)) for terms in years)
    number = max(fewest, wanted)
    counts = split(needs, _rooms(years)[:number])
    wide = bool(wanted) and number > wanted
    return tuple(_laid(steps, terms[:number], counts, wide=wide) for terms in years)


def _rooms(years: Sequence[Sequence[Term]]) -> tuple[int, ...]:
    """Tell how many weeks each term has, whichever of the years it is."""
    return tuple(min(len(term.weeks) for term in same) for same in zip(*years, strict=True))


def _laid(
    steps: Sequence[Step], terms: Sequence[Term], counts: Sequence[int], *, wide: bool
) -> Layout:
    cells: list[Cell] = []
    at = 0
    for term, count in zip(terms, counts, strict=True):
        needed = sum(step.weeks for step in steps[at : at + count])
        weeks = term.weeks[len(term.weeks) - needed :] if term.from_end else term.weeks[:needed]
        homes = [(term, week) for week in weeks]
        cells += _cells(steps[at : at + count], homes, at, len(cells), term)
        at += count
    return Layout(tuple(cells), tuple(terms), wide)


def _streamed(steps: Sequence[Step], terms: Sequence[Term], rooms: Sequence[int]) -> Layout:
    """Lay steps of which one is longer than a term: on from week to week, across terms.

    Of each term so many weeks are used as it has in all of the possible years, so that these agree
    on which meeting is in which term.
    """
    each = zip(terms, rooms, strict=True)
    homes = [(term, week) for term, room in each for week in term.weeks[:room]]
    used = homes[: sum(step.weeks for step in steps)]
    return Layout(
        tuple(_cells(steps, used, 0, 0, terms[-1])), tuple(dict.fromkeys(term for term, _ in used))
    )


def _cells(
    steps: Sequence[Step],
    homes: Sequence[tuple[Term, Week]],
    before: int,
    held: int,
    otherwise: Term,
) -> Iterator[Cell]:
    at = 0
    for position, step in enumerate(steps, start=before + 1):
        for meeting in step.meetings:
            mine = homes[at : at + meeting.weeks]
            at += meeting.weeks
            held += 1
            term = mine[0][0] if mine else otherwise
            yield Cell(step, position, meeting, held, term, tuple(week for _, week in mine))
