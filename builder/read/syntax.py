"""What is wrong with YAML that cannot be parsed: the cause, in the author's terms.

The parser's message says where it gave up, the text around says why. Only what libyaml and the pure
parser agree on is looked at, so that both give the same answer.
"""

import re
from types import MappingProxyType
from typing import Any

from builder.diagnostics import Diagnostic, Edit, diagnose
from builder.read.nodes import Scalar
from builder.source import Span

_CURLY_DOUBLE = "“”„‟"
_CURLY_SINGLE = "‘’‚‛"
_KEY = re.compile(r"(?P<before>\s*(?:- +)*(?P<key>[^\s:#\[{\"'-][^:]*?):[ \t]+)(?P<value>\S.*)?$")
_GLUED = re.compile(r"\s*(?:- +)*[\w-]+:(?![\s/])\S")
_PLAIN_KEY = re.compile(r"\s*[a-z_]+:[ \t]+$")  # what a repair may be made behind
_COMMENT = re.compile(r"\s#")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|\s#.*")  # what is no bracket of the text
_SHOWN = 60  # a longer value is not repeated in a hint

_SAYS = (  # part of the parser's words → code; the first that fits
    ("mapping keys are not allowed", "yaml-character"),
    ("sequence entries are not allowed", "yaml-list"),
    ("tab character", "yaml-tab"),
    ("cannot start any token", "yaml-character"),
    ("document", "yaml-documents"),
)
_WHILE = (  # part of what it was doing → code
    ("scanning an alias", "yaml-anchor"),
    ("scanning an anchor", "yaml-anchor"),
    ("a tag", "yaml-tag"),
    ("a directive", "yaml-tag"),
    ("a block scalar", "yaml-block-text"),
    ("parsing a block node", "yaml-character"),
    ("parsing a flow node", "yaml-character"),
)
_FROM_ITS_START = ("yaml-anchor", "yaml-tag", "yaml-block-text", "yaml-escape")
HINTS = MappingProxyType(
    {
        "yaml-tab": "spaces",
        "yaml-list": "write",
        "yaml-colon-space": "write",
        "yaml-curly-quote": "straight",
        "yaml-character": "quote",
        "yaml-anchor": "quote",
    }
)


def opens_with_curly_quote(text: str) -> bool:
    """Tell a value that curly quotes were put around as if they were YAML's.

    A text that merely begins with a quoted word is one that closes it before its end.
    """
    first, rest = text[:1], text[1:]
    if first not in _CURLY_DOUBLE + _CURLY_SINGLE or not first:
        return False
    quotes = _CURLY_DOUBLE if first in _CURLY_DOUBLE else _CURLY_SINGLE
    closing = next((at for at, letter in enumerate(rest) if letter in quotes), -1)
    if closing < 0:
        return first in _CURLY_DOUBLE
    return closing == len(rest) - 1


def quoted(text: str) -> str:
    """Put straight quotes around a text of one line, so that YAML gives it back as it is."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def straightened(text: str, span: Span) -> tuple[Edit, ...]:
    """Repair a value with curly quotes around it; none where it is not sure where it ends."""
    curly = _CURLY_DOUBLE + _CURLY_SINGLE
    whole = len(text) > 1 and text[0] in curly and text[-1] in curly
    if not whole or span.end_line != span.line or span.end_col - span.col != len(text):
        return ()
    return (Edit(span, quoted(text[1:-1])),)


def syntax_fault(
    error: Exception, path: str, text: str, first_line: int, latest: Scalar | None
) -> Diagnostic:
    """Name the cause of a parser's error; `latest` is the value read last, if any."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:  # the pure parser's own slips on escapes, and characters it refuses
        code = "yaml-syntax" if hasattr(error, "character") else "yaml-escape"
        span = latest.span if latest else Span(first_line, 1, first_line, 1)
        return diagnose(code, path, span)
    return _Fault(error, mark, path, text, first_line, latest).named()


class _Fault:
    """One parser error with its surroundings; lives for the naming of it."""

    def __init__(  # noqa: PLR0913, PLR0917  the surroundings are many
        self, error: Any, mark: Any, path: str, text: str, first_line: int, latest: Scalar | None
    ) -> None:
        self.problem = error.problem or ""
        self.context = error.context or ""
        self.start = error.context_mark or mark
        self.mark = mark
        self.path = path
        self.lines = text.split("\n")
        self.first_line = first_line
        self.latest = latest

    def named(self) -> Diagnostic:
        """Go from the particular causes to the general."""
        if "mapping values are not allowed" in self.problem:
            return self._colon()
        if "quoted scalar" in self.context or "quoted scalar" in self.problem:
            ended = "end of stream" in self.problem or "document" in self.problem
            return self._unclosed(self.start) if ended else self._at("yaml-escape", self.start)
        code = next((code for said, code in _SAYS if said in self.problem), "")
        code = code or next((code for doing, code in _WHILE if doing in self.context), "")
        if code == "yaml-character" and not self._line(self.mark.line)[self.mark.column :].strip():
            return self._left_open()
        if code:
            return self._at(code, self.start if code in _FROM_ITS_START else self.mark)
        if "flow" in self.context:
            return self._bracket()
        return self._after_value() or self._block()

    def _line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""

    def _at(self, code: str, mark: Any, *, hint: str = "", **values: object) -> Diagnostic:
        letter = self._line(mark.line)[mark.column : mark.column + 1]
        fix: tuple[Edit, ...] = ()
        if code == "yaml-character":
            values = {"character": letter, **values}
            fix = self._in_quotes(mark.line, mark.column)
        width = 1 if letter else 0
        return self._on(mark.line, mark.column, mark.column + width, code, hint, values, fix)

    def _on(  # noqa: PLR0913, PLR0917  a place and what is said of it
        self,
        line: int,
        start: int,
        end: int,
        code: str,
        hint: str,
        values: dict[str, object],
        fix: tuple[Edit, ...] = (),
    ) -> Diagnostic:
        span = self._span(line, start, end)
        hint = hint or HINTS.get(code, "")
        return diagnose(code, self.path, span, hint=hint, fix=fix, **values)

    def _span(self, line: int, start: int, end: int) -> Span:
        number = line + self.first_line
        return Span(number, start + 1, number, end + 1)

    def _in_quotes(self, number: int, start: int) -> tuple[Edit, ...]:
        """Put a bare value in quotes; none where it may hold a comment or go on below."""
        line = self._line(number)
        value = line[start:].rstrip()
        indent = len(line) - len(line.lstrip())
        following = next((each for each in self.lines[number + 1 :] if each.strip()), "")
        goes_on = len(following) - len(following.lstrip()) > indent
        if not _PLAIN_KEY.match(line[:start]) or _COMMENT.search(value) or goes_on:
            return ()
        return (Edit(self._span(number, start, start + len(value)), quoted(value)),)

    def _unclosed(self, mark: Any) -> Diagnostic:
        letter = self._line(mark.line)[mark.column : mark.column + 1]
        return self._at("yaml-unclosed", mark, character=letter)

    def _colon(self) -> Diagnostic:
        """Explain a colon where none can be: in a bare value, or since the line above is wrong."""
        line = self._line(self.mark.line)
        key = _KEY.match(line)
        if key and len(key["before"].rstrip()) - 1 < self.mark.column:
            value = (key["value"] or "").rstrip()
            start = key.end("before")
            if value[:1] in _CURLY_DOUBLE + _CURLY_SINGLE:
                where = (self.mark.line, start, start + len(value))
                sure = (
                    straightened(value, self._span(*where))
                    if _PLAIN_KEY.match(line[:start])
                    else ()
                )
                return self._on(*where, "yaml-curly-quote", "", {"value": value}, sure)
            if value[:1] in {'"', "'"}:
                return self._at("yaml-after-quote", self.mark, character=value[0])
            if value[:1] in {"[", "{"}:
                return self._at("yaml-bracket", self.mark)
            return self._bare_colon(key["key"], value, start)
        return self._line_above()

    def _bare_colon(self, key: str, value: str, start: int) -> Diagnostic:
        number, at = self.mark.line, self.mark.column
        fix = self._in_quotes(number, start)
        shown = len(value) <= _SHOWN and not _COMMENT.search(value)
        values: dict[str, object] = {"key": key, "whole": quoted(value) if shown else ""}
        hint = "quote" if shown else "around"
        return self._on(number, at, at + 1, "yaml-colon", hint, values, fix)

    def _line_above(self) -> Diagnostic:
        """Explain a line that the parser took for the end of the one above."""
        number = self.mark.line
        above = next((n for n in range(number - 1, -1, -1) if self._line(n).strip()), None)
        if above is None:
            return self._at("yaml-syntax", self.mark)
        here, there = self._line(number), self._line(above)
        indent, other = (len(line) - len(line.lstrip()) for line in (here, there))
        if _GLUED.match(there):
            colon = there.index(":")
            after = self._span(above, colon + 1, colon + 1)
            sure = (Edit(after, " "),) if _PLAIN_KEY.match(f"{there[: colon + 1]} ") else ()
            return self._on(above, colon, colon + 1, "yaml-colon-space", "", {}, sure)
        if not re.search(r":(\s|$)", there) and not there.lstrip().startswith(("-", "#")):
            return self._on(above, other, len(there.rstrip()), "yaml-no-key", "", {})
        if indent != other:
            return self._on(number, indent, len(here.rstrip()), "yaml-indentation", "", {})
        return self._at("yaml-syntax", self.mark)

    def _bracket(self) -> Diagnostic:
        """Explain a list or mapping in brackets: never closed on its line, or wrong within."""
        line = self._line(self.start.line)
        rest = _QUOTED.sub("", line[self.start.column :])
        opened, closed = (sum(map(rest.count, pair)) for pair in ("[{", "]}"))
        if opened > closed:
            return self._unclosed(self.start)
        return self._at("yaml-bracket", self.mark)

    def _left_open(self) -> Diagnostic:
        """Find the last bracket that nothing closes, where the text ends right after one."""
        closed = 0
        for number in range(min(self.mark.line, len(self.lines) - 1), -1, -1):
            line = _QUOTED.sub(lambda found: " " * len(found.group()), self.lines[number])
            for at in range(len(line) - 1, -1, -1):
                if line[at] in "]}":
                    closed += 1
                elif line[at] in "[{" and closed:
                    closed -= 1
                elif line[at] in "[{":
                    values: dict[str, object] = {"character": line[at]}
                    return self._on(number, at, at + 1, "yaml-unclosed", "", values)
        return self._on(len(self.lines) - 1, 0, 0, "yaml-syntax", "", {})

    def _after_value(self) -> Diagnostic | None:
        """Find the fault in a quoted value just before: closed too early, or by another quote."""
        value = self.latest
        line = self.mark.line + self.first_line
        if value is None or value.plain or value.span.end_line != line:
            return None
        opening = self._line(value.span.line - self.first_line)[value.span.col - 1 :][:1]
        if opening not in {'"', "'"}:
            return None
        if value.span.line != line:
            return diagnose("yaml-unclosed", self.path, self._first(value), character=opening)
        return self._at("yaml-after-quote", self.mark, character=opening)

    @staticmethod
    def _first(value: Scalar) -> Span:
        line, col = value.span[:2]
        return Span(line, col, line, col + 1)

    def _block(self) -> Diagnostic:
        """Explain a line that fits neither the lines above nor below it."""
        line = self._line(self.mark.line)
        if self.mark.column > len(line) - len(line.lstrip()) or not line.strip():
            return self._at("yaml-syntax", self.mark)
        if line.lstrip().startswith(":"):
            return self._at("yaml-key", self.mark)
        end = max(len(line.rstrip()), self.mark.column)
        return self._on(self.mark.line, self.mark.column, end, "yaml-indentation", "", {})
