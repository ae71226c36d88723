"""What a build or check came to, and how it is remembered until something changes."""

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from builder.diagnostics import Diagnostic
from builder.engine import stamp as stamps
from builder.engine.write import replace
from builder.problems.table import SEVERITIES, Severity
from builder.source import Span
from builder.value import value


@value
class Counts:
    """How many there are of what; files are counted as made, kept or removed."""

    modules: int = 0
    parts: int = 0
    moments: int = 0
    made: int = 0
    kept: int = 0
    removed: int = 0


@value
class Outcome:
    """The faults found, in order, and what was done. `why` is a line for each file made."""

    diagnostics: tuple[Diagnostic, ...]
    counts: Counts
    why: tuple[str, ...] = ()

    def number(self, severity: Severity) -> int:
        """Count the faults of a severity."""
        return Counter(SEVERITIES[fault.code] for fault in self.diagnostics)[severity]

    @property
    def failed(self) -> bool:
        """Tell whether there is an error, so that nothing was published."""
        return self.number(Severity.ERROR) > 0


def remember(cache: Path, stamp: stamps.Stamp, outcome: Outcome) -> None:
    """Keep a build's outcome for as long as nothing changes. OSError where it cannot be kept."""
    faults = [[*_plain(fault)] for fault in outcome.diagnostics]
    counts = asdict(outcome.counts)
    data = {"key": stamp.key, "counts": counts, "diagnostics": faults}
    stamps.save(cache / "stamp.json", stamp)
    replace(cache / "outcome.json", json.dumps(data).encode())


def recall(cache: Path, key: str) -> Outcome | None:
    """Get the last build's outcome if all still stands as it left it, else None."""
    before = stamps.load(cache / "stamp.json", key)
    now = stamps.settle(before) if before else None
    if now is None:
        return None
    try:
        data = json.loads((cache / "outcome.json").read_bytes())
        if data["key"] != key:
            return None
        counts = Counts(**data["counts"])
        faults = tuple(_fault(*each) for each in data["diagnostics"])
    except (OSError, ValueError, TypeError, KeyError):
        return None
    if now is not before:
        stamps.save(cache / "stamp.json", now)
    files = counts.made + counts.kept
    kept = Counts(counts.modules, counts.parts, counts.moments, kept=files)
    return Outcome(faults, kept)


def _plain(fault: Diagnostic) -> tuple[object, ...]:
    return fault.code, fault.path, fault.span, fault.values, fault.hint


def _fault(code: str, path: str, span: list[int], values: list[list[str]], hint: str) -> Diagnostic:
    pairs = tuple((name, value) for name, value in values)
    return Diagnostic(code, path, Span(*span), pairs, hint)
