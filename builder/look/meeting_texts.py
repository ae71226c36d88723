"""What a group sees of an item of its agenda: what it is called, what it is about, how it is done.

Nothing of the leader's own: the page lies on a projector. So what texts are looked up in is
stripped of it first, and of all else that no item names; what is packed for a meeting is then made
anew when its own texts change, and else not.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from builder.formats.titles import Titles
from builder.formats.words import words as terms_of
from builder.front import ModuleFront, MomentFront, PartFront, ProtocolFront
from builder.look.views.meeting_mode import FIXED, Shown
from builder.model import Fragment, Module, Moment, Page, Part, Target
from builder.planning.item import Item
from builder.planning.meeting import Block, Meeting, Place, Protocol
from builder.source import Spans
from builder.value import value

F = TypeVar("F")

Notes = tuple[tuple[str, str], ...]
"""What is said of items of a kind, by kind: how it is done, in a sentence."""

_WITHOUT_CHANGE = ("step", "pause", "film", "excerpt")  # what takes as long as it does


@value
class Told:
    """A meeting, and what may be shown of it: parts, protocols and words, without the leader's."""

    meeting: Meeting
    module: Module
    protocols: tuple[tuple[str, ProtocolFront], ...]
    notes: Notes
    language: str


def told(meeting: Meeting, module: Module, notes: Notes, language: str) -> Told:
    """Take of a module what the items of a meeting name."""
    own = replace(
        meeting,
        blocks=tuple(map(_block, meeting.blocks)),
        jigsaw=_protocol(meeting.jigsaw),
    )
    taken = {
        each.id: each.front
        for protocol in (*(block.protocol for block in own.blocks), own.jigsaw)
        if protocol
        for each in (protocol, *protocol.shorter)
    }
    places = {*(block.place for block in meeting.blocks), *meeting.plans}
    of = _module(module, places, opens=meeting.first)
    return Told(own, of, tuple(taken.items()), notes, language)


def _block(block: Block) -> Block:
    return replace(block, protocol=_protocol(block.protocol))


def _protocol(protocol: Protocol | None) -> Protocol | None:
    if protocol is None:
        return None
    steps = tuple(replace(step, leader="") for step in protocol.front.steps)
    front = replace(protocol.front, steps=steps, summary="", source="", ignore=())
    shorter = tuple(made for each in protocol.shorter if (made := _protocol(each)))
    return Protocol(protocol.id, front, shorter)


def _module(module: Module, places: Iterable[Place], *, opens: bool) -> Module:
    chosen = frozenset(places)
    front = ModuleFront(
        title="",
        summary="",
        purpose=module.page.front.purpose if opens else "",  # told in the first meeting alone
        school_forms=(),
        audiences=(),
        licence="",
        status="published",
        updated=date.min,
    )
    parts = (_part(part, chosen) for part in module.parts)
    return Module(
        slug=module.slug,
        page=_page(front),
        cycle=module.cycle,
        parts=tuple(part for part in parts if part.moments),
        coming=(),
        articles=(),
        media=(),
        targets=(),
        prerequisites=(),
        logo=Target(),
        whole=True,
    )


def _part(part: Part, places: frozenset[Place]) -> Part:
    front = PartFront(title=part.page.front.title, aim=part.page.front.aim)
    moments = tuple(
        _moment(each) for each in part.moments if (part.number, each.phase.letter) in places
    )
    return Part(_page(front), part.number, moments, ())


def _moment(moment: Moment) -> Moment:
    front = moment.page.front
    kept = MomentFront(
        questions=front.questions,
        exercises=front.exercises,
        materials=front.materials,
        observe=front.observe,
    )
    return replace(moment, page=_page(kept), targets=(), transcripts=(), posters=())


def _page(front: F) -> Page[F]:
    return Page("", "", front, Fragment(), (), (), Spans(), "")


@value
class Teller:
    """Says what the items of a meeting are."""

    told: Told
    titles: Titles
    parts: tuple[Part, ...]

    def shown(self, item: Item) -> Shown:
        """Say what a group sees of an item; the same for the same item, however long it takes."""
        step, points = self._participants(item), self._points(item)
        kind = "follow" if item.kind == "question" else "look"
        return Shown(
            title=self._title(item),
            text=self._text(item),
            note=step or dict(self.told.notes).get(item.kind, ""),
            points=points,
            deeper=kind if points else "",
            each=item.each,
            tables=item.tables,
            phase=self.titles.moment(item.place).phase.kind if item.place else "",
            least=FIXED if item.kind in _WITHOUT_CHANGE else item.least,
        )

    def _title(self, item: Item) -> str:
        if item.kind == "question" and item.number is not None:
            return self.titles.said["agenda.question_number"].format(number=item.number + 1)
        return self.titles.of(item)

    def _text(self, item: Item) -> str:
        if item.kind in ("question", "step") and item.place and item.number is not None:
            return self.titles.question(item.place, item.number)
        if item.kind == "step":
            return self.titles.about(replace(item, step=0)) if item.step is not None else ""
        match item.kind:
            case "purpose":
                return self.told.module.page.front.purpose
            case "arrival":
                return self._aim()
        return ""

    def _aim(self) -> str:
        """Say what the part that is talked about should lead to."""
        meeting = self.told.meeting
        number = meeting.blocks[meeting.talk].place[0] if meeting.blocks else 0
        aims = (part.page.front.aim for part in self.parts if part.number == number)
        return next(aims, "")

    def _participants(self, item: Item) -> str:
        if item.step is None:
            return ""
        return dict(self.told.protocols)[item.protocol].steps[item.step].participants

    def _points(self, item: Item) -> tuple[str, ...]:
        if item.kind == "question" and item.place and item.number is not None:
            moment = self.titles.moment(item.place)
            return moment.page.front.questions[item.number].follow_up
        if item.kind in ("planning", "preparing"):
            plans = [self.titles.moment(place) for place in self.told.meeting.plans]
            return tuple(text for moment in plans for text in moment.page.front.observe)
        return ()


def teller(told: Told) -> Teller:
    """Begin to say what items are."""
    titles = Titles(told.module, told.protocols, terms_of(told.language))
    return Teller(told, titles, told.module.parts)
