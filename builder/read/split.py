"""A file of prose in two halves: its front matter and its body."""

import re
from typing import NamedTuple

from builder.diagnostics import Diagnostic, Edit, diagnose
from builder.source import Source, Span

_DASHES = re.compile(r"\s*(?:[-–—]{2,6}|[–—])\s*")
_FACT = re.compile(r"\s*$|\s+\S|#|- |[\w-]+:(\s|$)")  # a line that may stand among the facts
_KEY = re.compile(r"\s*[\w-]+:(\s|$)")


class Split(NamedTuple):
    """A file of prose in its two halves, with the line of the file that each begins on."""

    front: str
    front_line: int
    body: str
    body_line: int


def split(source: Source) -> tuple[Split | None, tuple[Diagnostic, ...]]:
    """Part front matter from body. None where it cannot be told which is which."""
    lines = source.text.split("\n")
    if not source.text.strip():
        return None, (diagnose("empty-file", source.path),)
    if lines[0].rstrip() != "---":
        return None, (_not_begun(source.path, lines),)
    for number, line in enumerate(lines[1:], 1):
        if line.startswith("---") and line.rstrip() == "---":
            front, body = "\n".join(lines[1:number]), "\n".join(lines[number + 1 :])
            return Split(front, 2, body, number + 2), ()
    return None, (_not_closed(source.path, lines),)


def _not_closed(path: str, lines: list[str]) -> Diagnostic:
    """Tell that facts never end; a word processor's dash that must be their end is mended."""
    dashes = [number for number, line in enumerate(lines[1:], 1) if _DASHES.fullmatch(line)]
    sure = len(dashes) == 1 and all(map(_FACT.match, lines[1 : dashes[0]]))
    fix = (_dashes(dashes[0], lines),) if sure else ()
    return diagnose("front-matter-unclosed", path, Span(1, 1, 1, 4), hint="close", fix=fix)


def _not_begun(path: str, lines: list[str]) -> Diagnostic:
    first = next(number for number, line in enumerate(lines) if line.strip())
    span = Span(first + 1, 1, first + 1, len(lines[first]) + 1)
    is_closed = any(line.rstrip() == "---" for line in lines[first + 1 :])
    if lines[first].strip() == "---":
        above = (Edit(Span(1, 1, first + 1, 1), ""),) if is_closed and first else ()
        return diagnose("front-matter-missing", path, span, hint="first", fix=above)
    if _DASHES.fullmatch(lines[first]):
        sure = (_dashes(first, lines),) if is_closed and not first else ()
        return diagnose("front-matter-missing", path, span, hint="line", fix=sure)
    hint = "line" if _KEY.match(lines[first]) else "begin"
    return diagnose("front-matter-missing", path, span, hint=hint)


def _dashes(number: int, lines: list[str]) -> Edit:
    return Edit(Span(number + 1, 1, number + 1, len(lines[number]) + 1), "---")
