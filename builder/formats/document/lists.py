"""Lists as word processors number them: bullets, numbers from 1 for each list, boxes to tick."""

from types import MappingProxyType
from typing import Any

from builder.formats.document.sheet import BRAND, Style

LEVELS = 9
INDENT = 360  # twentieths of a point for each level

_WIDEST = 31  # points that a rule may stand from its text
_MARKS = MappingProxyType({"bullet": "•", "box": "☐"})


class Lists:
    """The numbering of a document: two kinds of marks that all lists share, and numbers by list."""

    def __init__(self, document: Any) -> None:
        part = document.part.numbering_part
        self._root = part.element
        for each in list(self._root):
            self._root.remove(each)
        for number, kind in enumerate(("bullet", "box", "number")):
            self._root.append(_abstract(number, kind))
        self._kinds = {"bullet": 0, "box": 1, "number": 2}
        self._count = 0

    def new(self, kind: str, start: int = 1) -> int:
        """Begin a list, and get the number that its items name."""
        from docx.oxml.ns import qn
        from docx.oxml.parser import OxmlElement

        self._count += 1
        made = OxmlElement("w:num")
        made.set(qn("w:numId"), str(self._count))
        made.append(_value("w:abstractNumId", self._kinds[kind]))
        if kind == "number":
            for level in range(LEVELS):
                override = OxmlElement("w:lvlOverride")
                override.set(qn("w:ilvl"), str(level))
                override.append(_value("w:startOverride", start if level == 0 else 1))
                made.append(override)
        self._root.append(made)
        return self._count


def itemised(paragraph: Any, number: int, level: int) -> None:
    """Make a paragraph an item of a list."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx's own elements
    numbering = properties.get_or_add_numPr()
    numbering.get_or_add_ilvl().val = min(level, LEVELS - 1)
    numbering.get_or_add_numId().val = number


def indented(paragraph: Any, level: int) -> None:
    """Make a paragraph stand under an item of a list."""
    from docx.shared import Twips

    paragraph.paragraph_format.left_indent = Twips(INDENT * (level + 1))


def boxed(paragraph: Any, style: Style) -> None:
    """Let a list's paragraph stand in a box, behind the same rule as what is round it."""
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml
    from docx.shared import Pt, Twips

    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    numbered = properties.numPr is not None
    level = properties.numPr.ilvl.val if numbered else 0
    room = Pt(style.left) + (
        Twips(INDENT * (level + 1)) if numbered else paragraph.paragraph_format.left_indent
    )
    format_ = paragraph.paragraph_format
    format_.left_indent = room
    if numbered:
        format_.first_line_indent = Twips(-INDENT)
    start = room - (Twips(INDENT) if numbered else 0)
    space = min(_WIDEST, 8 + round((start - Pt(style.left)) / Pt(1)))
    edge = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="18" w:space="{space}" '
        f'w:color="{style.edge}"/></w:pBdr>'
    )
    following = properties.xpath("w:shd|w:tabs|w:spacing|w:ind|w:jc")
    following[0].addprevious(edge)


def _value(name: str, given: object) -> Any:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    made = OxmlElement(name)
    made.set(qn("w:val"), str(given))
    return made


def _abstract(number: int, kind: str) -> Any:
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml

    levels = "".join(_level(level, kind) for level in range(LEVELS))
    return parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def _level(level: int, kind: str) -> str:
    form = ("decimal", "lowerLetter", "lowerRoman")[level % 3] if kind == "number" else "bullet"
    text = f"%{level + 1}." if kind == "number" else _MARKS[kind]
    font = "Segoe UI Symbol" if kind == "box" else "Calibri"
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{INDENT * (level + 1)}" w:hanging="{INDENT}"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}" w:hint="default"/>'
        f'<w:b w:val="0"/><w:i w:val="0"/><w:color w:val="{BRAND}"/></w:rPr></w:lvl>'
    )
