"""The portal itself: a page for everything there is to read, and the files that pages need."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from builder import addresses
from builder.engine.digest import Sealed, seal, seal_fields
from builder.engine.job import Batch, Job
from builder.engine.shelf import Shelf
from builder.engine.stored import Stored
from builder.front.status import is_listed
from builder.link.translations import Version, versions
from builder.look.catalogue import catalogue_pages, facet_pages
from builder.look.facets import BASIC, facets
from builder.look.free import free_page, missing_page, start_page
from builder.look.house import House
from builder.look.lists import card
from builder.look.module import (
    article_page,
    in_order,
    module_page,
    moment_pages,
    part_page,
    print_page,
)
from builder.look.scene import contents, scene
from builder.look.terms import terms_by_anchor
from builder.look.views import CataloguePage, FreePage, MissingPage, PrintPart, Site, StartPage
from builder.model import Explained, Medium, Module
from builder.outputs.media import media_jobs
from builder.outputs.page import page_job
from builder.outputs.plan import Plan, words_of
from builder.theme.files import Theme


def portal(plan: Plan) -> Iterator[Batch]:
    """Plan the portal: its lists and free pages, its files, and a batch for each module."""
    shared = (plan.theme, plan.site)
    yield Batch("lists", _lists, (*shared, _list_pages(plan)))
    yield Batch(
        "pages", _pages, (*shared, plan.project, _free_pages(plan), plan.portal.media), "pages"
    )
    yield Batch("assets", _assets, (plan.assets,))
    listed = (each for each in plan.portal.modules if is_listed(each.page.front.status))
    known = versions(listed, plan.house.value.language)
    alone: Sealed[tuple[Version, ...]] = seal(())
    for module in plan.portal.modules:
        stored = plan.shelves.module(module)
        own = seal(known[module.slug]) if module.slug in known else alone
        args = (*shared, plan.house, plan.project, plan.explained(module.terms), own, stored)
        yield Batch(module.name, _module, args, module.name)


def _list_pages(plan: Plan) -> tuple[StartPage | MissingPage | CataloguePage, ...]:
    names = plan.house.value
    modules = tuple(each for each in plan.portal.modules if is_listed(each.page.front.status))
    portal = replace(plan.portal, modules=modules)
    cards = {module.slug: card(module, names) for module in modules}
    sorted_out = facets(modules, names, plan.words)
    every = tuple(cards.values())
    return (
        start_page(portal, names, plan.words, every, tuple(facet for facet, _ in sorted_out)),
        missing_page(plan.words),
        *catalogue_pages(names, plan.words, cards, sorted_out),
        *facet_pages(names, plan.words, cards, sorted_out, BASIC),
    )


def _free_pages(plan: Plan) -> tuple[FreePage, ...]:
    portal = plan.portal
    terms = terms_by_anchor(portal.glossary)
    return tuple(
        free_page(page, portal, terms, plan.house.value, plan.words) for page in portal.pages
    )


_TEMPLATES = MappingProxyType(
    {StartPage: "start.html", MissingPage: "missing.html", CataloguePage: "catalogue.html"}
)


def _lists(
    theme: Stored[Theme],
    site: Sealed[Site],
    pages: tuple[StartPage | MissingPage | CataloguePage, ...],
) -> Iterator[Job]:
    for page in pages:
        yield page_job(theme, site, None, _TEMPLATES[type(page)], seal_fields(page))


def _pages(
    theme: Stored[Theme],
    site: Sealed[Site],
    project: Sealed[Path],
    pages: tuple[FreePage, ...],
    media: tuple[Medium, ...],
) -> Iterator[Job]:
    for page in pages:
        yield page_job(theme, site, None, "page.html", seal_fields(page))
    yield from media_jobs(media, project, site.value.language)


def _assets(assets: tuple[tuple[str, bytes], ...]) -> Iterator[Job]:
    for name, data in assets:
        yield Job(addresses.asset(name), _asset, (data,))


def _asset(_shelf: Shelf, data: bytes) -> bytes:
    return data


def _module(  # noqa: PLR0913, PLR0917 - each is sealed by itself, so that reasons name it
    theme: Stored[Theme],
    site: Sealed[Site],
    house: Sealed[House],
    project: Sealed[Path],
    glossary: Sealed[tuple[Explained, ...]],
    tongues: Sealed[tuple[Version, ...]],
    stored: Stored[Module],
) -> Iterator[Job]:
    """Plan a module's pages; runs in the worker that then makes them."""
    module = stored.load()
    words = words_of(theme)
    view = scene(module, house.value, words, glossary.value)
    around = seal(contents(view))
    inside = [seal(contents(view, part)) for part in module.parts]
    first, courses = in_order(
        module_page(view, tongues.value),
        tuple((part_page(view, part), moment_pages(view, part)) for part in module.parts),
    )
    # Each stands on a page of its own and on the one for print, so it is sealed once for both.
    start = seal_fields(first)
    parts = tuple(
        PrintPart(seal_fields(part), tuple(map(seal_fields, moments))) for part, moments in courses
    )
    articles = tuple(seal_fields(article_page(view, each)) for each in module.articles)
    yield page_job(theme, site, around, "module.html", start)
    for part, navigation in zip(parts, inside, strict=True):
        yield page_job(theme, site, navigation, "part.html", part.page)
        for moment in part.moments:
            yield page_job(theme, site, navigation, "moment.html", moment)
    for article in articles:
        yield page_job(theme, site, around, "article.html", article)
    whole = print_page(view, start, parts, articles)
    yield page_job(theme, site, around, "print.html", seal_fields(whole))
    yield from media_jobs(module.media, project, house.value.language)
