"""Writing paragraphs into a document: runs, links, anchors and pictures as WordprocessingML."""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from itertools import groupby
from types import MappingProxyType
from typing import Any

from builder.formats.document.content import Pictures, address_of, words_of
from builder.formats.document.runs import BREAK, Look, Run, tidy
from builder.formats.document.sheet import MONO
from builder.formats.document.speech import locale

_PIXELS = 96  # to an inch
_INCH = 914_400  # English metric units, in which drawings are measured
WIDTH, HEIGHT = round(16.4 / 2.54 * _INCH), round(18 / 2.54 * _INCH)
"""The most that a picture may take of a page."""

_KNOWN = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
# In the order that the format wants: the look's name, the element and its value.
_PROPERTIES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "bold": ("w:b", ""),
        "italic": ("w:i", ""),
        "strike": ("w:strike", ""),
        "under": ("w:u", "single"),
        "super": ("w:vertAlign", "superscript"),
        "sub": ("w:vertAlign", "subscript"),
    }
)


class Pen:
    """Writes paragraphs; one for each document, since anchors and links are numbered in it."""

    def __init__(
        self, document: Any, language: str, links: Mapping[str, str], pictures: Pictures, said: str
    ) -> None:
        """`links` are where the page's links lead, `said` begins the line for a picture unseen."""
        self.document = document
        self._language = language
        self._links = links
        self._pictures = pictures
        self._said = said
        self._anchors = {
            href[1:]: f"_k{number}"
            for number, href in enumerate(href for href in links if href.startswith("#"))
        }
        self._styles = {each.name: each.style_id for each in document.styles}
        self._placed: set[str] = set()
        self._waiting: list[str] = []

    def paragraph(self, place: Any, style: str) -> Any:
        """Add a paragraph of a style of the sheet, empty."""
        made = place.add_paragraph()
        # By its name, python-docx would look through all styles for each paragraph.
        made._p.get_or_add_pPr().get_or_add_pStyle().val = self._styles[style]  # noqa: SLF001
        return made

    def wait(self, anchor: str | None) -> None:
        """Take down an anchor that the next paragraph is the place of."""
        if anchor:
            self._waiting.append(anchor)

    def fill(self, paragraph: Any, given: Iterable[Run]) -> None:
        """Write runs into a paragraph."""
        for anchor in self._waiting:
            self._anchor(paragraph._p, anchor)  # noqa: SLF001 - python-docx's own elements
        self._waiting.clear()
        for href, group in groupby(given, key=lambda each: each.look.link):
            place = self._place(paragraph, href)
            for each in group:
                if each.anchor:
                    self._anchor(place, each.anchor)
                elif each.picture is not None:
                    self._picture(paragraph, each)
                else:
                    place.append(self._run(each, linked=place is not paragraph._p))  # noqa: SLF001

    def _place(self, paragraph: Any, href: str) -> Any:
        """Get what a link's text stands in: a link, or the paragraph where it leads nowhere."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml.ns import qn
        from docx.oxml.parser import OxmlElement

        target = self._links.get(href, "")
        if not target:
            return paragraph._p  # noqa: SLF001
        link = OxmlElement("w:hyperlink")
        if href.startswith("#"):
            link.set(qn("w:anchor"), self._anchors[href[1:]])
        else:
            kind = RELATIONSHIP_TYPE.HYPERLINK
            link.set(qn("r:id"), self.document.part.relate_to(target, kind, is_external=True))
        link.set(qn("w:history"), "1")
        paragraph._p.append(link)  # noqa: SLF001
        return link

    def _anchor(self, place: Any, anchor: str) -> None:
        from docx.oxml.ns import qn
        from docx.oxml.parser import OxmlElement

        name = self._anchors.get(anchor)
        if name is None or name in self._placed:
            return
        self._placed.add(name)
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for each in (start, end):
            each.set(qn("w:id"), str(len(self._placed)))
        start.set(qn("w:name"), name)
        place.append(start)
        place.append(end)

    def _run(self, each: Run, *, linked: bool) -> Any:
        from docx.oxml.parser import OxmlElement

        made = OxmlElement("w:r")
        properties = OxmlElement("w:rPr")
        for name, given in self._looks(each.look, linked=linked):
            properties.append(_element(name, given))
        if len(properties):
            made.append(properties)
        for number, line in enumerate(each.text.split(BREAK)):
            if number:
                made.append(OxmlElement("w:br"))
            if line:
                text = _element("w:t", {"xml:space": "preserve"})
                text.text = line
                made.append(text)
        return made

    def _looks(self, look: Look, *, linked: bool) -> Iterator[tuple[str, Mapping[str, str]]]:
        if linked:
            yield "w:rStyle", {"w:val": "Hyperlink"}
        if "code" in look.looks:
            yield "w:rFonts", {"w:ascii": MONO, "w:hAnsi": MONO, "w:cs": MONO}
        for name, (element, said) in _PROPERTIES.items():
            if name in look.looks:
                yield element, {"w:val": said} if said else {}
        if "code" in look.looks:
            yield "w:noProof", {}
        if look.language and look.language != self._language:
            yield "w:lang", {"w:val": locale(look.language)}

    def _picture(self, paragraph: Any, each: Run) -> None:
        element = each.picture
        alt = _alternative(element)
        data = _drawable(self._pictures.get(address_of(element.get("src", "")), b""))
        if not data:
            if alt:
                shown = each._replace(text=f"{self._said} {alt}", picture=None)
                paragraph._p.append(self._run(shown, linked=False))  # noqa: SLF001
            return
        width, height = _size(data, element.get("width", ""))
        drawing = paragraph.add_run().add_picture(BytesIO(data), width, height)
        properties = drawing._inline.docPr  # noqa: SLF001
        properties.set("descr", alt)
        if not alt:
            from docx.oxml.parser import parse_xml

            properties.append(parse_xml(_DECORATIVE))


def _element(name: str, given: Mapping[str, str]) -> Any:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    made = OxmlElement(name)
    for key, said in given.items():
        made.set(qn(key), said)
    return made


def _alternative(element: Any) -> str:
    """Get what a picture shows in words: of a drawing in the page its label, or title and text."""
    given = element.get("alt") or element.get("aria-label")
    if given or element.tag == "img":
        return " ".join((given or "").split())
    return " ".join(words_of(each) for each in element if each.tag in ("title", "desc"))


def _size(data: bytes, written: str) -> tuple[int, int]:
    """Get a picture's width and height: as on the page, and no larger than a page takes."""
    from docx.image.image import Image

    image = Image.from_blob(data)
    pixels = int(written) if written.isdecimal() and written != "0" else image.px_width
    width = pixels * _INCH / _PIXELS
    height = width * image.px_height / image.px_width
    share = min(1, WIDTH / width, HEIGHT / height)
    return round(width * share), round(height * share)


def _drawable(data: bytes) -> bytes:
    """Turn a picture that word processors do not know into one that they do; empty for none."""
    if data.startswith(_KNOWN):
        return data
    if data.startswith(b"RIFF"):
        from PIL import Image

        out = BytesIO()
        with Image.open(BytesIO(data)) as opened:
            opened.save(out, "PNG", optimize=True)
        return out.getvalue()
    return b""


def said(given: Iterable[Run]) -> list[Run]:
    """Make runs ready to be written; empty where there is nothing to read or to see."""
    made = tidy(list(given))
    return made if any(each.text or each.picture is not None for each in made) else []
