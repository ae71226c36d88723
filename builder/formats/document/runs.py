"""Runs: text within a paragraph, with its looks, languages and links, as Word divides it."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from builder.formats.document.content import classes, taken
from builder.formats.document.sheet import BETWEEN, UNSEEN

_SPACE = re.compile(r"[ \t\r\n\f]+")
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("b", "strong"), "bold"),
        **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "italic"),
        **dict.fromkeys(("code", "kbd", "samp"), "code"),
        **dict.fromkeys(("s", "del", "strike"), "strike"),
        **dict.fromkeys(("u", "ins"), "under"),
        "sup": "super",
        "sub": "sub",
    }
)


class Look(NamedTuple):
    """How text looks, what language it is in, and where it leads; empty as the paragraph's."""

    looks: frozenset[str] = frozenset()
    language: str = ""
    link: str = ""
    exact: bool = False  # spaces and lines as they are


class Run(NamedTuple):
    """Text of one look; or a picture, by its element; or an anchor, by its id."""

    text: str
    look: Look
    picture: Any = None
    anchor: str = ""


BREAK = "\n"


def runs(element: Any, look: Look) -> Iterator[Run]:
    """Go through what is in an element, without itself."""
    yield from _text(element.text, look)
    between = next((BETWEEN[name] for name in classes(element) if name in BETWEEN), "")
    first = True
    for child in element:
        if between and taken(child):
            if not first:
                yield Run(between, look)
            first = False
        yield from run(child, look)
        yield from _text(child.tail, look)


def run(element: Any, look: Look) -> Iterator[Run]:
    """Go through an element within a paragraph."""
    if not taken(element) or UNSEEN & {*classes(element)} or _leads_back(element):
        return
    if anchor := element.get("id"):
        yield Run("", look, anchor=anchor)
    tag = element.tag
    if tag == "br":
        yield Run(BREAK, look)
    elif tag in ("img", "svg"):
        yield Run("", look, picture=element)
    elif tag in ("input", "textarea"):
        yield from _field(element, look)
    elif tag == "q":
        inner = changed(look, element)
        yield from (Run("”", inner), *runs(element, inner), Run("”", inner))
    else:
        yield from runs(element, changed(look, element))


def changed(look: Look, element: Any) -> Look:
    """Get the look within an element."""
    name = _LOOKS.get(element.tag)
    return Look(
        look.looks | {name} if name else look.looks,
        element.get("lang") or look.language,
        (element.get("href", "") if element.tag == "a" else "") or look.link,
        look.exact or element.tag == "pre",
    )


def _text(text: str | None, look: Look) -> Iterator[Run]:
    if text:
        yield Run(_NO_TEXT.sub("", text), look)


def _leads_back(element: Any) -> bool:
    """Tell a footnote's way back, for which a word processor has a key of its own."""
    return bool(element.tag == "a" and element.text == "↩")


def _field(element: Any, look: Look) -> Iterator[Run]:
    """Leave room to write where a page has a field; a box to tick where it has one."""
    kind = element.get("type", "text")
    if element.tag == "textarea" or kind in ("text", "number", "date", "time", "email"):
        yield Run(" " + "_" * 30, look)
    elif kind in ("checkbox", "radio"):
        yield Run("☐ ", look)


def tidy(given: list[Run]) -> list[Run]:
    """Make spaces and lines one space, as a browser does, and leave out those at the ends."""
    made: list[Run] = []
    open_space = True  # whether a space here would be the second
    for each in given:
        text = each.text
        if text == BREAK and not each.look.exact:
            open_space = True
        elif text and not each.look.exact:
            text = _SPACE.sub(" ", text)
            if open_space:
                text = text.removeprefix(" ")
            if text:
                open_space = text.endswith(" ")
        elif each.picture is not None:
            open_space = False
        if text or each.picture is not None or each.anchor:
            made.append(each._replace(text=text))
    return _trimmed(made)


def _trimmed(given: list[Run]) -> list[Run]:
    for at in range(len(given) - 1, -1, -1):
        each = given[at]
        if each.picture is not None:
            break
        if each.text and not each.look.exact:
            given[at] = each._replace(text=each.text.rstrip(" \n"))
            if given[at].text:
                break
    return [each for each in given if each.text or each.picture is not None or each.anchor]
