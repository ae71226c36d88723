"""The portal itself: a page for everything there is to read, and the files that pages need."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from builder import addresses
from builder.engine.digest import Sealed, seal
from builder.engine.job import Batch, Job
from builder.engine.shelf import Shelf
from builder.engine.stored import Stored
from builder.front.status import is_listed
from builder.look.catalogue import catalogue_pages
from builder.look.free import free_page, missing_page, start_page
from builder.look.house import House
from builder.look.lists import card, facets
from builder.look.module import (
    article_page,
    in_order,
    module_page,
    moment_pages,
    part_page,
    print_page,
)
from builder.look.render import render_page
from builder.look.scene import contents, scene
from builder.look.views import CataloguePage, FreePage, MissingPage, PrintPart, Site, StartPage
from builder.model import Medium, Module
from builder.outputs.media import media_jobs
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
    for module in plan.portal.modules:
        args = (*shared, plan.house, plan.project, plan.shelves.module(module))
        yield Batch(module.name, _module, args, module.name)


def _list_pages(plan: Plan) -> tuple[StartPage | MissingPage | CataloguePage, ...]:
    names = plan.house.value
    modules = tuple(each for each in plan.portal.modules if is_listed(each.page.front.status))
    portal = replace(plan.portal, modules=modules)
    cards = {module.slug: card(module, names) for module in modules}
    sorted_out = facets(modules, names)
    every = tuple(cards.values())
    return (
        start_page(portal, names, plan.words, every, tuple(facet for facet, _ in sorted_out)),
        missing_page(plan.words),
        *catalogue_pages(
            names,
            plan.words,
            every,
            tuple(
                (facet, tuple(cards[module.slug] for module in members))
                for facet, members in sorted_out
            ),
        ),
    )


def _free_pages(plan: Plan) -> tuple[FreePage, ...]:
    portal = plan.portal
    return tuple(
        free_page(page, portal.media, plan.house.value, plan.words) for page in portal.pages
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
        yield _page(theme, site, None, _TEMPLATES[type(page)], page)


def _pages(
    theme: Stored[Theme],
    site: Sealed[Site],
    project: Sealed[Path],
    pages: tuple[FreePage, ...],
    media: tuple[Medium, ...],
) -> Iterator[Job]:
    for page in pages:
        yield _page(theme, site, None, "page.html", page)
    yield from media_jobs(media, project, site.value.language)


def _assets(assets: tuple[tuple[str, bytes], ...]) -> Iterator[Job]:
    for name, data in assets:
        yield Job(addresses.asset(name), _asset, (data,))


def _asset(_shelf: Shelf, data: bytes) -> bytes:
    return data


def _module(
    theme: Stored[Theme],
    site: Sealed[Site],
    house: Sealed[House],
    project: Sealed[Path],
    stored: Stored[Module],
) -> Iterator[Job]:
    """Plan a module's pages; runs in the worker that then makes them."""
    module = stored.load()
    words = words_of(theme)
    view = scene(module, house.value, words)
    around = seal(contents(view))
    inside = [seal(contents(view, part)) for part in module.parts]
    parts = tuple(
        PrintPart(part_page(view, part), moment_pages(view, part)) for part in module.parts
    )
    first, parts = in_order(module_page(view), parts)
    articles = tuple(article_page(view, article) for article in module.articles)
    yield _page(theme, site, around, "module.html", first)
    for part, navigation in zip(parts, inside, strict=True):
        yield _page(theme, site, navigation, "part.html", part.page)
        for moment in part.moments:
            yield _page(theme, site, navigation, "moment.html", moment)
    for article in articles:
        yield _page(theme, site, around, "article.html", article)
    yield _page(theme, site, around, "print.html", print_page(view, first, parts, articles))
    yield from media_jobs(module.media, project, house.value.language)


def _page(theme: Stored[Theme], site: Sealed[Site], contents: Any, template: str, page: Any) -> Job:
    return Job(page.frame.address, render_page, (theme, site, contents, template, page))
