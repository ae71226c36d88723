"""Search: a page with a field, what its script loads, and the register of all titles.

Each module has its own files, made with the module alone: its index, or several of a long one, and
the texts of each of its pages, from which excerpts are taken. `docs/search.md` tells why.
"""

from collections.abc import Iterator
from dataclasses import replace

from builder import addresses
from builder.engine.digest import Sealed, seal_fields
from builder.engine.job import Batch, Job
from builder.engine.stored import Stored
from builder.front.status import is_listed
from builder.look.house import House
from builder.look.leaves import free_leaves, module_leaves
from builder.look.register import register_pages
from builder.look.scene import scene
from builder.look.search import search_page
from builder.look.views import Site
from builder.look.views.search import Leaf, RegisterPage, SearchPage
from builder.model import Module
from builder.outputs.index import index_jobs, list_job
from builder.outputs.page import page_job
from builder.outputs.plan import Plan, words_of
from builder.theme.files import Theme

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
    yield list_job(page.parts, names)


def _beside(theme: Stored[Theme], language: str, leaves: tuple[Leaf, ...]) -> Iterator[Job]:
    return index_jobs(_BESIDE, leaves, language, words_of(theme))


def _module(
    theme: Stored[Theme], house: Sealed[House], name: str, stored: Stored[Module]
) -> Iterator[Job]:
    """Plan a module's files; runs in the worker that then makes them."""
    words = words_of(theme)
    view = scene(stored.load(), house.value, words)
    return index_jobs(name, module_leaves(view), house.value.language, words)
