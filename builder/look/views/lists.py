"""The start page, the catalogue, and pages beside the modules."""

from builder.look.views.frame import Body, Chapter, Frame, Link, Phase, Time
from builder.value import value


@value
class Card:
    """A module as lists show it."""

    title: str
    summary: str
    address: str
    area: str
    school_forms: tuple[str, ...]
    audiences: tuple[str, ...]
    subjects: tuple[str, ...]
    parts: int
    time: Time
    status: str
    language: str = ""  # of title and summary, where it is not the portal's


@value
class Facet:
    """A way into the catalogue: one area, school form, audience and so on, with its modules."""

    kind: str  # one of `BASIC` and `FURTHER` in `look/facets.py`
    title: str
    summary: str
    address: str
    count: int


@value
class Entrance:
    """Where somebody may begin: a page, and what else there is for the same role."""

    title: str
    summary: str
    address: str
    role: str  # participant, leader, principal, organiser or empty
    more: tuple[Link, ...]


@value
class StartPage:
    """The portal's first page."""

    frame: Frame
    cards: tuple[Card, ...]  # a choice, at most six
    count: int  # of all modules
    areas: tuple[Facet, ...]
    entrances: tuple[Entrance, ...]
    cycle: tuple[Phase, ...]


@value
class CataloguePage:
    """All modules, or those of one facet; long lists go on over several pages.

    The first page has a filter, whose script loads `data`, an address with `NAME` for a number. A
    reader comes to it from a facet's page with that choice, `chosen`. Both, and where modules are
    compared, are empty where the portal has no filter.
    """

    frame: Frame
    facet: Facet | None
    facets: tuple[Facet, ...]
    cards: tuple[Card, ...]
    pages: tuple[Link, ...]  # empty where one page holds all; the current page's address is frame's
    data: str = ""
    chosen: str = ""
    compare: str = ""


@value
class Choice:
    """A module as whoever chooses one sees it beside others. `name` is its folder."""

    name: str
    link: Link
    summary: str
    time: Time
    parts: int
    audiences: tuple[str, ...]
    school_forms: tuple[str, ...]
    purpose: str
    hours: str  # address of its page for principals; empty where it has none


@value
class ComparePage:
    """Modules to be compared, as a table; a script puts up to four side by side.

    `data` is the address of a module's file with `NAME` for its name.
    """

    frame: Frame
    rows: tuple[Choice, ...]
    pages: tuple[Link, ...]
    data: str
    most: int


@value
class ReadingPage:
    """Where a reader keeps track of a module, by its parts; `name` is its folder."""

    frame: Frame
    name: str
    chapters: tuple[Chapter, ...]


@value
class FreePage:
    """A page of its own: about the portal, for principals."""

    frame: Frame
    summary: str
    role: str
    body: Body
    more: tuple[Link, ...]  # other pages for the same role


@value
class MissingPage:
    """What a web server shows for an address that is not there (404.html)."""

    frame: Frame
