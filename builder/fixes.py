"""Repairs that are certain, laid upon a file: its new bytes, and the change as a unified diff.

Whatever the edits do not name stays byte for byte: comments, layout, line ends, a byte-order mark.
"""

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from builder.diagnostics import Diagnostic, Edit

_BOM = "\ufeff"
_LINE_END = re.compile(r"\r\n|\r|\n")


class Mended(NamedTuple):
    """A file as it is and as it would be; `path` is below the project."""

    path: str
    before: bytes
    after: bytes
    diff: str


def edits_of(diagnostics: Iterable[Diagnostic]) -> dict[str, tuple[Edit, ...]]:
    """Gather the edits of each file; what overlaps an earlier one waits for the next time.

    A diagnostic's edits are taken together or not at all.
    """
    chosen: dict[str, tuple[Edit, ...]] = {}
    for each in diagnostics:
        taken = chosen.get(each.path, ())
        if each.fix and not any(_overlap(edit, other) for edit in each.fix for other in taken):
            chosen[each.path] = taken + each.fix
    return chosen


def _overlap(one: Edit, other: Edit) -> bool:
    if one.span == other.span:
        return True
    (line, col, end_line, end_col), (start, at, stop, till) = one.span, other.span
    return (line, col) < (stop, till) and (start, at) < (end_line, end_col)


def mended(path: str, before: bytes, edits: Iterable[Edit]) -> Mended | None:
    """Lay edits upon a file's bytes; None where they are not UTF-8, or nothing would change."""
    try:
        text = before.decode("utf-8")
    except UnicodeDecodeError:
        return None
    after = _laid_upon(text, edits)
    if after == text:
        return None
    return Mended(path, before, after.encode("utf-8"), _diff(path, text, after))


def _laid_upon(text: str, edits: Iterable[Edit]) -> str:
    """Replace the stretches; a line's first column is behind a byte-order mark."""
    starts = list(_line_starts(text))
    found = _LINE_END.search(text)
    line_end = found.group() if found else "\n"
    pieces: list[str] = []
    done = 0
    for (line, col, end_line, end_col), new in sorted(edits):
        start, end = starts[line - 1] + col - 1, starts[end_line - 1] + end_col - 1
        pieces += (text[done:start], new.replace("\n", line_end))
        done = end
    return "".join((*pieces, text[done:]))


def _line_starts(text: str) -> Iterator[int]:
    yield len(_BOM) if text.startswith(_BOM) else 0
    for found in _LINE_END.finditer(text):
        yield found.end()


def _diff(path: str, before: str, after: str) -> str:
    """Draw the change as `diff -u` would, whatever ends the lines; each line ends in LF."""
    old, new = (_lines(text.removeprefix(_BOM)) for text in (before, after))
    lines = difflib.unified_diff(old, new, f"a/{path}", f"b/{path}")
    missing = "\n\\ No newline at end of file\n"
    return "".join(line if line.endswith("\n") else f"{line}{missing}" for line in lines)


def _lines(text: str) -> list[str]:
    lines = _LINE_END.sub("\n", text).split("\n")
    return [*(f"{line}\n" for line in lines[:-1]), *filter(None, lines[-1:])]
