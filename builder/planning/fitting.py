"""How much of a meeting fits into its minutes, and what fills them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from builder.planning.choice import (
    Choice,
    More,
    restored,
    smaller,
    smallest,
    whole,
    without_protocols,
)
from builder.planning.conversation import most_again
from builder.planning.draft import draft
from builder.planning.item import Slot
from builder.planning.meeting import Meeting
from builder.planning.share import shared


class Fitted(NamedTuple):
    """What is taken up of a meeting, as slots, each with its minutes."""

    choice: Choice
    slots: tuple[Slot, ...]
    minutes: list[int]


def fitted(
    meeting: Meeting, people: int, minutes: int, *, unread: bool, hard: bool
) -> Fitted | None:
    """Find the most that fits, and share the time among it.

    `hard`: even what the author holds to be needed may be left out. Else protocols may be, and it
    is None where the rest does not fit.
    """
    choice = whole(meeting, people, unread=unread)
    gentle = [choice, *smaller(meeting, choice, people)]
    for each in gentle:
        if _least(meeting, each, people) <= minutes:
            return _filled(meeting, each, people, minutes)
    for each in smallest(meeting, gentle[-1]) if hard else (without_protocols(gentle[-1]),):
        if _least(meeting, each, people) <= minutes:
            return _filled(meeting, _restored(meeting, each, people, minutes), people, minutes)
    return None


def least_minutes(meeting: Meeting, people: int, *, unread: bool) -> int:
    """Tell in how many minutes, at least, all fits that the author holds to be needed."""
    choice = whole(meeting, people, unread=unread)
    *_, last = smaller(meeting, choice, people)
    return _least(meeting, without_protocols(last), people)


def _least(meeting: Meeting, choice: Choice, people: int) -> int:
    return sum(slot.least for slot in draft(meeting, choice, people))


def _restored(meeting: Meeting, choice: Choice, people: int, minutes: int) -> Choice:
    """Take up again what was given up in vain, since something larger had to go as well."""
    while better := next(
        (
            each
            for each in restored(meeting, choice, people)
            if _least(meeting, each, people) <= minutes
        ),
        None,
    ):
        choice = better
    return choice


def _filled(meeting: Meeting, choice: Choice, people: int, minutes: int) -> Fitted | None:
    """Share the time out; where there is too much of it, take up what else fits first."""
    slots = draft(meeting, choice, people)
    given = shared(minutes, slots)
    for add in _additions(meeting, choice, people) if given is None else ():
        more = add(choice)
        wider = draft(meeting, more, people)
        if sum(slot.least for slot in wider) > minutes:
            continue
        choice, slots, given = more, wider, shared(minutes, wider)
        if given:
            break
    return Fitted(choice, slots, given) if given else None


def _additions(
    meeting: Meeting, choice: Choice, people: int
) -> Iterator[Callable[[Choice], Choice]]:
    """List what may be added to fill a long meeting, the best first."""
    pairs = zip(meeting.blocks, choice.blocks, strict=True)
    again = [most_again(block, taken, people) for block, taken in pairs]
    followed = any(block.kind == "follow_up" for block in meeting.blocks)
    yield from _once_more(again, 1)
    if meeting.plans:
        yield partial(_with, "preparing")
    if followed:
        yield partial(_with, "writing")
    yield from _once_more(again, 2)
    if meeting.alone and not choice.unread:
        yield partial(_with, "reading-again")
    yield from _once_more(again, 3)
    if meeting.next_alone:
        yield partial(_with, "reading-ahead")
    yield partial(_with, "work")


def _once_more(most: list[int], time: int) -> Iterator[Callable[[Choice], Choice]]:
    return (partial(_again, at, time) for at, each in enumerate(most) if each >= time)


def _again(at: int, time: int, choice: Choice) -> Choice:
    return choice.at(at, again=time)


def _with(kind: More, choice: Choice) -> Choice:
    return replace(choice, more=(*choice.more, kind))
