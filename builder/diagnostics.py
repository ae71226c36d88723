"""A fault as a value: its code, its place and what its wording needs; no text of its own.

The wording stands in `problems/`, the drawing in `show.py`.
"""

from collections.abc import Iterable
from typing import NamedTuple

from builder.source import START, Span
from builder.value import value


class Edit(NamedTuple):
    """A stretch of the fault's file and what shall stand there instead, lines ended by LF."""

    span: Span
    text: str


@value
class Diagnostic:
    """One fault at one place.

    `path` is relative to the project, with forward slashes. `values` fill the wording's
    placeholders. `hint` names which of the problem's hints fits (`nearest`, `quote` …), or is empty
    where there is nothing better to say than the message. `fix` holds the edits that repair it, if
    the repair is certain: no other thing can have been meant, and nothing else is touched.
    """

    code: str
    path: str
    span: Span = START
    values: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    fix: tuple[Edit, ...] = ()


def diagnose(  # one call a fault, so the values are keywords
    code: str,
    path: str,
    span: Span = START,
    *,
    hint: str = "",
    fix: tuple[Edit, ...] = (),
    **values: object,
) -> Diagnostic:
    """Make a diagnostic; values are kept as text, in the order given."""
    kept = tuple((name, str(value)) for name, value in values.items())
    return Diagnostic(code, path, span, kept, hint, fix)


class Wish(NamedTuple):
    """What a file says to live with: a code and why, and where it says so."""

    path: str
    code: str
    reason: str
    span: Span


@value
class SetAside:
    """A diagnostic that its file says to live with, and why."""

    diagnostic: Diagnostic
    reason: str


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by file and place, and drop what is said twice."""
    return tuple(sorted(set(diagnostics), key=order))


def order(fault: Diagnostic) -> tuple[object, ...]:
    """Tell where a diagnostic comes among others: by file, place and code."""
    return fault.path, fault.span, fault.code, fault.values
