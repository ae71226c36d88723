"""A self-assessment."""

from builder.look.views.frame import Frame, Link
from builder.value import value


@value
class CheckupArea:
    """What it asks about: statements, and the modules that fit where they hold little."""

    number: int
    title: str
    statements: tuple[str, ...]
    modules: tuple[Link, ...]


@value
class CheckupPage:
    """A self-assessment; the scale goes from low to high and has at least two labels."""

    frame: Frame
    id: str
    audience: str
    scale: tuple[str, ...]
    areas: tuple[CheckupArea, ...]
    count: int  # of all statements
