"""The addresses of modules and parts as pictures for phones, where the site's own is known."""

from collections.abc import Iterator

from builder import addresses
from builder.engine.job import Batch, Job
from builder.engine.shelf import Shelf
from builder.formats.code import as_svg
from builder.outputs.plan import Plan


def codes(plan: Plan) -> Iterator[Batch]:
    """Plan a picture for each module's first page and for each of its parts."""
    url, language = plan.site.value.url, plan.house.value.language
    for module in plan.portal.modules:
        pages = (module.page.id, *(page for page in module.pages if page.endswith("/part")))
        yield Batch(f"codes/{module.slug}", _codes, (url, language, pages))


def _codes(url: str, language: str, pages: tuple[str, ...]) -> Iterator[Job]:
    for page in pages:
        address = addresses.page(page, language)
        yield Job(addresses.code(address), _code, (addresses.anywhere(url, address),))


def _code(_shelf: Shelf, url: str) -> bytes:
    return as_svg(url)
