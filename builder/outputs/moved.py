"""Pages at the addresses that renamed modules had before."""

from collections.abc import Iterator

from builder.engine.digest import Sealed, seal_fields
from builder.engine.job import Batch, Job
from builder.engine.stored import Stored
from builder.look.moved import moved_pages
from builder.look.views import Site
from builder.look.views.moved import MovedPage
from builder.outputs.page import page_job
from builder.outputs.plan import Plan
from builder.theme.files import Theme


def moved(plan: Plan) -> Iterator[Batch]:
    """Plan the pages that lead on from old addresses, for each module that has any."""
    for module in plan.portal.modules:
        if module.page.front.formerly:
            pages = tuple(moved_pages(plan.portal, module, plan.words))
            yield Batch(f"moved/{module.slug}", _pages, (plan.theme, plan.site, pages))


def _pages(theme: Stored[Theme], site: Sealed[Site], pages: tuple[MovedPage, ...]) -> Iterator[Job]:
    for page in pages:
        yield page_job(theme, site, None, "moved.html", seal_fields(page))
