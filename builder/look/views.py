"""Views: the frozen arguments of each template, and all that a template may see.

An address is a path within the site (`moduler/lasa/del-1/index.html`), the same on every page; the
template makes it relative with `to(address)`. Minutes are whole minutes. A view holds no HTML: a
`Body` names rendered prose by its digest, and the page that is made loads and fills it.
"""

from dataclasses import dataclass
from datetime import date

from builder.model import Heading


@dataclass(frozen=True, slots=True)
class Link:
    """A page's title and address."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Body:
    """Prose to be filled in: the digest of its fragment and where its numbered links lead.

    `digest` is empty where the author wrote nothing.
    """

    digest: str = ""
    links: tuple[Destination, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is anything to read."""
        return bool(self.digest)


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Time:
    """Minutes that count, and beside them those that do not (the activity in one's teaching)."""

    counted: int
    beside: int


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to write to; any of it may be empty."""

    name: str
    email: str
    url: str


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence by its short name, with its full title and deed where they are known."""

    id: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Site:
    """What every page of the portal shows: sealed once, shared by all."""

    title: str
    organisation: str
    language: str
    licence: Licence
    contact: Contact
    menu: tuple[Link, ...]  # the catalogue and the free pages, in order
    start: str
    catalogue: str
    stylesheets: tuple[str, ...]
    scripts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page has in common with every other page."""

    address: str
    title: str
    summary: str = ""  # for <meta name="description">, may be empty
    language: str = ""  # where it differs from the portal's, else empty
    crumbs: tuple[Link, ...] = ()  # from the start page, without the page itself
    previous: Link | None = None
    next: Link | None = None
    updated: date | None = None
    contents: tuple[Heading, ...] = ()  # on-page contents: the body's headings


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part in its module's navigation, with its moments."""

    number: int
    title: str
    address: str
    phases: tuple[Phase, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """A module's own navigation, shared by all its pages; never longer than the module."""

    module: Link
    chapters: tuple[Chapter, ...]
    articles: tuple[Link, ...]
    print: Link


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Facet:
    """A way into the catalogue: one area, school form, audience or subject, with its modules."""

    kind: str  # area, school_form, audience, subject
    title: str
    summary: str
    address: str
    count: int


@dataclass(frozen=True, slots=True)
class Entrance:
    """A free page as the start page offers it."""

    title: str
    summary: str
    address: str
    role: str  # participant, leader, principal, organiser or empty


@dataclass(frozen=True, slots=True)
class StartPage:
    """The portal's first page."""

    frame: Frame
    cards: tuple[Card, ...]  # a choice, at most six
    count: int  # of all modules
    areas: tuple[Facet, ...]
    entrances: tuple[Entrance, ...]
    cycle: tuple[Phase, ...]


@dataclass(frozen=True, slots=True)
class CataloguePage:
    """All modules, or those of one facet; long lists go on over several pages."""

    frame: Frame
    facet: Facet | None
    facets: tuple[Facet, ...]
    cards: tuple[Card, ...]
    pages: tuple[Link, ...]  # empty where one page holds all; the current page's address is frame's


@dataclass(frozen=True, slots=True)
class Fact:
    """Somebody or something that a module names: an author, a reference, a goal; with its link."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What a revision changed."""

    revision: int
    date: date | None
    text: str


@dataclass(frozen=True, slots=True)
class Funding:
    """Who paid: text, and a logo with its alternative text where there is one."""

    text: str
    logo: Destination | None
    alt: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part in its module's table."""

    number: int
    title: str
    aim: str
    address: str
    time: Time


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list."""

    title: str
    address: str
    reading: int  # minutes


@dataclass(frozen=True, slots=True)
class ModulePage:
    """A module's first page."""

    frame: Frame
    summary: str
    purpose: str
    goals: tuple[str, ...]
    body: Body
    parts: tuple[PartRow, ...]
    time: Time
    meetings: int
    cycle: tuple[Phase, ...]
    articles: tuple[ArticleRow, ...]
    area: Link | None
    school_forms: tuple[Link, ...]
    audiences: tuple[Link, ...]
    subjects: tuple[Link, ...]
    stages: tuple[str, ...]
    group_size: tuple[int, int] | None
    prerequisites: tuple[Link, ...]
    authors: tuple[str, ...]  # each with affiliation where there is one
    produced_by: str
    funding: Funding | None
    licence: Licence
    status: str
    revision: int
    changes: tuple[Change, ...]
    review_by: date | None
    sdg: tuple[str, ...]
    references: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class PartPage:
    """A part: why, and its moments in order."""

    frame: Frame
    number: int
    total: int
    aim: str
    summary: str
    keywords: tuple[str, ...]
    body: Body
    phases: tuple[Phase, ...]
    time: Time


@dataclass(frozen=True, slots=True)
class Material:
    """Something to read, watch, hear or open.

    `length` is in seconds, `reading` in minutes, `size` in bytes; 0 where unknown.
    """

    kind: str  # article, film, audio, document, link, book
    title: str
    destination: Destination | None  # a book may have none
    length: int
    reading: int
    size: int
    captions: bool
    transcript: Destination | None
    authors: tuple[str, ...]
    pages: str
    poster: Destination | None


@dataclass(frozen=True, slots=True)
class Question:
    """A question for the talk."""

    text: str
    follow_up: tuple[str, ...]
    minutes: int  # 0: not stated
    optional: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a protocol; `each` is minutes per person, and one of the two is 0."""

    title: str
    minutes: int
    each: int
    participants: str


@dataclass(frozen=True, slots=True)
class Protocol:
    """A conversation protocol as participants meet it: nothing of the leader's lines."""

    title: str
    summary: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class MomentPage:
    """A moment: what to do, with what, for how long."""

    frame: Frame
    part: Link
    number: int  # of the part
    phase: Phase
    cycle: tuple[Phase, ...]  # the part's phases, for the picture and the local navigation
    body: Body
    materials: tuple[Material, ...]
    questions: tuple[Question, ...]
    protocol: Protocol | None
    observe: tuple[str, ...]
    bring: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """Reading that a module brings along."""

    frame: Frame
    authors: tuple[str, ...]
    licence: Licence | None  # None: the module's
    body: Body
    words: int
    reading: int  # minutes
    references: tuple[Fact, ...]
    used_in: tuple[Link, ...]  # the moments that ask for it


@dataclass(frozen=True, slots=True)
class FreePage:
    """A page of its own: about the portal, for principals."""

    frame: Frame
    summary: str
    role: str
    body: Body


@dataclass(frozen=True, slots=True)
class PrintPart:
    """A part of the print page, with its moments."""

    page: PartPage
    moments: tuple[MomentPage, ...]


@dataclass(frozen=True, slots=True)
class PrintPage:
    """The whole module on one page, for print."""

    frame: Frame
    module: ModulePage
    parts: tuple[PrintPart, ...]
    articles: tuple[ArticlePage, ...]


@dataclass(frozen=True, slots=True)
class MissingPage:
    """What a web server shows for an address that is not there (404.html)."""

    frame: Frame
