"""What to cut when a quarter of an hour is missing: items, chosen so that least is lost."""

from collections.abc import Sequence

QUARTER = 15
_SHORTEST = 60  # minutes of a meeting from which on something is marked


def to_cut(minutes: Sequence[int], harms: Sequence[int]) -> frozenset[int]:
    """Choose items whose minutes come to a quarter at least, with the least harm together.

    Of choices that do as much harm, the one that cuts fewest minutes. Empty for meetings under an
    hour.
    """
    if sum(minutes) < _SHORTEST:
        return frozenset()
    # For each number of minutes up to a quarter, the best choice so far: harm, minutes, items.
    best: dict[int, tuple[int, int, tuple[int, ...]]] = {0: (0, 0, ())}
    for at, (length, harm) in enumerate(zip(minutes, harms, strict=True)):
        if not harm:
            continue
        for reached, (lost, cut, chosen) in sorted(best.items(), reverse=True):
            if reached == QUARTER:
                continue
            to = min(QUARTER, reached + length)
            better = (lost + harm, cut + length, (*chosen, at))
            if to not in best or better[:2] < best[to][:2]:
                best[to] = better
    return frozenset(best[QUARTER][2]) if QUARTER in best else frozenset()
