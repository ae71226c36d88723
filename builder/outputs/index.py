"""A search index as jobs: its pages and words, and the texts that excerpts are taken from."""

from collections.abc import Iterable, Iterator

from builder import addresses
from builder.engine.job import Job
from builder.engine.shelf import Shelf
from builder.look.sections import sections
from builder.look.views.search import Leaf, OwnSection
from builder.search.index import Section, index
from builder.search.script import call
from builder.search.stems import stemmer
from builder.theme.words import Words

MOST_WORDS = 30_000  # of an index in one piece: some 60 KB of usual text
MOST_LETTERS = 80_000  # of the texts of a page, for excerpts; hardly any page has more


def list_job(path: str, names: tuple[str, ...]) -> Job:
    """Plan the list of all indexes, which the page's script loads first."""
    return Job(path, _list, (names,))


def _list(_shelf: Shelf, names: tuple[str, ...]) -> bytes:
    return call("parts", names)


def index_jobs(name: str, leaves: Iterable[Leaf], language: str, words: Words) -> Iterator[Job]:
    """Plan the files of an index by its name: its pages and words, and the texts of each page."""
    notes = words.text("search.notes")
    parts = [*_parts(leaves)]
    for number, part in enumerate(parts, 1):
        file = f"{name}.{number}.js" if number > 1 else f"{name}.js"
        further = len(parts) - 1 if number == 1 else 0
        args = (name, further, part, part[0].language or language, notes)
        yield Job(addresses.search(language, file), _words, args)
        for leaf in part:
            texts = (_folder(leaf), leaf.lead, leaf.before, leaf.body, leaf.after)
            file = f"text/{_folder(leaf)}.js"
            yield Job(addresses.search(language, file), _texts, texts)


def _parts(leaves: Iterable[Leaf]) -> Iterator[tuple[Leaf, ...]]:
    """Share pages out in pieces of so many words; one that has more is a piece of its own."""
    piece: list[Leaf] = []
    for leaf in leaves:
        if piece and sum(each.words for each in piece) + leaf.words > MOST_WORDS:
            yield tuple(piece)
            piece = []
        piece.append(leaf)
    if piece:
        yield tuple(piece)


def _folder(leaf: Leaf) -> str:
    """Name a page by its folder: what search knows it by."""
    return leaf.address.removesuffix("/index.html")


def _words(  # noqa: PLR0913, PLR0917 - a job depends on its arguments and nothing else
    shelf: Shelf, name: str, further: int, leaves: tuple[Leaf, ...], language: str, notes: str
) -> bytes:
    """Make an index: the pages with their sections, and the words of these.

    What repeats is listed once and named by number: where pages stand, sections of the theme's own.
    """
    trails: dict[str, int] = {}
    own: dict[tuple[str, str, int], int] = {}
    pages, said = [], []
    for leaf in leaves:
        first, *rest = sections(shelf, leaf.lead, leaf.before, leaf.body, leaf.after, notes)
        said.append(Section(" ".join((leaf.title, *leaf.keywords)), first.text))
        said += (Section(each.named, each.text) for each in rest)
        shown: list[int | str] = [
            own.setdefault((each.anchor, each.title, int(each.asked)), len(own))
            if each.own
            else f"{each.anchor}\t{each.title}"
            for each in rest
        ]
        trail = trails.setdefault(" › ".join(leaf.trail), len(trails))
        spoken = (leaf.language,) if leaf.language else ()
        pages.append((_folder(leaf), leaf.title, leaf.label, trail, shown, *spoken))
    made = index(said, stemmer(language))
    return call("words", name, further, [*trails], [*own], pages, *made)


def _texts(  # noqa: PLR0913, PLR0917 - as above
    shelf: Shelf,
    name: str,
    lead: tuple[str, ...],
    before: tuple[OwnSection, ...],
    body: str,
    after: tuple[OwnSection, ...],
) -> bytes:
    """Put down the texts of a page's sections by their anchors, as far as there is room."""
    room, texts = MOST_LETTERS, {}
    for each in sections(shelf, lead, before, body, after, ""):
        if each.text:
            texts[each.anchor] = each.text[:room]
            room = max(0, room - len(each.text))
    return call("texts", name, [*texts.items()])
