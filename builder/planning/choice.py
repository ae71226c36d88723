"""What of a meeting is taken up: all of it, or less where time is short.

`smaller` gives up one thing after the other, in the order in which an experienced leader would:
questions that are optional, then long protocols for their shorter ones. `smallest` goes on with
what the author holds to be needed: questions, exercises, and at last the protocol itself.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from builder.planning.meeting import Ask, Block, Meeting, Protocol
from builder.planning.seating import protocol_minutes, seats
from builder.value import value

More = Literal["preparing", "writing", "reading-again", "reading-ahead", "work"]


@value
class Taken:
    """What of a block is taken up; `questions` by their numbers.

    `excerpt`: ten minutes of each thing that is read there. `again`: how many times more the
    protocol is gone through. `left`: nothing of it.
    """

    protocol: Protocol | None
    questions: tuple[int, ...]
    exercises: bool = True
    excerpt: bool = False
    again: int = 0
    left: bool = False


@value
class Choice:
    """What of a meeting is taken up: of each block, and around them.

    `unread`: what the group was to read it reads there, by the jigsaw protocol or as an excerpt.
    `more` is what fills a long meeting.
    """

    blocks: tuple[Taken, ...]
    looking_back: bool = True
    unread: Literal["", "jigsaw", "excerpt"] = ""
    more: tuple[More, ...] = ()

    def at(self, number: int, **changed: object) -> "Choice":
        """Change what is taken up of a block."""
        blocks = list(self.blocks)
        blocks[number] = replace(blocks[number], **changed)  # type: ignore[arg-type]
        return replace(self, blocks=tuple(blocks))


def whole(meeting: Meeting, people: int, *, unread: bool) -> Choice:
    """Take up all of a meeting, with the first protocols that fit so many people."""
    choice = Choice(
        tuple(
            Taken(
                next(protocols_for(block, people), None),
                tuple(ask.number for ask in block.questions),
            )
            for block in meeting.blocks
        ),
        # An exercise that opens a follow-up is about what was tried.
        looking_back=not (_is_opened(meeting) and meeting.blocks[0].kind == "follow_up"),
    )
    if not unread or not meeting.alone or not meeting.blocks:
        return choice
    jigsaw = meeting.jigsaw
    if jigsaw and jigsaw.front.steps and seats(jigsaw, people):
        return replace(choice.at(meeting.talk, protocol=jigsaw), unread="jigsaw")
    return _as_excerpt(meeting, choice)


def _as_excerpt(meeting: Meeting, choice: Choice) -> Choice:
    return replace(choice.at(meeting.talk, protocol=None), unread="excerpt")


def protocols_for(block: Block, people: int) -> Iterator[Protocol]:
    """List the protocols of a block that fit so many people, the one that is wished first."""
    wished = block.protocol
    for protocol in (wished, *wished.shorter) if wished else ():
        if protocol.front.steps and seats(protocol, people):
            yield protocol


def carried(block: Block, protocol: Protocol | None) -> frozenset[int]:
    """List the questions that a protocol's steps ask and that need no minutes of their own."""
    steps = protocol.front.steps if protocol and not block.about else ()
    asked = {step.question - 1 for step in steps}
    return frozenset(
        ask.number for ask in block.questions if ask.number in asked and not ask.minutes
    )


def needed(block: Block, taken: Taken) -> tuple[Ask, ...]:
    """List the questions of a block that cannot be left out without saying so."""
    free = carried(block, taken.protocol)
    return tuple(ask for ask in block.questions if not ask.optional or ask.number in free)


def smaller(meeting: Meeting, choice: Choice, people: int) -> Iterator[Choice]:
    """Take up less and less, without leaving out anything that the author holds to be needed."""
    for at, block in enumerate(meeting.blocks):
        kept = needed(block, choice.blocks[at])
        choice = choice.at(at, questions=tuple(ask.number for ask in kept))
    yield choice
    if choice.looking_back and _is_opened(meeting):
        choice = replace(choice, looking_back=False)
        yield choice
    while (longest := _longest(meeting, choice, people)) is not None:
        at = longest
        shorter = _shorter(meeting.blocks[at], choice.blocks[at], people)
        choice = choice.at(at, protocol=shorter)
        yield choice
    if choice.unread == "jigsaw":
        yield _as_excerpt(meeting, choice)


def smallest(meeting: Meeting, choice: Choice) -> Iterator[Choice]:
    """Take up less still, until there is nothing left but to meet."""
    while less := _fewer(meeting, choice, keep=2):
        choice = less
        yield choice
    for change in ({"exercises": False}, {"excerpt": True}):
        for at in range(len(choice.blocks)):
            choice = choice.at(at, **change)
            yield choice
    while less := _fewer(meeting, choice, keep=1):
        choice = less
        yield choice
    choice = without_protocols(choice)
    yield choice
    for at in reversed(range(len(choice.blocks))):
        choice = choice.at(at, left=True)
        yield choice


def _is_opened(meeting: Meeting) -> bool:
    """Tell whether the author opens the meeting with an exercise."""
    return any(
        exercise.when == "first" for block in meeting.blocks[:1] for exercise in block.exercises
    )


def without_protocols(choice: Choice) -> Choice:
    """Talk about the questions as they come."""
    blocks = tuple(replace(taken, protocol=None) for taken in choice.blocks)
    return replace(choice, blocks=blocks, unread="excerpt" if choice.unread else "")


def restored(meeting: Meeting, choice: Choice, people: int) -> Iterator[Choice]:
    """Take up one thing more that was given up before something larger was, the best first."""
    for at, block in enumerate(meeting.blocks):
        taken = choice.blocks[at]
        gone = [ask for ask in needed(block, taken) if ask.number not in taken.questions]
        for ask in () if taken.left else gone:
            yield choice.at(at, questions=tuple(sorted((*taken.questions, ask.number))))
        for protocol in () if taken.left or choice.unread else protocols_for(block, people):
            if protocol == taken.protocol:
                break
            yield choice.at(at, protocol=protocol)


def _longest(meeting: Meeting, choice: Choice, people: int) -> int | None:
    """Find the block whose protocol takes longest, of those that have a shorter one."""
    able = [
        (protocol_minutes(taken.protocol, people), -at)
        for at, (block, taken) in enumerate(zip(meeting.blocks, choice.blocks, strict=True))
        if taken.protocol and _shorter(block, taken, people)
    ]
    return -max(able)[1] if able else None


def _shorter(block: Block, taken: Taken, people: int) -> Protocol | None:
    """Find the next protocol of a block that is shorter than the one it has."""
    if taken.protocol is None:
        return None
    fitting = list(protocols_for(block, people))
    after = fitting[fitting.index(taken.protocol) + 1 :] if taken.protocol in fitting else ()
    now = protocol_minutes(taken.protocol, people)
    return next((each for each in after if protocol_minutes(each, people) < now), None)


def _fewer(meeting: Meeting, choice: Choice, keep: int) -> Choice | None:
    """Leave out one question of the block with most of them, as long as it keeps so many.

    The last but one goes first: the first leads in, and of the last something is to come.
    """
    own = [
        [
            ask
            for ask in block.questions
            if ask.number in taken.questions and ask.number not in carried(block, taken.protocol)
        ]
        for block, taken in zip(meeting.blocks, choice.blocks, strict=True)
    ]
    at = max(range(len(own)), key=lambda each: (len(own[each]), -each), default=0)
    if not own or len(own[at]) <= keep:
        return None
    gone = own[at][-2].number
    kept = tuple(number for number in choice.blocks[at].questions if number != gone)
    return choice.at(at, questions=kept)
