"""What of a meeting had to go, as its agenda tells it."""

from collections.abc import Iterator
from typing import Literal

from builder.planning.choice import Choice, protocols_for
from builder.planning.meeting import Meeting, Place
from builder.value import value

Because = Literal["time", "people", "unread"]


@value
class Instead:
    """A moment's protocol that gave way to another, or to none, and why."""

    place: Place
    wished: str
    taken: str
    because: Because


@value
class LeftOut:
    """A question or an exercise of a moment that there is no time for, by its number from 0."""

    place: Place
    kind: Literal["question", "exercise"]
    number: int
    optional: bool = False


def instead_of(meeting: Meeting, choice: Choice, people: int) -> Iterator[Instead]:
    """List the protocols that gave way."""
    for at, (block, taken) in enumerate(zip(meeting.blocks, choice.blocks, strict=True)):
        wished = block.protocol
        if wished and taken.protocol != wished and wished.front.steps:
            name = taken.protocol.id if taken.protocol else ""
            yield Instead(block.place, wished.id, name, _because(meeting, choice, people, at))


def _because(meeting: Meeting, choice: Choice, people: int, at: int) -> Because:
    if choice.unread and at == meeting.talk:
        return "unread"
    taken, first = choice.blocks[at].protocol, next(protocols_for(meeting.blocks[at], people), None)
    return "people" if taken == first else "time"


def left_out(meeting: Meeting, choice: Choice) -> Iterator[LeftOut]:
    """List the questions and exercises that are left out."""
    for block, taken in zip(meeting.blocks, choice.blocks, strict=True):
        asked = () if taken.left else taken.questions
        for ask in block.questions:
            if ask.number not in asked:
                yield LeftOut(block.place, "question", ask.number, ask.optional)
        for exercise in block.exercises if taken.left or not taken.exercises else ():
            yield LeftOut(block.place, "exercise", exercise.number)
