"""Blocks of Markdown: our own, and for each block only the processors that may want it."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor, HashHeaderProcessor

from builder.read.blocks import CLOSE, OPEN
from builder.read.holes import hole

_INDENTED, _DIGIT = " ", "0"

# With what a line of a block must begin, after its spaces, for a processor to want the block. A
# digit stands for any decimal number; a space, for a block that itself begins with one; a bar, for
# one anywhere. A processor not named here is always asked.
_HEADS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "empty": frozenset(("", "\n")),
        "kollegium_blocks": frozenset((OPEN, CLOSE)),
        "indent": frozenset((_INDENTED,)),
        "defindent": frozenset((_INDENTED,)),
        "code": frozenset((_INDENTED,)),
        "table": frozenset("|"),
        "hashheader": frozenset("#"),
        "setextheader": frozenset("=-"),  # its second line
        "hr": frozenset("*-_"),
        "olist": frozenset((_DIGIT,)),
        "ulist": frozenset("*+-"),
        "deflist": frozenset(":"),
        "quote": frozenset(">"),
        "footnote": frozenset("["),
        "abbr": frozenset("*"),
        "reference": frozenset("["),
    }
)
_NONE = frozenset[str]()
_ALL_HEADS = _NONE.union(*_HEADS.values())


class Blocks(BlockProcessor):
    """Makes elements of the block signs that `blocks.py` left."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the interface
        """Tell whether a block is one of the signs."""
        return block.startswith((OPEN, CLOSE))

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Make the element, of all blocks up to the sign that closes it."""
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
        tag = _element(name)
        role = {"role": "note"} if tag == "aside" else {}  # no landmark, which needs its own name
        element = SubElement(parent, tag, {"class": f"block block-{name}"} | role)
        if name != "quote":
            heading = SubElement(element, "p", {"class": "block-title"})
            heading.text = title or hole(f"w{name}")
        self.parser.parseBlocks(element, inner)
        return True


def _element(name: str) -> str:
    """Choose the element of a block: asides may be skipped, the others belong to the text."""
    return {"quote": "blockquote", "tip": "aside", "deeper": "aside"}.get(name, "div")


class Headings(HashHeaderProcessor):
    """Takes a heading in a line of its own apart at once, and leaves every other to the library."""

    _PLAIN = re.compile(r"(#{1,6})([^#\\\n]*)")

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self._found: re.Match[str] | None = None

    def test(self, parent: Element, block: str) -> bool:
        """Tell whether there is a heading in a block."""
        self._found = self._PLAIN.fullmatch(block)
        return bool(self._found) or super().test(parent, block)

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the element, of what was tested last."""
        if self._found is None:
            super().run(parent, blocks)
            return
        blocks.pop(0)
        SubElement(parent, f"h{len(self._found[1])}").text = self._found[2].strip()


class Parser(BlockParser):
    """Tries for each block only the processors that want lines beginning as its lines do.

    What Markdown makes a block of is said at the beginning of its lines. So a paragraph, each line
    of which begins with a letter, is not searched by a dozen patterns for what cannot be there.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        # By the heads found; lately seen, since hostile text could have any set of them.
        self._fit = lru_cache(maxsize=256)(self._fitting)

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802 - the interface
        """Make elements of the blocks, below `parent`."""
        while blocks:
            block = blocks[0]
            is_line = block[:1].isalpha() and "\n" not in block
            for processor in self._fit(_NONE if is_line else _ALL_HEADS & _heads(block)):
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break

    def _fitting(self, heads: frozenset[str]) -> tuple[BlockProcessor, ...]:
        """Choose processors, in their order. Only asked when all extensions have registered."""
        every: Any = self.blockprocessors
        unwanted = [
            every[name]
            for name, wanted in _HEADS.items()
            if name in every and wanted.isdisjoint(heads)
        ]
        return tuple(each for each in every if each not in unwanted)


def _heads(block: str) -> set[str]:
    """List what the lines begin with after their spaces, and how the block itself begins."""
    lines = block.split("\n") if "\n" in block else (block,)
    heads = {line.lstrip(" ")[:1] for line in lines}
    heads.add(block[:1])
    if any(map(str.isdecimal, heads)):
        heads.add(_DIGIT)
    if "|" in block:
        heads.add("|")
    return heads
