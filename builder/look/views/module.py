"""A module, its parts and articles, and all of it for print."""

from datetime import date

from builder.engine.digest import Sealed
from builder.look.views.frame import Body, Destination, Frame, Licence, Link, Phase, Term, Time
from builder.look.views.moment import MomentPage
from builder.value import value


@value
class Fact:
    """Somebody or something that a module names: an author, a reference, a goal; with its link."""

    text: str
    url: str = ""


@value
class Syllabus:
    """A syllabus that a module is about: its code, its version (0: not stated), its title."""

    code: str
    version: int
    title: str


@value
class Cited:
    """What a source is called by who refers to it; without authors, the portal speaks for itself.

    `within` is the module that a part is of, with the part's number; empty and 0 for a module.
    """

    authors: tuple[str, ...]
    year: int
    title: str
    revision: int
    within: str = ""
    number: int = 0


@value
class Change:
    """What a revision changed."""

    revision: int
    date: date | None
    text: str


@value
class Funding:
    """Who paid: text, and a logo with its alternative text where there is one."""

    text: str
    logo: Destination | None
    alt: str


@value
class PartRow:
    """A part in its module's table."""

    number: int
    title: str
    aim: str
    address: str
    time: Time


@value
class ComingRow:
    """A part that is not published yet."""

    number: int
    title: str
    aim: str


@value
class ArticleRow:
    """An article in a list."""

    title: str
    address: str
    reading: int  # minutes


@value
class Tongue:
    """A module in one of its languages, which has a name of its own and one in the portal's.

    `revision` is the original's that it is made from (0: not stated, or it is the original);
    `behind` tells that the original has been changed since.
    """

    language: str
    name: str
    spoken: str
    link: Link
    original: bool
    revision: int
    behind: bool


@value
class ModulePage:
    """A module's first page."""

    frame: Frame
    summary: str
    purpose: str
    goals: tuple[str, ...]
    body: Body
    parts: tuple[PartRow, ...]
    coming: tuple[ComingRow, ...]
    time: Time
    meetings: int
    closing: bool  # whether one more follows up the last part
    cycle: tuple[Phase, ...]
    articles: tuple[ArticleRow, ...]
    area: Link | None
    school_forms: tuple[Link, ...]
    forms: tuple[str, ...]  # the codes of those
    audiences: tuple[Link, ...]
    roles: tuple[str, ...]  # the ids of those
    subjects: tuple[Link, ...]
    curriculum: tuple[Syllabus, ...]
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
    cited: Cited
    compare: str  # where it is compared with others; empty where it is not
    name: str  # its folder
    tongues: tuple[Tongue, ...] = ()  # all of its languages; none where it has but one


@value
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
    cited: Cited


@value
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


@value
class PrintPart:
    """A part of the print page, with its moments."""

    page: Sealed[PartPage]
    moments: tuple[Sealed[MomentPage], ...]


@value
class PrintPage:
    """The whole module on one page, for print: the views of its pages, sealed for those."""

    frame: Frame
    module: Sealed[ModulePage]
    parts: tuple[PrintPart, ...]
    articles: tuple[Sealed[ArticlePage], ...]
    terms: tuple[Term, ...]  # those of all its pages
