"""The Markdown that authors write: Python-Markdown with its extensions, our blocks, and no detours.

One instance serves a whole process. Inline patterns whose first character a text lacks are left out
for that text, which saves a third of the time and changes no byte: a test compares the result with
that of a stock instance.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import AtomicString

from builder.read.blocks import CLOSE, OPEN
from builder.read.holes import hole

EXTENSIONS = (
    # As classes: looked up by name, each would be searched for among all installed packages.
    DefListExtension,
    AbbrExtension,
    FencedCodeExtension,
    SaneListExtension,
)

# The text without which a pattern cannot match; a pattern not named here always runs.
_TRIGGERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "backtick": ("`",),
        "escape": ("\\",),
        "footnote": ("[^",),
        "reference": ("[",),
        "link": ("[",),
        "short_reference": ("[",),
        "image_link": ("![",),
        "image_reference": ("![",),
        "short_image_ref": ("![",),
        "autolink": ("<",),
        "automail": ("<",),
        "html": ("<",),
        "entity": ("&",),
        "linebreak": ("  \n",),
        "em_strong": ("*", "_"),
        "em_strong2": ("_",),
        "not_strong": ("*", "_"),
    }
)


class _Blocks(BlockProcessor):
    """Makes elements of the block signs that `blocks.py` left."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the interface
        return block.startswith((OPEN, CLOSE))

    def run(self, parent: Element, blocks: list[str]) -> bool:
        first = blocks.pop(0)
        if first.startswith(CLOSE):
            return True
        head, _, rest = first[1:].partition("\n")
        name, _, title = head.partition(" ")
        if rest:
            blocks.insert(0, rest)
        inner, depth = [], 1
        while blocks:
            block = blocks.pop(0)
            depth += block.startswith(OPEN) - block.startswith(CLOSE)
            if not depth:
                break
            inner.append(block)
        element = SubElement(parent, _element(name), {"class": f"block block-{name}"})
        if name != "quote":
            heading = SubElement(element, "p", {"class": "block-title"})
            heading.text = title or hole(f"w{name}")
        self.parser.parseBlocks(element, inner)
        return True


def _element(name: str) -> str:
    """Choose the element of a block: asides may be skipped, the others belong to the text."""
    return {"quote": "blockquote", "tip": "aside", "deeper": "aside"}.get(name, "div")


class _HtmlBlocks(HtmlBlockPreprocessor):
    """Skips looking for raw HTML where there can be none."""

    def run(self, lines: list[str]) -> list[str]:
        if any("<" in line or "&" in line for line in lines):
            return super().run(lines)
        return lines


class _Attributes(AttrListTreeprocessor):
    """Skips looking for attribute lists where there is no brace."""

    def run(self, doc: Element) -> None:
        if getattr(self.md, "has_braces", True):
            super().run(doc)


class _Inline(InlineProcessor):
    """Skips, for each stretch of text, the patterns that cannot match it.

    Overrides a private method of the library: should a later one have no such method, every pattern
    is tried again, which takes longer and gives the same bytes.
    """

    triggers: tuple[tuple[str, ...] | None, ...] = ()

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString):
            return data
        apply: Any = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        start = 0
        while patternIndex < len(self.triggers):
            signs = self.triggers[patternIndex]
            if signs is not None and not any(sign in data for sign in signs):
                patternIndex, start = patternIndex + 1, 0  # noqa: N806
                continue
            pattern = self.inlinePatterns[patternIndex]
            data, matched, start = apply(pattern, data, patternIndex, start)
            if not matched:
                patternIndex += 1  # noqa: N806
        return data


class _Unescape(UnescapeTreeprocessor):
    """Skips restoring escaped characters where no backslash stands."""

    def run(self, root: Element) -> None:
        if getattr(self.md, "has_escapes", True):
            super().run(root)


class _Ours(Extension):
    """Our block, and the shortcuts."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.parser.blockprocessors.register(_Blocks(md.parser), "kollegium_blocks", 95)
        md.preprocessors.register(_HtmlBlocks(md), "html_block", 20)
        md.treeprocessors.register(_Attributes(md), "attr_list", 8)
        md.treeprocessors.register(_Unescape(md), "unescape", 0)
        md.treeprocessors.register(_Inline(md), "inline", 20)


class Dialect:
    """Renders Markdown to HTML; not yet safe, with marks and signs still in it."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        footnotes = FootnoteExtension(BACKLINK_TITLE=hole("wfootnote"))
        tables = TableExtension(use_align_attribute=True)
        self._markdown: Any = Markdown(
            extensions=[footnotes, *(each() for each in EXTENSIONS), tables, _Ours()]
        )
        self._inline: Any = self._markdown.treeprocessors["inline"]
        registry = self._markdown.inlinePatterns
        triggers = {
            registry.get_index_for_name(name): signs
            for name, signs in _TRIGGERS.items()
            if name in registry
        }
        self._patterns = [(triggers.get(at), pattern) for at, pattern in enumerate(registry)]

    def render(self, text: str) -> str:
        """Render one fragment; RecursionError where it is nested beyond all measure."""
        self._markdown.reset()
        self._markdown.has_braces = "{" in text
        self._markdown.has_escapes = "\\" in text
        fit = [
            (triggers, pattern)
            for triggers, pattern in self._patterns
            if triggers is None or any(trigger in text for trigger in triggers)
        ]
        self._inline.inlinePatterns = [pattern for _, pattern in fit]
        self._inline.triggers = tuple(triggers for triggers, _ in fit)
        try:
            return str(self._markdown.convert(text))
        except BaseException:
            # Broken off, the parser would take the next text for the inside of a list.
            self._begin()
            raise
