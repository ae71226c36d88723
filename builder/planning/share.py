"""Sharing minutes out: each gets no less than its least, and all of them are used."""

from collections.abc import Sequence

from builder.planning.item import Slot


def shared(minutes: int, slots: Sequence[Slot]) -> list[int] | None:
    """Share whole minutes among slots; None where they are too few or too many.

    Up to their wishes all come nearer to them alike, from their least; past them, to their most.
    """
    least, wish, most = (
        [slot.least for slot in slots],
        [slot.wish for slot in slots],
        [slot.most for slot in slots],
    )
    if not sum(least) <= minutes <= sum(most):
        return None
    low, high = (least, wish) if minutes <= sum(wish) else (wish, most)
    return _between(minutes, low, high)


def _between(minutes: int, low: Sequence[int], high: Sequence[int]) -> list[int]:
    """Raise all from low towards high by the same share; the largest remainders round up."""
    over = minutes - sum(low)
    room = sum(high) - sum(low)
    if not room:
        return list(low)
    exact = [over * (top - bottom) for bottom, top in zip(low, high, strict=True)]
    given = [bottom + share // room for bottom, share in zip(low, exact, strict=True)]
    first = sorted(range(len(exact)), key=lambda at: (-(exact[at] % room), at))
    for at in first[: minutes - sum(given)]:
        given[at] += 1
    return given
