"""Finding a module: lists by what search adds, the catalogue's filter, modules side by side.

It comes with the output `search`, so that a portal without it has no more pages to remake when a
title changes. All of it is made from modules' entries: no text of a moment is in it.
"""

from collections.abc import Iterator
from dataclasses import replace

from builder import addresses
from builder.engine.digest import Sealed, seal_fields
from builder.engine.job import Batch, Job
from builder.engine.shelf import Shelf
from builder.engine.stored import Stored
from builder.front.status import is_listed
from builder.look.catalogue import facet_pages
from builder.look.facets import FURTHER, facets
from builder.look.finding import Told, choice, compare_pages, shares, told
from builder.look.lists import card
from builder.look.views import CataloguePage, Choice, ComparePage, Site
from builder.model import PartEntry
from builder.outputs.page import page_job
from builder.outputs.plan import Plan
from builder.planning.duration import say
from builder.search.script import call
from builder.theme.files import Theme


def finding(plan: Plan) -> Iterator[Batch]:
    """Plan the lists, the filter's data, and of each module what is compared."""
    house, words = plan.house.value, plan.words
    modules = tuple(each for each in plan.portal.modules if is_listed(each.page.front.status))
    sorted_out = facets(modules, house, words)
    cards = {module.slug: card(module, house) for module in modules}
    choices = tuple(choice(module, house) for module in modules)
    shared = (plan.theme, plan.site)
    lists = tuple(facet_pages(house, words, cards, sorted_out, FURTHER))
    yield Batch("finding", _lists, (*shared, lists))
    yield Batch("finding/compare", _pages, (*shared, tuple(compare_pages(choices, house, words))))
    data = tuple(shares(told(modules, sorted_out, house, words)))
    yield Batch("finding/filter", _filter, (house.language, data))
    # A part's minutes, letters and keywords are compared by nobody.
    parts = tuple(
        tuple(replace(part, minutes=(), keywords=()) for part in module.contents)
        for module in modules
    )
    beside = tuple(zip(choices, parts, strict=True))
    yield Batch("finding/modules", _modules, (house.language, beside))


def _lists(
    theme: Stored[Theme], site: Sealed[Site], pages: tuple[CataloguePage, ...]
) -> Iterator[Job]:
    for page in pages:
        yield page_job(theme, site, None, "catalogue.html", seal_fields(page))


def _pages(
    theme: Stored[Theme], site: Sealed[Site], pages: tuple[ComparePage, ...]
) -> Iterator[Job]:
    for page in pages:
        yield page_job(theme, site, None, "compare.html", seal_fields(page))


def _filter(language: str, data: tuple[tuple[Told, ...], ...]) -> Iterator[Job]:
    for number, share in enumerate(data, 1):
        further = len(data) - 1 if number == 1 else 0
        yield Job(addresses.catalogue_data(number, language), _told, (further, share))


def _told(_shelf: Shelf, further: int, share: tuple[Told, ...]) -> bytes:
    """Write modules down: the facets that they have between them, and each with their numbers.

    The first file says how many further ones there are.
    """
    numbers: dict[str, int] = {}
    rows = [
        (*rest, [numbers.setdefault(each, len(numbers)) for each in facets])
        for *rest, facets in share
    ]
    return call("modules", further, [*numbers], rows)


def _modules(
    language: str, beside: tuple[tuple[Choice, tuple[PartEntry, ...]], ...]
) -> Iterator[Job]:
    for each, parts in beside:
        yield Job(addresses.compare_data(each.name, language), _beside, (each, parts))


def _beside(_shelf: Shelf, module: Choice, parts: tuple[PartEntry, ...]) -> bytes:
    """Write down what is compared of a module, as it is shown."""
    return call(
        "compare",
        module.name,
        module.link.title,
        module.link.address,
        module.hours,
        module.link.language,
        {
            "time": say(module.time.counted),
            "beside": say(module.time.beside) if module.time.beside else "",
            "parts": str(module.parts),
            "audiences": ", ".join(module.audiences),
            "school_forms": ", ".join(module.school_forms),
            "purpose": module.purpose,
        },
        [(part.number, part.title, part.question) for part in parts],
    )
