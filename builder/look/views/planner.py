"""The planner: a page whose form a script makes, and what stands there without one."""

from builder.look.views.frame import Frame, Link
from builder.look.views.schedule import Sheet
from builder.value import value


@value
class UsualSheet:
    """A pace's template, for a module of the usual shape."""

    title: str
    sheet: Sheet


@value
class PlannerPage:
    """The planner. `data` are the addresses of the scripts that its form is made from."""

    frame: Frame
    data: tuple[str, ...]
    parts: int  # of the usual shape
    sheets: tuple[UsualSheet, ...]
    catalogue: Link
