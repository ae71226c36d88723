"""The catalogue as views: all modules, those of each facet, and further pages of long lists."""

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import replace

from builder import addresses
from builder.look.facets import Faceted, folder
from builder.look.house import House
from builder.look.lists import PAGE_LENGTH
from builder.look.views import Card, CataloguePage, Facet, Frame, Link
from builder.theme.words import Words


def catalogue_pages(
    house: House, words: Words, cards: Mapping[str, Card], sorted_out: Faceted
) -> Iterator[CataloguePage]:
    """Make the list of all modules; cards are known by their slugs."""
    language = house.language
    start = Link(words.text("crumbs.start"), addresses.START)
    first = addresses.catalogue(language)
    facets = tuple(facet for facet, _ in sorted_out)
    is_filtered = "search" in house.outputs

    def address(number: int) -> str:
        return addresses.further(first, number, language)

    title = words.text("menu.modules")
    crumbs, lead = (start,), words.text("catalogue.lead")
    every = _pages(tuple(cards.values()), None, facets, title, lead, crumbs, address)
    for page in every:
        yield replace(
            page,
            data=addresses.catalogue_data(addresses.ANY, language)
            if is_filtered and page.frame.address == first
            else "",
            compare=addresses.compare(language) if is_filtered else "",
        )


def facet_pages(
    house: House,
    words: Words,
    cards: Mapping[str, Card],
    sorted_out: Faceted,
    wanted: Container[str],
) -> Iterator[CataloguePage]:
    """Make the lists of each facet of the wanted kinds; all facets are shown beside each."""
    language = house.language
    start = Link(words.text("crumbs.start"), addresses.START)
    every = Link(words.text("menu.modules"), addresses.catalogue(language))
    facets = tuple(facet for facet, _ in sorted_out)
    for facet, members in sorted_out:
        if facet.kind not in wanted:
            continue

        def address(number: int, first: str = facet.address) -> str:
            return addresses.further(first, number, language)

        own = tuple(cards[module.slug] for module in members)
        kind, title = words.text(f"facet.{facet.kind}"), facet.title
        about = facet.summary or words.text("catalogue.of_facet", kind=kind, value=title)
        for page in _pages(own, facet, facets, title, about, (start, every), address):
            yield replace(page, chosen=folder(facet) if "search" in house.outputs else "")


def _pages(  # noqa: PLR0913, PLR0917 - what a list has
    cards: tuple[Card, ...],
    facet: Facet | None,
    facets: tuple[Facet, ...],
    title: str,
    summary: str,
    crumbs: tuple[Link, ...],
    address: Callable[[int], str],
) -> Iterator[CataloguePage]:
    count = max(1, -(-len(cards) // PAGE_LENGTH))
    links = tuple(Link(str(number), address(number)) for number in range(1, count + 1))
    for number, link in enumerate(links, 1):
        shown = title if number == 1 else f"{title} ({number})"
        yield CataloguePage(
            frame=Frame(
                address=link.address,
                title=shown,
                summary=summary,
                crumbs=crumbs,
                previous=links[number - 2] if number > 1 else None,
                next=links[number] if number < count else None,
            ),
            facet=facet,
            facets=facets,
            cards=cards[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH],
            pages=links if count > 1 else (),
        )
