"""Documents: a page to take along, and a part with all its moments."""

from builder.engine.digest import Sealed
from builder.look.views.frame import Frame, Term
from builder.look.views.module import PartPage
from builder.look.views.moment import MomentPage
from builder.value import value


@value
class Cover:
    """What a document says of the module that it is about."""

    module: str
    status: str


@value
class CoursePage:
    """A part with its moments, in one document; the words that all of them explain."""

    frame: Frame
    part: Sealed[PartPage]
    moments: tuple[Sealed[MomentPage], ...]
    terms: tuple[Term, ...]
