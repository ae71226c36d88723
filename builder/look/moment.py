"""A moment's page as a view, with its materials, questions and protocol."""

from builder.front import Material as WrittenMaterial
from builder.front import ProtocolFront
from builder.look.destinations import NOWHERE
from builder.look.house import people
from builder.look.scene import Scene
from builder.look.views import (
    Destination,
    Frame,
    Material,
    MomentPage,
    Protocol,
    Question,
    Step,
)
from builder.model import Moment, Part, Target
from builder.planning.reading import reading_minutes


def moment_page(scene: Scene, part: Part, moment: Moment, frame: Frame) -> MomentPage:
    """Show a moment; of the leader's own there is nothing in it."""
    front = moment.page.front
    phases = scene.phases(part)
    address = scene.address(moment.page)
    protocol = dict(scene.house.protocols).get(front.protocol)
    return MomentPage(
        frame=frame,
        part=scene.link(part.page, part.page.front.title),
        number=part.number,
        phase=next(phase for phase in phases if phase.address == address),
        cycle=phases,
        body=scene.body(moment.page.body, moment.targets),
        materials=tuple(
            _material(scene, written, *targets)
            for written, *targets in zip(
                front.materials, moment.materials, moment.transcripts, moment.posters, strict=True
            )
        ),
        questions=tuple(
            Question(each.text, each.follow_up, each.minutes, each.optional)
            for each in front.questions
        ),
        protocol=_protocol(protocol) if protocol else None,
        observe=front.observe,
        bring=front.bring,
    )


def _material(
    scene: Scene, written: WrittenMaterial, target: Target, transcript: Target, poster: Target
) -> Material:
    medium = scene.media.get(target.medium)
    reading = reading_minutes(scene.words_of(target.page)) if written.kind == "article" else 0
    return Material(
        kind=written.kind,
        title=written.title or target.title or _file_name(written.value),
        destination=_somewhere(scene, target),
        length=written.length,
        reading=written.minutes or reading,
        size=medium.size if medium else 0,
        captions=written.captions,
        transcript=_somewhere(scene, transcript),
        authors=people(written.authors),
        pages="–".join(str(page) for page in dict.fromkeys(written.pages or ())),
        poster=_somewhere(scene, poster),
    )


def _file_name(value: str) -> str:
    """Show a file by its name; an address as it is."""
    return value if "://" in value else value.rpartition("/")[2]


def _somewhere(scene: Scene, target: Target) -> Destination | None:
    found = scene.destination(target)
    return None if found == NOWHERE else found


def _protocol(front: ProtocolFront) -> Protocol:
    return Protocol(
        title=front.title,
        summary=front.summary,
        steps=tuple(
            Step(step.title, step.minutes, step.minutes_each, step.participants)
            for step in front.steps
        ),
    )
