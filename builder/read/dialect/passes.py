"""Passes over a whole text or tree, left out where there is nothing for them to find.

The first passes change the text; each that does keeps what it made in `md.text`, where the later
ones look. It may hold signs that the author's did not: a tab becomes the spaces that break a line.
"""

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.footnotes import FootnoteExtension
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace
from markdown.treeprocessors import PrettifyTreeprocessor, UnescapeTreeprocessor

_UNCOMMON = ("\x02", "\x03", "\r", "\t")


def _kept(md: Any, lines: list[str]) -> list[str]:
    md.text = "\n".join(lines)
    return lines


class Whitespace(NormalizeWhitespace):
    """Skips cleaning where no tab stands and no line is made of spaces."""

    md: Any

    def run(self, lines: list[str]) -> list[str]:
        """Clean the lines."""
        text = "\n".join(lines)
        if any(sign in text for sign in _UNCOMMON) or (
            "\n " in text and any(line[:1] == " " and not line.strip(" ") for line in lines)
        ):
            return _kept(self.md, super().run(lines))
        self.md.text = text
        return [*lines, "", ""]


class Fences(FencedBlockPreprocessor):
    """Skips looking for fenced code where no fence stands."""

    md: Any

    def run(self, lines: list[str]) -> list[str]:
        """Put fenced code aside."""
        text = self.md.text
        if "```" in text or "~~~" in text:
            return _kept(self.md, super().run(lines))
        return lines


class HtmlBlocks(HtmlBlockPreprocessor):
    """Skips looking for raw HTML where there can be none."""

    md: Any

    def run(self, lines: list[str]) -> list[str]:
        """Put raw HTML aside."""
        text = self.md.text
        if "<" in text or "&" in text:
            return _kept(self.md, super().run(lines))
        return lines


class Footnotes(FootnoteExtension):
    """Skips looking for where an author wants the notes where nobody says so."""

    md: Any

    def findFootnotesPlaceholder(  # noqa: N802 - Python-Markdown's name
        self, root: Element
    ) -> tuple[Element, Element, bool] | None:
        """Find the words that say so, the element around them, and which of its texts they are."""
        if self.getConfig("PLACE_MARKER") in self.md.text:
            return super().findFootnotesPlaceholder(root)
        return None


class Lines(PrettifyTreeprocessor):
    """Begins new lines as the library does, asking once what is a block and not three times."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._blocks = frozenset(md.block_level_elements)

    def _prettifyETree(self, elem: Element) -> None:  # noqa: N802 - Python-Markdown's name
        blocks = self._blocks
        if len(elem) and elem.tag in blocks and elem.tag not in ("code", "pre"):
            if elem[0].tag in blocks and not (elem.text and elem.text.strip()):
                elem.text = "\n"
            for child in elem:
                if child.tag not in blocks:
                    continue
                if len(child):
                    self._prettifyETree(child)
                elif not (child.tail and child.tail.strip()):
                    child.tail = "\n"
        if not (elem.tail and elem.tail.strip()):
            elem.tail = "\n"


class Attributes(AttrListTreeprocessor):
    """Skips looking for attribute lists where there is no brace."""

    md: Any

    def run(self, doc: Element) -> None:
        """Move attribute lists from the text to the elements."""
        if "{" in self.md.text:
            super().run(doc)


class Unescape(UnescapeTreeprocessor):
    """Skips restoring escaped characters where no backslash stands."""

    md: Any

    def run(self, root: Element) -> None:
        """Put the characters back."""
        if "\\" in self.md.text:
            super().run(root)
