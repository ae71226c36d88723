"""The accessibility statement, where the portal says how accessible it is."""

from collections.abc import Iterator

from builder.engine.digest import Sealed, seal_fields
from builder.engine.job import Batch, Job
from builder.engine.stored import Stored
from builder.look.accessibility import statement_pages
from builder.look.views import Site
from builder.look.views.accessibility import StatementPage
from builder.outputs.page import page_job
from builder.outputs.plan import Plan
from builder.theme.files import Theme


def accessibility(plan: Plan) -> Iterator[Batch]:
    """Plan the statement."""
    stated = plan.portal.settings.front.accessibility
    if stated:
        pages = tuple(statement_pages(plan.portal, stated, plan.house.value, plan.words))
        yield Batch("accessibility", _pages, (plan.theme, plan.site, pages))


def _pages(
    theme: Stored[Theme], site: Sealed[Site], pages: tuple[StatementPage, ...]
) -> Iterator[Job]:
    for page in pages:
        yield page_job(theme, site, None, "accessibility.html", seal_fields(page))
