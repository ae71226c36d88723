"""The Markdown that authors write: Python-Markdown with its extensions, our blocks, and no detours.

One instance serves a whole process. What cannot matter to a text is left out for that text: passes
over it (`passes.py`), kinds of block (`blocks.py`), inline patterns (`inline.py`); and the finished
tree is written with less ado (`output.py`). That saves two
thirds of the time and changes no byte: tests compare the result with that of a stock instance.
"""

from typing import Any, Self

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from builder.read.dialect.blocks import Blocks, Headings, Parser
from builder.read.dialect.inline import register
from builder.read.dialect.output import serialize
from builder.read.dialect.passes import (
    Attributes,
    Fences,
    Footnotes,
    HtmlBlocks,
    Lines,
    Unescape,
    Whitespace,
)
from builder.read.holes import hole

EXTENSIONS = (
    # As classes: looked up by name, each would be searched for among all installed packages.
    DefListExtension,
    AbbrExtension,
    AttrListExtension,
    FencedCodeExtension,
    SaneListExtension,
)


class _Ours(Extension):
    """Our block, and the shortcuts; each in the library's own place in the order."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.preprocessors.register(Whitespace(md), "normalize_whitespace", 30)
        md.preprocessors.register(Fences(md, {"lang_prefix": "language-"}), "fenced_code_block", 25)
        md.preprocessors.register(HtmlBlocks(md), "html_block", 20)
        md.parser.blockprocessors.register(Blocks(md.parser), "kollegium_blocks", 95)
        md.parser.blockprocessors.register(Headings(md.parser), "hashheader", 70)
        md.treeprocessors.register(Lines(md), "prettify", 10)
        md.treeprocessors.register(Attributes(md), "attr_list", 8)
        md.treeprocessors.register(Unescape(md), "unescape", 0)
        register(md)


class _Markdown(Markdown):
    """The library's parser with ours for its blocks, and the text at hand for who would skip."""

    text = ""

    def build_parser(self) -> Self:
        super().build_parser()
        self.serializer = serialize
        parser = Parser(self)
        parser.blockprocessors = self.parser.blockprocessors
        for processor in parser.blockprocessors:
            processor.parser = parser
        self.parser = parser
        return self


class Dialect:
    """Renders Markdown to HTML; not yet safe, with marks and signs still in it."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        footnotes = Footnotes(BACKLINK_TITLE=hole("wfootnote"))
        tables = TableExtension(use_align_attribute=True)
        self._markdown: Any = _Markdown(
            extensions=[footnotes, *(each() for each in EXTENSIONS), tables, _Ours()]
        )

    def render(self, text: str) -> str:
        """Render one fragment; RecursionError where it is nested beyond all measure."""
        self._markdown.reset()
        try:
            return str(self._markdown.convert(text))
        except BaseException:
            # Broken off, the parser would take the next text for the inside of a list.
            self._begin()
            raise
