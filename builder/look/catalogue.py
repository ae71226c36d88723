"""The catalogue as views: all modules, those of each facet, and further pages of long lists."""

from collections.abc import Callable, Iterator

from builder import addresses
from builder.look.house import House
from builder.look.lists import PAGE_LENGTH
from builder.look.views import Card, CataloguePage, Facet, Frame, Link
from builder.theme.words import Words


def catalogue_pages(
    house: House,
    words: Words,
    cards: tuple[Card, ...],
    sorted_cards: tuple[tuple[Facet, tuple[Card, ...]], ...],
) -> Iterator[CataloguePage]:
    """Make the list of all modules, then one for each facet."""
    language = house.language
    start = Link(words.text("crumbs.start"), addresses.START)
    all_title = words.text("menu.modules")
    every = Link(all_title, addresses.catalogue(language))
    facets = tuple(facet for facet, _ in sorted_cards)

    def all_address(number: int) -> str:
        return addresses.further(every.address, number, language)

    yield from _pages(cards, None, facets, all_title, (start,), all_address)
    for facet, members in sorted_cards:

        def address(number: int, first: str = facet.address) -> str:
            return addresses.further(first, number, language)

        yield from _pages(members, facet, facets, facet.title, (start, every), address)


def _pages(  # noqa: PLR0913, PLR0917 - what a list has
    cards: tuple[Card, ...],
    facet: Facet | None,
    facets: tuple[Facet, ...],
    title: str,
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
                summary=facet.summary if facet else "",
                crumbs=crumbs,
                previous=links[number - 2] if number > 1 else None,
                next=links[number] if number < count else None,
            ),
            facet=facet,
            facets=facets,
            cards=cards[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH],
            pages=links if count > 1 else (),
        )
