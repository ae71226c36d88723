"""Filling prose in: the holes of a stored fragment, answered for one page."""

from collections.abc import Callable
from html import escape

from markupsafe import Markup

from builder import addresses
from builder.look.views import Body, Destination
from builder.read.holes import fill
from builder.theme.words import Words

_TOP, _DEEPEST = 2, 6


def fill_body(  # noqa: PLR0913 - each is a different thing that a page decides
    text: str, body: Body, *, here: str, words: Words, level: int, prefix: str
) -> Markup:
    """Make a fragment's text ready for the page at the address `here`.

    Headings begin at `level`, and ids get the prefix. Raises KeyError for a hole of no known kind:
    a bug, or a shelf of another version.
    """

    def link(rest: str) -> str:
        return link_attributes(body.links[int(rest)], here, prefix)

    def after(rest: str) -> str:
        if not body.links[int(rest)].url.startswith("http"):
            return ""
        mark = escape(words.text("external.mark"))
        return f'<span class="visually-hidden"> {mark}</span>'

    def picture(rest: str) -> str:
        # Who prints a whole module wants all its pictures, seen or not.
        return picture_attributes(body.links[int(rest)], here, lazy=not prefix)

    answers: dict[str, Callable[[str], str]] = {
        "a": link,
        "x": after,
        "m": picture,
        "p": lambda _: prefix,
        "h": lambda rest: f"h{min(_DEEPEST, level + int(rest) - _TOP)}",
        "l": lambda _: "",
        "w": lambda rest: escape(words.text(f"block.{rest}")),
    }
    return Markup(fill(text, lambda kind, rest: answers[kind](rest)))  # noqa: S704 - sanitised


def href(destination: Destination | None, here: str, prefix: str = "") -> str:
    """Get the href of a destination, empty for one that leads nowhere."""
    if destination is None:
        return ""
    if destination.url:
        return destination.url
    if destination.address == here and destination.anchor:
        return f"#{prefix}{destination.anchor}"
    if destination.address:
        return addresses.relative(here, destination.address, destination.anchor)
    return ""


def link_attributes(destination: Destination, here: str, prefix: str = "") -> str:
    """Write the attributes of a link: none where it leads nowhere, so that its text remains."""
    address = href(destination, here, prefix)
    if not address:
        return ""
    outside = ' rel="external"' if destination.url.startswith("http") else ""
    return f' href="{escape(address)}"{outside}'


def picture_attributes(destination: Destination, here: str, *, lazy: bool = True) -> str:
    """Write the attributes of a picture; with its size, the page does not jump while it loads."""
    size = ""
    if destination.width and destination.height:
        size = f' width="{destination.width}" height="{destination.height}"'
    loading = ' loading="lazy"' if lazy else ""
    return f' src="{escape(href(destination, here))}"{size}{loading}'
