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


class Fitting:
    """A meeting for so many people: what may be taken up of it, and what that needs.

    None of it depends on the meeting's minutes, so agendas of many lengths share it.
    """

    def __init__(self, meeting: Meeting, people: int, *, unread: bool) -> None:
        self.meeting = meeting
        self.people = people
        self.unread = unread
        whole_of_it = whole(meeting, people, unread=unread)
        self._gentle = (whole_of_it, *smaller(meeting, whole_of_it, people))
        self._drafts: dict[Choice, tuple[tuple[Slot, ...], int]] = {}

    def fitted(self, minutes: int, *, hard: bool) -> Fitted | None:
        """Find the most that fits, and share the time among it.

        `hard`: even what the author holds to be needed may be left out. Else protocols may be, and
        it is None where the rest does not fit.
        """
        for each in self._gentle:
            if self._least(each) <= minutes:
                return self._filled(each, minutes)
        last = self._gentle[-1]
        for each in smallest(self.meeting, last) if hard else (without_protocols(last),):
            if self._least(each) <= minutes:
                return self._filled(self._restored(each, minutes), minutes)
        return None

    def least_minutes(self) -> int:
        """Tell in how many minutes, at least, all fits that the author holds to be needed."""
        return self._least(without_protocols(self._gentle[-1]))

    def _draft(self, choice: Choice) -> tuple[Slot, ...]:
        return self._drafted(choice)[0]

    def _least(self, choice: Choice) -> int:
        return self._drafted(choice)[1]

    def _drafted(self, choice: Choice) -> tuple[tuple[Slot, ...], int]:
        """Draft a choice, once, and tell how many minutes it needs."""
        if choice not in self._drafts:
            slots = draft(self.meeting, choice, self.people)
            self._drafts[choice] = (slots, sum(slot.least for slot in slots))
        return self._drafts[choice]

    def _restored(self, choice: Choice, minutes: int) -> Choice:
        """Take up again what was given up in vain, since something larger had to go as well."""
        while better := next(
            (
                each
                for each in restored(self.meeting, choice, self.people)
                if self._least(each) <= minutes
            ),
            None,
        ):
            choice = better
        return choice

    def _filled(self, choice: Choice, minutes: int) -> Fitted | None:
        """Share the time out; where there is too much of it, take up what else fits first."""
        slots = self._draft(choice)
        given = shared(minutes, slots)
        additions = _additions(self.meeting, choice, self.people) if given is None else ()
        for add in additions:
            more = add(choice)
            if self._least(more) > minutes:
                continue
            choice, slots = more, self._draft(more)
            given = shared(minutes, slots)
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
