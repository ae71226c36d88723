"""Pages beside the modules as views: the start page, free pages, and what a wrong address shows."""

from collections.abc import Mapping

from builder import addresses
from builder.look.destinations import body, media_by_id
from builder.look.entrances import entrances, siblings
from builder.look.house import House
from builder.look.phases import cycle_phases
from builder.look.scene import listed
from builder.look.terms import marked
from builder.look.views import (
    Card,
    Facet,
    Frame,
    FreePage,
    Link,
    MissingPage,
    StartPage,
    Term,
)
from builder.model import FreePage as WrittenPage
from builder.model import Portal
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
        entrances=entrances(portal, house, words, facets),
        cycle=cycle_phases(name, dict(portal.settings.cycles)[name], words),
    )


def free_page(
    page: WrittenPage, portal: Portal, terms: Mapping[str, Term], house: House, words: Words
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
            media_by_id(portal.media),
            house.language,
            marked(page.terms, terms),
        ),
        more=siblings(page, portal, house),
    )


def missing_page(words: Words) -> MissingPage:
    """Show what a web server sends for an address that is not there."""
    return MissingPage(Frame(address=addresses.MISSING, title=words.text("missing.title")))
