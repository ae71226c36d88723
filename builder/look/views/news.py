"""What is new."""

from datetime import date

from builder.look.views.frame import Frame, Link
from builder.value import value


@value
class NewsRow:
    """A module that was changed; the revision is 0 where it is news by itself that it is there."""

    module: Link
    language: str  # of its title and the notes, where it differs from the portal's, else empty
    revision: int
    summary: str  # of a new module, else empty
    notes: tuple[str, ...]  # of a module that is not new


@value
class NewsDay:
    """A day's news."""

    date: date
    rows: tuple[NewsRow, ...]


@value
class NewsPage:
    """The news, the latest first; a long list goes on over several pages."""

    frame: Frame
    days: tuple[NewsDay, ...]
    feed: str  # empty where there is none
    pages: tuple[Link, ...]  # empty where one page holds all
