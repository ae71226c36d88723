"""What tests of agendas are given: the built-in protocols, meetings of all kinds, whole modules."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import get_args

import hypothesis.strategies as st

import builder
from builder.front import (
    Cycle,
    ModuleFront,
    MomentFront,
    PartFront,
    ProtocolFront,
    Step,
)
from builder.front.form import MomentKind
from builder.model import Fragment, Module, Moment, Page, Part, Target
from builder.planning.agenda import Agenda, NoAgenda, agenda
from builder.planning.item import Item
from builder.planning.meeting import Ask, Block, Exercise, Matter, Meeting, Protocol
from builder.planning.module_meetings import protocol
from builder.source import Spans
from tests.planning.given import front

KINDS = get_args(MomentKind)
MODULE = ModuleFront(
    title="Läsa",
    summary="",
    purpose="",
    school_forms=(),
    audiences=(),
    licence="",
    status="published",
    updated=date(2026, 11, 25),
)


@cache
def fronts() -> dict[str, ProtocolFront]:
    folder = Path(builder.__file__).parent / "defaults" / "protocols"
    return {
        path.stem: front(ProtocolFront, path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.yaml"))
    }


def named(name: str) -> Protocol:
    found = protocol(fronts(), name)
    assert found
    return found


def talk(  # noqa: PLR0913 - what a meeting may differ in
    name: str = "rounds",
    minutes: tuple[int, ...] = (0, 0, 0),
    *,
    kind: MomentKind = "discussion",
    length: int = 90,
    about: str = "",
    exercises: tuple[Exercise, ...] = (),
) -> Block:
    """Make a moment with questions of so many minutes; 0: they say none."""
    asks = tuple(Ask(at, each, follow_ups=1) for at, each in enumerate(minutes))
    return Block(
        (1, "B" if kind == "discussion" else "D"),
        kind,
        length,
        named(name) if name else None,
        about,
        asks,
        exercises,
    )


def one(block: Block, *, first: bool = False, last: bool = False) -> Meeting:
    """Make a meeting of one moment, prepared and followed as in the usual cycle."""
    talks = block.kind == "discussion"
    return Meeting(
        number=3,
        blocks=(block,),
        alone=((1, "A"),) if talks else (),
        tried=() if talks else ((1, "C"),),
        plans=((1, "C"),) if talks else (),
        next_alone=() if talks else ((2, "A"),),
        jigsaw=named("jigsaw-reading"),
        first=first,
        last=last,
    )


def laid(meeting: Meeting, people: int = 6, minutes: int = 0, *, unread: bool = False) -> Agenda:
    made = agenda(meeting, people, minutes, unread=unread)
    assert isinstance(made, Agenda), made
    return made


def refused(meeting: Meeting, people: int, minutes: int) -> NoAgenda:
    made = agenda(meeting, people, minutes)
    assert isinstance(made, NoAgenda), made
    return made


def told(made: Agenda) -> list[str]:
    """Write an agenda as one word an item: the minutes, the kind, what it is of."""
    return [f"{item.minutes} {what(item)}" for item in made.items]


def what(item: Item) -> str:
    number = "" if item.number is None else f" {item.number + 1}"
    if item.kind == "step":
        return f"{item.protocol}/{item.step}{number}"
    return f"{item.kind}{number}"


def module(cycle: Cycle, parts: int, moments: dict[str, MomentFront] | None = None) -> Module:
    """Make a module whose parts are all alike, by the letters of its cycle."""
    written = moments or {}
    return Module(
        slug="lasa",
        page=Page("module", "module.md", MODULE, Fragment(), (), (), Spans(), ""),
        cycle=cycle,
        parts=tuple(
            Part(
                page=Page(
                    "p", "p.md", PartFront(title="", aim=""), Fragment(), (), (), Spans(), ""
                ),
                number=number,
                moments=tuple(
                    _moment(cycle, at, written.get(phase.letter, MomentFront()))
                    for at, phase in enumerate(cycle.moments)
                ),
                targets=(),
            )
            for number in range(1, parts + 1)
        ),
        coming=(),
        articles=(),
        media=(),
        targets=(),
        prerequisites=(),
        logo=Target(),
        whole=True,
    )


def _moment(cycle: Cycle, at: int, written: MomentFront) -> Moment:
    phase = cycle.moments[at]
    page = Page("b", "b.md", written, Fragment(), (), (), Spans(), "")
    return Moment(page, phase, "", written.minutes or phase.minutes, (), (), (), ())


minutes_of = st.integers(1, 40) | st.sampled_from([1, 5, 90, 1440])
steps_of = st.builds(
    Step,
    title=st.just("Steg"),
    minutes=st.integers(0, 60),
    minutes_each=st.integers(0, 8),
    role=st.sampled_from(["", "all", "presenter"]),
    question=st.integers(0, 4),
)


@st.composite
def protocols(draw: st.DrawFn) -> Protocol | None:
    """Draw a built-in protocol, none, or one that somebody wrote."""
    if draw(st.booleans()):
        return draw(st.sampled_from([None, *map(named, fronts())]))
    low = draw(st.integers(1, 8))
    group = draw(st.sampled_from([None, (low, low + draw(st.integers(0, 6)))]))
    own = ProtocolFront(group=group, steps=tuple(draw(st.lists(steps_of, max_size=6))))
    shorter = draw(st.lists(st.sampled_from(list(map(named, fronts()))), max_size=3))
    return Protocol("own", own, tuple(shorter))


@st.composite
def blocks(draw: st.DrawFn, number: int) -> Block:
    asked = draw(st.integers(0, 9))
    asks = tuple(
        Ask(at, draw(minutes_of | st.just(0)), draw(st.integers(0, 5)), draw(st.booleans()))
        for at in range(asked)
    )
    whens = ["first", "between", "last"]
    exercises = tuple(
        Exercise(at, "Övning", draw(minutes_of), draw(st.sampled_from(whens)))
        for at in range(draw(st.integers(0, 3)))
    )
    here = tuple(
        Matter(at, draw(st.sampled_from(["article", "film"])), draw(minutes_of))
        for at in range(draw(st.integers(0, 2)))
    )
    return Block(
        (number, draw(st.sampled_from("ABD"))),
        draw(st.sampled_from(KINDS)),
        draw(st.sampled_from([0, 30, 60, 90, 300])),
        draw(protocols()),
        draw(st.sampled_from(["", "", "Bladen"])),
        asks,
        exercises,
        here,
    )


@st.composite
def led(draw: st.DrawFn) -> Meeting:
    """Draw a meeting, of any cycle and written in any way."""
    number = draw(st.integers(0, 4))
    place = st.just(((1, "C"),)) | st.just(())
    return Meeting(
        number=1,
        blocks=tuple(draw(blocks(at)) for at in range(number)),
        alone=draw(place),
        tried=draw(place),
        plans=draw(place),
        next_alone=draw(place),
        jigsaw=draw(st.sampled_from([None, named("jigsaw-reading")])),
        first=draw(st.booleans()),
        last=draw(st.booleans()),
    )
