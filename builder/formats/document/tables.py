"""Tables: rows and columns of a page's table as a word processor wants them, heads repeated."""

from collections.abc import Iterator
from typing import Any

from builder.formats.document.content import classes, taken, words_of
from builder.formats.document.sheet import RULE, WASH, WHOLE
from builder.value import value

_LEAST, _MOST = 6, 42  # characters that a column counts for, whatever stands in it
_ROOM = 84  # likewise, for all columns together that are there to be written in
_LINE = 330  # twentieths of a point that a line of handwriting takes
_SMALL = 10  # rows that stand on one page


@value
class Slot:
    """A cell with its first row and column, and how many of each it takes."""

    cell: Any
    row: int
    column: int
    tall: int
    wide: int


@value
class Grid:
    """A table laid out: its cells, how many rows and columns, how many rows are its head."""

    caption: Any
    slots: tuple[Slot, ...]
    rows: int
    columns: int
    heads: int
    whole: bool  # whether it is to stand on one page

    def draw(self, place: Any, room: int) -> Iterator[tuple[Any, Any, bool]]:
        """Draw it, and give each cell of the page with the place to write it in.

        And whether that must not be parted from what follows. The table is `room` twentieths of a
        point wide.
        """
        from docx.shared import Twips

        made = place.add_table(self.rows, self.columns)
        made.style = "Table Grid"
        made.autofit = False
        _dress(made, self.heads)
        widths = self._widths(room)
        for number, column in enumerate(made.columns):
            column.width = Twips(widths[number])
        # Listed once: python-docx lists all cells of a table each time that one is asked for. Those
        # that are merged away are no other slot's.
        cells = made._cells  # noqa: SLF001
        for slot in self.slots:
            if lines := _lines(slot.cell):
                made.rows[slot.row].height = Twips(lines * _LINE)
            cell = cells[slot.row * self.columns + slot.column]
            if slot.tall > 1 or slot.wide > 1:
                last = (slot.row + slot.tall - 1) * self.columns + slot.column + slot.wide - 1
                cell = cell.merge(cells[last])
            cell.width = Twips(sum(widths[slot.column : slot.column + slot.wide]))
            if self._heads(slot):
                _wash(cell)
            yield slot.cell, cell, self._leads(slot)

    def _leads(self, slot: Slot) -> bool:
        """Tell whether a cell must not be parted from what follows: a head, or a whole table's."""
        return self._heads(slot) or (self.whole and slot.row < self.rows - 1)

    def _heads(self, slot: Slot) -> bool:
        across = slot.wide == self.columns and slot.cell.tag == "th"
        return slot.row < self.heads or across

    def _widths(self, room: int) -> list[int]:
        """Share the width out by the longest text of each column."""
        longest = [_LEAST] * self.columns
        for slot in self.slots:
            if slot.wide == 1:
                words = words_of(slot.cell)
                word = max(map(len, words.split()), default=0) + 2  # and what is round it
                length = max(word, min(_MOST, len(words)))
                longest[slot.column] = max(longest[slot.column], min(_MOST, length))
        empty = {slot.column for slot in self.slots if _lines(slot.cell)}
        for column in empty:
            longest[column] = _ROOM // len(empty)
        total = sum(longest)
        return [round(room * each / total) for each in longest]


def grid(table: Any) -> Grid:
    """Lay a table out, with its spans, which never go past its rows."""
    caption = None
    rows: list[Any] = []
    heads = 0
    for element in _own(table):
        if element.tag == "caption":
            caption = element if taken(element) else None
        elif taken(element):
            rows.append(element)
            # A head is repeated only from the top.
            heads += element.getparent().tag == "thead" and heads == len(rows) - 1
    slots: list[Slot] = []
    used: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while (at, column) in used:
                column += 1
            tall = min(_span(cell, "rowspan"), len(rows) - at)
            wide = _span(cell, "colspan")
            while any((at, column + each) in used for each in range(wide)):
                wide -= 1
            used |= {(at + r, column + c) for r in range(tall) for c in range(wide)}
            slots.append(Slot(cell, at, column, tall, wide))
            column += wide
    columns = max((column + 1 for _, column in used), default=0)
    whole = len(rows) <= _SMALL or not WHOLE.isdisjoint(classes(table))
    return Grid(caption, tuple(slots), len(rows) if columns else 0, columns, heads, whole)


def _own(table: Any) -> Iterator[Any]:
    """Go through a table's caption and rows, and not those of tables in it."""
    for element in table:
        if element.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in element if row.tag == "tr")
        elif element.tag in ("caption", "tr"):
            yield element


def _lines(cell: Any) -> int:
    """Get how many lines are to be written by hand in a cell; 0 where none are."""
    given = cell.get("data-rows", "0")
    return min(40, int(given)) if given.isdecimal() else 0


def _span(cell: Any, name: str) -> int:
    given = cell.get(name, "1")
    return max(1, min(50, int(given))) if given.isdecimal() else 1


def _dress(table: Any, heads: int) -> None:
    """Give a table light rules, rows that stay whole, and a head on every page."""
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import OxmlElement, parse_xml

    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx's own elements
    borders = parse_xml(f"<w:tblBorders {nsdecls('w')}>{sides}</w:tblBorders>")
    margins = parse_xml(
        f'<w:tblCellMar {nsdecls("w")}><w:top w:w="50" w:type="dxa"/>'
        '<w:left w:w="100" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/>'
        '<w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
    )
    look = properties.find(f"{{{properties.nsmap['w']}}}tblLook")
    for each in (borders, *properties.xpath("w:tblLayout"), margins):
        if look is not None:
            look.addprevious(each)
        else:
            properties.append(each)
    for number, row in enumerate(table.rows):
        told = row._tr.get_or_add_trPr()  # noqa: SLF001
        told.append(OxmlElement("w:cantSplit"))
        if number < heads:
            told.append(OxmlElement("w:tblHeader"))


def _wash(cell: Any) -> None:
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml

    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{WASH}"/>')
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001
