"""Every fault that Kollegium knows: its severity in `table.py`, its words in `sv.toml`, `en.toml`.

Each code has in each language: `text` (the message, with `{placeholders}`), any number of
`hint.NAME`, and its page of the reference: `explain` (what it means and what to do), `why` it
matters, and what is `wrong` and `right`, as lines of a file. The page is Markdown.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from builder.diagnostics import Diagnostic
from builder.problems.table import SEVERITIES, Severity
from builder.value import value

LANGUAGES = ("sv", "en")
_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


@value
class Worded:
    """A diagnostic put in words: the message, and the hint or an empty text."""

    severity: Severity
    message: str
    hint: str


@value
class Entry:
    """A code's page of the reference; `title` is the message with its values left open."""

    code: str
    severity: Severity
    title: str
    explain: str
    why: str
    wrong: str
    right: str


@cache
def wording(language: str) -> Mapping[str, Any]:
    """Read the texts of a language, by code."""
    return tomllib.loads(Path(__file__).with_name(f"{language}.toml").read_text(encoding="utf-8"))


def severity(code: str) -> Severity:
    """Tell how grave a fault is; an unknown code is a bug and raises KeyError."""
    return SEVERITIES[code]


def entry(code: str, language: str) -> Entry:
    """Get a code's page; an unknown code is a bug and raises KeyError."""
    texts = wording(language)[code]
    page = (texts[name].strip("\n") for name in ("explain", "why", "wrong", "right"))
    return Entry(code, severity(code), _PLACEHOLDER.sub("…", texts["text"]), *page)


def word(diagnostic: Diagnostic, language: str) -> Worded:
    """Put a diagnostic in words; values are inserted as they are, never as a template."""
    texts = wording(language)[diagnostic.code]
    values = dict(diagnostic.values)
    hint = texts["hint"][diagnostic.hint] if diagnostic.hint else ""
    return Worded(
        severity(diagnostic.code), texts["text"].format_map(values), hint.format_map(values)
    )
