"""What of a page a document takes along, read from the HTML of the page itself.

HTML says most of it: navigation, what is hidden, and what only a screen can do (buttons, sound) is
no part of a document. What else is for the screen alone has the attribute `data-screen`, in the
template that writes it; a sign that is not read aloud but must be seen has `data-paper`. So a new
kind of page needs no line here.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import unquote

from builder.value import value

INSIDE = "portal:"
"""Begins the address of everything within the portal; what follows is a path in the site."""

_LEFT_OUT = frozenset(
    (
        *("nav", "button", "script", "style", "template", "noscript", "dialog", "canvas"),
        *("link", "meta", "base"),
        *("audio", "video", "iframe", "object", "embed", "select", "datalist", "map"),
    )
)


@value
class About:
    """What a document says of itself. `module` is for its head, and may be empty."""

    title: str
    module: str
    organisation: str
    language: str  # as the content has it: `sv`
    updated: date | None


Pictures = Mapping[str, bytes]
"""The files of a document's pictures, by their addresses in the site. No other is ever opened."""


def content(html: str) -> Any:
    """Parse a page, and get its `<main>`, as an element of lxml's."""
    from lxml import html as parsing

    return parsing.document_fromstring(html).find(".//main")


def taken(element: Any) -> bool:
    """Tell whether an element is part of a document."""
    if not isinstance(element.tag, str) or element.tag in _LEFT_OUT:
        return False
    given = element.attrib
    unsaid = given.get("aria-hidden") == "true" and "data-paper" not in given
    hidden = "hidden" in given or unsaid
    return not hidden and "data-screen" not in given


def classes(element: Any) -> Iterator[str]:
    """Get an element's classes, in order."""
    yield from element.get("class", "").split()


def words_of(element: Any) -> str:
    """Get an element's text on one line."""
    return " ".join("".join(element.itertext()).split())


def address_of(link: str) -> str:
    """Get the address in the site of a link within the portal, else nothing."""
    if not link.startswith(INSIDE):
        return ""
    return unquote(link.removeprefix(INSIDE).partition("#")[0])


def destinations(main: Any, base_url: str) -> dict[str, str]:
    """Tell where each link of a document leads, by what its page has for it; empty: nowhere.

    Within the portal they lead to where it stands, if that is known, and else are their text.
    """
    found = {}
    for element in main.iter("a"):
        href = element.get("href", "")
        if href.startswith(INSIDE):
            base = base_url.rstrip("/")
            found[href] = f"{base}/{href.removeprefix(INSIDE)}" if base else ""
        elif href.startswith(("#", "https://", "http://", "mailto:", "tel:")):
            found[href] = href
    ids = {element.get("id") for element in main.iter() if element.get("id")}
    return {
        href: "" if href.startswith("#") and href[1:] not in ids else target
        for href, target in found.items()
    }
