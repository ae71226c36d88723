"""What is new as a feed for those who subscribe to it."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from builder import addresses
from builder.formats.atom import Feed, Item
from builder.look.newest import News, newest
from builder.look.views import Site
from builder.model import Entry
from builder.theme.words import Words

_LENGTH = 30  # pieces of news; readers of feeds keep what they have seen


def feed(modules: Iterable[Entry], site: Site, words: Words) -> Feed:
    """Gather the latest news, of which there must be some."""
    news = newest(modules)[:_LENGTH]
    page = addresses.anywhere(site.url, addresses.news(site.language))
    return Feed(
        id=page,
        title=f"{site.title}: {words.text('news.title').lower()}",
        subtitle=words.text("news.lead"),
        author=site.organisation,
        language=site.language,
        here=addresses.anywhere(site.url, addresses.FEED),
        page=page,
        items=tuple(_item(each, site, words) for each in news),
    )


def _item(news: News, site: Site, words: Words) -> Item:
    front = news.module.page.front
    what = words.text("news.revision", revision=news.revision)
    said = front.summary if news.first else " ".join(news.notes) or words.text("news.updated")
    return Item(
        id=_id(news, site.url),
        title=f"{front.title} ({(words.text('news.new') if news.first else what).lower()})",
        link=addresses.anywhere(site.url, addresses.page(news.module.page.id, site.language)),
        updated=news.date,
        summary=said,
        language=front.language if front.language != site.language else "",
    )


def _id(news: News, url: str) -> str:
    """Name a piece of news for all time (a tag URI, RFC 4151), whatever its page is called later.

    The first of a module's old names stays, so that a rename is no news.
    """
    front = news.module.page.front
    name = (*front.formerly, news.module.slug)[0]
    parts = urlsplit(url)
    host = parts.hostname or ""
    return f"tag:{host},{news.date.isoformat()}:{parts.path}{name}/{news.revision}"
