"""A part with its moments as one document."""

from collections.abc import Iterable
from dataclasses import replace

from builder.engine.digest import seal_fields
from builder.look.terms import terms_of_bodies
from builder.look.views import Frame, MomentPage, PartPage
from builder.look.views.document import CoursePage


def course_page(part: PartPage, moments: Iterable[MomentPage], language: str) -> CoursePage:
    """Put a part and those of these moments that are its own together, at the part's address."""
    own = [each for each in moments if each.part.address == part.frame.address]
    bodies = (part.body, *(each.body for each in own))
    return CoursePage(
        frame=part.frame,
        part=seal_fields(replace(part, frame=_alone(part.frame))),
        moments=tuple(seal_fields(replace(each, frame=_alone(each.frame))) for each in own),
        terms=terms_of_bodies(bodies, language),
    )


def _alone(frame: Frame) -> Frame:
    """Take a page's neighbours away, which a document does not show."""
    return replace(frame, previous=None, next=None, crumbs=())
