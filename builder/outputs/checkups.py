"""Self-assessments: a page for each."""

from collections.abc import Iterator

from builder.engine.digest import Sealed, seal_fields
from builder.engine.job import Batch, Job
from builder.engine.stored import Stored
from builder.look.checkup import checkup_pages
from builder.look.views import Site
from builder.look.views.checkup import CheckupPage
from builder.outputs.page import page_job
from builder.outputs.plan import Plan
from builder.theme.files import Theme


def checkups(plan: Plan) -> Iterator[Batch]:
    """Plan the pages of all self-assessments."""
    pages = tuple(checkup_pages(plan.portal, plan.house.value, plan.words))
    yield Batch("checkups", _pages, (plan.theme, plan.site, pages))


def _pages(
    theme: Stored[Theme], site: Sealed[Site], pages: tuple[CheckupPage, ...]
) -> Iterator[Job]:
    for page in pages:
        yield page_job(theme, site, None, "checkup.html", seal_fields(page))
