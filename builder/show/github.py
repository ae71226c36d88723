"""Diagnostics as GitHub's workflow commands, which it shows beside the lines of a change.

The form, and which characters must be escaped where, is GitHub's: "Workflow commands for GitHub
Actions", setting an error message.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from builder.diagnostics import Diagnostic
from builder.problems import word
from builder.problems.table import Severity

_COMMANDS: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
)


def annotations(diagnostics: Iterable[Diagnostic], language: str) -> str:
    """Draw each as one line; the hint is the message's second line."""
    return "".join(f"{_command(each, language)}\n" for each in diagnostics)


def _command(diagnostic: Diagnostic, language: str) -> str:
    worded = word(diagnostic, language)
    span = diagnostic.span
    properties: dict[str, str | int] = {
        "file": diagnostic.path,
        "line": span.line,
        "endLine": span.end_line,
        "title": diagnostic.code,
    }
    if span.line == span.end_line:  # columns are for stretches within a line
        properties |= {"col": span.col, "endColumn": span.end_col}
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    said = f"{worded.message}\n{worded.hint}" if worded.hint else worded.message
    return f"::{_COMMANDS[worded.severity]} {listed}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str | int) -> str:
    return _data(str(value)).replace(":", "%3A").replace(",", "%2C")
