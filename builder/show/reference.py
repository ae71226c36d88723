"""Pages of the reference as plain text of 80 columns, for a terminal of any kind."""

import re
import textwrap
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from builder.problems import Entry, entry
from builder.problems.table import SEVERITIES, Severity

_COLUMNS = 80
_EMPHASIS = re.compile(r"(?<!\*)\*([^*\s][^*]*)\*(?!\*)")
_SAID: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "sv": MappingProxyType(
            {
                "error": "fel",
                "warning": "varning",
                "advice": "råd",
                "errors": "Fel: utan rättning publiceras ingenting",
                "warnings": "Varningar: säkra, och går att rätta",
                "advices": "Råd: bedömningar som aldrig hindrar något",
                "why": "Varför: ",
                "wrong": "Fel:",
                "right": "Rätt:",
            }
        ),
        "en": MappingProxyType(
            {
                "error": "error",
                "warning": "warning",
                "advice": "advice",
                "errors": "Errors: nothing is published until they are mended",
                "warnings": "Warnings: certain, and yours to mend",
                "advices": "Advice: judgements that never stop anything",
                "why": "Why: ",
                "wrong": "Wrong:",
                "right": "Right:",
            }
        ),
    }
)


def draw_page(page: Entry, language: str) -> str:
    """Draw a code's page; each line ends in LF."""
    said = _SAID[language]
    pieces = [
        _wrapped(f"{page.code} ({said[page.severity]}): {page.title}"),
        _wrapped(page.explain),
        _wrapped(said["why"] + page.why),
        f"{said['wrong']}\n\n{_indented(page.wrong)}",
        f"{said['right']}\n\n{_indented(page.right)}",
    ]
    return "\n\n".join(pieces) + "\n"


def draw_list(language: str) -> str:
    """List all codes by severity, each with its message."""
    return "\n".join(_section(severity, language) for severity in Severity)


def _section(severity: Severity, language: str) -> str:
    rows = "".join(_rows(severity, language))
    return f"{_SAID[language][f'{severity}s']}\n\n{rows}"


def _rows(severity: Severity, language: str) -> Iterator[str]:
    wide = max(map(len, SEVERITIES)) + 2
    for code, graded in SEVERITIES.items():
        if graded is severity:
            title = entry(code, language).title
            lines = textwrap.wrap(title, _COLUMNS - wide - 2, break_on_hyphens=False)
            for name, line in zip((code, *[""] * len(lines)), lines, strict=False):
                yield f"  {name:{wide}}{line}".rstrip() + "\n"


def _wrapped(text: str) -> str:
    return textwrap.fill(
        _EMPHASIS.sub(r"\1", text), _COLUMNS, break_on_hyphens=False, break_long_words=False
    )


def _indented(text: str) -> str:
    return textwrap.indent(text, "    ").replace("\t", "    ")
