"""A page as a job: what every output plans its pages with."""

from typing import Any

from builder.engine.digest import Sealed
from builder.engine.job import Job
from builder.engine.stored import Stored
from builder.look.render import render_page
from builder.look.views import Contents, Site
from builder.theme.files import Theme


def page_job(
    theme: Stored[Theme],
    site: Sealed[Site],
    contents: Sealed[Contents] | None,
    template: str,
    page: Sealed[Any],
) -> Job:
    """Plan a page from a view that has a `frame`, sealed by its fields, which reasons name."""
    address = page.value.frame.address
    return Job(address, render_page, (theme, site, contents, template, page))
