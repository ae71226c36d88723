"""Dressing a document: styles, page, head and foot, language."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from io import BytesIO
from typing import Any

from builder.formats.document.content import About
from builder.formats.document.sheet import DENSE, FONT, LINK, LYING, STYLES, Style, tightened
from builder.formats.document.speech import locale

_TWIP = 635  # of the units that python-docx measures with
_LEAF = (21, 29.7)  # centimetres, as what follows
_MARGIN, _TOP, _FOOT = 2.3, 2.2, 1.1
_DENSE_MARGIN, _DENSE_TOP = 1.7, 1.8


def dressed(about: About, said: Mapping[str, str], kinds: Iterable[str]) -> Any:
    """Get an empty document, dressed for a page of these kinds, the classes of its `<main>`."""
    from docx import Document

    shown = frozenset(kinds)
    dress = _dress(locale(about.language), dense=bool(DENSE & shown), lying=bool(LYING & shown))
    document: Any = Document(BytesIO(dress))
    _page(document, about, said)
    return document


@lru_cache(maxsize=8)
def _dress(language: str, *, dense: bool, lying: bool) -> bytes:
    """Make what documents of a kind have in common; it takes longer than most of their text."""
    from docx import Document

    document: Any = Document()
    _language(document, language)
    _bare(document)
    for name, style in STYLES.items():
        _style(document, name, tightened(style) if dense else style)
    _links(document)
    _leaf(document, dense=dense, lying=lying)
    _settings(document, language)
    _without_picture(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


_KEPT = frozenset(("Default Paragraph Font", "Normal Table", "No List", "Table Grid"))


def _bare(document: Any) -> None:
    """Take away the hundred and more styles that the empty document has and nothing here uses."""
    kept = {*STYLES, *_KEPT}
    for style in list(document.styles):
        if style.name not in kept:
            style.element.getparent().remove(style.element)
        else:
            for link in style.element.xpath("w:link"):
                style.element.remove(link)


def _language(document: Any, language: str) -> None:
    from docx.oxml.ns import qn

    for each in document.styles.element.iter(qn("w:lang")):
        each.set(qn("w:val"), language)


def _style(document: Any, name: str, given: Style) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    styles = document.styles
    if given.base:
        made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = styles[given.base]
        made.quick_style = True
    else:
        made = styles[name]
    _font(made)
    font, paragraph = made.font, made.paragraph_format
    font.size, font.bold, font.italic = Pt(given.size), given.bold, given.italic
    font.color.rgb = RGBColor.from_string(given.colour)
    paragraph.space_before, paragraph.space_after = Pt(given.before), Pt(given.after)
    paragraph.line_spacing, paragraph.keep_with_next = given.line, given.together
    paragraph.widow_control = True
    if given.left:
        paragraph.left_indent = Pt(given.left)
    _edge(made, given)


def _font(made: Any) -> None:
    """Set the font, and take away the theme's, which would come first."""
    from docx.oxml.ns import qn

    made.font.name = FONT
    fonts = made.element.rPr.rFonts
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    fonts.set(qn("w:cs"), FONT)
    fonts.set(qn("w:eastAsia"), FONT)
    for each in made.element.rPr.xpath("w:spacing|w:kern"):
        made.element.rPr.remove(each)


def _edge(made: Any, given: Style) -> None:
    """Draw a rule at a paragraph's left, and shade it."""
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml

    properties = made.element.get_or_add_pPr()
    for each in properties.xpath("w:pBdr|w:shd|w:numPr|w:contextualSpacing"):
        properties.remove(each)
    pieces = []
    if given.edge:
        pieces.append(
            f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="18" w:space="8" '
            f'w:color="{given.edge}"/></w:pBdr>'
        )
    if given.wash:
        pieces.append(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{given.wash}"/>')
    after = properties.xpath("w:tabs|w:spacing|w:ind|w:contextualSpacing|w:jc|w:outlineLvl")
    for piece in map(parse_xml, pieces):
        if after:
            after[0].addprevious(piece)
        else:
            properties.append(piece)


def _links(document: Any) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import RGBColor

    made = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    made.font.color.rgb = RGBColor.from_string(LINK)
    made.font.underline = True


def _leaf(document: Any, *, dense: bool, lying: bool) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    section = document.sections[0]
    width, height = reversed(_LEAF) if lying else _LEAF
    if lying:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(width), Cm(height)
    section.left_margin = section.right_margin = Cm(_DENSE_MARGIN if dense else _MARGIN)
    section.top_margin = section.bottom_margin = Cm(_DENSE_TOP if dense else _TOP)
    section.header_distance = section.footer_distance = Cm(_FOOT)


def room(document: Any) -> int:
    """Get the width between a document's margins, in twentieths of a point."""
    section = document.sections[0]
    return int(round((section.page_width - 2 * section.left_margin) / _TWIP, -2))


def _page(document: Any, about: About, said: Mapping[str, str]) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT

    section = document.sections[0]
    right = section.page_width - 2 * section.left_margin
    for part, left in ((section.header, about.module or about.title), (section.footer, "")):
        paragraph = part.paragraphs[0]
        for each in paragraph.style.element.xpath("w:pPr/w:tabs"):
            each.getparent().remove(each)
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(right, WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run(left or about.organisation)
        paragraph.add_run("\t")
        if left:
            paragraph.add_run(about.title if about.title != left else "")
        else:
            before, of = said["document.page"].split("{page}")[0], said["document.page"]
            middle = of.split("{page}")[1].split("{pages}")[0]
            paragraph.add_run(before)
            _field(paragraph, "PAGE")
            paragraph.add_run(middle)
            _field(paragraph, "NUMPAGES")


def _field(paragraph: Any, name: str) -> None:
    """Write a field that the word processor fills in."""
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml

    made = parse_xml(
        f'<w:fldSimple {nsdecls("w")} w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    )
    paragraph._p.append(made)  # noqa: SLF001 - python-docx's own elements


def _settings(document: Any, language: str) -> None:
    """Say what the text is written in, and that it is no document of an old program."""
    from docx.oxml.ns import nsdecls, qn
    from docx.oxml.parser import parse_xml

    root = document.settings.element
    for each in root.xpath("w:compat|w:themeFontLang"):
        root.remove(each)
    compat = parse_xml(
        f'<w:compat {nsdecls("w")}><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    lang = parse_xml(f'<w:themeFontLang {nsdecls("w")} w:val="{language}"/>')
    later = [
        qn(f"w:{name}")
        for name in ("rsids", "clrSchemeMapping", "shapeDefaults", "decimalSymbol", "listSeparator")
    ]
    found = next((each for each in root if each.tag in later), None)
    for piece in (compat, lang):
        if found is not None:
            found.addprevious(piece)
        else:
            root.append(piece)


def _without_picture(document: Any) -> None:
    """Take away the picture of an empty page that the empty document brings along."""
    relations = document.part.package.rels
    for key in [key for key, each in relations.items() if each.reltype.endswith("/thumbnail")]:
        del relations[key]
