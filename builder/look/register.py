"""The register: every title and key term of the portal in the order of the alphabet.

It is what those have who cannot search. A long one has a page for each letter, and as many as the
letter takes, so that no page grows with the portal.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from types import MappingProxyType

from builder import addresses
from builder.look.views import Frame, Link
from builder.look.views.search import Initial, Letter, RegisterPage, Row
from builder.model import Entry, Portal
from builder.theme.alphabet import OTHER, initial, order
from builder.theme.words import Words

MOST_ROWS = 600  # of a page: some 150 KB
# Letters in addresses, where they are no letters of those.
_FOLDERS = MappingProxyType({OTHER: "0-9", "Å": "aa", "Ä": "ae", "Ö": "oe"})


def register_pages(portal: Portal, words: Words, most: int = MOST_ROWS) -> Iterator[RegisterPage]:
    """Show the register of listed modules on one page, or where it has more rows, by letter."""
    language = portal.settings.front.language
    rows = sorted(_rows(portal, words), key=lambda row: (order(row.title, language), row.note))
    grouped = groupby(rows, lambda row: initial(row.title, language))
    every = [(name, tuple(group)) for name, group in grouped]
    first = addresses.register(language)
    if len(rows) <= most:
        initials = tuple(Initial(_letter(name, first), group) for name, group in every)
        yield _page(words, language, [each.letter for each in initials], initials)
        return
    letters = [_letter(name, addresses.register(language, _folder(name))) for name, _ in every]
    yield _page(words, language, letters)
    for letter, (_, group) in zip(letters, every, strict=True):
        sheets = [group[at : at + most] for at in range(0, len(group), most)]
        links = [
            Link(str(number), addresses.further(letter.address, number, language))
            for number in range(1, len(sheets) + 1)
        ]
        for link, sheet in zip(links, sheets, strict=True):
            yield _page(words, language, letters, (Initial(letter, sheet),), link, links)


def _page(  # noqa: PLR0913, PLR0917 - what a list has
    words: Words,
    language: str,
    letters: list[Letter],
    initials: tuple[Initial, ...] = (),
    here: Link | None = None,
    pages: list[Link] | None = None,
) -> RegisterPage:
    every = Link(words.text("register.title"), addresses.register(language))
    start = Link(words.text("crumbs.start"), addresses.START)
    title = every.title
    if here:
        title = f"{title}: {initials[0].letter.title or words.text('register.other')}"
        title = title if here.title == "1" else f"{title} ({here.title})"
    return RegisterPage(
        frame=Frame(
            address=here.address if here else every.address,
            title=title,
            summary=words.text("register.lead"),
            crumbs=(start, every) if here else (start,),
        ),
        search=addresses.search(language),
        letters=tuple(letters),
        initials=initials,
        pages=tuple(pages) if pages and len(pages) > 1 else (),
    )


def _letter(name: str, address: str) -> Letter:
    # Two hyphens, which no heading's own id has.
    return Letter("" if name == OTHER else name, address, f"k--{_folder(name)}")


def _folder(name: str) -> str:
    return _FOLDERS.get(name, name.lower())


def _rows(portal: Portal, words: Words) -> Iterator[Row]:
    terms: defaultdict[str, dict[Link, str]] = defaultdict(dict)
    language = portal.settings.front.language
    for page in portal.pages:
        title, address = page.page.front.title, addresses.page(page.page.id, language)
        yield Row(title or page.slug, address, words.text("register.page"), ())
    for module in portal.modules:
        yield from _of_module(module, language, words)
        own = module.page.front.language if module.page.front.language != language else ""
        for part in module.contents:
            link = Link(part.title, _part(module, part.number, language), own)
            for term in part.keywords:
                terms[term.casefold()].setdefault(link, term)
    for each in portal.glossary:
        link = Link(words.text("glossary.title"), addresses.glossary(language))
        terms[each.term.casefold()].setdefault(link, each.term)
    for places in terms.values():
        first, term = next(iter(places.items()))
        yield Row(term, "", "", tuple(places), first.language)


def _of_module(module: Entry, language: str, words: Words) -> Iterator[Row]:
    name, own = module.page.front.title, module.page.front.language
    own = own if own != language else ""
    address = addresses.page(module.page.id, language)
    yield Row(name, address, words.text("register.module"), (), own)
    for part in module.contents:
        note = words.text("register.part", number=part.number, module=name)
        yield Row(part.title, _part(module, part.number, language), note, (), own, name)
    for article in module.articles:
        note = words.text("register.article", module=name)
        yield Row(article.title, addresses.page(article.page, language), note, (), own, name)


def _part(module: Entry, number: int, language: str) -> str:
    return f"{addresses.part_folder(module.slug, number, language)}/index.html"
