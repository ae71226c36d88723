"""Pages beside the modules as views: the start page, free pages, and what a wrong address shows."""

from collections.abc import Iterator, Mapping

from builder import addresses
from builder.look.checkup import answerable, checkup_title
from builder.look.destinations import body, media_by_id
from builder.look.house import House
from builder.look.phases import cycle_phases
from builder.look.scene import listed
from builder.look.terms import marked
from builder.look.views import (
    Card,
    Entrance,
    Facet,
    Frame,
    FreePage,
    Link,
    MissingPage,
    StartPage,
    Term,
)
from builder.model import FreePage as WrittenPage
from builder.model import Medium, Portal
from builder.theme.words import Words

_SHOWN = 6  # modules on the start page


def start_page(
    portal: Portal,
    house: House,
    words: Words,
    cards: tuple[Card, ...],
    facets: tuple[Facet, ...],
) -> StartPage:
    """Show what the portal is and where to begin."""
    front = portal.settings.front
    name = "collegial"
    latest = sorted(
        zip(portal.modules, cards, strict=True),
        key=lambda pair: pair[0].page.front.updated,
        reverse=True,
    )
    return StartPage(
        frame=Frame(address=addresses.START, title=front.title, summary=words.text("start.lead")),
        cards=tuple(card for _, card in latest[:_SHOWN]),
        count=len(cards),
        areas=tuple(facet for facet in facets if facet.kind == "area"),
        entrances=tuple(_entrances(portal, house)),
        cycle=cycle_phases(name, dict(portal.settings.cycles)[name], words),
    )


def _entrances(portal: Portal, house: House) -> Iterator[Entrance]:
    """Lead to the free pages, by whom they are for, and to the self-assessments."""
    for page in portal.pages:
        front = page.page.front
        address = addresses.page(page.page.id, house.language)
        yield Entrance(front.title, front.summary, address, front.role)
    for entry in answerable(portal):
        yield Entrance(checkup_title(entry), "", addresses.checkup(entry.id, house.language), "")


def free_page(
    page: WrittenPage,
    media: tuple[Medium, ...],
    terms: Mapping[str, Term],
    house: House,
    words: Words,
) -> FreePage:
    """Show a free page; of the glossary's words those that its text has."""
    front = page.page.front
    return FreePage(
        frame=Frame(
            address=addresses.page(page.page.id, house.language),
            title=front.title or page.slug,
            summary=front.summary,
            language=front.language,
            crumbs=(Link(words.text("crumbs.start"), addresses.START),),
            contents=listed(page.page.body),
        ),
        summary=front.summary,
        role=front.role,
        body=body(
            page.page.body,
            page.targets,
            media_by_id(media),
            house.language,
            marked(page.terms, terms),
        ),
    )


def missing_page(words: Words) -> MissingPage:
    """Show what a web server sends for an address that is not there."""
    return MissingPage(Frame(address=addresses.MISSING, title=words.text("missing.title")))
