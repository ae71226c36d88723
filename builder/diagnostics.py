"""A fault as a value: its code, its place and what its wording needs; no text of its own.

The wording stands in `problems/`, the drawing in `show.py`.
"""

from collections.abc import Iterable

from builder.source import START, Span
from builder.value import value


@value
class Diagnostic:
    """One fault at one place.

    `path` is relative to the project, with forward slashes. `values` fill the wording's
    placeholders. `hint` names which of the problem's hints fits (`nearest`, `quote` …), or is empty
    where there is nothing better to say than the message.
    """

    code: str
    path: str
    span: Span = START
    values: tuple[tuple[str, str], ...] = ()
    hint: str = ""


def diagnose(  # one call a fault, so the values are keywords
    code: str, path: str, span: Span = START, *, hint: str = "", **values: object
) -> Diagnostic:
    """Make a diagnostic; values are kept as text, in the order given."""
    kept = tuple((name, str(value)) for name, value in values.items())
    return Diagnostic(code, path, span, kept, hint)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by file and place, and drop what is said twice."""
    return tuple(sorted(set(diagnostics), key=lambda d: (d.path, d.span, d.code, d.values)))
