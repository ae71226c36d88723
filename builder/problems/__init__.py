"""Every fault that Kollegium knows: its severity in `table.py`, its words in `sv.toml`, `en.toml`.

Each code has in each language: `text` (the message, with `{placeholders}`), `explain` (the page of
the reference: what it means and what to do, in Markdown) and any number of `hint.NAME`.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from builder.diagnostics import Diagnostic
from builder.problems.table import SEVERITIES, Severity
from builder.value import value

LANGUAGES = ("sv", "en")


@value
class Worded:
    """A diagnostic put in words: the message, and the hint or an empty text."""

    severity: Severity
    message: str
    hint: str


@cache
def wording(language: str) -> Mapping[str, Any]:
    """Read the texts of a language, by code."""
    return tomllib.loads(Path(__file__).with_name(f"{language}.toml").read_text(encoding="utf-8"))


def severity(code: str) -> Severity:
    """Tell how grave a fault is; an unknown code is a bug and raises KeyError."""
    return SEVERITIES[code]


def word(diagnostic: Diagnostic, language: str) -> Worded:
    """Put a diagnostic in words; values are inserted as they are, never as a template."""
    texts = wording(language)[diagnostic.code]
    values = dict(diagnostic.values)
    hint = texts["hint"][diagnostic.hint] if diagnostic.hint else ""
    return Worded(
        severity(diagnostic.code), texts["text"].format_map(values), hint.format_map(values)
    )
