"""What is new as a list for readers."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from builder import addresses
from builder.look.newest import News, newest
from builder.look.views import Frame, Link, Site
from builder.look.views.news import NewsDay, NewsPage, NewsRow
from builder.model import Entry
from builder.theme.words import Words

PAGE_LENGTH = 24  # pieces of news; a page must not grow with the portal
_PAGES = 4  # what is older is new to nobody, and stands on the modules' own pages


def news_pages(modules: Iterable[Entry], site: Site, words: Words) -> Iterator[NewsPage]:
    """Make the list of the latest news; nothing where there are no modules to tell of."""
    every = newest(modules)[: PAGE_LENGTH * _PAGES]
    first = addresses.news(site.language)
    count = -(-len(every) // PAGE_LENGTH)
    links = tuple(
        Link(str(number), addresses.further(first, number, site.language))
        for number in range(1, count + 1)
    )
    title = words.text("news.title")
    for number, link in enumerate(links, 1):
        shown = every[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH]
        yield NewsPage(
            frame=Frame(
                address=link.address,
                title=title if number == 1 else f"{title} ({number})",
                summary=words.text("news.lead"),
                crumbs=(Link(words.text("crumbs.start"), addresses.START),),
                previous=links[number - 2] if number > 1 else None,
                next=links[number] if number < count else None,
            ),
            days=tuple(
                NewsDay(day, tuple(_row(each, site.language) for each in rows))
                for day, rows in groupby(shown, lambda each: each.date)
            ),
            feed=site.feed,
            pages=links if count > 1 else (),
        )


def _row(news: News, language: str) -> NewsRow:
    front = news.module.page.front
    return NewsRow(
        module=Link(front.title, addresses.page(news.module.page.id, language)),
        language=front.language if front.language != language else "",
        revision=0 if news.first else news.revision,
        summary=front.summary if news.first else "",
        notes=() if news.first else news.notes,
    )
