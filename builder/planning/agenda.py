"""The agenda of a meeting: so many minutes for so many people, item by item, to the minute.

The author gives questions, a protocol and perhaps exercises; the agenda is what an experienced
leader makes of them. Arrival and looking back; reading where it is done in the meeting; the
protocol with the question that it is about; the other questions, which share what is left by their
minutes; planning of the activity; summing up; what to bring next time.

Where time is short less is taken up, and the agenda says so. Where there is much of it, weighty
questions get a protocol of their own or another colleague is heard, what is planned is prepared,
and what was tried is written down. `docs/guides.md` tells the rules to authors and leaders.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from builder.planning.cut import SHORTEST as WORTH_CUTTING
from builder.planning.cut import parted, to_cut
from builder.planning.fitting import Fitting
from builder.planning.item import Item
from builder.planning.losses import Instead, LeftOut, instead_of, left_out
from builder.planning.meeting import USUAL_PEOPLE, USUAL_START, Block, Meeting
from builder.planning.pauses import pauses, started, with_pauses
from builder.planning.seating import tables
from builder.planning.size import USUAL, split
from builder.value import value

SHORTEST, LONGEST = 45, 240  # minutes within which there always is an agenda
FEWEST, MOST = 3, 2 * USUAL[1]  # people for whom there is one


@value
class Agenda:
    """A meeting's items, which come to its `minutes`.

    `begins` is in minutes after midnight. `tables` are the sizes of the tables at which a large
    group talks; () where all sit at one. `unread`: for a group that has not read.
    """

    minutes: int
    people: int
    begins: int
    items: tuple[Item, ...]
    instead: tuple[Instead, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    tables: tuple[int, ...] = ()
    unread: bool = False


@value
class NoAgenda:
    """Why there is no agenda for so many people and minutes, and what would fit.

    `join`: they are too few, and should meet with others. `groups`: the sizes of groups to part
    into; needed where they are more than `MOST`, else it would help. Of the time, each of these
    would do, where it is not 0: so many `questions` of the `asked`, `enough` minutes for all of
    them, or so many `meetings` of `each` minutes.
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

    For 3 to 16 people and 45 to 240 minutes there always is an agenda. In less time there is one
    where all fits that the author holds to be needed.
    """
    return next(agendas(meeting, people, [minutes or meeting.minutes], begins, unread=unread))


def agendas(
    meeting: Meeting,
    people: int,
    lengths: Iterable[int],
    begins: int = USUAL_START,
    *,
    unread: bool = False,
) -> Iterator[Agenda | NoAgenda]:
    """Lay out a meeting in each of several lengths, in minutes; faster than one at a time."""
    fitting = Fitting(meeting, people, unread=unread) if FEWEST <= people <= MOST else None
    for minutes in lengths:
        if people < FEWEST:
            yield NoAgenda(minutes, people, join=True)
        elif fitting is None:
            groups = split(people, USUAL[1])
            one = agenda(meeting, max(groups), minutes, unread=unread)
            refused = one if isinstance(one, NoAgenda) else NoAgenda(minutes, people)
            yield replace(refused, people=people, groups=groups)
        elif minutes > LONGEST:
            number = -(-minutes // LONGEST)
            yield NoAgenda(minutes, people, meetings=number, each=-(-minutes // number))
        else:
            laid = _laid(fitting, minutes, begins)
            yield laid or _advice(fitting, minutes)


def _laid(fitting: Fitting, minutes: int, begins: int) -> Agenda | None:
    meeting, people = fitting.meeting, fitting.people
    lengths = pauses(minutes)
    made = fitting.fitted(minutes - sum(lengths), hard=minutes >= SHORTEST)
    if made is None:
        return None
    cut = to_cut(made.slots, made.minutes) if minutes >= WORTH_CUTTING else ()
    items = [
        replace(slot.item, minutes=each, cut=at in cut, least=slot.least)
        for at, (slot, each) in enumerate(zip(made.slots, made.minutes, strict=True))
    ]
    return Agenda(
        minutes=minutes,
        people=people,
        begins=begins,
        items=started(with_pauses(list(parted(items)), lengths)),
        instead=tuple(instead_of(meeting, made.choice, people)),
        left_out=tuple(left_out(meeting, made.choice)),
        tables=tables(people) if len(tables(people)) > 1 else (),
        unread=bool(made.choice.unread),
    )


def _advice(fitting: Fitting, minutes: int) -> NoAgenda:
    """Say what would fit, by trying it."""
    meeting, people, unread = fitting.meeting, fitting.people, fitting.unread

    def fits(one: Fitting, length: int) -> bool:
        laid = _laid(one, length, 0)
        return laid is not None and all(left.optional for left in laid.left_out)

    asked = sum(not ask.optional for block in meeting.blocks for ask in block.questions)
    fewer = (
        count
        for count in range(asked - 1, 0, -1)
        if fits(Fitting(with_questions(meeting, count), people, unread=unread), minutes)
    )
    least = max(minutes, fitting.least_minutes())
    longer = (length for length in range(least, LONGEST + 1) if fits(fitting, length))
    groups = split(people, USUAL[1]) if people > USUAL[1] else ()
    if groups and not fits(Fitting(meeting, max(groups), unread=unread), minutes):
        groups = ()
    return NoAgenda(
        minutes,
        people,
        asked=asked,
        questions=next(fewer, 0),
        enough=next(longer, 0),
        groups=groups,
    )


def with_questions(meeting: Meeting, count: int) -> Meeting:
    """Keep the first so many of the questions of a meeting that are not optional."""
    blocks: list[Block] = []
    for block in meeting.blocks:
        kept = tuple(ask for ask in block.questions if not ask.optional)[: max(count, 0)]
        count -= len(kept)
        blocks.append(replace(block, questions=kept))
    return replace(meeting, blocks=tuple(blocks))
