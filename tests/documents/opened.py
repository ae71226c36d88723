"""A DOCX as values, read by its XML alone: a second reading that knows nothing of the first."""

import io
import zipfile
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Opened:
    """Its main part, its styles by id, where its links lead."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            self.infos = archive.infolist()
            self.parts = {each.filename: archive.read(each) for each in self.infos}
        self.main = self.xml("word/document.xml")
        self.styles = {
            each.get(f"{W}styleId", ""): each.find(f"{W}name").get(f"{W}val", "")  # type: ignore[union-attr]
            for each in self.xml("word/styles.xml").iter(f"{W}style")
        }

    def xml(self, name: str) -> ET.Element:
        return ET.fromstring(self.parts[name])  # noqa: S314 - likewise

    def paragraphs(self, below: ET.Element | None = None) -> list[tuple[str, str]]:
        """List (style, text) of every paragraph, those in tables among them."""
        root = self.main if below is None else below
        return [(self.style(each), text(each)) for each in root.iter(f"{W}p")]

    def style(self, paragraph: ET.Element) -> str:
        found = paragraph.find(f"{W}pPr/{W}pStyle")
        return self.styles["Normal" if found is None else found.get(f"{W}val", "")]

    def links(self) -> dict[str, str]:
        """Get the address of each link out of the document, by its text."""
        targets = {
            each.get("Id"): each.get("Target", "")
            for each in self.xml("word/_rels/document.xml.rels")
        }
        return {
            text(each): targets[each.get(f"{R}id")]
            for each in self.main.iter(f"{W}hyperlink")
            if f"{R}id" in each.attrib
        }

    def numbering(self) -> list[tuple[int, int, str, str]]:
        """List (list, level, kind of mark, text) of every item."""
        root = self.xml("word/numbering.xml")
        kinds = {
            each.get(f"{W}abstractNumId"): each.find(f"{W}lvl/{W}numFmt").get(f"{W}val", "")  # type: ignore[union-attr]
            for each in root.iter(f"{W}abstractNum")
        }
        of_list = {
            each.get(f"{W}numId"): kinds[each.find(f"{W}abstractNumId").get(f"{W}val")]  # type: ignore[union-attr]
            for each in root.iter(f"{W}num")
        }
        found = []
        for paragraph in self.main.iter(f"{W}p"):
            told = paragraph.find(f"{W}pPr/{W}numPr")
            if told is not None:
                number = told.find(f"{W}numId").get(f"{W}val", "")  # type: ignore[union-attr]
                level = told.find(f"{W}ilvl").get(f"{W}val", "")  # type: ignore[union-attr]
                found.append((int(number), int(level), of_list[number], text(paragraph)))
        return found


def text(element: ET.Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))
