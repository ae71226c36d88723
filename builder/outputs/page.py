"""A page as a job: what every output plans its pages with."""

from typing import Any

from builder.engine.digest import Sealed
from builder.engine.job import Job
from builder.engine.stored import Stored
from builder.look.render import render_page
from builder.look.scope import Scope, packed
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


def template_of(job: Job) -> str:
    """Tell by which template a job makes a page; empty where it makes something else."""
    return str(job.args[3]) if job.make is render_page else ""


def within(job: Job, scope: Sealed[Scope]) -> Job:
    """Plan what a package has of a job of the site: the same bytes, or for a page, the same text.

    A page has its links written for the package; only where it lies and where they lead differs.
    """
    args = (*job.args, scope) if job.make is render_page else job.args
    return Job(packed(job.path), job.make, args)
