"""A meeting's draft: all of its items in order, each with the minutes it can do with."""

from collections.abc import Iterator

from builder.planning.choice import Choice
from builder.planning.conversation import slots_of
from builder.planning.item import Item, ItemKind, Slot
from builder.planning.meeting import Block, Meeting
from builder.planning.seating import tables


def draft(meeting: Meeting, choice: Choice, people: int) -> tuple[Slot, ...]:
    """Lay out what is taken up of a meeting, with what belongs to any meeting around it."""
    return tuple(_slots(meeting, choice, people))


def _slots(meeting: Meeting, choice: Choice, people: int) -> Iterator[Slot]:
    yield _slot("arrival", 2, 3, 5, 100)
    if meeting.first:
        yield _slot("purpose", 3, 5, 8, 60)
        yield _slot("agreement", 6, 10, 15, 70)
    elif choice.looking_back:
        yield _looking_back(meeting, people)
    if "reading-again" in choice.more:
        yield _slot("reading-again", 8, 12, 20, 2)
    for at, block in enumerate(meeting.blocks):
        excerpt = choice.unread == "excerpt" and at == meeting.talk
        slots = list(slots_of(block, choice.blocks[at], people, excerpt=excerpt))
        yield from slots
        if slots and block.kind == "follow_up" and at + 1 < len(meeting.blocks):
            yield _summing_up(block)
    if len(tables(people)) > 1:
        yield _slot("sharing", 5, 8, 15, 20)
    yield from _closing(meeting, choice)


def _closing(meeting: Meeting, choice: Choice) -> Iterator[Slot]:
    if meeting.plans:
        yield _slot("planning", 8, 18, 35, 90)
    if "preparing" in choice.more:
        yield _slot("preparing", 15, 30, 60, 2)
    if "writing" in choice.more:
        yield _slot("writing", 10, 20, 45, 3)
    if "work" in choice.more:
        yield _slot("work", 10, 30, 24 * 60, 1)
    last = meeting.blocks[-1] if meeting.blocks else None
    yield _summing_up(last) if last and last.kind == "follow_up" else _round()
    if "reading-ahead" in choice.more:
        yield _slot("reading-ahead", 15, 25, 60, 1)
    if meeting.last:
        yield _slot("ending", 3, 8, 15, 80)
    else:
        yield _slot("next-time", 2, 3, 5, 80)


def _slot(kind: ItemKind, least: int, wish: int, most: int, harm: int) -> Slot:
    return Slot(Item(kind), least, wish, most, harm)


def _summing_up(block: Block) -> Slot:
    """Write down what is kept of a follow-up."""
    return Slot(Item("summing-up", place=block.place), 3, 8, 15, 40)


def _round() -> Slot:
    """Say what each is going to do."""
    return _slot("summing-up", 2, 3, 8, 30)


def _looking_back(meeting: Meeting, people: int) -> Slot:
    """Tell what was tried, about a minute each; else what has stayed since the last meeting."""
    if meeting.tried:
        wish = min(people, 8)
        return _slot("looking-back", 3, wish, 2 * wish, 8)
    return _slot("looking-back", 2, 4, 10, 8)
