"""Declared preparation is enough for what there is to read, see and hear.

Groups whose preparation was stated as 60 minutes have needed up to 110, and most needed more than
stated. Reading time is words by the speed that `planning/reading.py` states; recordings take their
length, books their pages; an article read aloud is read or heard, not both. Notes and thinking come
on top, so what falls short here falls short for certain.
"""

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, diagnose
from builder.model import Module, Moment, Settings
from builder.planning.material import material_minutes
from builder.planning.reading import WORDS_A_MINUTE


def preparation(module: Module, settings: Settings) -> Iterator[Diagnostic]:  # noqa: ARG001 - the form of a rule
    """Find preparing moments whose materials take longer than the moment."""
    for part in module.parts:
        for moment in part.moments:
            if moment.phase.kind == "preparation" and moment.minutes:
                needed = sum(material_minutes(module, moment))
                if needed > moment.minutes:
                    yield _too_short(moment, needed)


def _too_short(moment: Moment, needed: int) -> Diagnostic:
    page = moment.page
    place = "minutes" if page.front.minutes else "materials"
    span = page.spans.of(place)
    return diagnose(
        "preparation-too-short",
        page.path,
        span._replace(end_line=span.line, end_col=span.col + 1) if place == "materials" else span,
        stated=moment.minutes,
        needed=needed,
        speed=WORDS_A_MINUTE,
    )
