"""A meeting's draft: all of its items in order, each with the minutes it can do with."""

from collections.abc import Iterator

from builder.planning.choice import Choice
from builder.planning.conversation import slots_of
from builder.planning.item import Item, ItemKind, Slot
from builder.planning.meeting import Block, Meeting
from builder.planning.seating import tables


def draft(meeting: Meeting, choice: Choice, people: int) -> tuple[Slot, ...]:
    """Lay out what is taken up of a meeting."""
    return tuple(_slots(meeting, choice, people))


def _slots(meeting: Meeting, choice: Choice, people: int) -> Iterator[Slot]:
    yield _slot("arrival", 2, 3, 5, 100)
    if meeting.first:
        yield _slot("purpose", 3, 5, 10, 30)
        yield _slot("agreement", 6, 10, 20, 40)
    elif choice.looking_back:
        yield _looking_back(meeting, people)
    if "reading-again" in choice.more:
        yield _slot("reading-again", 8, 12, 20, 2)
    talks = _unread_at(meeting)
    for at, block in enumerate(meeting.blocks):
        taken = choice.blocks[at]
        yield from slots_of(block, taken, people, unread=choice.unread and at == talks)
        if block.kind == "follow_up" and at + 1 < len(meeting.blocks):
            yield _summing_up(block)
    if len(tables(people)) > 1:
        yield _slot("sharing", 5, 8, 15, 8)
    yield from _closing(meeting, choice)


def _closing(meeting: Meeting, choice: Choice) -> Iterator[Slot]:
    if meeting.plans:
        yield _slot("planning", 8, 18, 35, 60)
    if "preparing" in choice.more:
        yield _slot("preparing", 15, 30, 60, 2)
    if "writing" in choice.more:
        yield _slot("writing", 10, 20, 45, 3)
    last = meeting.blocks[-1] if meeting.blocks else None
    if last and last.kind == "follow_up":
        yield _summing_up(last)
    else:
        yield _slot("summing-up", 2, 3, 8, 15)
    if "reading-ahead" in choice.more:
        yield _slot("reading-ahead", 15, 25, 60, 1)
    if "work" in choice.more:
        yield _slot("work", 10, 30, 24 * 60, 1)
    yield _slot("ending" if meeting.last else "next-time", 2, 3, 5, 80)


def _slot(kind: ItemKind, least: int, wish: int, most: int, harm: int) -> Slot:  # one of the frame
    return Slot(Item(kind), least, wish, most, harm)


def _summing_up(block: Block) -> Slot:
    return Slot(Item("summing-up", place=block.place), 3, 8, 15, 15)


def _looking_back(meeting: Meeting, people: int) -> Slot:
    """Tell what was tried, about a minute each; shorter where an exercise opens that up."""
    opened = any(
        exercise.when == "first" for block in meeting.blocks[:1] for exercise in block.exercises
    )
    if meeting.tried and not opened:
        most = min(people, 8)
        return Slot(Item("looking-back"), 3, most, 2 * most, 10)
    return Slot(Item("looking-back"), 2, 4, 10, 10)


def _unread_at(meeting: Meeting) -> int:
    """Find the moment that what was to be read is talked about in."""
    kinds = [block.kind for block in meeting.blocks]
    return kinds.index("discussion") if "discussion" in kinds else 0
