"""One file, written in a test and held against one rule."""

from builder.diagnostics import Diagnostic
from builder.problems import LANGUAGES, word
from builder.read.dialect import Dialect
from builder.read.find import Kind, kind_of
from builder.read.frontmatter import parse_yaml
from builder.read.page import FRONTS
from builder.read.prose import read_prose
from builder.read.running import running
from builder.read.schema import read_front
from builder.read.split import split
from builder.read.steps import alone
from builder.read.text import FileText
from builder.rules import FileRule
from builder.source import Source

_DIALECT = Dialect()
MOMENT = "modules/lasa/1-start/b.md"


def text_of(body: str, front: str = "", below: str = MOMENT) -> FileText:
    """Read a file as the reading stage does; faults of reading are none of a rule's."""
    path = f"content/{below}"
    whole = f"---\n{front}\n---\n{body}"
    parts, _ = split(Source(path, whole, ""))
    assert parts is not None
    node, _ = parse_yaml(parts.front, path, 2)
    kind = kind_of(below) or Kind.PAGE
    record, spans, faults = read_front(FRONTS[kind], node, path, 1)
    prose = alone(read_prose(path, parts.body, parts.body_line, _DIALECT))
    found = running(whole, len(whole) - len(parts.body))
    return FileText(path, kind, record, spans, whole, prose.facts, found, sound=not faults)


def told(rule: FileRule, file: FileText) -> list[str]:
    """List what a rule tells of a file, as `code line:col`, worded in every language."""
    found = list(rule(file))
    assert all(is_worded(each) for each in found)
    return [f"{each.code} {each.span.line}:{each.span.col}" for each in found]


def is_worded(fault: Diagnostic) -> bool:
    return all(word(fault, language).message for language in LANGUAGES)


def stretch(file: FileText, fault: Diagnostic) -> str:
    """Get the text that a fault stands on."""
    span = fault.span
    lines = file.text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_col - 1]
    lines[0] = lines[0][span.col - 1 :]
    return "\n".join(lines)
