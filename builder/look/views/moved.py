"""What stands at an address that a module had before."""

from builder.look.views.frame import Frame, Link
from builder.value import value


@value
class MovedPage:
    """A page that leads on to `there`; `module` is the module that has another address now."""

    frame: Frame
    there: str
    module: Link
