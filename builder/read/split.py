"""A file of prose in two halves: its front matter and its body."""

import re
from typing import NamedTuple

from builder.diagnostics import Diagnostic, diagnose
from builder.source import Source, Span


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
    return None, (diagnose("front-matter-unclosed", source.path, Span(1, 1, 1, 4), hint="close"),)


def _not_begun(path: str, lines: list[str]) -> Diagnostic:
    first = next(number for number, line in enumerate(lines) if line.strip())
    span = Span(first + 1, 1, first + 1, len(lines[first]) + 1)
    if lines[first].strip() == "---":
        return diagnose("front-matter-missing", path, span, hint="first")
    written = re.match(r"\s*[\w-]+:(\s|$)|\s*[-–—]{2,}\s*$", lines[first])
    return diagnose("front-matter-missing", path, span, hint="line" if written else "begin")
