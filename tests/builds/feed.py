"""What RFC 4287 asks of a feed, checked by hand: a second opinion on `formats/atom.py`."""

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

ATOM = "{http://www.w3.org/2005/Atom}"
# Section 4.1: which elements there may be, and how often (least, most; 0 is any number).
_OF_FEED = {
    "id": (1, 1),
    "title": (1, 1),
    "updated": (1, 1),
    "subtitle": (0, 1),
    "author": (0, 0),
    "link": (0, 0),
    "entry": (0, 0),
}
_OF_ENTRY = {
    "id": (1, 1),
    "title": (1, 1),
    "updated": (1, 1),
    "summary": (0, 1),
    "author": (0, 0),
    "link": (0, 0),
}
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


def parsed(data: bytes) -> ET.Element:
    """Read XML that the program wrote."""
    return ET.fromstring(data)  # noqa: S314 - our own


def faults_of_feed(data: bytes) -> list[str]:
    """Find what is not as the standard asks."""
    root = parsed(data)
    if root.tag != f"{ATOM}feed":
        return ["no feed"]
    entries = root.findall(f"{ATOM}entry")
    found = [*_container(root, _OF_FEED), *(each for e in entries for each in _entry(e, root))]
    keys = [(e.findtext(f"{ATOM}id"), e.findtext(f"{ATOM}updated")) for e in entries]
    if len({*keys}) < len(keys):
        found.append("two entries have one id and date (4.1.1)")
    relations = [link.get("rel", "alternate") for link in root.findall(f"{ATOM}link")]
    if relations.count("self") != 1:
        found.append("no link to itself (4.1.1)")
    return found


def _entry(entry: ET.Element, feed: ET.Element) -> Iterator[str]:
    yield from _container(entry, _OF_ENTRY)
    if entry.find(f"{ATOM}author") is None and feed.find(f"{ATOM}author") is None:
        yield "an entry without author (4.1.2)"
    relations = [link.get("rel", "alternate") for link in entry.findall(f"{ATOM}link")]
    if entry.find(f"{ATOM}content") is None and "alternate" not in relations:
        yield "an entry with neither content nor a link to it (4.1.2)"


def _container(element: ET.Element, allowed: dict[str, tuple[int, int]]) -> Iterator[str]:
    names = [child.tag.removeprefix(ATOM) for child in element]
    yield from (f"<{name}> does not belong" for name in names if name not in allowed)
    for name, (least, most) in allowed.items():
        count = names.count(name)
        if count < least or (most and count > most):
            yield f"{count} <{name}> (4.1)"
    language = element.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language is not None and not _LANGUAGE.fullmatch(language):
        yield f"no language: {language!r}"
    for child in element:
        yield from _CHECKS.get(child.tag.removeprefix(ATOM), _any)(child)


def _any(_element: ET.Element) -> Iterator[str]:
    return iter(())


def _id(element: ET.Element) -> Iterator[str]:
    """4.2.6: an absolute IRI."""
    if not re.fullmatch(r"[a-z][a-z0-9+.-]*:\S+", element.text or ""):
        yield f"no id: {element.text!r}"


def _text(element: ET.Element) -> Iterator[str]:
    """3.1: plain text, with no elements in it."""
    if element.get("type", "text") != "text" or len(element):
        yield f"no plain text: {element.tag}"
    if not (element.text or "").strip():
        yield f"nothing in {element.tag}"


def _date(element: ET.Element) -> Iterator[str]:
    """3.3: RFC 3339, with an upper-case T and a zone."""
    value = element.text or ""
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", value):
        yield f"no date: {value!r}"
        return
    datetime.fromisoformat(value)


def _person(element: ET.Element) -> Iterator[str]:
    """3.2: exactly one name."""
    names = element.findall(f"{ATOM}name")
    if len(names) != 1 or not (names[0].text or "").strip():
        yield "a person without name (3.2.1)"


def _link(element: ET.Element) -> Iterator[str]:
    """4.2.7: an address; a full one, since readers of feeds have no other to begin from."""
    parts = urlsplit(element.get("href", ""))
    if parts.scheme not in ("http", "https") or not parts.netloc or not parts.path.isascii():
        yield f"no full address: {element.get('href')!r}"


_CHECKS = {
    "id": _id,
    "title": _text,
    "subtitle": _text,
    "summary": _text,
    "updated": _date,
    "author": _person,
    "link": _link,
}
