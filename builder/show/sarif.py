"""Diagnostics as SARIF 2.1.0 (OASIS), which code hosts and editors take in.

Columns count characters (`columnKind`), paths are below the project, and what a file says to live
with is told as suppressed in its source. Nothing of the machine or the hour is in it.
"""

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from builder import __version__
from builder.diagnostics import Diagnostic, Edit, SetAside
from builder.problems import entry, word
from builder.problems.table import SEVERITIES, Severity
from builder.source import Span

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
)


def sarif(diagnostics: Iterable[Diagnostic], set_aside: Iterable[SetAside], language: str) -> str:
    """Write a log of one run, as JSON."""
    found = tuple(diagnostics)
    aside = tuple(set_aside)
    named = {each.code for each in found} | {each.diagnostic.code for each in aside}
    codes = [code for code in SEVERITIES if code in named]
    results = [_result(each, codes, language) for each in found]
    results += [
        {**_result(each.diagnostic, codes, language), "suppressions": [_suppression(each)]}
        for each in aside
    ]
    driver = {
        "name": "Kollegium",
        "semanticVersion": __version__,
        "rules": [_rule(code, language) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, language: str) -> dict[str, Any]:
    page = entry(code, language)
    return {
        "id": code,
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": page.explain},
        "help": {"text": f"{page.explain}\n\n{page.why}"},
        "defaultConfiguration": {"level": _LEVELS[page.severity]},
    }


def _result(diagnostic: Diagnostic, codes: list[str], language: str) -> dict[str, Any]:
    worded = word(diagnostic, language)
    said = f"{worded.message}\n{worded.hint}" if worded.hint else worded.message
    artifact = {"uri": quote(diagnostic.path), "uriBaseId": "%SRCROOT%"}
    place = {"artifactLocation": artifact, "region": _region(diagnostic.span)}
    result = {
        "ruleId": diagnostic.code,
        "ruleIndex": codes.index(diagnostic.code),
        "level": _LEVELS[worded.severity],
        "message": {"text": said},
        "locations": [{"physicalLocation": place}],
    }
    if diagnostic.fix:
        edits = [_replacement(edit) for edit in diagnostic.fix]
        change = {"artifactLocation": artifact, "replacements": edits}
        described = {"text": worded.hint or worded.message}
        result["fixes"] = [{"description": described, "artifactChanges": [change]}]
    return result


def _suppression(each: SetAside) -> dict[str, str]:
    return {"kind": "inSource", "justification": each.reason}


def _replacement(edit: Edit) -> dict[str, Any]:
    return {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.col,
        "endLine": span.end_line,
        "endColumn": span.end_col,
    }
