"""A tree as HTML: what the library's serializer writes, with one piece of text for each tag.

A tree that is not made of plain elements is handed to the library.
"""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown.serializers import (  # type: ignore[attr-defined]
    HTML_EMPTY,
    RE_AMP,
    to_xhtml_string,
)

_EMPTY = frozenset(HTML_EMPTY)
_AS_IT_IS = frozenset(("script", "style"))


class _UncommonError(Exception):
    """A comment, an attribute without a value and the like."""


def serialize(root: Element) -> str:
    """Write an element and all within it."""
    pieces: list[str] = []
    try:
        _write(root, pieces.append)
    except _UncommonError:
        return to_xhtml_string(root)
    return "".join(pieces)


def _write(element: Element, write: Callable[[str], None]) -> None:
    tag, text, tail = element.tag, element.text, element.tail
    if type(tag) is not str or tag in _AS_IT_IS:
        raise _UncommonError
    opening = tag
    for name, value in sorted(element.items()):
        if type(name) is not str or type(value) is not str:
            raise _UncommonError
        written = _escaped(value)
        if '"' in written:
            written = written.replace('"', "&quot;")
        opening += f' {name}="{written}"'
    if tag in _EMPTY:
        write(f"<{opening} />{_escaped(tail) if tail else ''}")
        return
    write(f"<{opening}>{_escaped(text) if text else ''}")
    for child in element:
        _write(child, write)
    write(f"</{tag}>{_escaped(tail) if tail else ''}")


def _escaped(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text
