"""A feed in the Atom format (RFC 4287), the same bytes for the same news.

Days have no time of their own, so they begin at midnight in the zone of the standard's `Z`.
"""

from datetime import date

from builder.formats.xml import DECLARATION, text
from builder.value import value


@value
class Item:
    """An entry: a lasting id that is an IRI, the page it is about, and what is said of it.

    `language` differs from the feed's, or is empty.
    """

    id: str
    title: str
    link: str
    updated: date
    summary: str
    language: str = ""


@value
class Feed:
    """A feed with at least one item, the newest first; addresses are full ones."""

    id: str
    title: str
    subtitle: str
    author: str
    language: str
    here: str
    page: str
    items: tuple[Item, ...]


def as_atom(of: Feed) -> bytes:
    """Write a feed as UTF-8."""
    lines = [
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{text(of.language)}">',
        f"<id>{text(of.id)}</id>",
        f"<title>{text(of.title)}</title>",
        f"<subtitle>{text(of.subtitle)}</subtitle>",
        f"<updated>{_time(max(item.updated for item in of.items))}</updated>",
        f"<author><name>{text(of.author)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="{text(of.here)}"/>',
        f'<link rel="alternate" type="text/html" href="{text(of.page)}"/>',
        *(line for item in of.items for line in _item(item)),
        "</feed>\n",
    ]
    return (DECLARATION + "\n".join(lines)).encode()


def _item(item: Item) -> tuple[str, ...]:
    spoken = f' xml:lang="{text(item.language)}"' if item.language else ""
    return (
        f"<entry{spoken}>",
        f"<id>{text(item.id)}</id>",
        f"<title>{text(item.title)}</title>",
        f"<updated>{_time(item.updated)}</updated>",
        f'<link rel="alternate" type="text/html" href="{text(item.link)}"/>',
        f"<summary>{text(item.summary)}</summary>",
        "</entry>",
    )


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
