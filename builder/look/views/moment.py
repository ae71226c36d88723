"""A moment: its materials, questions and protocol."""

from builder.look.views.frame import Body, Destination, Frame, Link, Phase
from builder.value import value


@value
class Material:
    """Something to read, watch, hear or open.

    `length` is in seconds, `reading` in minutes, `size` in bytes; 0 where unknown.
    """

    kind: str  # article, film, audio, document, link, book
    title: str
    destination: Destination | None  # a book may have none
    length: int
    reading: int
    size: int
    captions: bool
    transcript: Destination | None
    authors: tuple[str, ...]
    pages: str
    poster: Destination | None


@value
class Question:
    """A question for the talk."""

    text: str
    follow_up: tuple[str, ...]
    minutes: int  # 0: not stated
    optional: bool


@value
class Step:
    """A step of a protocol; `each` is minutes per person, and one of the two is 0."""

    title: str
    minutes: int
    each: int
    participants: str


@value
class Protocol:
    """A conversation protocol as participants meet it: nothing of the leader's lines."""

    title: str
    summary: str
    steps: tuple[Step, ...]


@value
class MomentPage:
    """A moment: what to do, with what, for how long."""

    frame: Frame
    part: Link
    number: int  # of the part
    phase: Phase
    cycle: tuple[Phase, ...]  # the part's phases, for the picture and the local navigation
    body: Body
    materials: tuple[Material, ...]
    questions: tuple[Question, ...]
    protocol: Protocol | None
    observe: tuple[str, ...]
    bring: tuple[str, ...]
