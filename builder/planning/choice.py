"""What of a meeting is taken up: all of it, less where time is short, more where there is time.

`smaller` gives what to do without, one thing after the other, in the order in which an experienced
leader would: questions marked as optional, then long protocols for their shorter ones; only then
questions, exercises, and at last the protocol itself.
"""

from collections.abc import Iterator
from dataclasses import replace

from builder.planning.meeting import Ask, Block, Meeting, Protocol
from builder.planning.seating import protocol_minutes, seats
from builder.value import value


@value
class Taken:
    """What of a block is taken up. `questions` are the numbers of those that are asked.

    `excerpt`: of what is read and seen there, ten minutes. `again`: the protocol once more.
    """

    protocol: Protocol | None
    questions: tuple[int, ...]
    exercises: bool = True
    here: bool = True
    excerpt: bool = False
    again: bool = False


@value
class Choice:
    """What of a meeting is taken up: of each block, and around them.

    `unread`: the group has not read, and tells each other an excerpt. `more` is what fills a long
    meeting.
    """

    blocks: tuple[Taken, ...]
    looking_back: bool = True
    unread: bool = False
    more: tuple[str, ...] = ()

    def at(self, number: int, **changed: object) -> "Choice":
        """Change what is taken up of a block."""
        blocks = list(self.blocks)
        blocks[number] = replace(blocks[number], **changed)  # type: ignore[arg-type]
        return replace(self, blocks=tuple(blocks))


def whole(meeting: Meeting, people: int) -> Choice:
    """Take up all of a meeting; a protocol that does not fit so many people gives way at once."""
    return Choice(
        tuple(
            Taken(
                next(protocols_for(block, people), None),
                tuple(ask.number for ask in block.questions),
            )
            for block in meeting.blocks
        )
    )


def protocols_for(block: Block, people: int) -> Iterator[Protocol]:
    """List the protocols of a block that fit so many people, the one that is wished first."""
    wished = block.protocol
    if wished:
        for protocol in (wished, *wished.shorter):
            if protocol.front.steps and seats(protocol, people):
                yield protocol


def carried(block: Block, protocol: Protocol | None) -> frozenset[int]:
    """List the questions that a protocol's steps ask, and that need no minutes of their own."""
    named = {step.question - 1 for step in protocol.front.steps} if protocol else set()
    return frozenset(
        ask.number for ask in block.questions if ask.number in named and not ask.minutes
    )


def smaller(meeting: Meeting, choice: Choice, people: int) -> Iterator[Choice]:
    """Take up less and less, without leaving out what the author holds to be needed."""
    choice = _without_optional(meeting, choice)
    yield choice
    while (at := _longest(meeting, choice, people)) is not None:
        choice = choice.at(at, protocol=_next(meeting.blocks[at], choice.blocks[at], people))
        yield choice


def smallest(meeting: Meeting, choice: Choice) -> Iterator[Choice]:
    """Take up less still, until there is next to nothing left."""
    for keep in (2, 1):
        if keep == 1:
            for change in ({"exercises": False}, {"excerpt": True}, {"protocol": None}):
                for at in range(len(choice.blocks)):
                    choice = choice.at(at, **change)
                    yield choice
        while (less := _fewer(meeting, choice, keep)) is not None:
            choice = less
            yield choice
    choice = replace(choice, looking_back=False, unread=False)
    yield choice
    for at in range(len(choice.blocks)):
        choice = choice.at(at, here=False)
        yield choice
    for at in range(len(choice.blocks)):
        choice = choice.at(at, questions=())
        yield choice


def _without_optional(meeting: Meeting, choice: Choice) -> Choice:
    for at, block in enumerate(meeting.blocks):
        free = carried(block, choice.blocks[at].protocol)
        kept = tuple(
            ask.number for ask in block.questions if not ask.optional or ask.number in free
        )
        choice = choice.at(at, questions=kept)
    return choice


def _longest(meeting: Meeting, choice: Choice, people: int) -> int | None:
    """Find the block whose protocol takes longest, of those that have a shorter one."""
    able = [
        (protocol_minutes(taken.protocol, people), -at)
        for at, (block, taken) in enumerate(zip(meeting.blocks, choice.blocks, strict=True))
        if taken.protocol and _next(block, taken, people)
    ]
    return -max(able)[1] if able else None


def _next(block: Block, taken: Taken, people: int) -> Protocol | None:
    """Find the next protocol of a block that is shorter than the one it has."""
    if taken.protocol is None:
        return None
    fitting = list(protocols_for(block, people))
    now = protocol_minutes(taken.protocol, people)
    after = fitting[fitting.index(taken.protocol) + 1 :] if taken.protocol in fitting else ()
    return next((each for each in after if protocol_minutes(each, people) < now), None)


def _fewer(meeting: Meeting, choice: Choice, keep: int) -> Choice | None:
    """Leave out one question of the block with most of them: the last but one, the first at last.

    The first leads in, and the last is most often the one that something comes of.
    """
    asked = [
        [ask for ask in block.questions if ask.number in taken.questions]
        for block, taken in zip(meeting.blocks, choice.blocks, strict=True)
    ]
    own = [
        [ask for ask in asks if ask.number not in carried(block, taken.protocol)]
        for asks, block, taken in zip(asked, meeting.blocks, choice.blocks, strict=True)
    ]
    most = max(range(len(own)), key=lambda at: (len(own[at]), -at), default=None)
    if most is None or len(own[most]) <= keep:
        return None
    gone = _dispensable(own[most])
    kept = tuple(number for number in choice.blocks[most].questions if number != gone.number)
    return choice.at(most, questions=kept)


def _dispensable(asks: list[Ask]) -> Ask:
    optional = [ask for ask in asks if ask.optional]
    return optional[-1] if optional else asks[-2]
