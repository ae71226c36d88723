"""The agenda of a meeting: so many minutes for so many people, item by item, to the minute.

The author gives questions, a protocol and perhaps exercises; the agenda is what an experienced
leader makes of them. Arrival, looking back, reading where it is done in the meeting; the protocol
with the question that it carries; the other questions, which share what is left by their minutes;
planning of the activity; summing up; what to bring next time. `docs/guides.md` tells more.

Where time is short, less is taken up (`choice.py`), and the agenda says so. Where there is time,
the protocol is gone through once more, what is planned is prepared, what was tried is written down.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from builder.planning.choice import Choice, smaller, smallest, whole
from builder.planning.conversation import can_repeat
from builder.planning.cut import to_cut
from builder.planning.draft import draft
from builder.planning.item import Item, Slot
from builder.planning.meeting import USUAL_PEOPLE, USUAL_START, Meeting, Place
from builder.planning.pauses import pauses, started, with_pauses
from builder.planning.seating import tables
from builder.planning.share import shared
from builder.planning.size import USUAL, split
from builder.value import value

SHORTEST, LONGEST = 45, 240  # minutes, within which a group of the usual size has an agenda
FEWEST, MOST = 3, 2 * USUAL[1]
_DAY = 24 * 60


@value
class Instead:
    """A protocol that gave way: in which moment, which, and to which; none: to no other."""

    place: Place
    wished: str
    taken: str


@value
class Agenda:
    """A meeting's items, which come to its `minutes`.

    `begins` is in minutes after midnight. `left_out` are questions that there was no time for, by
    moment and number. `tables` are the sizes of the tables at which a large group talks.
    """

    minutes: int
    people: int
    begins: int
    items: tuple[Item, ...]
    instead: tuple[Instead, ...] = ()
    left_out: tuple[tuple[Place, int], ...] = ()
    tables: tuple[int, ...] = ()
    unread: bool = False


@value
class NoAgenda:
    """Why there is no agenda for so many minutes and people, and what would fit; 0: that would not.

    `questions` of the `asked` could be taken up in the time; all of them in `enough` minutes.
    `groups` are the sizes of groups to part into, or () where that does not help; `meetings` of
    `each` minutes would hold a meeting that is too long. `join`: too few, so meet with others.
    """

    minutes: int
    people: int
    asked: int = 0
    questions: int = 0
    enough: int = 0
    groups: tuple[int, ...] = ()
    meetings: int = 0
    each: int = 0
    join: bool = False


def agenda(
    meeting: Meeting,
    people: int = USUAL_PEOPLE,
    minutes: int = 0,
    begins: int = USUAL_START,
    *,
    unread: bool = False,
) -> Agenda | NoAgenda:
    """Lay out a meeting; without minutes it takes its own.

    For 4 to 8 people and 45 to 240 minutes there always is an agenda.
    """
    minutes = minutes or meeting.minutes
    if people < FEWEST:
        return NoAgenda(minutes, people, join=True)
    if people > MOST:
        return NoAgenda(minutes, people, groups=split(people, USUAL[1]))
    if minutes > LONGEST:
        number = -(-minutes // LONGEST)
        return NoAgenda(minutes, people, meetings=number, each=-(-minutes // number))
    return _laid(meeting, people, minutes, begins, unread=unread) or _advice(
        meeting, people, minutes, unread=unread
    )


def _laid(
    meeting: Meeting, people: int, minutes: int, begins: int, *, unread: bool
) -> Agenda | None:
    lengths = pauses(minutes)
    working = minutes - sum(lengths)
    fitted = _fitted(meeting, people, working, hard=minutes >= SHORTEST, unread=unread)
    if fitted is None:
        return None
    choice, slots, given = fitted
    cut = to_cut([*given, *lengths], [*(slot.harm for slot in slots), *(0 for _ in lengths)])
    items = [
        replace(slot.item, minutes=each, cut=at in cut)
        for at, (slot, each) in enumerate(zip(slots, given, strict=True))
    ]
    return Agenda(
        minutes=minutes,
        people=people,
        begins=begins,
        items=started(with_pauses(items, lengths)),
        instead=tuple(_instead(meeting, choice)),
        left_out=tuple(_left_out(meeting, choice)),
        tables=tables(people) if len(tables(people)) > 1 else (),
        unread=unread,
    )


def _fitted(
    meeting: Meeting, people: int, minutes: int, *, hard: bool, unread: bool
) -> tuple[Choice, tuple[Slot, ...], list[int]] | None:
    """Find the most that fits, and fill the time with it."""
    choice = replace(whole(meeting, people), unread=unread and bool(meeting.alone))
    steps = [choice, *smaller(meeting, choice, people)]
    rest = smallest(meeting, steps[-1]) if hard else iter(())
    for each in chain(steps, rest):
        slots = draft(meeting, each, people)
        if sum(slot.least for slot in slots) <= minutes:
            return _filled(meeting, each, people, minutes)
    return None


def _filled(
    meeting: Meeting, choice: Choice, people: int, minutes: int
) -> tuple[Choice, tuple[Slot, ...], list[int]] | None:
    """Share the time out; where there is too much of it, take up what else fits first."""
    slots = draft(meeting, choice, people)
    given = shared(minutes, slots)
    for add in _additions(meeting, choice) if given is None else ():
        more = add(choice)
        wider = draft(meeting, more, people)
        if sum(slot.least for slot in wider) > minutes:
            continue
        choice, slots, given = more, wider, shared(minutes, wider)
        if given:
            break
    return (choice, slots, given) if given else None


def _additions(meeting: Meeting, choice: Choice) -> Iterator[Callable[[Choice], Choice]]:
    """List what may be added, the best first."""
    for at, taken in enumerate(choice.blocks):
        if can_repeat(taken.protocol):
            yield partial(_once_more, at)
    wishes = (
        ("preparing", bool(meeting.plans)),
        ("writing", any(block.kind == "follow_up" for block in meeting.blocks)),
        ("reading-again", bool(meeting.alone)),
        ("reading-ahead", bool(meeting.next_alone)),
        ("work", True),
    )
    yield from (partial(_with, kind) for kind, fits in wishes if fits)


def _once_more(at: int, choice: Choice) -> Choice:
    return choice.at(at, again=True)


def _with(kind: str, choice: Choice) -> Choice:
    return replace(choice, more=(*choice.more, kind))


def _instead(meeting: Meeting, choice: Choice) -> Iterator[Instead]:
    for block, taken in zip(meeting.blocks, choice.blocks, strict=True):
        if block.protocol and taken.protocol != block.protocol:
            yield Instead(
                block.place, block.protocol.id, taken.protocol.id if taken.protocol else ""
            )


def _left_out(meeting: Meeting, choice: Choice) -> Iterator[tuple[Place, int]]:
    for block, taken in zip(meeting.blocks, choice.blocks, strict=True):
        for ask in block.questions:
            if ask.number not in taken.questions:
                yield block.place, ask.number


def _advice(meeting: Meeting, people: int, minutes: int, *, unread: bool) -> NoAgenda:
    """Say what would fit, by trying it."""

    def fits(one: Meeting, number: int, length: int) -> bool:
        return _laid(one, number, length, 0, unread=unread) is not None

    needed = [ask for block in meeting.blocks for ask in block.questions if not ask.optional]
    fewer = (
        count
        for count in range(len(needed) - 1, 0, -1)
        if fits(with_questions(meeting, count), people, minutes)
    )
    groups = split(people, USUAL[1]) if people > USUAL[1] else ()
    return NoAgenda(
        minutes,
        people,
        asked=len(needed),
        questions=next(fewer, 0),
        enough=next(
            (length for length in range(minutes + 1, LONGEST + 1) if fits(meeting, people, length)),
            0,
        ),
        groups=groups if groups and fits(meeting, max(groups), minutes) else (),
    )


def with_questions(meeting: Meeting, count: int) -> Meeting:
    """Keep the first so many questions of a meeting, of those that are not optional."""
    left = count
    blocks = []
    for block in meeting.blocks:
        kept = [ask for ask in block.questions if not ask.optional][:left]
        left -= len(kept)
        blocks.append(replace(block, questions=tuple(kept)))
    return replace(meeting, blocks=tuple(blocks))


def clock(begins: int, start: int) -> str:
    """Say when an item begins, as `14:30`."""
    hours, minutes = divmod((begins + start) % _DAY, 60)
    return f"{hours:02}:{minutes:02}"


def total(items: Sequence[Item]) -> int:
    """Add up the minutes of items."""
    return sum(item.minutes for item in items)
