"""What to cut when a quarter of an hour is missing: slots, chosen so that least is lost."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from builder.planning.item import Item, Slot

QUARTER = 15
FILLS = ("preparing", "writing", "reading-ahead", "work")  # what can be stopped at any time
SHORTEST = 60  # minutes of a meeting, from which on something is marked


def to_cut(slots: Sequence[Slot], minutes: Sequence[int]) -> frozenset[int]:
    """Choose slots whose minutes come to a quarter of an hour, with the least harm together.

    Of choices that do as much harm, the one that cuts fewest minutes. Slots are given by their
    place in the sequence; `minutes` are what each has been given.
    """
    # For each number of minutes up to a quarter, the best choice: harm, minutes, units.
    best: dict[int, tuple[int, int, tuple[str, ...]]] = {0: (0, 0, ())}
    units = _units(slots)
    for name, unit in units.items():
        length = sum(minutes[at] for at in unit)
        harm = max(slots[at].harm for at in unit)
        for reached, (lost, cut, chosen) in sorted(best.items(), reverse=True):
            if reached >= QUARTER:
                continue
            to = min(QUARTER, reached + length)
            costs = (lost + harm, cut + length)
            if to not in best or costs < best[to][:2]:
                best[to] = (*costs, (*chosen, name))
    _, _, chosen = best.get(QUARTER, best[0])
    return frozenset(at for name in chosen for at in units[name])


def parted(items: Sequence[Item]) -> Iterator[Item]:
    """Part what is long enough in two, so that only a quarter of an hour of it is cut."""
    alone = sum(item.cut for item in items) == 1
    for item in items:
        if alone and item.cut and item.kind in FILLS and item.minutes >= 2 * QUARTER:
            yield replace(item, minutes=item.minutes - QUARTER, cut=False)
            yield replace(item, minutes=QUARTER, time=2)
        else:
            yield item


def _units(slots: Sequence[Slot]) -> Mapping[str, list[int]]:
    """Put together what is cut together."""
    units: dict[str, list[int]] = {}
    for at, slot in enumerate(slots):
        units.setdefault(slot.together or str(at), []).append(at)
    return units
