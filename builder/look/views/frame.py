"""What every page has: the portal's own, the module's navigation, the page's frame."""

from datetime import date
from typing import NamedTuple

from builder.model import Heading
from builder.value import value


@value
class Link:
    """A page's title and address; the language of the title where it is not the portal's.

    Where only some words of the title are in that language, those are `own`.
    """

    title: str
    address: str
    language: str = ""
    own: str = ""


@value
class Destination:
    """Where a link or picture of prose leads: an address in the site with `anchor`, or a `url`.

    Neither means that it leads nowhere any more and is shown as its text. Pictures have a width and
    height in pixels, where known.
    """

    address: str = ""
    anchor: str = ""
    url: str = ""
    width: int = 0
    height: int = 0


class Term(NamedTuple):
    """A word of the glossary: its anchor there, as it is written there, and what it means."""

    anchor: str
    term: str
    text: str


@value
class Body:
    """Prose to be filled in: the digest of its fragment and where its numbered links lead.

    `digest` is empty where the author wrote nothing. `terms` are words of the glossary with where
    they stand in the stored text, in its order: (start, end, word).
    """

    digest: str = ""
    links: tuple[Destination, ...] = ()
    terms: tuple[tuple[int, int, Term], ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is anything to read."""
        return bool(self.digest)


@value
class Phase:
    """A moment of a cycle: as the cycle has it (no address), or as a part has it."""

    letter: str
    kind: str  # preparation, discussion, activity, follow_up: gives colour and shape
    setting: str  # individual, group, practice
    title: str
    minutes: int  # 0: not stated
    counted: bool
    address: str = ""
    summary: str = ""


@value
class Time:
    """Minutes that count, and beside them those that do not (the activity in one's teaching)."""

    counted: int
    beside: int


@value
class Contact:
    """Whom to write to; any of it may be empty."""

    name: str
    email: str
    url: str


@value
class Licence:
    """A licence by its short name, with its full title and deed where they are known."""

    id: str
    title: str
    url: str


@value
class Site:
    """What every page of the portal shows: sealed once, shared by all."""

    title: str
    key: str  # begins the names of what is kept on a reader's device
    organisation: str
    language: str
    licence: Licence
    contact: Contact
    logo: Destination | None  # in place of the theme's mark
    menu: tuple[Link, ...]  # the catalogue and the free pages, in order
    url: str  # where the site will stand, with its last slash; empty where that is not known
    base: str  # the path of that, without its last slash; or empty
    feed: str  # empty where there is none
    start: str
    catalogue: str
    glossary: str  # empty where there is none
    search: str  # likewise
    documents: tuple[str, ...]  # what kinds of documents pages are made into: docx, pdf
    tools: tuple[Link, ...]  # what there is beside the modules and the free pages
    stylesheets: tuple[str, ...]
    scripts: tuple[str, ...]


@value
class Frame:
    """What a page has in common with every other page."""

    address: str
    title: str
    summary: str = ""  # for <meta name="description">, may be empty
    language: str = ""  # where it differs from the portal's, else empty
    own: str = ""  # what of the title is in that language, where not all of it is
    crumbs: tuple[Link, ...] = ()  # from the start page, without the page itself
    previous: Link | None = None
    next: Link | None = None
    updated: date | None = None
    contents: tuple[Heading, ...] = ()  # on-page contents: the body's headings


@value
class Chapter:
    """A part in its module's navigation, with its moments."""

    number: int
    title: str
    address: str
    phases: tuple[Phase, ...]


@value
class Contents:
    """A module's own navigation, shared by all its pages; never longer than the module."""

    module: Link
    chapters: tuple[Chapter, ...]
    articles: tuple[Link, ...]
    print: Link
    schedule: Link | None
    principal: Link | None
    leading: Link | None  # the guide for who leads it
    documentation: Link | None
    certificate: Link | None
    reading: Link | None  # where a reader keeps track of it; its title is the module's folder
    status: str
    language: str = ""  # of its titles, where it is not the portal's
