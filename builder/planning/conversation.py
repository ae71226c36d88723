"""A moment in the meeting as slots: reading, exercises, the protocol with its questions, the rest.

The protocol is the shape in which a question is talked through. A step may ask one of the moment's
questions: a round asks the first, a learning conversation one in each of four steps. A question
without minutes of its own needs no more; one with minutes gets them right after the step, for its
follow-ups. All other questions come after the protocol, in the author's order.
"""

from collections.abc import Iterator

from builder.planning.choice import Taken, carried
from builder.planning.item import Item, ItemKind, Slot
from builder.planning.meeting import Ask, Block, Exercise, Matter, Protocol
from builder.planning.seating import seats, step_minutes, tables

QUESTION = 5  # minutes, at least; or its own, if fewer
EXCERPT = 10
_PLAIN, _FOLLOW_UP, _USUAL = 8, 2, 12  # a question without minutes of its own, as wished
_LONGEST = 25  # minutes that a talk about one question goes on
_TELLING = (5, 8, 12)
_WORK = (5, 45, 120)


def slots_of(block: Block, taken: Taken, people: int, *, unread: bool) -> Iterator[Slot]:
    """Lay out what is taken up of a moment, in order."""
    yield from _here(block, taken)
    yield from _exercises(block, taken, "first")
    if unread:
        yield from _told(block, people)
    late = [ask for ask in block.questions if ask.number in taken.questions]
    free = carried(block, taken.protocol)
    if taken.protocol:
        for slot, asks in _steps(block, taken.protocol, people, late):
            yield slot
            for ask in asks:
                late.remove(ask)
                if ask.number not in free:
                    yield _question(block, ask, late, people)
    yield from _exercises(block, taken, "between")
    again = _again(taken, late)
    for ask in late:
        if ask == again and taken.protocol:
            yield from once_more(block, taken.protocol, people, ask)
        yield _question(block, ask, late, people)
    if taken.again and not again and taken.protocol:
        yield from once_more(block, taken.protocol, people, None)
    yield from _exercises(block, taken, "last")
    yield from _work(block, taken)


def _here(block: Block, taken: Taken) -> Iterator[Slot]:
    if not taken.here:
        return
    for matter in block.here:
        kind: ItemKind = "film" if matter.kind in ("film", "audio") else "reading"
        least, wish, most = _reading(matter, taken)
        yield Slot(Item(kind, place=block.place, number=matter.number), least, wish, most, 12)


def _reading(matter: Matter, taken: Taken) -> tuple[int, int, int]:
    if taken.excerpt and matter.minutes > EXCERPT:
        return EXCERPT, EXCERPT, matter.minutes
    if matter.kind in ("film", "audio"):
        return matter.minutes, matter.minutes, matter.minutes
    return matter.minutes, matter.minutes + 1, matter.minutes + 5


def _exercises(block: Block, taken: Taken, when: str) -> Iterator[Slot]:
    for exercise in block.exercises if taken.exercises else ():
        if exercise.when == when:
            yield _exercise(block, exercise)


def _exercise(block: Block, exercise: Exercise) -> Slot:
    minutes = exercise.minutes
    item = Item("exercise", place=block.place, number=exercise.number, title=exercise.title)
    return Slot(item, -(-minutes * 7 // 10), minutes, -(-minutes * 3 // 2), 7)


def _told(block: Block, people: int) -> Iterator[Slot]:
    yield Slot(Item("excerpt", place=block.place), EXCERPT, EXCERPT, EXCERPT, 30)
    yield Slot(Item("telling", place=block.place, tables=len(tables(people))), *_TELLING, 25)


def _steps(
    block: Block, protocol: Protocol, people: int, asks: list[Ask]
) -> Iterator[tuple[Slot, list[Ask]]]:
    """Give a protocol's steps, each with the questions that are through with it."""
    known = {ask.number: ask for ask in asks}
    numbers = [step.question - 1 for step in protocol.front.steps]
    for at, slot in enumerate(steps(block, protocol, people)):
        number = numbers[at]
        done = number in known and number not in numbers[at + 1 :]
        yield slot, [known[number]] if done else []


def steps(block: Block, protocol: Protocol, people: int) -> Iterator[Slot]:
    """Lay out the steps of a protocol; their minutes are what its texts say aloud."""
    seated = seats(protocol, people)
    free = carried(block, protocol)
    for at, step in enumerate(protocol.front.steps):
        minutes = step_minutes(step, max(seated))
        number = step.question - 1
        item = Item(
            "step",
            place=block.place,
            number=number if number in free else None,
            protocol=protocol.id,
            step=at,
            each=step.minutes_each,
            tables=len(seated),
        )
        yield Slot(item, minutes, minutes, minutes, 20)


def once_more(block: Block, protocol: Protocol, people: int, ask: Ask | None) -> Iterator[Slot]:
    """Lay out the steps of a protocol for another question, or for another colleague."""
    for slot in steps(block, protocol, people):
        item = slot.item
        yield Slot(
            Item(
                "step",
                place=block.place,
                number=ask.number if ask else None,
                protocol=protocol.id,
                step=item.step,
                each=item.each,
                time=2,
                tables=item.tables,
            ),
            *(slot.least, slot.wish, slot.most),
            harm=3,
        )


def can_repeat(protocol: Protocol | None) -> bool:
    """Tell whether a protocol may be gone through once more, with another question or case."""
    if protocol is None:
        return False
    asked = {step.question for step in protocol.front.steps if step.question}
    return asked == {1} or any(step.role == "presenter" for step in protocol.front.steps)


def _again(taken: Taken, late: list[Ask]) -> Ask | None:
    """Choose the question for which a protocol is gone through once more: the weightiest."""
    if not taken.again or taken.protocol is None:
        return None
    if any(step.role == "presenter" for step in taken.protocol.front.steps):
        return None
    return max(late, key=lambda ask: (weight(ask), -ask.number), default=None)


def weight(ask: Ask) -> int:
    """Tell how long a question is wished to take: its own minutes, else by its follow-ups."""
    return ask.minutes or min(_PLAIN + _FOLLOW_UP * ask.follow_ups, _USUAL)


def _question(block: Block, ask: Ask, others: list[Ask], people: int) -> Slot:
    wish = weight(ask)
    least = min(QUESTION, ask.minutes or QUESTION)
    most = max(2 * QUESTION, min(2 * wish, _LONGEST), wish)
    item = Item("question", place=block.place, number=ask.number, tables=len(tables(people)))
    return Slot(item, least, wish, most, _harm(block, ask, others))


def _harm(block: Block, ask: Ask, others: list[Ask]) -> int:
    if ask.optional:
        return 1
    numbers = [each.number for each in block.questions if each in others or each == ask]
    if ask.number == numbers[-1]:
        return 9
    return 4 if len(numbers) > 1 and ask.number == numbers[-2] else 5


def _work(block: Block, taken: Taken) -> Iterator[Slot]:
    """Leave room for what the moment's own text tells to do, where nothing else fills it."""
    known = sum(matter.minutes for matter in block.here)
    known += sum(exercise.minutes for exercise in block.exercises)
    if block.questions or taken.protocol or known:
        return
    least, wish, most = _WORK
    item = Item("work", place=block.place)
    yield Slot(item, least, block.minutes or wish, max(block.minutes, most), 10)
