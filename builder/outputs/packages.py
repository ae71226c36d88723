"""Packages to carry along: the portal, its modules and their parts, and the page to get them from.

A package is made of what other outputs plan, as they plan it, with a site and a scope of its own.
So an output that has something for a module is in its package without a word here.
"""

from collections.abc import Iterator
from dataclasses import replace

from builder import addresses
from builder.engine.digest import Sealed, seal, seal_fields
from builder.engine.job import Batch, Job
from builder.engine.shelf import Shelf
from builder.engine.stored import Stored
from builder.front.status import is_listed
from builder.look.leaves import free_leaves
from builder.look.package import (
    downloads_page,
    package_page,
    package_site,
    whole_site,
    with_sizes,
)
from builder.look.register import register_pages
from builder.look.render import render_page
from builder.look.scope import packed
from builder.look.search import search_page
from builder.look.views import Site
from builder.look.views.package import Choice, Download, DownloadsPage
from builder.model import Entry
from builder.outputs import output, wanted
from builder.outputs.archive import Depot, Label, kept
from builder.outputs.package import Package, package_job, planned
from builder.outputs.plan import Plan
from builder.outputs.single import has_single, single_job
from builder.theme.files import Theme
from builder.theme.words import Words

# A package is searched by itself, and holds no packages.
_NEVER = ("packages", "search")
# What is of the portal as a whole, and in no module's package.
_APART = (
    *("checkups", "glossary", "accessibility", "planner", "news", "moved", "records"),
    "finding",
)


def packages(plan: Plan) -> Iterator[Batch]:
    """Plan every package, and the page that they are downloaded from."""
    every = tuple(all_packages(plan))
    for _, each in every:
        yield Batch(f"package/{each.label.name}", _package, (each,))
    language = plan.house.value.language
    choices = ((entry, each.part, _choice(each, language, plan.words)) for entry, each in every)
    page = downloads_page(plan.portal.settings.front.title, choices, plan.site.value, plan.words)
    made = tuple(each for _, each in every)
    yield Batch("packages", _downloads, (plan.theme, plan.site, page, made))


def all_packages(plan: Plan) -> Iterator[tuple[Entry | None, Package]]:
    """List the packages of the portal and of every listed module, each with its module."""
    for leader in _readers(plan):
        yield None, portal_package(plan, leader=leader)
    for entry in plan.portal.modules:
        if is_listed(entry.page.front.status):
            for leader in _readers(plan):
                yield entry, module_package(plan, entry, leader=leader)
            for part in entry.contents:
                yield entry, module_package(plan, entry, part.number)


def _readers(plan: Plan) -> tuple[bool, ...]:
    return (False, True) if has_leaders(plan) else (False,)


def has_leaders(plan: Plan) -> bool:
    """Tell whether there is anything for leaders alone to pack."""
    return "guides" in wanted(plan.portal)


def portal_package(plan: Plan, *, leader: bool = False) -> Package:
    """Describe the package of the whole portal."""
    front = plan.portal.settings.front
    inner = replace(plan, site=seal(whole_site(plan.site.value, plan.words)))
    modules = tuple(each for each in plan.portal.modules if is_listed(each.page.front.status))
    listed = replace(plan.portal, modules=modules)
    dates = [each.page.front.updated.isoformat() for each in modules]
    label = Label(
        name="portal-ledare" if leader else "portal",
        kind="portal",
        title=front.title,
        leader=leader,
        version="",
        updated=max(dates, default=""),
        licence=front.licence,
        published=_base(plan),
        readme=_readme(plan, front.title, addresses.START),
    )
    return Package(
        label=label,
        slug="",
        part=0,
        base=_base(plan),
        theme=plan.theme,
        site=inner.site,
        house=plan.house,
        depot=_depot(plan),
        batches=tuple(_batches(inner, _NEVER)),
        own=_searching(replace(inner, portal=listed)),
        modules=tuple((each.name, plan.shelves.module(each)) for each in modules),
        leaves=tuple(free_leaves(listed, plan.house.value, plan.words)),
    )


def module_package(plan: Plan, entry: Entry, part: int = 0, *, leader: bool = False) -> Package:
    """Describe the package of a module, for its participants or its leader, or of one part."""
    if part:
        contents = tuple(each for each in entry.contents if each.number == part)
        shown = replace(entry, contents=contents, articles=())
    else:
        shown = entry
    base = _base(plan)
    page = package_page(shown, part, plan.site.value, base, plan.words, leader=leader)
    site = seal(package_site(plan.site.value, page.frame.title, plan.words))
    # What is not the module's need not be looked at to see that it is not in its package.
    # The portal's logo is on every page.
    logo = plan.portal.settings.front.theme.logo
    media = tuple(each for each in plan.portal.media if each.id == logo)
    portal = replace(
        plan.portal, modules=(entry,), pages=(), media=media, checkups=(), plans=(), calendars=()
    )
    inner = replace(plan, portal=portal, site=site)
    front, language = entry.page.front, site.value.language
    ending = f"-{addresses.word('part', language)}-{part}" if part else ""
    ending += f"-{addresses.word('leading', language)}" if leader else ""
    label = Label(
        name=f"{packed(entry.slug)[:100]}{ending}",
        kind="part" if part else "module",
        title=page.frame.title,
        leader=leader,
        version=str(front.revision),
        updated=front.updated.isoformat(),
        licence=front.licence,
        published=page.published,
        readme=_readme(plan, page.frame.title, page.first.address),
    )
    searched = replace(inner, portal=replace(portal, modules=(shown,), glossary=()))
    return Package(
        label=label,
        slug=entry.slug,
        part=part,
        base=base,
        theme=plan.theme,
        site=site,
        house=plan.house,
        depot=_depot(plan),
        batches=tuple(_batches(inner, (*_NEVER, *_APART))),
        own=(("package.html", seal_fields(page)), *_searching(searched)),
        modules=((entry.name, plan.shelves.module(entry)),),
        leaves=(),
    )


def _base(plan: Plan) -> str:
    base = plan.portal.settings.front.base_url
    return f"{base.rstrip('/')}/" if base else ""


def _depot(plan: Plan) -> Sealed[Depot]:
    """Say where packages lie; which changes none of them."""
    return Sealed(Depot(plan.shelves.cache, plan.shelves.version), "depot")


def _readme(plan: Plan, title: str, _address: str) -> tuple[str, str]:
    base = _base(plan)
    text = plan.words.text("package.readme", title=title)
    more = plan.words.text("package.readme_web", url=base) if base else ""
    return plan.words.text("package.readme_name"), f"{text.strip()}\n{more}"


def _batches(plan: Plan, without: tuple[str, ...]) -> Iterator[Batch]:
    for name in wanted(plan.portal):
        if name not in without:
            yield from output(name)(plan)


def _searching(plan: Plan) -> tuple[tuple[str, Sealed[object]], ...]:
    page = search_page(plan.house.value.language, plan.words)
    made: list[tuple[str, Sealed[object]]] = [("search.html", seal_fields(page))]
    made += (
        ("register.html", seal_fields(each)) for each in register_pages(plan.portal, plan.words)
    )
    return tuple(made)


def _choice(each: Package, language: str, words: Words) -> Choice:
    label = each.label
    if each.part:
        title = f"{words.text('part.label', number=each.part)}: {label.title}"
    elif label.leader:
        title = words.text("downloads.leader")
    elif each.slug:
        title = words.text("downloads.module")
    else:
        title = words.text("downloads.portal")
    archive, single = (
        Download(addresses.downloads(language, f"{label.name}.{ending}"))
        for ending in ("zip", "html")
    )
    return Choice(title, archive, single if has_single(each) else None)


def _package(each: Package) -> Iterator[Job]:
    members = planned(each)
    yield package_job(each, members)
    if has_single(each):
        yield single_job(each, members)


def _downloads(
    theme: Stored[Theme], site: Sealed[Site], page: DownloadsPage, every: tuple[Package, ...]
) -> Iterator[Job]:
    jobs = tuple(job for each in every for job in _package(each))
    yield Job(page.frame.address, _downloads_page, (theme, site, page, jobs))


def _downloads_page(
    shelf: Shelf,
    theme: Stored[Theme],
    site: Sealed[Site],
    page: DownloadsPage,
    jobs: tuple[Job, ...],
) -> bytes:
    """Make the page of all packages; what is not packed yet is packed for its size."""
    sizes = {job.path: kept(job, shelf).stat().st_size for job in jobs}
    return render_page(shelf, theme, site, None, "downloads.html", seal(with_sizes(page, sizes)))
