"""Give each page its module, its part and its neighbours: one pass, once all pages are read.

Without it a template would have to search all pages for those of its module, on every page.
"""
# ruff: noqa: INP001 - Pelican loads plugins by folder, not by package

from itertools import groupby
from typing import Any

from pelican import signals  # type: ignore[import-not-found,unused-ignore]

MODULE, PART = 2, 3  # steps of an address: `moduler/SLUG`, `moduler/SLUG/del-1`


def arrange(generator: Any) -> None:
    """Set `trail`, `module`, `parts`, `part`, `moments`, `previous` and `following`."""
    pages = sorted(generator.pages, key=steps)
    catalogue = pages[0]
    catalogue.modules = [page for page in pages if len(steps(page)) == MODULE]
    for _, members in groupby(pages[1:], key=lambda page: steps(page)[1]):
        arrange_module(list(members), catalogue)


def arrange_module(pages: list[Any], catalogue: Any) -> None:
    """Arrange one module's pages, which come in reading order."""
    module, part = pages[0], None
    parts = [page for page in pages if len(steps(page)) == PART]
    for number, page in enumerate(pages):
        part = page if page in parts else part
        page.module, page.parts, page.part = module, parts, part
        page.trail = [other for other in (catalogue, module, part) if other and other is not page]
        page.previous = pages[number - 1] if number else None
        page.following = pages[number + 1] if number + 1 < len(pages) else None
    for here in parts:
        here.moments = [page for page in pages if page.part is here and page is not here]


def steps(page: Any) -> list[str]:
    """Return the steps of a page's address, which sort it right after the page above it."""
    return str(page.address).split("/")


def register() -> None:
    """Connect to Pelican, which calls this when it loads the plugin."""
    signals.page_generator_finalized.connect(arrange)
