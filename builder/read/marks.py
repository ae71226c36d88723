"""Marks: private-use characters that carry a place in the source through Markdown.

Python-Markdown knows no positions. So before it runs, a mark is set at each link and picture
destination, heading and raw tag, and after it the marks are read off the finished HTML: mark number
17 stands for the 17th place. What no construct took up (it stood in code) is wiped, which gives the
author's text back letter by letter. A raw tag's mark is an attribute of the tag with its space, so
it has a range of its own.
"""

import re

from builder.source import Span

_FIRST, _FIRST_TAG, _ROOM = 0xF0000, 0x100000, 0xFFFD
MARK = re.compile("[\U000f0000-\U000ffffd]")
TAG_MARK = re.compile(' ([\U00100000-\U0010fffd])(?:="")?')
_ANY = re.compile("[\U000f0000-\U0010fffd]")
_TAG_MARKS = re.compile(' ?[\U00100000-\U0010fffd](?:="")?')

_DESTINATION = re.compile(r"\]\([ \t]*<?")
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\^\]][^\]]*\]:[ \t]*<?")
_URL = re.compile(r"[^\s)>\"]*")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*://[^<>\s]*)>")
_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9-]*)(?=[\s/>])")
_REST_OF_TAG = re.compile(r"""(?:"[^"]*"|'[^']*'|[^<>"'])*""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?""")
_ATX = re.compile(r"[ ]{0,3}#{1,6}[ \t]*")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_HEADING_END = re.compile(r"(?:[ \t]+\{[^}]*\})?[ \t]*$")


class TooManyPlaces(Exception):  # noqa: N818 - named for what is the case
    """A file has more links, headings and tags than there are marks (65,533)."""


class Marker:
    """Sets the marks of one file and remembers what place each stands for."""

    def __init__(self) -> None:
        self.places: list[Span] = []
        self.names: list[str] = []  # what was marked: a url, a heading's #, a tag's name
        # Of raw tags, as far as they stand on the line: names and values as written.
        self.attributes: dict[int, tuple[tuple[str, str], ...]] = {}
        self.doubled = False  # an autolink's mark is in its text as well as in its address

    def _mark(self, first: int, line: int, col: int, name: str) -> str:
        if len(self.places) >= _ROOM:
            raise TooManyPlaces
        self.places.append(Span(line, col, line, col + len(name)))
        self.names.append(name)
        return chr(first + len(self.places) - 1)

    def line(self, text: str, number: int, following: str = "") -> str:
        """Mark one line of prose that is not code; `number` is its line in the file."""
        found: list[tuple[int, str]] = []
        if "](" in text or "]:" in text:
            found += self._destinations(text, number)
        if "<" in text:
            found += self._tags(text, number)
        if "#" in text[:4] or following[:1] in ("=", "-"):
            found += self._heading(text, number, following)
        if not found:
            return text
        pieces, at = [], 0
        for position, mark in sorted(found):
            pieces += [text[at:position], mark]
            at = position
        return "".join([*pieces, text[at:]])

    def _destinations(self, text: str, number: int) -> list[tuple[int, str]]:
        found = []
        definition = _DEFINITION.match(text)
        for match in (*([definition] if definition else []), *_DESTINATION.finditer(text)):
            url = _URL.match(text, match.end())
            name = url.group() if url else ""
            found.append((match.end(), self._mark(_FIRST, number, match.end() + 1, name)))
        return found

    def _tags(self, text: str, number: int) -> list[tuple[int, str]]:
        found = []
        for match in _AUTOLINK.finditer(text):
            # At the address's end: its beginning must look like an address to Markdown.
            mark = self._mark(_FIRST, number, match.start(1) + 1, match.group(1))
            found.append((match.end(1), mark))
            self.doubled = True
        for match in _TAG.finditer(text):
            mark = self._mark(_FIRST_TAG, number, match.start() + 1, match.group())
            rest = _REST_OF_TAG.match(text, match.end())
            pairs = _ATTRIBUTE.findall(rest.group()) if rest else []
            self.attributes[len(self.places) - 1] = tuple(
                (name.lower(), value.strip("\"'")) for name, value in pairs
            )
            found.append((match.end(), f" {mark}"))
        return found

    def _heading(self, text: str, number: int, following: str) -> list[tuple[int, str]]:
        atx = _ATX.match(text)
        if atx and atx.group().strip():
            name = atx.group().strip()
            col = atx.group().index("#") + 1
            return [(atx.end(), self._mark(_FIRST, number, col, name))]
        if text.strip() and _UNDERLINE.match(following):
            end = _HEADING_END.search(text)
            at = end.start() if end else len(text)
            col = len(text) - len(text.lstrip()) + 1
            return [(at, self._mark(_FIRST, number, col, text.strip()))]
        return []

    def of(self, mark: str) -> int:
        """Tell the number of a mark, of either range."""
        code = ord(mark)
        return code - (_FIRST_TAG if code >= _FIRST_TAG else _FIRST)

    @property
    def tag_marks(self) -> set[str]:
        """List the marks set in raw tags, as the attribute names that they are."""
        return {
            chr(_FIRST_TAG + number)
            for number, name in enumerate(self.names)
            if name.startswith("<")
        }


def wipe(text: str) -> str:
    """Remove every mark, which restores the text as the author wrote it."""
    return _TAG_MARKS.sub("", MARK.sub("", text)) if _ANY.search(text) else text
