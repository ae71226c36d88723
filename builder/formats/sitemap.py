"""The list of a site's pages as search engines read it (the Sitemaps protocol, 0.9)."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from builder.formats.xml import DECLARATION, text

MOST = 50_000  # pages in a list, says the protocol
_FORM = "http://www.sitemaps.org/schemas/sitemap/0.9"


class Place(NamedTuple):
    """A page's full address, and the day on which it was last changed, where that is known."""

    url: str
    changed: date | None


def as_sitemap(places: Iterable[Place]) -> bytes:
    """Write a list of at most `MOST` pages as UTF-8."""
    lines = (
        f"<url><loc>{text(place.url)}</loc>"
        f"{f'<lastmod>{place.changed.isoformat()}</lastmod>' if place.changed else ''}</url>\n"
        for place in places
    )
    return f'{DECLARATION}<urlset xmlns="{_FORM}">\n{"".join(lines)}</urlset>\n'.encode()


def as_index(urls: Iterable[str]) -> bytes:
    """Write a list of lists."""
    lines = (f"<sitemap><loc>{text(url)}</loc></sitemap>\n" for url in urls)
    return (
        f'{DECLARATION}<sitemapindex xmlns="{_FORM}">\n{"".join(lines)}</sitemapindex>\n'.encode()
    )
