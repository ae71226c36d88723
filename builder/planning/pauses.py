"""Pauses in long meetings: how many, how long, and where they disturb least."""

from collections.abc import Sequence
from dataclasses import replace

from builder.planning.item import Item

# From so many minutes on, pauses of so many.
_PAUSES = ((200, (15, 5)), (150, (15,)), (105, (10,)), (0, ()))
# How much worse, in minutes off, it is to part a protocol's steps, a question from the step that
# it follows from, what sums up a moment from the moment, a moment's questions, its other items.
_INSIDE, _FOLLOWS, _SUMS_UP, _QUESTIONS, _SAME = 60, 40, 25, 12, 5

_LATE = 2  # a minute late is worse than one early


def pauses(minutes: int) -> tuple[int, ...]:
    """Tell which pauses a meeting of so many minutes has."""
    return next(each for least, each in _PAUSES if minutes >= least)


def with_pauses(items: Sequence[Item], lengths: Sequence[int]) -> list[Item]:
    """Put pauses between items, so that they part the meeting as evenly as it can be parted."""
    made = list(items)
    total = sum(item.minutes for item in made)
    for turn, length in enumerate(lengths, start=1):
        at = _best(made, total * turn // (len(lengths) + 1))
        made.insert(at, Item("pause", minutes=length, least=length))
    return made


def _best(items: Sequence[Item], wished: int) -> int:
    """Find before which item a pause stands best; never first, and never beside another."""
    best, least = len(items) // 2, None
    passed = 0
    for at in range(1, len(items)):
        before, after = items[at - 1], items[at]
        if before.kind != "pause":
            passed += before.minutes
        if "pause" in (before.kind, after.kind):
            continue
        late = passed - wished
        cost = max(-late, _LATE * late) + _disturbs(before, after)
        if least is None or cost < least:
            best, least = at, cost
    return best


def _disturbs(before: Item, after: Item) -> int:
    if after.kind == "step" and after.step:
        return _INSIDE
    if before.place != after.place or not after.place:
        return _SAME if before.kind == after.kind else 0
    if after.kind == "summing-up":
        return _SUMS_UP
    if after.kind == "question":
        return _FOLLOWS if before.kind == "step" else _QUESTIONS
    return _SAME


def started(items: Sequence[Item]) -> tuple[Item, ...]:
    """Set each item's start by what comes before it."""
    passed, made = 0, []
    for item in items:
        made.append(replace(item, start=passed))
        passed += item.minutes
    return tuple(made)
