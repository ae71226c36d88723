"""A table's columns have headings, or nobody who listens knows what a cell is about.

WCAG 2.2, 1.3.1. Markdown's tables always begin with a row of headings; it may be left empty. Rows
are looked for in the text itself, outside code.
"""

import re
from collections.abc import Iterator

from builder.diagnostics import Diagnostic, diagnose
from builder.read.text import FileText

_EMPTY_ROW = re.compile(r"^ {0,3}[ \t|]*\|[ \t|]*\n {0,3}\|?[ \t]*:?-[-:| \t]*$", re.MULTILINE)
_RAW = re.compile(r"<table\b", re.IGNORECASE)
_RAW_END = re.compile(r"</table\s*>", re.IGNORECASE)
_HEADER = re.compile(r"<th\b", re.IGNORECASE)
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)


def tables(file: FileText) -> Iterator[Diagnostic]:
    """Find tables without headings."""
    text = file.text
    if "|" in text:
        for found in _EMPTY_ROW.finditer(text):
            if not _in_code(text, found.start()):
                start = text.index("|", found.start())
                yield diagnose(
                    "table-without-header", file.path, file.span(start, text.index("\n", start))
                )
    if "<" in text and "<table" in text.lower():
        yield from _raw(file)


def _raw(file: FileText) -> Iterator[Diagnostic]:
    text = file.text
    at = 0
    while found := _RAW.search(text, at):
        end = _RAW_END.search(text, found.end())
        at = end.end() if end else len(text)
        if not _HEADER.search(text, found.end(), at) and not _in_code(text, found.start()):
            yield diagnose("table-without-header", file.path, file.span(*found.span()))


def _in_code(text: str, offset: int) -> bool:
    """Tell whether a place lies between two fences, or in code on its line."""
    fences = sum(1 for _ in _FENCE.finditer(text, 0, offset))
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    return bool(fences % 2 or line.count("`") % 2 or line.startswith(("    ", "\t")))
