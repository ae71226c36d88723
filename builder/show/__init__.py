"""Diagnostics drawn as plain text: for people, for programs line by line, or as JSON.

Colour is somebody else's: what is drawn here is the same in every terminal and in every log. The
forms that services ask for, GitHub's annotations and SARIF, have files of their own.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Literal

from builder.diagnostics import Diagnostic
from builder.problems import Worded, word
from builder.problems.table import Severity
from builder.show.width import TAB, width

Form = Literal["text", "line", "json", "github", "sarif"]
Drawn = Literal["text", "line"]
Texts = Callable[[str], str | None]

_WIDEST = 100  # columns of a line shown around the caret
_CUT = "…"

_COUNTED: Mapping[str, tuple[tuple[Severity, str, str], ...]] = MappingProxyType(
    {
        "sv": (
            (Severity.ERROR, "fel", "fel"),
            (Severity.WARNING, "varning", "varningar"),
            (Severity.ADVICE, "råd", "råd"),
        ),
        "en": (
            (Severity.ERROR, "error", "errors"),
            (Severity.WARNING, "warning", "warnings"),
            (Severity.ADVICE, "piece of advice", "pieces of advice"),
        ),
    }
)
_NONE: Mapping[str, str] = MappingProxyType({"sv": "inga fel", "en": "no errors"})


def show(diagnostics: Iterable[Diagnostic], language: str, form: Drawn, texts: Texts) -> str:
    """Draw diagnostics, in the order given; each line ends in LF, nothing gives an empty text.

    `language` is `sv` or `en`. `texts` gives the text of a file by its path, as decoded, or None;
    only `text` asks for it, to show the line.
    """
    if form == "line":
        return "".join(f"{_head(each, word(each, language))}\n" for each in diagnostics)
    drawn = [_drawn(each, word(each, language), texts) for each in diagnostics]
    return "\n".join(drawn)


def as_data(diagnostics: Iterable[Diagnostic], language: str) -> list[dict[str, Any]]:
    """Give diagnostics as plain data: lines and columns from 1, an empty hint where none.

    `fix` is there only where the repair is certain: stretches of the file and their new text.
    """
    return [_data(each, word(each, language)) for each in diagnostics]


def summary(counts: Mapping[Severity, int], language: str) -> str:
    """Say how many there are of each severity: `2 fel, 1 varning`, or `inga fel`."""
    said = [
        f"{counts.get(severity, 0)} {one if counts[severity] == 1 else many}"
        for severity, one, many in _COUNTED[language]
        if counts.get(severity, 0)
    ]
    return ", ".join(said) or _NONE[language]


def _data(diagnostic: Diagnostic, worded: Worded) -> dict[str, Any]:
    data = {
        "code": diagnostic.code,
        "severity": str(worded.severity),
        "path": diagnostic.path,
        **diagnostic.span._asdict(),
        "message": worded.message,
        "hint": worded.hint,
    }
    if diagnostic.fix:
        data["fix"] = [{**edit.span._asdict(), "text": edit.text} for edit in diagnostic.fix]
    return data


def _head(diagnostic: Diagnostic, worded: Worded) -> str:
    place = f"{diagnostic.path}:{diagnostic.span.line}:{diagnostic.span.col}"
    return f"{place}: {worded.severity}[{diagnostic.code}]: {_one_line(worded.message)}"


def _drawn(diagnostic: Diagnostic, worded: Worded, texts: Texts) -> str:
    span = diagnostic.span
    gutter = " " * len(str(span.line))
    lines = [_head(diagnostic, worded)]
    shown = _line(texts(diagnostic.path), span.line)
    if shown is not None:
        end = span.end_col if span.end_line == span.line else len(shown) + 1
        snippet, caret = _snippet(shown, span.col, end)
        lines += [
            f"{gutter} |",
            f"{span.line} | {snippet}".rstrip(),
            f"{gutter} | {caret}",
        ]
    if worded.hint:
        lines.append(f"{gutter} = {_one_line(worded.hint)}")
    return "".join(f"{line}\n" for line in lines)


def _line(text: str | None, number: int) -> str | None:
    """Get a line of a file; None where the file is not at hand or has no such line."""
    if text is None or not text:
        return None
    lines = text.split("\n", number)
    return lines[number - 1] if number <= len(lines) else None


def _snippet(line: str, col: int, end_col: int) -> tuple[str, str]:
    """Lay out a line and the carets below it, cut around them if it is long.

    Columns in are characters from 1; what comes out is in cells of a terminal.
    """
    start = min(col - 1, len(line))
    end = max(min(end_col - 1, len(line)), start)
    first, last = _window(line, start, end)
    before = _visible(line[first:start])
    marked = _visible(line[start : min(end, last)])
    after = _visible(line[min(end, last) : last])
    left = _CUT if first else ""
    right = _CUT if last < len(line) else ""
    caret = " " * width(left + before) + "^" * max(1, width(marked))
    return f"{left}{before}{marked}{after}{right}", caret


def _window(line: str, start: int, end: int) -> tuple[int, int]:
    """Choose which characters of a line to show: all, or some with the marked ones among them."""
    if width(line) <= _WIDEST:
        return 0, len(line)
    room = max(_WIDEST - (end - start), _WIDEST // 2)
    first = max(0, min(start - room // 2, len(line) - _WIDEST))
    return first, min(len(line), first + _WIDEST)


def _visible(text: str) -> str:
    """Make a stretch of a line printable: tabs as spaces, nothing that moves the cursor."""
    return "".join(map(_safe, text.replace("\t", " " * TAB)))


def _safe(character: str) -> str:
    kind = unicodedata.category(character)
    return (
        "\ufffd" if kind in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"} or _turns(character) else character
    )


def _turns(character: str) -> bool:
    return "\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069"


def _one_line(text: str) -> str:
    """Keep a message on its line, whatever a value in it holds."""
    return _visible(" ".join(text.splitlines()))
