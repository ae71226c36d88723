"""Prose in passages: what stands below each heading, as plain text, with the heading's anchor."""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from builder.read.holes import SEP, fill


class Passage(NamedTuple):
    """A stretch below one heading, or before the first: no anchor and no title then.

    Footnotes are the last, with an anchor and no title.
    """

    anchor: str
    title: str
    text: str


_HEADING = re.compile(r'<h[1-6] id="([^"]*)"[^>]*>(.*?)</h[1-6]>', re.DOTALL)
_NOTES = '<div class="footnote">'
_NOTE = re.compile(r'<li id="([^"]*)"')
# A footnote's number, and its way back, are no part of the text.
_NUMBER = re.compile(
    r'<sup[^>]*><a class="footnote-ref".*?</sup>|<a class="footnote-backref".*?</a>', re.DOTALL
)
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)[^>]*>")
# Tags within a word; any other parts what is before it from what comes after.
_INLINE = """
a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong time u var wbr
"""
_WITHIN = frozenset(_INLINE.split())
_SHY = "\u00ad"
_ENDS = (".", "!", "?", ":", ";", "…", ",", "–")


def passages(stored: str) -> Iterator[Passage]:
    """Part a stored fragment at its headings."""
    filled = fill(stored, lambda kind, rest: f"h{rest}" if kind == "h" else "")
    body, mark, below = _NUMBER.sub("", filled).partition(_NOTES)
    anchor, title, start = "", "", 0
    for heading in _HEADING.finditer(body):
        yield Passage(anchor, title, plain(body[start : heading.start()]))
        anchor = html.unescape(heading[1])
        title = plain(heading[2]) or anchor
        start = heading.end()
    yield Passage(anchor, title, plain(body[start:]))
    if mark:
        first = _NOTE.search(below)
        yield Passage(html.unescape(first[1]) if first else "", "", plain(below))


def plain(text: str) -> str:
    """Take the markup out of HTML."""
    return joined(html.unescape(_TAG.sub(_gap, text)).split(SEP))


def _gap(tag: re.Match[str]) -> str:
    return "" if tag[1].lower() in _WITHIN else " " if tag[1] in ("sup", "sub") else SEP


def joined(lines: Iterable[str]) -> str:
    """Put lines into one; a dot stands between those that have no sign at their end."""
    text = ""
    for line in lines:
        squeezed = " ".join(unicodedata.normalize("NFC", line.replace(_SHY, "")).split())
        if squeezed:
            text += f"{'' if not text else ' ' if text.endswith(_ENDS) else ' · '}{squeezed}"
    return text
