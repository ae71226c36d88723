"""A moment in the meeting as slots: reading, exercises, the protocol with its questions, the rest.

The protocol is the shape in which a question is talked through. A step may ask one of the moment's
questions: a round asks the first, a learning conversation one in each of four steps. A question
without minutes of its own needs no more; one with minutes gets them right after the step, for its
follow-ups. All other questions come after the protocol, in the author's order.
"""

from collections.abc import Iterator, Sequence

from builder.planning.choice import Taken, carried, protocols_for
from builder.planning.item import Item, ItemKind, Slot
from builder.planning.meeting import Ask, Block, Exercise, Matter, Protocol
from builder.planning.seating import protocol_minutes, seats, step_minutes, tables

QUESTION = 5  # minutes, at least; or its own, if fewer
EXCERPT = 10
_PLAIN, _FOLLOW_UP, _USUAL = 8, 2, 12  # a question without minutes of its own, as wished
_LONGEST = 25  # minutes that a talk about one question goes on
_TELLING = (5, 8, 12)
_WORK = (5, 45, 120)
_CASES = 2  # of other colleagues, after the first


def slots_of(block: Block, taken: Taken, people: int, *, excerpt: bool) -> Iterator[Slot]:
    """Lay out what is taken up of a moment, in order; `excerpt`: the group has not read."""
    if taken.left:
        return
    for matter in block.here:
        yield _matter(block, matter, taken)
    yield from _exercises(block, taken, "first")
    if excerpt:
        yield _slot(Item("excerpt", place=block.place), EXCERPT, EXCERPT, EXCERPT, 80)
        item = Item("telling", place=block.place, tables=len(tables(people)))
        yield _slot(item, *_TELLING, 80)
    left = [ask for ask in block.questions if ask.number in taken.questions]
    yield from _with_protocol(block, taken, people, left)
    yield from _exercises(block, taken, "between")
    yield from _questions(block, taken, people, left)
    yield from _exercises(block, taken, "last")
    if not (block.questions or taken.protocol or block.here or block.exercises):
        least, wish, most = _WORK
        minutes = block.minutes or wish
        yield _slot(Item("work", place=block.place), least, minutes, max(minutes, most), 10)


def most_again(block: Block, taken: Taken, people: int) -> int:
    """Tell how many times more a block's protocol can be gone through."""
    if taken.left or not _repeated(block, taken, people):
        return 0
    if is_for_cases(taken.protocol):
        return _CASES
    free = carried(block, taken.protocol)
    return sum(number not in free for number in taken.questions)


def is_for_cases(protocol: Protocol | None) -> bool:
    """Tell whether one colleague presents something of their own in it."""
    return protocol is not None and any(step.role == "presenter" for step in protocol.front.steps)


def weight(ask: Ask) -> int:
    """Tell how long a question is wished to take: its own minutes, else by its follow-ups."""
    return ask.minutes or min(_PLAIN + _FOLLOW_UP * ask.follow_ups, _USUAL)


def _repeated(block: Block, taken: Taken, people: int) -> Protocol | None:
    """Choose the protocol to go through once more.

    It is the same for another colleague's case, or if it is about one question; else the first of
    the shorter ones that is about one.
    """
    fitting = [taken.protocol, *protocols_for(block, people)] if taken.protocol else []
    if is_for_cases(taken.protocol):
        return taken.protocol
    return next((each for each in fitting if each and _is_for_one(each)), None)


def _is_for_one(protocol: Protocol) -> bool:
    return {step.question for step in protocol.front.steps if step.question} == {1}


def _matter(block: Block, matter: Matter, taken: Taken) -> Slot:
    recorded = matter.kind in ("film", "audio")
    kind: ItemKind = "film" if recorded else "reading"
    item = Item(kind, place=block.place, number=matter.number)
    minutes = matter.minutes
    if taken.excerpt and minutes > EXCERPT:
        return _slot(item, EXCERPT, EXCERPT, minutes, 40)
    if recorded:
        return _slot(item, minutes, minutes, minutes, 40)
    # Who reads with a pencil takes half as long again.
    return _slot(item, minutes, -(-minutes * 3 // 2), 2 * minutes + 5, 40)


def _exercises(block: Block, taken: Taken, when: str) -> Iterator[Slot]:
    for exercise in block.exercises if taken.exercises else ():
        if exercise.when == when:
            yield _exercise(block, exercise)


def _exercise(block: Block, exercise: Exercise) -> Slot:
    """Give an exercise its minutes, a third less at least, half as many again at most.

    The longer it is, the more the meeting is about it.
    """
    minutes = exercise.minutes
    item = Item("exercise", place=block.place, number=exercise.number, title=exercise.title)
    return _slot(item, -(-minutes * 2 // 3), minutes, -(-minutes * 3 // 2), max(6, minutes))


def _with_protocol(block: Block, taken: Taken, people: int, left: list[Ask]) -> Iterator[Slot]:
    """Lay out the protocol, each step followed by the question that it has done with."""
    protocol = taken.protocol
    if protocol is None:
        return
    free = carried(block, protocol)
    asks = {ask.number: ask for ask in left}
    numbers = [step.question - 1 for step in protocol.front.steps]
    about = block.about if protocol in protocols_for(block, people) else ""
    named = [None if about or number not in asks else number for number in numbers]
    for at, item in enumerate(_steps(block, protocol, people, named, title=about)):
        # Without one of its steps a protocol seldom holds.
        yield _slot(item, item.minutes, item.minutes, item.minutes, 50 + item.minutes)
        ask = asks.get(numbers[at])
        if ask and ask.number not in numbers[at + 1 :]:
            left.remove(ask)
            if ask.number not in free:
                yield _question(block, ask, people)
    for time in range(taken.again if is_for_cases(protocol) else 0):
        yield from _once_more(block, protocol, people, time + 2, None)


def _questions(block: Block, taken: Taken, people: int, left: Sequence[Ask]) -> Iterator[Slot]:
    """Lay out the questions that are left; the weightiest in a protocol of their own, if so."""
    protocol = _repeated(block, taken, people) if not is_for_cases(taken.protocol) else None
    heavy = sorted(left, key=lambda ask: (-weight(ask), ask.number))[: taken.again]
    time = 1 if protocol == taken.protocol else 0
    for ask in left:
        if protocol and ask in heavy:
            time += 1
            yield from _once_more(block, protocol, people, time, ask.number)
        yield _question(block, ask, people)


def _steps(  # noqa: PLR0913 - what the steps of a protocol differ in
    block: Block,
    protocol: Protocol,
    people: int,
    numbers: Sequence[int | None],
    *,
    title: str = "",
    time: int = 1,
) -> Iterator[Item]:
    """Give the steps of a protocol; their minutes are what its texts say aloud."""
    seated = seats(protocol, people)
    for at, step in enumerate(protocol.front.steps):
        yield Item(
            "step",
            minutes=step_minutes(step, max(seated)),
            place=block.place,
            number=numbers[at],
            title=title,
            protocol=protocol.id,
            step=at,
            each=step.minutes_each,
            time=time,
            tables=len(seated),
        )


def _once_more(
    block: Block, protocol: Protocol, people: int, time: int, number: int | None
) -> Iterator[Slot]:
    numbers = [number] * len(protocol.front.steps)
    together = f"{block.place} {protocol.id} {time}"
    harm = protocol_minutes(protocol, people) // 3
    for item in _steps(block, protocol, people, numbers, time=time):
        yield Slot(item, item.minutes, item.minutes, item.minutes, harm, together)


def _question(block: Block, ask: Ask, people: int) -> Slot:
    wish = weight(ask)
    least = min(QUESTION, ask.minutes or QUESTION)
    most = max(2 * QUESTION, min(2 * wish, _LONGEST), wish)
    seated = len(tables(people))
    item = Item("question", place=block.place, number=ask.number, tables=seated)
    return _slot(item, least, wish, most, _harm(block, ask))


def _harm(block: Block, ask: Ask) -> int:
    """Tell what is lost with a question: least with an optional one, most with the last."""
    needed = [each.number for each in block.questions if not each.optional]
    if ask.optional:
        return 1
    if ask.number == needed[-1]:
        return 14
    return 4 if ask.number == needed[-2] else 5


def _slot(item: Item, least: int, wish: int, most: int, harm: int) -> Slot:
    return Slot(item, least, wish, most, harm)
