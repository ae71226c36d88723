"""What a principal takes along: lists to tick off, questions for check-ins, a letter to the staff.

In a module whose participants lead others themselves the words and roles are theirs: who follows
up is their own superior, and what they try is an act of leadership.
"""

from collections.abc import Iterable, Iterator, Sequence

from builder.front import ModuleFront
from builder.look.views.principal import CheckIn, FollowUp, Pack, PartTried
from builder.model import Part
from builder.planning.budget import Budget
from builder.planning.duration import say
from builder.theme.words import Words
from builder.value import value

_APART = 2  # parts from one check-in to the next, where no plan says otherwise
_LEADERS = frozenset({"leaders"})
_CHILDREN = frozenset({"FS", "FTH"})  # school forms that have children, not pupils


@value
class Asked:
    """What the texts of a pack say of a module."""

    module: ModuleFront
    parts: tuple[PartTried, ...]
    first_moment: str  # its letter
    meetings: int
    time: Budget  # at the usual pace
    group: tuple[int, int]


def is_for_leaders(front: ModuleFront) -> bool:
    """Tell whether a module's participants are leaders of schools, and they alone."""
    return bool(front.audiences) and _LEADERS.issuperset(front.audiences)


def parts_tried(parts: Iterable[Part]) -> Iterator[PartTried]:
    """List parts with what is tried out in each, where its author has named that."""
    for part in parts:
        tried = tuple(
            moment.page.front.title
            for moment in part.moments
            if moment.phase.kind == "activity" and moment.page.front.title
        )
        yield PartTried(part.number, part.page.front.title, tried)


def pack(of: Asked, words: Words) -> Pack:
    """Make a module's pack; of one without parts there is none to make."""
    leaders = is_for_leaders(of.module)
    low, high = of.group
    learners = _learners(of.module, words)
    if leaders:
        before = words.text("leaders_pack.before", low=low, high=high)
        during = words.text("leaders_pack.during")
        after = words.text("leaders_pack.after")
    else:
        before = words.text("pack.before", low=low, high=high)
        during = words.text("pack.during", learners=learners)
        after = words.text("pack.after")
    return Pack(
        before=lines(before),
        during=lines(during),
        after=lines(after),
        how=words.text("leaders_pack.how") if leaders else words.text("pack.how"),
        checkins=tuple(_check_ins(of, words)),
        letter=_letter(of, words),
        follow_ups=tuple(_follow_ups(of.module, words)),
    )


def conditions(front: ModuleFront, group: tuple[int, int], words: Words) -> tuple[str, ...]:
    """Say what a group needs of the one who follows its work."""
    low, high = group
    leaders = is_for_leaders(front)
    return (
        words.text("principal.group", low=low, high=high),
        words.text("principal.scheduled"),
        words.text("leaders_pack.leader") if leaders else words.text("principal.leader_time"),
        words.text("leaders_pack.checkins") if leaders else words.text("principal.checkins"),
        words.text("principal.afterwards"),
    )


def _learners(front: ModuleFront, words: Words) -> str:
    forms = frozenset(front.school_forms)
    if forms and forms <= _CHILDREN:
        return words.text("learners.children")
    if forms and not forms & _CHILDREN:
        return words.text("learners.pupils")
    return words.text("learners.both")


def lines(text: str) -> tuple[str, ...]:
    """Split a string of the theme that holds a list, a line for each."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _check_ins(of: Asked, words: Words) -> Iterator[CheckIn]:
    """Put a check-in after every second part and after the last, each with questions of its time.

    Between the first and the last two sets of questions take turns, so that none is asked twice
    running.
    """
    starts = range(0, len(of.parts), _APART)
    first, between, last, always = _questions(of.module, words)
    for at, start in enumerate(starts):
        some = of.parts[start : start + _APART]
        if at == len(starts) - 1:
            asked: Sequence[str] = last
        else:
            asked = (*(between[(at - 1) % len(between)] if at else first), *always)
        yield CheckIn(some[-1].number, some, tuple(asked))


def _questions(
    front: ModuleFront, words: Words
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], tuple[str, ...], tuple[str, ...]]:
    """Get the questions of the first check-in, those by turns, of the last, and of all but that."""
    if is_for_leaders(front):
        return (
            lines(words.text("leaders_pack.first")),
            (
                lines(words.text("leaders_pack.between")),
                lines(words.text("leaders_pack.between_too")),
            ),
            lines(words.text("leaders_pack.last")),
            lines(words.text("leaders_pack.always")),
        )
    learners = _learners(front, words)
    return (
        lines(words.text("pack.first")),
        (
            lines(words.text("pack.between", learners=learners)),
            lines(words.text("pack.between_too")),
        ),
        lines(words.text("pack.last")),
        lines(words.text("pack.always")),
    )


def _letter(of: Asked, words: Words) -> tuple[str, ...]:
    low, high = of.group
    title, purpose, leaders = of.module.title, of.module.purpose, is_for_leaders(of.module)
    opening = (
        words.text("leaders_pack.letter", module=title, purpose=purpose)
        if leaders
        else words.text("pack.letter", module=title, purpose=purpose)
    )
    asks = words.text(
        "pack.letter_time",
        parts=words.number("parts", len(of.parts)),
        time=say(of.time.participant),
        alone=words.text("pack.letter_alone") if of.time.preparing else "",
        meetings=of.meetings,
        low=low,
        high=high,
    )
    tries = words.text("leaders_pack.letter_tries") if leaders else words.text("pack.letter_tries")
    closing = words.text("leaders_pack.letter_end") if leaders else words.text("pack.letter_end")
    start = words.text("pack.letter_start")
    if of.time.preparing:
        number = of.parts[0].number
        read = words.text("pack.letter_reading", letter=of.first_moment, number=number)
        start = f"{start} {read}"
    return (*lines(opening), f"{asks} {tries}", *lines(closing), start, words.text("pack.sign"))


def _follow_ups(front: ModuleFront, words: Words) -> Iterator[FollowUp]:
    learners = _learners(front, words)
    leaders = is_for_leaders(front)
    yield FollowUp(
        words.text("pack.when_checkin"),
        words.text("leaders_pack.ask_checkin")
        if leaders
        else words.text("pack.ask_checkin", learners=learners),
        words.text("pack.then_checkin"),
    )
    yield FollowUp(
        words.text("pack.when_end"),
        words.text("pack.ask_end"),
        words.text("leaders_pack.then_end") if leaders else words.text("pack.then_end"),
    )
    yield FollowUp(
        words.text("pack.when_two"), words.text("pack.ask_two"), words.text("pack.then_two")
    )
    yield FollowUp(
        words.text("pack.when_six"),
        words.text("leaders_pack.ask_six")
        if leaders
        else words.text("pack.ask_six", learners=learners),
        words.text("pack.then_six"),
    )
