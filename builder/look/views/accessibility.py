"""The accessibility statement."""

from datetime import date

from builder.front import Shortcoming
from builder.look.views.frame import Frame, Link
from builder.value import value


@value
class KnownRow:
    """Something that not everybody can use, and the page that it is on."""

    what: str
    where: Link


@value
class Known:
    """What the checks know of one kind: `captions`, `transcript`, `picture` or `document`."""

    kind: str
    rows: tuple[KnownRow, ...]


@value
class StatementPage:
    """The statement; where the checks know much, the list goes on over further pages.

    `contact.address` is a url, also for mail. `level` is full, partial or none.
    """

    frame: Frame
    first: bool
    actor: str
    service: str
    level: str
    assessed: date
    updated: date
    method: str
    contact: Link
    shortcomings: tuple[Shortcoming, ...]
    burden: tuple[str, ...]
    out_of_scope: tuple[str, ...]
    count: int  # of what the checks know, on all pages
    known: tuple[Known, ...]
