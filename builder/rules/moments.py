"""Each kind of moment has what it is for; the kind decides, never the letter.

Discussion and follow-up have questions, an activity says what to do and what to observe, and
preparation has a material to prepare with.
"""

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, diagnose
from builder.model import Module, Moment, Settings


def moments(module: Module, settings: Settings) -> Iterator[Diagnostic]:  # noqa: ARG001 - the form of a rule
    """Find moments that lack what their kind needs."""
    for part in module.parts:
        for moment in part.moments:
            for code in _lacking(moment) if moment.page.sound else ():
                yield diagnose(code, moment.page.path, hint="write", letter=moment.phase.letter)


def _lacking(moment: Moment) -> Iterator[str]:
    front = moment.page.front
    match moment.phase.kind:
        case "preparation" if not (front.materials or moment.targets):
            yield "no-material"
        case "discussion" | "follow_up" if not front.questions:
            yield "no-questions"
        case "activity":
            if not moment.page.body.words:
                yield "no-instructions"
            if not front.observe:
                yield "nothing-to-observe"
