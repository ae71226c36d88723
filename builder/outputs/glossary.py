"""The glossary's page, where there is one."""

from collections.abc import Iterator

from builder.engine.digest import Sealed, seal_fields
from builder.engine.job import Batch, Job
from builder.engine.stored import Stored
from builder.look.glossary import glossary_page
from builder.look.views import Site
from builder.look.views.glossary import GlossaryPage
from builder.outputs.page import page_job
from builder.outputs.plan import Plan
from builder.theme.files import Theme


def glossary(plan: Plan) -> Iterator[Batch]:
    """Plan the page of all words."""
    page = glossary_page(plan.portal.glossary, plan.house.value.language, plan.words)
    yield Batch("glossary", _page, (plan.theme, plan.site, page))


def _page(theme: Stored[Theme], site: Sealed[Site], page: GlossaryPage) -> Iterator[Job]:
    yield page_job(theme, site, None, "glossary.html", seal_fields(page))
