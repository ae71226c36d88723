"""Media: what a page must know of a picture or recording before it is published."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

from builder.diagnostics import Diagnostic, diagnose
from builder.model import Medium

LONGEST_SIDE = 1600  # px: wider than any column of text on any screen
RASTER = (".jpg", ".jpeg", ".png", ".webp", ".gif")
# What a browser or a computer would run where it is opened.
_RUNNING = (
    *(".html", ".htm", ".xhtml", ".xht", ".xml", ".xsl", ".svgz", ".js", ".mjs", ".wasm", ".swf"),
    *(".php", ".exe", ".msi", ".bat", ".cmd", ".com", ".ps1", ".vbs", ".scr", ".jar", ".hta"),
)
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "MPO")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_SVG_LIMIT = 2_000_000
_ACTIVE = frozenset(
    {"script", "foreignobject", "iframe", "embed", "object", "handler", "set", "animate"}
)
_NUMBER = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(?:px)?\s*$")
_OUTSIDE = re.compile(r"\s*(?!#|data:image/)\S", re.IGNORECASE)


def read_medium(
    file: Path, path: str, digest: str, size: int
) -> tuple[Medium | None, tuple[Diagnostic, ...]]:
    """Measure a medium; None, with the reason, for a picture that cannot be published."""
    medium_id = path.partition("/")[2]
    name = path.lower()
    if name.endswith(RASTER):
        return _raster(file, path, Medium(medium_id, digest, size, 0, 0))
    if name.endswith(_RUNNING):
        return None, (diagnose("running-file", path, name=path.rpartition("/")[2]),)
    if name.endswith(".svg"):
        return _svg(file, path, Medium(medium_id, digest, size, 0, 0))
    return Medium(medium_id, digest, size, 0, 0), ()


def _raster(file: Path, path: str, medium: Medium) -> tuple[Medium | None, tuple[Diagnostic, ...]]:
    import warnings

    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a decompression bomb is only warned of
            with Image.open(file, formats=_FORMATS) as picture:
                picture.load()  # a file cut short shows only now
                width, height = picture.size
                turned = picture.getexif().get(0x0112, 1) in (5, 6, 7, 8)
                moving = getattr(picture, "is_animated", False)
    except Exception:  # noqa: BLE001 - decoders raise whatever they like at a broken file
        return None, (diagnose("unreadable-image", path),)
    if turned:
        width, height = height, width
    if not moving:
        width, height = published_size(width, height)
    return medium._replace(width=width, height=height), ()


def published_size(width: int, height: int) -> tuple[int, int]:
    """Scale a picture's size in pixels to what is published; small ones stay as they are."""
    if max(width, height) <= LONGEST_SIDE:
        return width, height
    scale = LONGEST_SIDE / max(width, height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _svg(file: Path, path: str, medium: Medium) -> tuple[Medium | None, tuple[Diagnostic, ...]]:
    """Measure a drawing, and refuse one that could run or fetch something."""
    data = file.read_bytes()
    if len(data) > _SVG_LIMIT or _DECLARATION.search(data):
        # Entities can make a small file fill the memory, and no drawing program writes any.
        return None, (diagnose("svg-script", path, found="DOCTYPE"),)
    try:
        root = ET.fromstring(data)  # noqa: S314 - no declarations, so no entities
    except (ET.ParseError, ValueError, LookupError):
        return None, (diagnose("unreadable-image", path),)
    for element in root.iter():
        found = _danger(element)
        if found:
            return None, (diagnose("svg-script", path, found=found),)
    width, height = _svg_size(root)
    return medium._replace(width=width, height=height), ()


def _danger(element: ET.Element) -> str:
    """Name what in an element could run or fetch something; empty for a harmless one."""
    tag = str(element.tag).rpartition("}")[2].lower()
    if tag in _ACTIVE:
        return f"<{tag}>"
    for name, value in element.attrib.items():
        plain = name.rpartition("}")[2].lower()
        if plain.startswith("on"):
            return plain
        if plain in ("href", "src") and _OUTSIDE.match(value):
            return plain
        if "url(" in value.replace(" ", "") and not re.search(r"url\(\s*['\"]?#", value):
            return "url()"
    if tag == "style" and element.text and re.search(r"@import|url\(", element.text):
        return "url()"
    return ""


def _svg_size(root: ET.Element) -> tuple[int, int]:
    width, height = (_NUMBER.match(root.get(name, "")) for name in ("width", "height"))
    if width and height:
        return round(float(width.group(1))), round(float(height.group(1)))
    try:
        box = [float(number) for number in root.get("viewBox", "").replace(",", " ").split()]
    except ValueError:
        return 0, 0
    return (round(box[2]), round(box[3])) if len(box) == 4 else (0, 0)  # noqa: PLR2004
