"""Search: a page with a field, what its script loads, and the register of all titles.

Each module has its own files, made with the module alone: its index, or several of a long one, and
the texts of each of its pages, from which excerpts are taken. `docs/search.md` tells why.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from builder import addresses
from builder.engine.digest import Sealed, seal_fields
from builder.engine.job import Batch, Job
from builder.engine.shelf import Shelf
from builder.engine.stored import Stored
from builder.front.status import is_listed
from builder.look.house import House
from builder.look.leaves import free_leaves, module_leaves
from builder.look.register import register_pages
from builder.look.scene import scene
from builder.look.search import search_page
from builder.look.sections import sections
from builder.look.views import Site
from builder.look.views.search import Leaf, OwnSection, RegisterPage, SearchPage
from builder.model import Module
from builder.outputs.page import page_job
from builder.outputs.plan import Plan, words_of
from builder.search.index import Section, index
from builder.search.script import call
from builder.search.stems import stemmer
from builder.theme.files import Theme
from builder.theme.words import Words

MOST_WORDS = 30_000  # of an index in one piece: some 60 KB of usual text
MOST_LETTERS = 80_000  # of the texts of a page, for excerpts; hardly any page has more
_BESIDE = "pages"  # the index of what is no module's


def search(plan: Plan) -> Iterator[Batch]:
    """Plan the page, the register, and the files of each module that lists lead to."""
    language = plan.house.value.language
    modules = tuple(each for each in plan.portal.modules if is_listed(each.page.front.status))
    portal = replace(plan.portal, modules=modules)
    leaves = tuple(free_leaves(portal, plan.house.value, plan.words))
    names = tuple(addresses.module_folder(each.slug, language) for each in modules)
    listed = (*((_BESIDE,) if leaves else ()), *names)
    pages = (search_page(language, plan.words), tuple(register_pages(portal, plan.words)))
    yield Batch("search", _pages, (plan.theme, plan.site, *pages, listed))
    if leaves:
        yield Batch("search/pages", _beside, (plan.theme, language, leaves), "pages")
    for module, name in zip(modules, names, strict=True):
        args = (plan.theme, plan.house, name, plan.shelves.module(module))
        yield Batch(f"search/{module.name}", _module, args, module.name)


def _pages(
    theme: Stored[Theme],
    site: Sealed[Site],
    page: SearchPage,
    register: tuple[RegisterPage, ...],
    names: tuple[str, ...],
) -> Iterator[Job]:
    yield page_job(theme, site, None, "search.html", seal_fields(page))
    for each in register:
        yield page_job(theme, site, None, "register.html", seal_fields(each))
    yield Job(page.parts, _list, (names,))


def _list(_shelf: Shelf, names: tuple[str, ...]) -> bytes:
    return call("parts", names)


def _beside(theme: Stored[Theme], language: str, leaves: tuple[Leaf, ...]) -> Iterator[Job]:
    return _files(_BESIDE, leaves, language, words_of(theme))


def _module(
    theme: Stored[Theme], house: Sealed[House], name: str, stored: Stored[Module]
) -> Iterator[Job]:
    """Plan a module's files; runs in the worker that then makes them."""
    words = words_of(theme)
    view = scene(stored.load(), house.value, words)
    return _files(name, module_leaves(view), house.value.language, words)


def _files(name: str, leaves: Iterable[Leaf], language: str, words: Words) -> Iterator[Job]:
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
        pages.append((_folder(leaf), leaf.title, leaf.label, trail, shown))
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
