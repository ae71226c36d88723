"""The meetings of a module, counted over it: what each takes up, and what is done between them.

Cycles say what a meeting needs done. A moment that a meeting names before one that precedes it in
the part is of the part before: where one meets once a part (`[D, A, B]`), a meeting begins with
what was tried since the last. So the first such meeting begins with A, and after the last part
there is one meeting more, for its D.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from builder.front import ProtocolFront
from builder.model import Module, Moment
from builder.planning.material import material_minutes
from builder.planning.meeting import Ask, Block, Exercise, Matter, Meeting, Place, Protocol
from builder.planning.pace import late_letters, meetings_of

JIGSAW = "jigsaw-reading"  # the protocol for a group that has not read

Plan = tuple[Place, ...]
"""The moments that a meeting needs done."""


def meetings(
    module: Module, protocols: Mapping[str, ProtocolFront], *, reading_here: bool = False
) -> tuple[Meeting, ...]:
    """List a module's meetings, in order.

    `protocols` are those of the settings, by id. `reading_here`: what each else prepares alone is
    read in the meeting, as some paces have it.
    """
    moments = {
        (part.number, moment.phase.letter): moment
        for part in module.parts
        for moment in part.moments
    }
    plans = [tuple(each for each in plan if each in moments) for plan in _plans(module)]
    made = [
        _meeting(module, protocols, [moments[place] for place in plan], plan, here=reading_here)
        for plan in plans
    ]
    return tuple(_joined(made, moments, ends=not module.coming))


def protocol(protocols: Mapping[str, ProtocolFront], name: str) -> Protocol | None:
    """Look up a protocol with its shorter ones; what nobody knows is told elsewhere."""
    front = protocols.get(name)
    if front is None:
        return None
    known = (each for each in front.shorter if each in protocols and each != name)
    return Protocol(name, front, tuple(Protocol(each, protocols[each]) for each in known))


def _plans(module: Module) -> Iterator[Plan]:
    """List the moments of each meeting, as the cycle pairs them, each with its part."""
    late: Plan = ()
    for part in module.parts:
        for letters in meetings_of(module.cycle):
            before = late_letters(module.cycle, letters)
            yield (*late, *((part.number, each) for each in letters if each not in before))
            late = tuple((part.number, each) for each in before)
    if late:
        yield late


def _meeting(
    module: Module,
    protocols: Mapping[str, ProtocolFront],
    moments: Sequence[Moment],
    plan: Plan,
    *,
    here: bool,
) -> Meeting:
    pairs = list(zip(plan, moments, strict=True))
    alone = [(place, each) for place, each in pairs if each.phase.setting == "individual"]
    met = [(place, each) for place, each in pairs if each.phase.setting == "group"]
    if here or not met:
        met = [(place, each) for place, each in pairs if each.phase.setting != "practice"]
        alone = []
    return Meeting(
        number=0,
        blocks=tuple(_block(module, protocols, place, each) for place, each in met),
        alone=tuple(place for place, _ in alone),
        alone_minutes=sum(each.minutes for _, each in alone),
        jigsaw=protocol(protocols, JIGSAW),
    )


def _block(
    module: Module, protocols: Mapping[str, ProtocolFront], place: Place, moment: Moment
) -> Block:
    front = moment.page.front
    asked = enumerate(front.questions)
    minutes = enumerate(material_minutes(module, moment))
    return Block(
        place=place,
        kind=moment.phase.kind,
        minutes=moment.minutes,
        protocol=protocol(protocols, front.protocol),
        about=front.about,
        questions=tuple(
            Ask(at, each.minutes, len(each.follow_up), each.optional) for at, each in asked
        ),
        exercises=tuple(
            Exercise(at, each.title, each.minutes, each.when)
            for at, each in enumerate(front.exercises)
        ),
        here=tuple(
            Matter(at, front.materials[at].kind, length) for at, length in minutes if length
        ),
    )


def _joined(
    made: Sequence[Meeting], moments: Mapping[Place, Moment], *, ends: bool
) -> Iterator[Meeting]:
    """Tell each meeting what it plans, what has been tried, and what comes next.

    `ends`: no part is to come after those that there are.
    """
    tried: dict[int, Plan] = {}
    for place, moment in moments.items():
        if moment.phase.setting == "practice":
            at = _planned_at(place, made, list(moments))
            tried[at] = (*tried.get(at, ()), place)
    for at, meeting in enumerate(made):
        after = made[at + 1] if at + 1 < len(made) else None
        yield replace(
            meeting,
            number=at + 1,
            first=at == 0,
            last=after is None and ends,
            tried=tried.get(at - 1, ()),
            plans=tried.get(at, ()),
            next_alone=after.alone if after else (),
            next_minutes=after.alone_minutes if after else 0,
        )


def _planned_at(place: Place, made: Sequence[Meeting], order: Sequence[Place]) -> int:
    """Find the last meeting that takes up something before an activity; -1 for none."""
    own = order.index(place)
    before = [
        at
        for at, meeting in enumerate(made)
        if any(order.index(block.place) < own for block in meeting.blocks)
    ]
    return max(before, default=-1)
