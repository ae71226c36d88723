"""The text of a page's elements as a reader meets it, one block a line."""

from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

# What begins on a line of its own; everything else goes on where it stands.
_BLOCKS = (
    *("article", "aside", "blockquote", "div", "dl", "footer", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("header", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul"),
)
_CELLS = ("dt", "dd", "td", "th")
_BREAK, _SPACE = "\n", " "


def extract(html: str, wanted: str) -> str:
    """Get what `SELECTORS [@ATTRIBUTE …]` asks for, one line or more for each element."""
    selectors, *attributes = (part.strip() for part in wanted.split(" @"))
    elements = BeautifulSoup(html, "html.parser").select(selectors)
    if attributes == ["html"]:
        return "\n".join(str(element) for element in elements)
    if attributes:
        return "\n".join(_with(element, attributes) for element in elements)
    return "\n".join(filter(None, map(_text, elements)))


def _with(element: Tag, attributes: list[str]) -> str:
    values = " ".join(_value(element, name) for name in attributes)
    # What holds other blocks is told by its attributes; its text would be the page's.
    text = "" if element.find(_BLOCKS) else _text(element)
    return f"{text} → {values}" if text else values


def _value(element: Tag, name: str) -> str:
    value = element.get(name)
    return "–" if value is None else value if isinstance(value, str) else " ".join(value)


def _text(element: Tag) -> str:
    lines = "".join(_pieces(element)).split(_BREAK)
    return "\n".join(line for each in lines if (line := " ".join(each.split())))


def _pieces(element: Tag, parting: str = _BREAK) -> Iterator[str]:
    """Yield text; blocks are parted by line breaks, within a cell by spaces."""
    for child in element.children:
        if isinstance(child, Tag) and child.get("aria-hidden") == "true":
            continue
        if isinstance(child, Tag):
            cell = child.name in _CELLS
            around = _SPACE if cell else parting if child.name in _BLOCKS else ""
            yield around
            yield from _pieces(child, _SPACE if cell else parting)
            yield around
        elif type(child) is NavigableString:
            yield str(child) if element.name == "pre" else " ".join(f"x{child}x".split())[1:-1]
