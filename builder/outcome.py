"""What a build or check came to, and how it is remembered until something changes."""

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from builder.diagnostics import Diagnostic, Edit, SetAside
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
    """The faults found, in order, those set aside by their files, and what was done."""

    diagnostics: tuple[Diagnostic, ...]
    counts: Counts
    set_aside: tuple[SetAside, ...] = ()

    def number(self, severity: Severity) -> int:
        """Count the faults of a severity."""
        return Counter(SEVERITIES[fault.code] for fault in self.diagnostics)[severity]

    @property
    def graded(self) -> dict[Severity, int]:
        """Count the faults of each severity."""
        return {severity: self.number(severity) for severity in Severity}

    @property
    def failed(self) -> bool:
        """Tell whether there is an error, so that nothing was published."""
        return self.number(Severity.ERROR) > 0


@value
class Past:
    """What the last run left: its outcome if it still holds, else what has changed since.

    `stamp` is that of the sources as they stand, and `changed` are files whose content alone
    differs, as absolute paths; without a stamp it is not known what has changed.
    """

    outcome: Outcome | None = None
    stamp: stamps.Stamp | None = None
    changed: tuple[str, ...] = ()


def remember(cache: Path, name: str, stamp: stamps.Stamp, outcome: Outcome) -> None:
    """Keep what a run came to for as long as nothing changes. OSError where it cannot be kept.

    `name` is the kind of run: checks and builds do not forget each other's.
    """
    data = {
        "key": stamp.key,
        "counts": asdict(outcome.counts),
        "diagnostics": [_plain(fault) for fault in outcome.diagnostics],
        "set_aside": [(_plain(each.diagnostic), each.reason) for each in outcome.set_aside],
    }
    stamps.save(cache / f"{name}.stamp", stamp)
    replace(cache / f"{name}.json", json.dumps(data).encode())


def recall(cache: Path, name: str, key: str) -> Past:
    """Compare what the last run of this name left with what stands now."""
    before = stamps.load(cache / f"{name}.stamp", key)
    if before is None:
        return Past()
    now = stamps.compare(before)
    if now.stamp is None or not now.settled:
        return Past(None, now.stamp, now.changed)
    try:
        data = json.loads((cache / f"{name}.json").read_bytes())
        if data["key"] != key:
            return Past()
        counts = Counts(**data["counts"])
        faults = tuple(_fault(*each) for each in data["diagnostics"])
        aside = tuple(SetAside(_fault(*fault), why) for fault, why in data["set_aside"])
    except (OSError, ValueError, TypeError, KeyError):
        return Past()
    if now.stamp is not before:
        stamps.save(cache / f"{name}.stamp", now.stamp)
    files = counts.made + counts.kept
    kept = Counts(counts.modules, counts.parts, counts.moments, kept=files)
    return Past(Outcome(faults, kept, aside), now.stamp)


def _plain(fault: Diagnostic) -> tuple[object, ...]:
    return fault.code, fault.path, fault.span, fault.values, fault.hint, fault.fix


def _fault(  # noqa: PLR0913, PLR0917 - the fields of a diagnostic, in order
    code: str,
    path: str,
    span: list[int],
    values: list[list[str]],
    hint: str,
    fix: list[tuple[list[int], str]],
) -> Diagnostic:
    pairs = tuple((name, value) for name, value in values)
    edits = tuple(Edit(Span(*span), text) for span, text in fix)
    return Diagnostic(code, path, Span(*span), pairs, hint, edits)
