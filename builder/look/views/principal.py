"""What a module asks of the school, and what the principal does before, during and after."""

from builder.look.views.frame import Frame, Link
from builder.look.views.schedule import Hours, Sheet
from builder.value import value


@value
class PaceHours:
    """A pace and the time that it takes of one group."""

    link: Link
    hours: Hours


@value
class PartTried:
    """A part of the module, and what its participants try out between meetings."""

    number: int
    title: str
    tried: tuple[str, ...]


@value
class CheckIn:
    """A talk between the principal and the leader after some parts, with its questions."""

    number: int  # of the part after which it is held
    parts: tuple[PartTried, ...]  # those since the last check-in
    questions: tuple[str, ...]


@value
class FollowUp:
    """When something is followed up, what is asked then, and what the answer is for."""

    when: str
    asked: str
    leads_to: str


@value
class Pack:
    """What the principal takes along: lists to tick off, questions, a letter to make one's own."""

    before: tuple[str, ...]
    during: tuple[str, ...]
    after: tuple[str, ...]
    how: str  # how a check-in is held
    checkins: tuple[CheckIn, ...]
    letter: tuple[str, ...]  # its paragraphs; what is to be filled in stands in brackets
    follow_ups: tuple[FollowUp, ...]


@value
class PrincipalPage:
    """What a module asks of a school: meetings and time at each pace, and the principal's work."""

    frame: Frame
    module: Link
    purpose: str
    schedule: Link
    planner: Link
    meetings: int
    parts: int
    group: tuple[int, int]  # how many are best
    conditions: tuple[str, ...]
    paces: tuple[PaceHours, ...]
    most: int  # minutes of the longest bar
    pace: Link  # the usual one, and its schedule
    sheet: Sheet
    pack: Pack
