"""What search engines ask for: the addresses of all that readers may find, and where that stands.

It is made of what all other outputs made, so that it lists exactly what is there.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from builder import addresses
from builder.engine.job import Batch, Job
from builder.engine.shelf import Shelf
from builder.formats.sitemap import MOST, Place, as_index, as_sitemap
from builder.look.newest import is_told
from builder.model import Portal
from builder.outputs.plan import Plan


def sitemap(plan: Plan, paths: Iterable[str]) -> Batch:
    """Plan the list of a site, where it is known where that stands, from the paths of its files."""
    url = plan.site.value.url
    pages = tuple(_pages(plan.portal, paths))
    return Batch("sitemap", _files, (url, pages))


def _pages(portal: Portal, paths: Iterable[str]) -> Iterator[tuple[str, date | None]]:
    """Choose the pages that readers are led to: none of a draft, put away, moved, or missing."""
    language = portal.settings.front.language
    modules = portal.modules
    told = {module.slug: module.page.front.updated for module in modules if is_told(module)}
    apart = {module.slug for module in modules} - told.keys()
    apart |= {name for module in modules for name in module.page.front.formerly} - told.keys()
    unseen = tuple(
        f"{addresses.part_folder(module.slug, part.number, language)}/"
        for module in modules
        for part in module.contents
        if not part.seen
    )
    folder = f"{addresses.word('modules', language)}/"
    for path in paths:
        if not path.endswith("index.html"):
            continue
        slug = path.removeprefix(folder).partition("/")[0] if path.startswith(folder) else ""
        if slug not in apart and not (unseen and path.startswith(unseen)):
            yield path, told.get(slug)


def _files(url: str, pages: tuple[tuple[str, date | None], ...]) -> Iterator[Job]:
    lists = [pages[start : start + MOST] for start in range(0, len(pages), MOST)]
    names = [addresses.SITEMAP.replace(".", f"-{number}.") for number, _ in enumerate(lists, 1)]
    if len(lists) == 1:
        yield Job(addresses.SITEMAP, _list, (url, pages))
    else:
        yield Job(addresses.SITEMAP, _index, (url, tuple(names)))
        for name, each in zip(names, lists, strict=True):
            yield Job(name, _list, (url, each))
    yield Job(addresses.ROBOTS, _robots, (url,))


def _list(_shelf: Shelf, url: str, pages: tuple[tuple[str, date | None], ...]) -> bytes:
    return as_sitemap(Place(addresses.anywhere(url, path), day) for path, day in pages)


def _index(_shelf: Shelf, url: str, names: tuple[str, ...]) -> bytes:
    return as_index(addresses.anywhere(url, name) for name in names)


def _robots(_shelf: Shelf, url: str) -> bytes:
    """Let everybody in. It is only read where the site stands at the root of its server."""
    return f"User-agent: *\nDisallow:\nSitemap: {url}{addresses.SITEMAP}\n".encode()
