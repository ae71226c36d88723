"""The rule: parts over terms, and meetings over the weeks of a term. Knows no calendar.

Terms are the fewest in which all parts fit; the parts are then split as evenly as each term's room
allows, earlier terms taking the extra (8 → 4+4; 12 over three → 4+4+4). Within a term the meetings
follow each other without a gap.
"""

from collections.abc import Iterator, Sequence
from functools import cache


def terms_needed(needs: Sequence[int], rooms: Sequence[int]) -> int:
    """Tell in how many of the terms, from the first, the parts fit in order; 0: in none.

    `needs` are school weeks a part, `rooms` the weeks of each term.
    """
    term = used = 0
    for need in needs:
        while term < len(rooms) and used + need > rooms[term]:
            term, used = term + 1, 0
        if term == len(rooms):
            return 0
        used += need
    return term + 1


def split(needs: Sequence[int], rooms: Sequence[int]) -> tuple[int, ...]:
    """Tell how many parts each term takes; all terms are to be used as evenly as can be.

    The most even split is that of the least sum of squares; of equal ones, that with more parts in
    the earlier terms. Raises ValueError where the parts do not fit.
    """

    @cache
    def best(term: int, part: int) -> tuple[int, tuple[int, ...]] | None:
        """Find the least sum of squares, and the counts, from this term and part on."""
        if term == len(rooms):
            return (0, ()) if part == len(needs) else None
        found = None
        for count in _fitting(needs[part:], rooms[term]):
            rest = best(term + 1, part + count)
            if rest is None:
                continue
            cost = count * count + rest[0]
            if found is None or cost <= found[0]:  # a later one has more parts here
                found = cost, (count, *rest[1])
        return found

    chosen = best(0, 0)
    if chosen is None:
        raise ValueError("the parts do not fit in these terms")
    return chosen[1]


def _fitting(needs: Sequence[int], room: int) -> Iterator[int]:
    """List how many of the next parts fit in a term: none, one, and so on."""
    yield 0
    used = 0
    for count, need in enumerate(needs, start=1):
        used += need
        if used > room:
            return
        yield count
