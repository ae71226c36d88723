"""An item of an agenda: what is done, from when, for how long."""

from typing import Literal

from builder.planning.meeting import Place
from builder.value import value

ItemKind = Literal[
    "arrival",
    "purpose",  # of the module, and how one works with it: at the first meeting
    "agreement",  # for the talk, and the roles: at the first meeting
    "looking-back",  # at what has stayed since the last meeting, or was tried
    "reading",  # in the meeting
    "film",  # or a recording
    "excerpt",  # ten minutes in silence, for a group that has not read
    "telling",  # each other what the excerpt said
    "exercise",  # the author's
    "step",  # of a protocol
    "question",
    "work",  # what the moment's own text tells to do; without a moment: what each needs to do
    "sharing",  # between the tables of a large group
    "planning",  # of the activity
    "preparing",  # of the activity, alone or in pairs
    "writing",  # down what was tried and what was seen
    "reading-again",  # of what was read before
    "reading-ahead",  # for the next meeting
    "summing-up",
    "next-time",
    "ending",  # of the module, in place of the next time
    "pause",
]


@value
class Item:
    """One item of an agenda.

    `start` counts minutes from the meeting's beginning. `cut`: to shorten or leave out when a
    quarter of an hour is missing.

    What belongs to a moment says which in `place`; `number` tells, from 0, which of its questions,
    exercises or materials. `title` is the author's: of an exercise, or what a protocol is about.

    A step is of the protocol `protocol`, its `step` from 0; `each` is the minutes for everyone who
    takes part, where it goes round. A step with a `number` asks that question of the moment's; an
    item of its own follows where the question has minutes for more. `time` over 1: the protocol is
    gone through once more, with another question or colleague, or what fills a long meeting goes
    on. `tables` over 1: in so many groups at once. `least`: in fewer minutes it cannot be done.
    """

    kind: ItemKind
    minutes: int = 0
    start: int = 0
    cut: bool = False
    place: Place | None = None
    number: int | None = None
    title: str = ""
    protocol: str = ""
    step: int | None = None
    each: int = 0
    time: int = 1
    tables: int = 1
    least: int = 0


@value
class Slot:
    """An item before its minutes are known: at least, as wished, at most.

    `harm` tells how much is lost with it; what to cut is chosen by the least. Slots of one
    `together` are cut together.
    """

    item: Item
    least: int
    wish: int
    most: int
    harm: int
    together: str = ""
