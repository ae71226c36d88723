"""Blocks: headings, paragraphs, lists, tables of a page, in the order in which they stand."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from builder.formats.document.content import classes, taken
from builder.formats.document.lists import Lists, boxed, indented, itemised
from builder.formats.document.runs import Look, Run, changed, run, runs
from builder.formats.document.sheet import (
    BY_CLASS,
    BY_TAG,
    INSIDE,
    MARKS,
    NEW_PAGE,
    ON_A_LINE,
    STYLES,
)
from builder.formats.document.tables import Grid, grid
from builder.formats.document.write import Pen, said

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl"),
        *("dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "ol", "p", "pre"),
        *("section", "summary", "table", "ul"),
    )
)


class Where(NamedTuple):
    """Where blocks go: into a document or a cell, with which style, how deep in which list."""

    place: Any
    style: str = "Normal"
    look: Look = Look()
    level: int = -1  # of a list; -1: in none
    box: str = ""  # the style of what stands in a box, which its lists follow


class Blocks:
    """Writes a page's blocks. An item's mark goes to its first paragraph, whatever that is."""

    def __init__(self, pen: Pen, lists: Lists, room: int) -> None:
        """`room` is the width of a page, in twentieths of a point."""
        self._pen = pen
        self._room = room
        self._lists = lists
        self._item: tuple[int, int] | None = None
        self._last = ""  # style
        self._breaks = False  # whether a new page is to begin
        self._led: list[Run] = []  # what begins the next paragraph

    def write(self, element: Any, where: Where) -> None:
        """Write all that is in an element."""
        loose: list[Run] = []
        loose += runs_of_text(element.text, where.look)
        for child in element:
            if _is_block(child):
                self._loose(loose, where)
                self._block(child, where)
            else:
                loose += run(child, where.look)
            loose += runs_of_text(child.tail, where.look)
        self._loose(loose, where)

    def _loose(self, given: list[Run], where: Where) -> None:
        """Write text that stands in no paragraph of its own."""
        if made := said(given):
            self._paragraph(made, where, where.style)
        else:
            for each in given:
                self._pen.wait(each.anchor)
        given.clear()

    def _block(self, element: Any, where: Where) -> None:
        if not taken(element):
            return
        self._pen.wait(element.get("id"))
        self._breaks |= NEW_PAGE in classes(element)
        inner = where._replace(look=changed(where.look, element))
        match element.tag:
            case "ul" | "ol":
                self._list(element, inner)
            case "dl":
                self._pairs(element, inner)
            case "table":
                self._table(element, inner)
            case "hr":
                return
            case _:
                style = styled(element)
                inside = next((INSIDE[each] for each in classes(element) if each in INSIDE), "")
                if _holds_blocks(element):
                    within = inside or style or where.style
                    self.write(element, inner._replace(style=within, box=inside or where.box))
                elif made := said([*self._led, *runs(element, inner.look)]):
                    self._led = []
                    self._paragraph(made, inner, style or where.style)

    def _paragraph(self, made: list[Run], where: Where, style: str) -> None:
        listed = where.level >= 0 and not style.startswith("Heading")
        if listed and style == "Normal":
            style = "List Continue"
        if listed and self._item and style == "List Continue":
            style = "List Bullet"
        if style == "Normal" and all(each.picture is not None for each in made if not each.anchor):
            style = "Kollegium Picture"
        paragraph = self._pen.paragraph(where.place, style)
        over = self._last == "Kollegium Over" and style.startswith("Heading")
        if over or not self._last:
            paragraph.paragraph_format.space_before = 0
        if self._breaks:
            paragraph.paragraph_format.page_break_before = True
            self._breaks = False
        self._last = style
        if self._item and listed:
            number, level = self._item
            itemised(paragraph, number, level)
            self._item = None
        elif listed:
            indented(paragraph, where.level)
        if listed and where.box:
            boxed(paragraph, STYLES[where.box])
        self._pen.fill(paragraph, made)

    def _list(self, element: Any, where: Where) -> None:
        usual = "number" if element.tag == "ol" else "bullet"
        kind = next((MARKS[each] for each in classes(element) if each in MARKS), usual)
        start = element.get("start", "1")
        number = 0
        if kind != "none":
            number = self._lists.new(kind, int(start) if start.isdecimal() else 1)
        level = where.level + (kind != "none")
        for item in element:
            if not taken(item):
                continue
            self._pen.wait(item.get("id"))
            self._item = (number, level) if number else None
            inner = where._replace(level=level, look=changed(where.look, item))
            self.write(item, inner)
            self._item = None

    def _pairs(self, element: Any, where: Where) -> None:
        """Write terms and what they are said to be, each pair as a paragraph."""
        if ON_A_LINE in classes(element):
            self._line_of(element, where)
            return
        led: list[Run] = []
        for each in element.iter("dt", "dd"):
            if not taken(each):
                continue
            self._pen.wait(each.get("id"))
            look = changed(where.look, each)
            if each.tag == "dt":
                if led:
                    self._paragraph(said(led), where, where.style)
                bold = look._replace(looks=look.looks | {"bold"})
                led = [*runs(each, bold), Run(": ", bold)]
            elif _holds_blocks(each):
                if _begins_with_text(each):
                    self._led = led
                elif led:
                    self._paragraph(said(led), where, where.style)
                led = []
                self.write(each, where)
            else:
                self._paragraph(said([*led, *runs(each, look)]), where, where.style)
                led = []
        if led:
            self._paragraph(said(led), where, where.style)

    def _line_of(self, element: Any, where: Where) -> None:
        """Write pairs as one line."""
        line: list[Run] = []
        for each in element.iter("dt", "dd"):
            if taken(each):
                look = changed(where.look, each)
                bold = look._replace(looks=look.looks | {"bold"})
                head = each.tag == "dt"
                between = [Run(" · ", look)] if head and line else []
                line += (*between, *runs(each, bold if head else look))
                line += [Run(": ", bold)] if head else []
        if made := said(line):
            self._paragraph(made, where, "Kollegium Facts")

    def _table(self, element: Any, where: Where) -> None:
        made: Grid = grid(element)
        if made.caption is not None:
            caption = said(runs(made.caption, where.look))
            if caption:
                self._pen.fill(self._pen.paragraph(where.place, "Caption"), caption)
        if not made.rows:
            return
        for cell, place, leads in made.draw(where.place, self._room):
            style = "Kollegium Cell Head" if cell.tag == "th" else "Kollegium Cell"
            empty = place.paragraphs[0]
            look = changed(where.look, cell)
            self.write(cell, Where(place, style, look))
            if len(place.paragraphs) > 1:
                empty._p.getparent().remove(empty._p)  # noqa: SLF001
            else:
                empty.style = style
            if leads:
                for paragraph in place.paragraphs:
                    paragraph.paragraph_format.keep_with_next = True
        self._pen.paragraph(where.place, "Kollegium Gap")


def runs_of_text(text: str | None, look: Look) -> Iterator[Run]:
    """Get text as a run, if there is any."""
    if text:
        yield Run(text, look)


def styled(element: Any) -> str:
    """Get the style that an element has in the sheet, empty for one that is not in it."""
    named = next((BY_CLASS[each] for each in classes(element) if each in BY_CLASS), "")
    return named or BY_TAG.get(element.tag, "")


def _is_block(element: Any) -> bool:
    tag = element.tag
    return tag in _BLOCKS or (isinstance(tag, str) and bool(styled(element)))


def _begins_with_text(element: Any) -> bool:
    """Tell whether the first thing in an element is a paragraph that something may lead."""
    first = next((child for child in element if taken(child)), None)
    return first is not None and first.tag == "p" and not (element.text or "").strip()


def _holds_blocks(element: Any) -> bool:
    return any(_is_block(child) for child in element if taken(child) and child.tag != "span")
