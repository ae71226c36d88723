"""Fenced blocks: `::: leader` … `:::`, found before Markdown runs.

Leader blocks are lifted out, so that each is a fragment of its own with its own footnotes; where
one stood, a hole stays. The other blocks remain, their lines turned into signs that
`dialect/blocks.py` makes elements of. Nothing within fenced code is looked at.
"""

import re
from dataclasses import dataclass, field

from markdown.extensions.fenced_code import FencedBlockPreprocessor

from builder.diagnostics import Diagnostic, Edit, diagnose
from builder.read.holes import hole
from builder.read.marks import Marker
from builder.read.nearest import is_sure, nearest
from builder.source import Span

LEADER = "leader"
BLOCKS = (LEADER, "activity", "observation", "log", "deeper", "tip", "quote")
OPEN, CLOSE = "\ue001", "\ue002"

_FENCE = re.compile(r"[ ]{0,3}(:{3,})[ \t]*([^\s:]*)[ \t]*(.*?)[ \t]*$")
# A block's line that stands in a list, a quotation or further in: Markdown would print it.
_MISPLACED = re.compile(r"(?:[ \t]|>|[-*+][ \t]|[0-9]+\.[ \t])+(:{3,}[ \t]*[^\s:]*)")
_FAR_IN = ("    ", "\t")
_HOLDS_MORE = re.compile(r"[ ]{0,3}(?:[-*+][ \t]|[0-9]+\.[ \t]|:[ \t]|>|\[\^[^\]]+\]:)")
_FOOTNOTE = re.compile(r"\[\^([^\]]+)\](:?)")


def unsigned(text: str) -> str:
    """Give back the lines of blocks that Markdown took for something else, as in raw HTML."""
    return text.replace(OPEN, "::: ").replace(CLOSE, ":::")


def _misplaced(text: str, opener: str, *, alone: bool) -> re.Match[str] | None:
    """Match a block's line that stands in something else.

    Far in, below a blank line and in nothing else, it is code: one may write about blocks.
    """
    if alone and text.startswith(_FAR_IN) and not _HOLDS_MORE.match(opener):
        return None
    return _MISPLACED.match(text)


def _code_lines(body: str) -> frozenset[int]:
    """List the lines that Markdown takes for fenced code, from 0, by its own pattern."""
    if "```" not in body and "~~~" not in body:
        return frozenset()
    numbers: set[int] = set()
    for found in FencedBlockPreprocessor.FENCED_BLOCK_RE.finditer(body):
        first = body.count("\n", 0, found.start())
        numbers.update(range(first, first + found.group().count("\n") + 1))
    return frozenset(numbers)


@dataclass(slots=True)
class _Open:
    """A block not closed yet: its name, the line that opened it, and the text it adds to."""

    name: str
    line: int
    outer: list[str]


@dataclass(slots=True)
class Splitter:
    """Splits one body into its main text and leader texts, marking places on the way."""

    path: str
    marker: Marker
    main: list[str] = field(default_factory=list)
    leaders: list[list[str]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _leader_lines: list[int] = field(default_factory=list)
    _opened: list[_Open] = field(default_factory=list)
    _into: list[str] = field(default_factory=list)

    def split(self, body: str, first_line: int) -> None:
        """Read the body, whose first line is that line of the file."""
        self._into = self.main
        lines = body.split("\n")
        code = _code_lines(body)
        opener = ""  # the last line that is not further in: what an indented one belongs to
        alone = True  # whether an indented line here would be code, and not go on with a paragraph
        for offset, text in enumerate(lines):
            if not text:
                self._into.append("")
                alone = True
                continue
            number = first_line + offset
            if offset in code:
                self._into.append(text)
            elif ":::" in text and (block := _FENCE.match(text)):
                self._block(block, number)
            elif ":::" in text and (misplaced := _misplaced(text, opener, alone=alone)):
                start = misplaced.start(1) + 1
                span = Span(number, start, number, misplaced.end(1) + 1)
                self.diagnostics.append(diagnose("indented-block", self.path, span))
            else:
                following = lines[offset + 1] if offset + 1 < len(lines) else ""
                self._into.append(self.marker.line(text, number, following))
            if not text.strip():
                alone = True
            elif not text.startswith(_FAR_IN):
                opener, alone = text, False
        while self._opened:
            left = self._opened[-1]
            span = Span(left.line, 1, left.line, 4)
            self.diagnostics.append(
                diagnose("unclosed-block", self.path, span, hint="close", name=left.name)
            )
            self._close()
        self._check_footnotes()

    def _check_footnotes(self) -> None:
        """Find notes of the leader's that stand among the participants'."""
        if not any("[^" in text for leader in self.leaders for text in leader):
            return
        for leader, line in zip(self.leaders, self._leader_lines, strict=True):
            found = _FOOTNOTE.findall("\n".join(leader))
            own = {name for name, colon in found if colon}
            for name in dict.fromkeys(name for name, _ in found if name not in own):
                span = Span(line, 1, line, 4)
                self.diagnostics.append(diagnose("footnote-outside", self.path, span, name=name))

    def _block(self, fence: re.Match[str], number: int) -> None:
        name, title = fence.group(2), fence.group(3)
        if not name and self._opened:
            self._close()
        elif name in BLOCKS:
            self._open(name, title, number)
        else:
            start = fence.start(2) + 1
            span = Span(number, start, number, start + max(1, len(name)))
            known = nearest(name, BLOCKS)
            self.diagnostics.append(
                diagnose(
                    "unknown-block",
                    self.path,
                    span,
                    hint="nearest" if known else "known",
                    fix=(Edit(span, known),) if is_sure(name, known, BLOCKS) else (),
                    name=name,
                    nearest=known or "",
                    known=", ".join(BLOCKS),
                )
            )
            if name:
                # Its closing line must close it, not the block around it.
                self._open("", "", number)

    def _open(self, name: str, title: str, number: int) -> None:
        self._opened.append(_Open(name, number, self._into))
        if name == LEADER:
            self._into += ["", hole(f"l{len(self.leaders)}"), ""]
            self.leaders.append([])
            self._leader_lines.append(number)
            self._into = self.leaders[-1]
        elif name:
            self._into += ["", f"{OPEN}{name} {title}", ""]

    def _close(self) -> None:
        block = self._opened.pop()
        if block.name and block.name != LEADER:
            self._into += ["", CLOSE, ""]
        self._into = block.outer
