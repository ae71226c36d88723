"""The portal as values: what was read of each file, and what it means once all are linked.

`Page` is one file alone, as the reading stage leaves it. `Portal` and below are what linking makes
of all pages together: numbers, kinds, times and where every reference leads. Nothing here changes
after it is made, and no value holds HTML: prose is named by digest and lies on the module's shelf.
"""

from typing import Generic, NamedTuple, TypeVar

from builder.front import (
    ArticleFront,
    CalendarFront,
    CheckupFront,
    Cycle,
    CycleMoment,
    ModuleFront,
    MomentFront,
    Pace,
    PageFront,
    PartFront,
    PlanFront,
    PortalFront,
    ProtocolFront,
    Titled,
)
from builder.front.defaults import SchoolBreaks
from builder.source import Span, Spans
from builder.value import value

F = TypeVar("F")


class Heading(NamedTuple):
    """A heading of prose: its level as written (2–6), the anchor it has, its text."""

    level: int
    anchor: str
    text: str


class Reference(NamedTuple):
    """A link or picture as the author wrote it, and where."""

    target: str
    picture: bool
    span: Span


@value
class Fragment:
    """A stretch of prose rendered once: the digest names its HTML with holes on the shelf.

    `words` counts what is read; `anchors` are all ids within, its headings' among them.
    """

    digest: str = ""
    words: int = 0
    headings: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()


@value
class Page(Generic[F]):
    """One file of prose, read alone.

    `id` is its path below `content/` without the ending (`modules/lasa/1-start/b`). `references`
    are numbered through the whole file, in the order of the holes that stand for them, over the
    body and every leader block.
    """

    id: str
    path: str
    front: F
    body: Fragment
    leader: tuple[Fragment, ...]
    references: tuple[Reference, ...]
    spans: Spans
    digest: str  # of everything above that a reader may see: equal digests, equal pages
    sound: bool = True  # whether all that stands in the front matter could be used


class Medium(NamedTuple):
    """A file that the portal brings along: an image, a recording, a document.

    `id` is its path below `content/`. Width and height are in pixels as published, 0 for what is
    not a picture; `size` is in bytes, as published for what is copied.
    """

    id: str
    digest: str
    size: int
    width: int
    height: int


class Target(NamedTuple):
    """Where a reference leads: a page and perhaps an anchor in it, a medium, or an outside url.

    All empty: it leads nowhere, and has been reported.
    """

    page: str = ""
    anchor: str = ""
    medium: str = ""
    url: str = ""
    title: str = ""


@value
class Moment:
    """A moment of a part, with what the cycle gives where the author is silent."""

    page: Page[MomentFront]
    phase: CycleMoment
    title: str  # empty where the portal's language names this kind of moment
    minutes: int  # 0: neither the author nor the cycle says
    targets: tuple[Target, ...]  # one for each of the page's references
    materials: tuple[Target, ...]  # one for each of the front matter's materials
    transcripts: tuple[Target, ...]  # likewise
    posters: tuple[Target, ...]  # likewise


@value
class Part:
    """A part: a step of the module, once through the cycle."""

    page: Page[PartFront]
    number: int
    moments: tuple[Moment, ...]
    targets: tuple[Target, ...]


@value
class Article:
    """Reading that the module brings along."""

    page: Page[ArticleFront]
    slug: str
    targets: tuple[Target, ...]
    audio: Target  # of the text read aloud


class Explained(NamedTuple):
    """A word of the glossary: its anchor there, the word, what it means, its other forms."""

    anchor: str
    term: str
    text: str
    aliases: tuple[str, ...]


class TermMark(NamedTuple):
    """Where a word of the glossary stands in a fragment's stored text, and its anchor."""

    start: int
    end: int
    anchor: str


Terms = tuple[tuple[str, tuple[TermMark, ...]], ...]
"""The words of the glossary that stand in fragments, by the fragments' digests."""


@value
class Module:
    """A module: what a group works through together. The unit of work for a worker."""

    slug: str
    page: Page[ModuleFront]
    cycle: Cycle
    parts: tuple[Part, ...]
    coming: tuple[Page[PartFront], ...]  # parts that readers do not see yet, in order
    articles: tuple[Article, ...]
    media: tuple[Medium, ...]
    targets: tuple[Target, ...]
    prerequisites: tuple[Target, ...]
    logo: Target  # of who paid for it
    whole: bool  # whether all of its files and of their front matter could be used
    terms: Terms = ()


@value
class PartEntry:
    """A part as the rest of the portal sees it; the minutes are its moments', by letter.

    `question` is the first that it asks, empty where it asks none.
    """

    number: int
    title: str
    minutes: tuple[tuple[str, int], ...]
    keywords: tuple[str, ...] = ()
    seen: bool = True  # whether readers see it; with drafts, others are there too
    question: str = ""


class ArticleEntry(NamedTuple):
    """An article as the rest of the portal sees it: its page's id, and its title."""

    page: str
    title: str


LACKS = ("captions", "transcript", "picture", "document")


class Lack(NamedTuple):
    """Something that not everybody can use, as far as the checks see: its kind, what it is, where.

    Kinds: `captions` and `transcript` of a film or recording, `picture` without a text, `document`
    of which nobody knows whether it can be read aloud. `page` and `title` are its page's; the part
    is 0 and the letter empty for what is no moment's.
    """

    kind: str
    what: str
    page: str
    title: str
    part: int = 0
    letter: str = ""


@value
class Entry:
    """A module as the rest of the portal sees it, which lists it and need not hold it.

    `name` is that of its group; minutes are those that count and those beside; `digest` is that of
    everything in it that a reader may see.
    """

    name: str
    slug: str
    page: Page[ModuleFront]
    parts: int
    moments: int
    contents: tuple[PartEntry, ...]
    counted: int
    beside: int
    digest: str
    lacks: tuple[Lack, ...]
    pages: tuple[str, ...]  # the ids of its pages, itself first
    terms: tuple[str, ...]  # anchors of the words that its pages explain
    articles: tuple[ArticleEntry, ...]  # without transcripts
    media: tuple[str, ...] = ()  # `film`, `audio`: which there are to see and hear


@value
class FreePage:
    """A page of its own beside the modules."""

    page: Page[PageFront]
    slug: str
    targets: tuple[Target, ...]
    terms: tuple[TermMark, ...]


@value
class SchoolFile(Generic[F]):
    """A calendar, a plan or a self-assessment: what it says, and where.

    Its id is the file's name without ending. `broken`: something in the file could not be read, so
    what it says is not all that it means.
    """

    id: str
    path: str
    front: F
    spans: Spans
    broken: bool


@value
class Settings:
    """What holds for the whole portal. The content's own data overrides the built-in, by id."""

    front: PortalFront
    spans: Spans
    cycles: tuple[tuple[str, Cycle], ...]
    paces: tuple[tuple[str, Pace], ...]
    audiences: tuple[Titled, ...]
    protocols: tuple[tuple[str, ProtocolFront], ...]
    school_breaks: SchoolBreaks


@value
class Portal:
    """All of the content, linked. Modules stand in order, each as its entry.

    `unseen` are the slugs of those that are not among them, since readers do not see them yet.
    """

    settings: Settings
    modules: tuple[Entry, ...]
    unseen: tuple[str, ...]
    pages: tuple[FreePage, ...]
    media: tuple[Medium, ...]  # of the free pages
    lacks: tuple[Lack, ...]  # likewise
    calendars: tuple[SchoolFile[CalendarFront], ...]
    plans: tuple[SchoolFile[PlanFront], ...]
    checkups: tuple[SchoolFile[CheckupFront], ...]
    glossary: tuple[Explained, ...]
    whole: bool  # whether every free page could be used
