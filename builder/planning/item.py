"""An item of an agenda: what is done, from when, for how long."""

from typing import Literal

from builder.planning.meeting import Place
from builder.value import value

ItemKind = Literal[
    "arrival",
    "purpose",  # of the module, and how one works with it: at the first meeting
    "agreement",  # for the talk, and the roles: at the first meeting
    "looking-back",  # since the last meeting; what was tried
    "reading",  # in the meeting; `material` says what
    "film",  # or a recording
    "excerpt",  # ten minutes in silence, for a group that has not read
    "telling",  # each other what the excerpt said
    "exercise",  # the author's, in `title`
    "step",  # of a protocol
    "question",
    "work",  # what the moment itself tells to do
    "sharing",  # between the tables of a large group
    "planning",  # of the activity
    "preparing",  # of the activity, alone or in pairs
    "writing",  # down what was tried and what was seen
    "reading-again",  # of what was read before
    "reading-ahead",  # for the next meeting
    "summing-up",
    "next-time",
    "ending",  # of the module, in place of what comes next time
    "pause",
]


@value
class Item:
    """One item of an agenda.

    `start` counts minutes from the meeting's beginning. `cut`: to leave out when a quarter of an
    hour is missing. What belongs to a moment says which in `place`; of its questions, exercises and
    materials `number` tells which (from 0).

    A step is of the protocol `protocol`, its `step` from 0; `each` is the minutes for each who
    takes part, where it goes round. A step with a `number` asks that question, which then has no
    item of its own. `time` 2: the protocol is gone through once more, with another question or
    colleague. `tables` over 1: in so many groups at once.
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


@value
class Slot:
    """An item before its minutes are known: at least, as wished, at most.

    `harm` tells how much is lost with it, from 1; what to cut is chosen by the least.
    """

    item: Item
    least: int
    wish: int
    most: int
    harm: int
