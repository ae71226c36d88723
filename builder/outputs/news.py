"""What is new: a list for readers, and a feed where it is known where the site stands."""

from collections.abc import Iterator

from builder import addresses
from builder.engine.digest import Sealed, seal_fields
from builder.engine.job import Batch, Job
from builder.engine.shelf import Shelf
from builder.engine.stored import Stored
from builder.formats.atom import Feed, as_atom
from builder.look.feed import feed
from builder.look.news import news_pages
from builder.look.views import Site
from builder.look.views.news import NewsPage
from builder.outputs.page import page_job
from builder.outputs.plan import Plan
from builder.theme.files import Theme


def news(plan: Plan) -> Iterator[Batch]:
    """Plan the list and the feed."""
    modules, site = plan.portal.modules, plan.site.value
    pages = tuple(news_pages(modules, site, plan.words))
    yield Batch("news", _pages, (plan.theme, plan.site, pages))
    if site.feed:
        yield Batch("feed", _feed, (feed(modules, site, plan.words),))


def _pages(theme: Stored[Theme], site: Sealed[Site], pages: tuple[NewsPage, ...]) -> Iterator[Job]:
    for page in pages:
        yield page_job(theme, site, None, "news.html", seal_fields(page))


def _feed(of: Feed) -> Iterator[Job]:
    yield Job(addresses.FEED, _atom, (of,))


def _atom(_shelf: Shelf, of: Feed) -> bytes:
    return as_atom(of)
