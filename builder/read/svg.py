"""Drawings: SVG can run, fetch and show foreign pages. Only what draws is published.

In a page a drawing stands in `<img>`, where no browser runs it; but it has an address of its own,
and who opens that sees it with all that is in it.
"""

import re
from typing import NamedTuple
from xml.etree import ElementTree as ET

_LARGEST = 2_000_000  # bytes
_MOST_DRAWN = 50_000  # elements, counting what is used again every time
_DEEPEST = 12  # uses of what uses something
_XHTML = "http://www.w3.org/1999/xhtml"
# A declaration can define entities, which make a small file fill the memory; an instruction can
# name a stylesheet that is a program. No drawing program writes any but the first line.
_DECLARED = re.compile(r"<!(?:DOCTYPE|ENTITY)|<\?(?!xml\s)", re.IGNORECASE)
_ENCODED = re.compile(r"\s*<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8|us-ascii)", re.IGNORECASE)
_ACTIVE = frozenset(
    (
        *("script", "foreignobject", "handler", "listener", "iframe", "embed", "object", "audio"),
        *("video", "canvas", "set", "animate", "animatecolor", "animatemotion", "animatetransform"),
    )
)
_WITHIN = re.compile(r"\s*(?:#|data:image/(?:png|jpe?g|gif|webp)[;,]|$)", re.IGNORECASE)
_ADDRESSES = ("href", "src", "base")
# In styles, and in attributes that are styles; a backslash can write `url` so that nobody sees it.
_FETCHED = re.compile(r"url\((?![\s'\"]*#)|@import|image-set|image\(|\\", re.IGNORECASE)
_WORDS = re.compile("(?:id|class|d|points|title|lang|aria-.*|data-.*)$")
_NUMBER = re.compile(r"\s*([0-9]{0,6}\.?[0-9]{1,6})\s*(?:px)?\s*$")


class Drawing(NamedTuple):
    """A drawing judged: its size in pixels, 0 where it says none, or what is wrong with it.

    `found` names what could run or fetch something; `broken` is for what is no drawing at all.
    """

    width: int = 0
    height: int = 0
    found: str = ""
    broken: bool = False


def read_svg(data: bytes) -> Drawing:
    """Judge and measure a drawing."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Drawing(broken=True)
    if len(data) > _LARGEST or "\0" in text or _ENCODED.match(text):
        return Drawing(broken=True)
    declared = _DECLARED.search(text)
    if declared:
        return Drawing(found=declared[0].strip("<!"))
    try:
        root = ET.fromstring(text)  # noqa: S314 - no declarations, so no entities
    except (ET.ParseError, ValueError):
        return Drawing(broken=True)
    if _local(root.tag) != "svg":
        return Drawing(broken=True)
    found = next((danger for element in root.iter() if (danger := _danger(element))), "")
    if not found and _drawn(root) > _MOST_DRAWN:
        found = "<use>"
    return Drawing(*_size(root), found)


def _local(name: str) -> str:
    return name.rpartition("}")[2].lower()


def _danger(element: ET.Element) -> str:
    """Name what in an element could run or fetch something; empty for a harmless one."""
    tag = _local(str(element.tag))
    if tag in _ACTIVE or str(element.tag).startswith(f"{{{_XHTML}}}"):
        return f"<{tag}>"
    for name, value in element.attrib.items():
        plain = _local(name)
        if plain.startswith("on") or (plain in _ADDRESSES and not _WITHIN.match(value)):
            return plain
        if "}" not in name and not _WORDS.match(name) and _FETCHED.search(value):
            return "url()"
    if tag == "style" and _FETCHED.search("".join(element.itertext())):
        return "url()"
    return ""


def _drawn(root: ET.Element) -> int:
    """Count what is drawn: a use of ten uses of something that has ten elements is a hundred."""
    elements = [*root.iter()]
    named = {each.get("id"): each for each in elements}
    used = {each: named.get(_href(each)[1:]) for each in elements if _local(str(each.tag)) == "use"}
    drawn = dict.fromkeys(elements, 1)
    before = 0
    for _ in range(_DEEPEST):
        if drawn[root] in (before, max(drawn[root], _MOST_DRAWN)):
            return drawn[root]
        before = drawn[root]
        for each in reversed(elements):  # what lies within comes before what it lies in
            target = used.get(each)
            again = 0 if target is None else drawn[target]
            drawn[each] = 1 + again + sum(drawn[child] for child in each)
    return _MOST_DRAWN + 1  # in a circle, or as good as


def _href(element: ET.Element) -> str:
    return next((value for name, value in element.items() if _local(name) == "href"), "").strip()


def _size(root: ET.Element) -> tuple[int, int]:
    width, height = (_NUMBER.match(root.get(name, "")) for name in ("width", "height"))
    if width and height:
        return round(float(width.group(1))), round(float(height.group(1)))
    try:
        box = [float(number) for number in root.get("viewBox", "").replace(",", " ").split()]
    except ValueError:
        return 0, 0
    if len(box) != 4 or not all(abs(number) < 1e6 for number in box):  # noqa: PLR2004
        return 0, 0
    return round(box[2]), round(box[3])
