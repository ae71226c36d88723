"""Filling prose in: the holes of a stored fragment, answered for one page."""

from collections.abc import Callable, Iterable
from html import escape

from markupsafe import Markup

from builder.look.place import Place
from builder.look.views import Body, Destination, Term
from builder.read.holes import fill, hole
from builder.theme.words import Words

_TOP, _DEEPEST = 2, 6
_TERM = (
    '<a class="term" id="k-i-{anchor}" href="#k-ord-{anchor}" role="doc-glossref"'
    ' aria-describedby="k-ord-{anchor}--text">'
)


def fill_body(  # noqa: PLR0913 - each is a different thing that a page decides
    text: str, body: Body, *, place: Place, words: Words, level: int, prefix: str
) -> Markup:
    """Make a fragment's text ready for the page at a place.

    Headings begin at `level`, and ids get the prefix. Words of the glossary lead to where the page
    explains them, but for a page that puts many texts together, which have prefixes. Raises
    KeyError for a hole of no known kind: a bug, or a shelf of another version.
    """
    if body.terms and not prefix:
        text = _with_terms(text, body.terms)

    def link(rest: str) -> str:
        return link_attributes(body.links[int(rest)], place, prefix)

    def after(rest: str) -> str:
        if not body.links[int(rest)].url.startswith("http"):
            return ""
        mark = escape(words.text("external.mark"))
        return f'<span class="visually-hidden"> {mark}</span>'

    def picture(rest: str) -> str:
        # Who prints a whole module wants all its pictures, seen or not.
        return picture_attributes(body.links[int(rest)], place, lazy=not prefix)

    answers: dict[str, Callable[[str], str]] = {
        "a": link,
        "x": after,
        "m": picture,
        "p": lambda _: prefix,
        "h": lambda rest: f"h{min(_DEEPEST, level + int(rest) - _TOP)}",
        "l": lambda _: "",
        "w": lambda rest: escape(words.text(f"block.{rest}")),
        "t": lambda rest: _TERM.format(anchor=rest) if rest else "</a>",
    }
    return Markup(fill(text, lambda kind, rest: answers[kind](rest)))  # noqa: S704 - sanitised


def _with_terms(text: str, terms: Iterable[tuple[int, int, Term]]) -> str:
    """Make holes round the words that the page explains."""
    pieces: list[str] = []
    at = 0
    for start, end, term in terms:
        pieces += (text[at:start], hole(f"t{term.anchor}"), text[start:end], hole("t"))
        at = end
    return "".join((*pieces, text[at:]))


def link_attributes(destination: Destination, place: Place, prefix: str = "") -> str:
    """Write the attributes of a link: none where it leads nowhere, so that its text remains."""
    address = place.href(destination, prefix)
    if not address:
        return ""
    outside = ' rel="external"' if destination.url.startswith("http") else ""
    return f' href="{escape(address)}"{outside}'


def picture_attributes(destination: Destination, place: Place, *, lazy: bool = True) -> str:
    """Write the attributes of a picture; with its size, the page does not jump while it loads."""
    size = ""
    if destination.width and destination.height:
        size = f' width="{destination.width}" height="{destination.height}"'
    loading = ' loading="lazy"' if lazy else ""
    return f' src="{escape(place.href(destination))}"{size}{loading}'
