"""Front matter and YAML files as node trees: guarded first, resolved never.

PyYAML's events come one at a time, so that depth and count are bounded while the parser works and
nothing hostile is ever read to its end. What the author wrote arrives letter by letter.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

import yaml

from builder.diagnostics import Diagnostic, Edit, diagnose
from builder.read.decode import forbidden
from builder.read.limits import MOST_FAULTS, bounded
from builder.read.nodes import Mapping, Node, Scalar, Sequence
from builder.read.syntax import HINTS, opens_with_curly_quote, straightened, syntax_fault
from builder.source import Source, Span

FRONT_BYTES = 64 * 1024
FILE_BYTES = 256 * 1024
_FRONT_NODES = 5_000
_FILE_NODES = 20_000
_MOST_SHOWN = 60
_DEEPEST = 16
_DEEPEST_INDENT = 200

_LOADER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_BRACKETS = re.compile(rf"(?:[\[{{]\s*){{{_DEEPEST + 1}}}")
_INDENT = re.compile(rf"^ {{{_DEEPEST_INDENT + 1}}}", re.MULTILINE)
_TAB = re.compile(r"^ *\t[ \t]*(?=\S)", re.MULTILINE)
_ABOUT_LINES = frozenset(
    ("yaml-syntax", "yaml-indentation", "yaml-no-key", "yaml-key", "yaml-bracket")
)
# YAML 1.1 ends lines at these, an editor does not. No private character is ever in a text.
_HIDE = MappingProxyType({0x85: "\ue085", 0x2028: "\ue028", 0x2029: "\ue029"})
_SHOW = MappingProxyType({ord(hidden): chr(line_end) for line_end, hidden in _HIDE.items()})
_ODD_LINE_ENDS = ("\x85", "\u2028", "\u2029")


def parse_yaml(
    text: str, path: str, first_line: int = 1
) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Read front matter that begins on `first_line` of the file; None if empty or not YAML."""
    return _parse(text, path, first_line, (FRONT_BYTES, _FRONT_NODES))


def parse_file(source: Source) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Read a file that is YAML altogether; an empty one is a fault."""
    node, faults = _parse(source.text, source.path, 1, (FILE_BYTES, _FILE_NODES))
    if node is None and not faults:
        faults = (diagnose("empty-file", source.path),)
    return node, faults


def _parse(
    text: str, path: str, first_line: int, limits: tuple[int, int]
) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    most_bytes, most_nodes = limits
    if len(text) > most_bytes or len(text.encode("utf-8", "replace")) > most_bytes:
        span = Span(first_line, 1, first_line, 1)
        limit = f"{most_bytes // 1024} KiB"
        return None, (diagnose("yaml-too-large", path, span, limit=limit),)
    refused = _scan(text, path, first_line)
    if refused:
        return None, refused
    odd = any(line_end in text for line_end in _ODD_LINE_ENDS)
    builder = _Tree(path, first_line, most_nodes, odd=odd)
    try:
        node = builder.read(yaml.parse(_for_parser(text, odd=odd), Loader=_LOADER))
    except _Refused as refusal:
        return None, (refusal.diagnostic,)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        return None, (syntax_fault(error, path, text, first_line, builder.latest),)
    return node, bounded(builder.faults, path)


def _for_parser(text: str, *, odd: bool) -> str:
    """Smooth out what the two parsers take differently; every character keeps its place."""
    if odd:
        text = text.translate(_HIDE)
    # Tabs within a line part words like spaces; the pure parser would have none of them.
    return text.replace("\t", " ") + "\n"


def _scan(text: str, path: str, first_line: int) -> tuple[Diagnostic, ...]:
    """Refuse cheaply, before the parser, what would take it long or lead it astray."""
    # Each pattern is only tried where what it must find so much of stands at all.
    deep = text.count("[") + text.count("{") > _DEEPEST
    wide = " " * _DEEPEST_INDENT in text
    for pattern, worth in ((_BRACKETS, deep), (_INDENT, wide)):
        found = pattern.search(text) if worth else None
        if found:
            span = _on_line(text, found.start(), found.start() + 1, first_line)
            return (diagnose("yaml-too-deep", path, span, limit=_DEEPEST),)
    return tuple(_tabs(text, path, first_line))


def _tabs(text: str, path: str, first_line: int) -> Iterator[Diagnostic]:
    """Tell of tabs that begin a line; two spaces each are sure if the lines then fit together."""
    if "\t" not in text or not _TAB.search(text):
        return
    mended = _TAB.sub(lambda found: found.group().replace("\t", "  "), text)
    _, left = parse_yaml(mended, path, first_line)
    sure = not any(fault.code in _ABOUT_LINES for fault in left)
    for found, _ in zip(_TAB.finditer(text), range(MOST_FAULTS), strict=False):
        span = _on_line(text, found.start(), found.end(), first_line)
        spaces = found.group().replace("\t", "  ")
        fix = (Edit(span, spaces),) if sure else ()
        yield diagnose("yaml-tab", path, span, hint="spaces", fix=fix)


def _on_line(text: str, start: int, end: int, first_line: int) -> Span:
    line = text.count("\n", 0, start) + first_line
    col = start - text.rfind("\n", 0, start)
    return Span(line, col, line, col + end - start)


class _Refused(Exception):  # noqa: N818  it carries a fault of the author's, it is none itself
    """Reading stops here: anchors, tags, depth and count are refused at once."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


class _Tree:
    """Builds the node tree from events, on a stack of its own; lives for one file."""

    def __init__(self, path: str, first_line: int, most_nodes: int, *, odd: bool) -> None:
        self.path = path
        self.first_line = first_line
        self.left = most_nodes
        self.odd = odd
        self.faults: list[Diagnostic] = []
        self.latest: Scalar | None = None  # what a syntax error followed upon
        self.open: list[tuple[Any, list[Node]]] = []
        self.root: Node | None = None
        self.documents = 0

    def read(self, events: Iterator[Any]) -> Node | None:
        """Take all events; None for a stream without a document."""
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._guard(event)
                self._add(self._scalar(event))
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._guard(event)
                self.open.append((event.start_mark, []))
                if len(self.open) > _DEEPEST:
                    self._refuse("yaml-too-deep", event, limit=_DEEPEST)
            elif kind is yaml.MappingEndEvent:
                self._add(self._mapping(event))
            elif kind is yaml.SequenceEndEvent:
                start, items = self.open.pop()
                self._add(Sequence(tuple(items), self._span(start, event.end_mark)))
            elif kind is yaml.AliasEvent:
                self._refuse("yaml-anchor", event)
            elif kind is yaml.DocumentStartEvent:
                self._document(event)
        return self.root

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._refuse("yaml-documents", event)
        if event.version or event.tags:
            self._refuse("yaml-tag", event)

    def _guard(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse("yaml-anchor", event)
        if event.tag is not None:
            self._refuse("yaml-tag", event)
        self.left -= 1
        if self.left < 0:
            self._refuse("yaml-too-many", event)

    def _refuse(self, code: str, event: Any, **values: Any) -> None:
        span = self._span(event.start_mark, event.end_mark)
        raise _Refused(diagnose(code, self.path, span, hint=HINTS.get(code, ""), **values))

    def _add(self, node: Node) -> None:
        if self.open:
            self.open[-1][1].append(node)
        else:
            self.root = node

    def _scalar(self, event: Any) -> Scalar:
        text, span = event.value, self._span(event.start_mark, event.end_mark)
        if event.style == '"' and forbidden().search(text.translate(_SHOW) if self.odd else text):
            quote = Span(span.line, span.col, span.line, span.col + 1)
            raise _Refused(diagnose("yaml-escape", self.path, quote))
        if self.odd:
            text = text.translate(_SHOW)
        plain = not event.style
        if plain and opens_with_curly_quote(text):
            self._curly(text, span)
        self.latest = Scalar(text, plain, span)
        return self.latest

    def _mapping(self, event: Any) -> Mapping:
        """Pair up keys and values; of a doubled key the first stands."""
        start, parts = self.open.pop()
        pairs: list[tuple[Scalar, Node]] = []
        lines: dict[str, int] = {}
        for key, value in zip(parts[::2], parts[1::2], strict=True):
            if not isinstance(key, Scalar) or key.blank:
                raise _Refused(diagnose("yaml-key", self.path, key.span))
            if key.text == "<<" and key.plain:
                raise _Refused(diagnose("yaml-merge", self.path, key.span))
            if key.text in lines:
                self._doubled(key, lines[key.text])
                continue
            lines[key.text] = key.span.line
            pairs.append((key, value))
        return Mapping(tuple(pairs), self._span(start, event.end_mark))

    def _curly(self, text: str, span: Span) -> None:
        shown, fix = text[:_MOST_SHOWN], straightened(text, span)
        self.faults.append(
            diagnose("yaml-curly-quote", self.path, span, hint="straight", fix=fix, value=shown)
        )

    def _doubled(self, key: Scalar, line: int) -> None:
        self.faults.append(diagnose("duplicate-key", self.path, key.span, key=key.text, line=line))

    def _span(self, start: Any, end: Any) -> Span:
        first = self.first_line
        return Span(start.line + first, start.column + 1, end.line + first, end.column + 1)
