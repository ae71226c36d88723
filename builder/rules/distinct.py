"""No two pages may have one address."""

from collections.abc import Iterator

from builder import addresses
from builder.diagnostics import Diagnostic, diagnose
from builder.model import Portal


def distinct(portal: Portal) -> Iterator[Diagnostic]:
    """Find pages that would overwrite each other, or a page of the portal's own."""
    language = portal.settings.front.language
    modules = addresses.word("modules", language)
    taken = {
        addresses.START: "index.html",
        addresses.catalogue(language): modules,
        f"{addresses.ASSETS}/index.html": addresses.ASSETS,
    }
    for name, path in _pages(portal):
        address = addresses.page(name, language)
        if address in taken:
            yield diagnose("same-address", path, address=address, other=taken[address])
        taken.setdefault(address, path)


def _pages(portal: Portal) -> Iterator[tuple[str, str]]:
    for page in portal.pages:
        yield page.page.id, page.page.path
    for module in portal.modules:
        yield module.page.id, module.page.path
        # Parts of one number are told as such, and their moments would only repeat it.
        for article in module.articles:
            yield article.page.id, article.page.path
