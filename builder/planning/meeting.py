"""A meeting to be led: what it takes up, in order, and what comes before and after it.

Plain values: what the agenda is laid out from. `module_meetings.py` makes them of a module.
"""

from builder.front import ProtocolFront
from builder.front.form import ExerciseTime, MaterialKind, MomentKind
from builder.value import value

USUAL_MINUTES = 90
USUAL_PEOPLE = 6
USUAL_START = 14 * 60 + 30  # minutes after midnight

Place = tuple[int, str]
"""A moment of a module: the number of its part, and its letter."""


@value
class Protocol:
    """A conversation protocol by its id, and those to take when it does not fit, in order."""

    id: str
    front: ProtocolFront
    shorter: tuple["Protocol", ...] = ()


@value
class Ask:
    """A question by its number in the moment (from 0).

    `minutes` are its own, 0 where the author says none; `follow_ups` is their number.
    """

    number: int
    minutes: int = 0
    follow_ups: int = 0
    optional: bool = False


@value
class Exercise:
    """What the group does beside talking: its number in the moment, and when it comes.

    That is before the protocol, between it and the questions that are left, or after these.
    """

    number: int
    title: str
    minutes: int
    when: ExerciseTime = "between"


@value
class Matter:
    """A material that is taken up in the meeting: its number in the moment, and its minutes."""

    number: int
    kind: MaterialKind
    minutes: int


@value
class Block:
    """A moment that the group does in the meeting; `minutes` 0: neither author nor cycle says.

    `about` is what the protocol is about, where that is none of the questions. `here` is read, seen
    or heard in the meeting.
    """

    place: Place
    kind: MomentKind
    minutes: int = 0
    protocol: Protocol | None = None
    about: str = ""
    questions: tuple[Ask, ...] = ()
    exercises: tuple[Exercise, ...] = ()
    here: tuple[Matter, ...] = ()


@value
class Meeting:
    """A meeting of a module.

    `number` counts over the module, from 1. `alone` is prepared by each before it, in
    `alone_minutes`; `tried` is done in one's own teaching since the meeting before, and `plans`
    what the group plans to do so until the next. `next_alone` is prepared before the next one, in
    `next_minutes`. `jigsaw` is the protocol for a group that has not read.
    """

    number: int
    blocks: tuple[Block, ...]
    alone: tuple[Place, ...] = ()
    alone_minutes: int = 0
    tried: tuple[Place, ...] = ()
    plans: tuple[Place, ...] = ()
    next_alone: tuple[Place, ...] = ()
    next_minutes: int = 0
    jigsaw: Protocol | None = None
    first: bool = False
    last: bool = False

    @property
    def minutes(self) -> int:
        """Get how long the meeting is by its own moments; 90 where they do not say."""
        return sum(block.minutes for block in self.blocks) or USUAL_MINUTES

    @property
    def talk(self) -> int:
        """Get which block what was read is talked about in."""
        kinds = [block.kind for block in self.blocks]
        return kinds.index("discussion") if "discussion" in kinds else 0
